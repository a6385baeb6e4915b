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
    shown.span = unit.span.is_known() ? unit.span : content.span;
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
  if (!pages.empty()) first_provider_ = pages.front().key().provider;
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
    std::vector<std::size_t>& revisions = contents_of_[contents_[i].key];
    if (revisions.empty()) newest_.push_back(&contents_[i]);
    revisions.push_back(i);
    add(contents_[i]);
  }
  for (const Manifest& manifest : project.manifests) add_strings(manifest);
  for (const EventDocs& docs : project.event_docs) {
    for (const EventDoc& page : docs.pages) docs_.try_emplace(page.page.value, page.span);
  }
}

PageKey ShownUnits::key_of(const PageTable& page) const {
  PageKey key = page.key();
  if (key.provider.empty()) key.provider = first_provider_;
  return key;
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
  for (const SourceSentence& sentence : unit.extras->sentences) texts_.insert(sentence.text);
}

const PageContent* ShownUnits::content_at_handoff(const PageTable& page) const {
  const auto revisions = contents_of_.find(key_of(page));
  if (!page.handoff || revisions == contents_of_.end()) return nullptr;
  const auto found = std::ranges::find_if(revisions->second, [&](std::size_t index) {
    const SourceRevision* revision = contents_[index].revision;
    return revision && revision->commit.value == page.handoff->revision.value;
  });
  return found != revisions->second.end() ? &contents_[*found] : nullptr;
}

PageChanges ShownUnits::changes_since_handoff(const PageTable& page) const {
  PageChanges changes;
  const PageContent* then = content_at_handoff(page);
  if (!then) return changes;
  const PageContent& newest = contents_[contents_of_.at(key_of(page)).front()];
  if (then == &newest) return changes;
  changes.newest = newest.revision;
  changes.units = changed_units(*then, newest);
  return changes;
}

std::vector<const PageUnit*> ShownUnits::units(const PageContent& page, const PageTable* table) const {
  const PageContent* then = table ? content_at_handoff(*table) : nullptr;
  std::vector<const PageUnit*> units;
  for_each_unit(then ? *then : page, [&](const PageUnit& unit) { units.push_back(&unit); });
  return units;
}

Span ShownUnits::place_of(const PageTable& page) const {
  if (!page.page.empty()) {
    const auto docs = docs_.find(page.page.value);
    return docs != docs_.end() ? docs->second : Span();
  }
  const auto contents = contents_of_.find(key_of(page));
  return contents != contents_of_.end() ? contents_[contents->second.front()].span : Span();
}

const ShownUnit* ShownUnits::find(std::string_view id, const PageTable* page) const {
  if (page) return find_own(id, *page);
  const auto found = common_.find(id);
  return found != common_.end() ? &found->second : nullptr;
}

const ShownUnit* ShownUnits::find_own(std::string_view id, const PageTable& page) const {
  const auto units = own_.find(key_of(page));
  if (units == own_.end()) return nullptr;
  const auto found = units->second.find(id);
  return found != units->second.end() ? &found->second : nullptr;
}

}  // namespace evdoc::check
