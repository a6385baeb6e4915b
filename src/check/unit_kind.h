// What a unit holds, told from its id.
#pragma once

#include "check/rule.h"

namespace evdoc::check {

/// "channel.ANALYTIC" and "event.4031.title" hold names, "label.keywords" a label.
UnitKind unit_kind(std::string_view id);

}  // namespace evdoc::check
