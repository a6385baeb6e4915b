#include "check/shown_units.h"

#include <algorithm>

#include "page/event_page.h"

namespace evdoc::check {

namespace {

void add_source(ShownUnit& shown, const PageUnit& unit, const PageContent& content) {
  const std::string_view page = content.name;
  const std::string_view source = unit.source;
  const bool is_known = std::ranges::find(shown.sources, source) != shown.sources.end();
  if (!is_known) shown.sources.push_back(source);
  if (shown.pages > 0 && shown.last_page == page) return;  // another revision of it
  if (shown.pages == 0) {
    shown.first_page = page;
    shown.span = unit.span;
    shown.first_event = content.key.event;
  }
  shown.last_page = page;
  ++shown.pages;
}

/// Calls `visit(unit)` for each text of a page.
template <class Visit>
void for_each_unit(const PageContent& content, Visit visit) {
  const auto show = [&](const PageUnit* unit) {
    if (unit && !unit->empty()) visit(*unit);
  };
  for (const PageUnit* unit :
       {content.title, content.id, content.keywords, content.level, content.channel, content.message}) {
    show(unit);
  }
  for (const auto* blocks : {&content.intro, &content.description, &content.details}) {
    for (const BlockContent& block : *blocks) {
      show(block.text);
      for (const PageUnit* item : block.items) show(item);
    }
  }
  for (const ItemContent& item : content.items) {
    for (const PageUnit* unit : {item.name, item.type, item.description}) show(unit);
  }
  for (const FieldContent& field : content.front_matter) show(field.unit);
  for (const PageUnit* label : content.labels) show(label);
}

/// Headings and front matter come and go with layouts: they say nothing about the event.
bool is_of_layout(const PageUnit& unit) {
  return unit.id.starts_with("label.") || unit.id.starts_with("front-matter.");
}

using TextsById = std::unordered_map<std::string_view, std::string_view>;

TextsById texts_of(const PageContent& content) {
  TextsById texts;
  for_each_unit(content, [&](const PageUnit& unit) {
    if (!is_of_layout(unit)) texts[unit.id] = unit.source;
  });
  return texts;
}

/// The units whose text is new or another one, and behind them those that are gone.
std::vector<std::string_view> changed_units(const PageContent& then, const PageContent& now) {
  const TextsById before = texts_of(then);
  const TextsById after = texts_of(now);
  std::vector<std::string_view> changed;
  for_each_unit(now, [&](const PageUnit& unit) {
    const auto text = before.find(unit.id);
    const bool is_same = text != before.end() && text->second == unit.source;
    if (!is_same && !is_of_layout(unit)) changed.push_back(unit.id);
  });
  for_each_unit(then, [&](const PageUnit& unit) {
    if (!after.contains(unit.id) && !is_of_layout(unit)) changed.push_back(unit.id);
  });
  return changed;
}

}  // namespace

ShownUnits::ShownUnits(const Project& project) {
  Diagnostics unused;  // what does not fit is the build's to report
  const std::vector<EventPage> pages = event_pages(project, unused);
  const EventNaming naming = has_several_providers(project) ? EventNaming::by_provider_too : EventNaming::by_id;
  for (const EventPage& page : pages) {
    const SourceRevision* newest = newest_revision(page.doc);
    contents_.push_back(make_content(page, newest, naming, units_));
    if (!page.doc) continue;
    for (const SourceRevision& revision : page.doc->revisions) {
      if (&revision != newest) contents_.push_back(make_content(page, &revision, naming, units_));
    }
  }
  for (std::size_t i = 0; i < contents_.size(); ++i) {
    contents_of_[contents_[i].key].push_back(i);
    add(contents_[i]);
  }
  for (const Manifest& manifest : project.manifests) add_strings(manifest);
}

/// Strings that no page shows, as the display names of channels are.
void ShownUnits::add_strings(const Manifest& manifest) {
  if (manifest.string_tables.empty()) return;
  for (const ManifestString& string : manifest.string_tables.front().strings) {
    ShownUnit& shown = common_[units_.copy("string." + std::string(string.id.value))];
    if (shown.pages == 0) shown.sources.push_back(string.value.value);
  }
}

void ShownUnits::add(const PageContent& content) {
  for_each_unit(content, [&](const PageUnit& unit) { add(content, unit); });
}

void ShownUnits::add(const PageContent& content, const PageUnit& unit) {
  if (!unit.common_id.empty()) add_source(common_[unit.common_id], unit, content);
  add_source(own_[content.key][unit.id], unit, content);
  texts_.insert(unit.source);
  for (const SourceSentence& sentence : unit.sentences) texts_.insert(sentence.text);
}

PageChanges ShownUnits::changes_since(PageKey page, std::string_view commit) const {
  PageChanges changes;
  const auto found = contents_of_.find(page);
  if (found == contents_of_.end()) return changes;
  const PageContent& newest = contents_[found->second.front()];
  const auto then = std::ranges::find_if(found->second, [&](std::size_t index) {
    return contents_[index].revision && contents_[index].revision->commit.value == commit;
  });
  if (then == found->second.end() || contents_[*then].revision == newest.revision) return changes;
  changes.newest = newest.revision;
  changes.units = changed_units(contents_[*then], newest);
  return changes;
}

const ShownUnit* ShownUnits::find(std::string_view common_id) const {
  const auto found = common_.find(common_id);
  return found != common_.end() ? &found->second : nullptr;
}

const ShownUnit* ShownUnits::find(PageKey page, std::string_view id) const {
  const auto units = own_.find(page);
  if (units == own_.end()) return nullptr;
  const auto found = units->second.find(id);
  return found != units->second.end() ? &found->second : nullptr;
}

}  // namespace evdoc::check
