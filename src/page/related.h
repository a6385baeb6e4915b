// What an event's page leads to: the events around it, and the maps that its data items use.
#pragma once

#include <vector>

#include "page/site_pages.h"

namespace evdoc {

/// The events that start, stop or interrupt the task of this one, by id, without itself; at most twenty. None for an
/// event that has no task, or whose opcode has to do with no beginning or end.
std::vector<const EventPage*> related_events(const EventPage& page);

/// The event that its docs name in its place; null: they name none, or one that has no page.
const EventPage* replacement(const EventPage& page);

/// The maps of the newest version's data items, each once, in the order of the items.
std::vector<const MapPage*> maps_of(const EventPage& page);

/// The page of a map of this provider; null for no map.
const MapPage* find_map(const ProviderPage& provider, const Map* map);

}  // namespace evdoc
