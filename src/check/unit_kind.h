// What a unit holds, told from its id.
#pragma once

#include <array>
#include <string_view>

#include "check/rule.h"

namespace evdoc::check {

/// The id of a unit that one event has, taken apart. Empty parts: it is not of that form.
struct EventUnitId {
  std::string_view event;  ///< "4031" of "event.4031.title" and of "event.contoso-widgets.4031.title"
  std::string_view part;   ///< "title"
};
EventUnitId event_unit_id(std::string_view id);

/// What the ids of common units that hold names begin with.
inline constexpr std::array<std::string_view, 4> name_prefixes{"keyword.", "channel.", "task.", "opcode."};

/// "channel.ANALYTIC" and "event.4031.title" hold names, "label.keywords" a label.
UnitKind unit_kind(std::string_view id);

}  // namespace evdoc::check
