// An event as Event Viewer shows it in its XML view, with values made up.
#pragma once

#include <string>

#include "model/manifest.h"

namespace evdoc {

/// The rendered form of an event record (MS-EVEN6, section 2.2.18): always the same for the same declaration. Values
/// fit their types; of a map it is its first entry's. Only what the event's provider decides is true. Empty where that
/// is not known, since the event names what is not declared.
std::string sample_event(const Provider& provider, const Event& event);

}  // namespace evdoc
