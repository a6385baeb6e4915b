#include "page/related.h"

#include <algorithm>
#include <array>

namespace evdoc {

namespace {

constexpr std::size_t most_related = 20;

/// Start, Stop, DC_Start, DC_Stop, Resume and Suspend of winmeta.xml.
constexpr std::array<uint8_t, 6> phases{1, 2, 3, 4, 7, 8};

bool is_phase(const EventPage& page) {
  const Opcode* opcode = page.event().opcode;
  return opcode && std::ranges::find(phases, opcode->value) != phases.end();
}

void add_maps(const std::vector<DataItem>& items, const ProviderPage& provider, std::vector<const MapPage*>& maps) {
  for (const DataItem& item : items) {
    const MapPage* map = find_map(provider, item.map);
    if (map && std::ranges::find(maps, map) == maps.end()) maps.push_back(map);
    add_maps(item.items, provider, maps);
  }
}

}  // namespace

std::vector<const EventPage*> related_events(const EventPage& page) {
  std::vector<const EventPage*> related;
  const Task* task = page.event().task;
  if (!task || task->value == 0 || !is_phase(page)) return related;
  const EventGroup<Task>* group = find_group(page.home->tasks, task);
  if (!group) return related;
  for (const EventPage* other : group->events) {
    if (other != &page && is_phase(*other)) related.push_back(other);
    if (related.size() == most_related) break;
  }
  return related;
}

const EventPage* replacement(const EventPage& page) {
  if (!page.doc || !page.doc->replaced_by) return nullptr;
  const auto& events = page.home->events;
  const auto id = [](const EventPage* event) { return event->event().value; };
  const auto found = std::ranges::lower_bound(events, *page.doc->replaced_by, {}, id);
  return found != events.end() && id(*found) == *page.doc->replaced_by ? *found : nullptr;
}

std::vector<const MapPage*> maps_of(const EventPage& page) {
  std::vector<const MapPage*> maps;
  if (page.event().payload) add_maps(page.event().payload->items, *page.home, maps);
  return maps;
}

const MapPage* find_map(const ProviderPage& provider, const Map* map) {
  const auto found = std::ranges::find(provider.maps, map, &MapPage::map);
  return map && found != provider.maps.end() ? &*found : nullptr;
}

}  // namespace evdoc
