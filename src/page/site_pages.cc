#include "page/site_pages.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include <fmt/format.h>

#include "markdown/slug.h"

namespace evdoc {

namespace {

/// The groups of one kind of name, in the order of `declared`.
template <class Declared>
class Grouping {
 public:
  explicit Grouping(const std::deque<Declared>& declared) {
    for (const Declared& name : declared) {
      places_.emplace(&name, groups_.size());
      groups_.push_back({&name, {}, {}, {}});
    }
  }

  void add(const Declared* name, const EventPage& event) {
    const auto place = places_.find(name);
    if (place == places_.end()) return;
    std::vector<const EventPage*>& events = groups_[place->second].events;
    if (events.empty() || events.back() != &event) events.push_back(&event);  // a keyword may be named twice
  }

  template <class Key>
  std::vector<EventGroup<Declared>> sorted_by(Key Declared::*key) && {
    std::ranges::stable_sort(groups_, {}, [key](const EventGroup<Declared>& group) { return group.declared->*key; });
    return std::move(groups_);
  }
  std::vector<EventGroup<Declared>> in_order() && { return std::move(groups_); }

 private:
  std::unordered_map<const Declared*, std::size_t> places_;
  std::vector<EventGroup<Declared>> groups_;
};

/// Names of sections; of several that are alike the later ones have a number behind it.
class Anchors {
 public:
  std::string add(const std::string& name) {
    std::string anchor = name;
    while (!taken_.insert(anchor).second) anchor = fmt::format("{}-{}", name, 1 + ++numbers_[name]);
    return anchor;
  }

 private:
  std::unordered_set<std::string> taken_;
  std::unordered_map<std::string, int> numbers_;
};

template <class Declared, class Name>
void set_anchors(std::vector<EventGroup<Declared>>& groups, Name name) {
  Anchors anchors;
  for (EventGroup<Declared>& group : groups) group.anchor = anchors.add(name(*group.declared));
}

void set_anchors(ProviderPage& page) {
  set_anchors(page.levels, [](const Level& level) { return fmt::format("level-{}", level.value); });
  set_anchors(page.channels, [](const Channel& channel) { return "channel-" + markdown::slug(channel.name.value); });
  set_anchors(page.tasks, [](const Task& task) { return fmt::format("task-{}", task.value); });
  set_anchors(page.keywords, [](const Keyword& keyword) { return fmt::format("keyword-0x{:x}", keyword.mask); });
}

void add_opcodes(ProviderPage& page) {
  Anchors anchors;
  const auto add = [&](const std::deque<Opcode>& opcodes, std::string_view prefix, std::vector<OpcodeRow>& rows) {
    for (const Opcode& opcode : opcodes)
      rows.push_back({&opcode, anchors.add(fmt::format("{}opcode-{}", prefix, opcode.value))});
  };
  add(page.provider->opcodes, "", page.opcodes);
  for (EventGroup<Task>& task : page.tasks) add(task.declared->opcodes, task.anchor + "-", task.opcodes);
}

void group_events(ProviderPage& page) {
  const Provider& provider = *page.provider;
  Grouping<Level> levels(provider.levels);
  Grouping<Channel> channels(provider.channels);
  Grouping<Task> tasks(provider.tasks);
  Grouping<Keyword> keywords(provider.keywords);
  for (const EventPage* event : page.events) {
    const Event& newest = event->event();
    levels.add(newest.level, *event);
    channels.add(newest.channel, *event);
    tasks.add(newest.task, *event);
    for (const Keyword* keyword : newest.keywords) keywords.add(keyword, *event);
  }
  page.levels = std::move(levels).sorted_by(&Level::value);
  page.channels = std::move(channels).in_order();
  page.tasks = std::move(tasks).sorted_by(&Task::value);
  page.keywords = std::move(keywords).sorted_by(&Keyword::mask);
  set_anchors(page);
  add_opcodes(page);
}

std::size_t count_docs_without_event(const Project& project, const std::vector<EventPage>& pages) {
  std::size_t docs = 0;
  for (const EventDocs& file : project.event_docs) docs += file.events.size();
  return docs - static_cast<std::size_t>(std::ranges::count_if(pages, [](const EventPage& page) { return page.doc; }));
}

}  // namespace

const OpcodeRow* find_opcode(const ProviderPage& page, const Task* task, const Opcode* opcode) {
  const auto find = [opcode](const std::vector<OpcodeRow>& rows) -> const OpcodeRow* {
    const auto found = std::ranges::find(rows, opcode, &OpcodeRow::opcode);
    return found != rows.end() ? &*found : nullptr;
  };
  const EventGroup<Task>* group = find_group(page.tasks, task);
  const OpcodeRow* own = group ? find(group->opcodes) : nullptr;
  return own ? own : find(page.opcodes);
}

SitePages make_site_pages(const Project& project, Diagnostics& diagnostics) {
  SitePages site;
  site.naming = has_several_providers(project) ? EventNaming::by_provider_too : EventNaming::by_id;
  site.events = event_pages(project, diagnostics);
  site.docs_without_event = count_docs_without_event(project, site.events);
  for (const Manifest& manifest : project.manifests) {
    for (const Provider& provider : manifest.providers) {
      ProviderPage& page = site.providers.emplace_back();
      page.provider = &provider;
      for (const Map& map : provider.maps) page.maps.push_back({&map, {}, {}});
    }
  }
  std::unordered_map<const Provider*, ProviderPage*> pages;
  for (ProviderPage& page : site.providers) pages.emplace(page.provider, &page);
  for (EventPage& event : site.events) {
    event.home = pages.at(event.provider);
    if (!event.is_broken()) pages.at(event.provider)->events.push_back(&event);
  }
  std::ranges::for_each(site.providers, group_events);
  return site;
}

std::string relative_path(std::string_view from, std::string_view to) {
  std::size_t common = 0;
  for (std::size_t i = 0; i < std::min(from.size(), to.size()) && from[i] == to[i]; ++i) {
    if (from[i] == '/') common = i + 1;
  }
  std::string path;
  for (const char c : from.substr(common)) path += c == '/' ? "../" : "";
  return path += to.substr(common);
}

}  // namespace evdoc
