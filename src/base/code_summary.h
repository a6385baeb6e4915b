// What a kind of finding is, in one sentence.
#pragma once

#include <string_view>

#include "base/diagnostic.h"

namespace evdoc {

/// The first sentence of its explanation.
std::string_view summary_of(const Code& code);

}  // namespace evdoc
