// What pages list and link to: the events of a project, and how their providers group them.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "model/project.h"
#include "page/event_page.h"

namespace evdoc {

/// Where a page that is about no single event lies.
struct PageLink {
  std::string id;    ///< of its rule in the template set
  std::string path;  ///< in the source edition, below the output folder
};

/// An opcode among those of its provider.
struct OpcodeRow {
  const Opcode* opcode = nullptr;
  std::string anchor;  ///< of its row, unlike those of the provider's other opcodes
};

/// The events that a provider puts under one of its names.
template <class Declared>
struct EventGroup {
  const Declared* declared = nullptr;
  std::vector<const EventPage*> events;  ///< by id; may be empty
  std::string anchor;                    ///< of its section, unlike those of the provider's other names of its kind
  std::vector<OpcodeRow> opcodes;        ///< that a task alone has, as declared
};

/// A map, where pages are about single maps.
struct MapPage {
  const Map* map = nullptr;
  std::string file_name;  ///< its name, made different from those of the provider's other maps
  std::vector<PageLink> links;
};

/// A provider with all that pages show of it. An event is grouped as its newest version is declared.
struct ProviderPage {
  const Provider* provider = nullptr;
  std::string file_name;                      ///< its name, made different from those of other providers
  std::vector<const EventPage*> events;       ///< that have a page, by id
  std::vector<EventGroup<Level>> levels;      ///< by value
  std::vector<EventGroup<Channel>> channels;  ///< as declared
  std::vector<EventGroup<Task>> tasks;        ///< by value
  std::vector<EventGroup<Keyword>> keywords;  ///< by mask
  std::vector<OpcodeRow> opcodes;             ///< but for those of single tasks; as declared
  std::vector<MapPage> maps;                  ///< as declared
  std::vector<PageLink> links;                ///< the pages about it
};

/// The group of a name; null: it is in none.
template <class Declared>
const EventGroup<Declared>* find_group(const std::vector<EventGroup<Declared>>& groups, const Declared* name) {
  const auto found = std::ranges::find(groups, name, &EventGroup<Declared>::declared);
  return found == groups.end() ? nullptr : &*found;
}

/// The row of an opcode of a task's event; null: its provider has no such opcode.
const OpcodeRow* find_opcode(const ProviderPage& page, const Task* task, const Opcode* opcode);

/// How common units name the events of a project.
enum class EventNaming : unsigned char {
  by_id,           ///< "event.4031.message"
  by_provider_too  ///< "event.contoso-widgets.4031.message"
};

/// All pages of a project. Moving it moves none of them.
struct SitePages {
  std::vector<EventPage> events;  ///< by manifest, provider and id
  std::vector<ProviderPage> providers;
  std::vector<PageLink> links;  ///< the pages about the whole project
  EventNaming naming = EventNaming::by_id;
  std::size_t docs_without_event = 0;  ///< how many events the docs describe that no manifest declares
  std::string marked_language;  ///< of text that a page shows in the source language, to be marked; empty: it is not
};

/// Groups the events of a project; what has no page is left out. Paths, links and file names are empty yet.
SitePages make_site_pages(const Project& project, Diagnostics& diagnostics);

/// The way from one page to another, both below the output folder: "../index.md".
std::string relative_path(std::string_view from, std::string_view to);

}  // namespace evdoc
