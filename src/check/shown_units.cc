#include "check/shown_units.h"

#include <algorithm>

#include "page/event_page.h"

namespace evdoc::check {

namespace {

void add_source(ShownUnit& shown, std::string_view source, std::string_view page) {
  const bool is_known = std::ranges::find(shown.sources, source) != shown.sources.end();
  if (!is_known) shown.sources.push_back(source);
  if (shown.pages > 0 && shown.last_page == page) return;  // another revision of it
  if (shown.pages == 0) shown.first_page = page;
  shown.last_page = page;
  ++shown.pages;
}

}  // namespace

ShownUnits::ShownUnits(const Project& project) {
  Diagnostics unused;  // what does not fit is the build's to report
  const std::vector<EventPage> pages = event_pages(project, unused);
  const EventNaming naming = has_several_providers(project) ? EventNaming::by_provider_too : EventNaming::by_id;
  for (const EventPage& page : pages) {
    contents_.push_back(make_content(page, newest_revision(page.doc), naming, units_));
    if (!page.doc) continue;
    for (const SourceRevision& revision : page.doc->revisions) {
      contents_.push_back(make_content(page, &revision, naming, units_));
    }
  }
  for (const PageContent& content : contents_) add(content);
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
  for (const PageUnit* unit :
       {content.title, content.id, content.keywords, content.level, content.channel, content.message}) {
    add(content, unit);
  }
  for (const auto* blocks : {&content.intro, &content.description, &content.details}) {
    for (const BlockContent& block : *blocks) {
      add(content, block.text);
      for (const PageUnit* item : block.items) add(content, item);
    }
  }
  for (const ItemContent& item : content.items) {
    for (const PageUnit* unit : {item.name, item.type, item.description}) add(content, unit);
  }
  for (const FieldContent& field : content.front_matter) add(content, field.unit);
  for (const PageUnit* label : content.labels) add(content, label);
}

void ShownUnits::add(const PageContent& content, const PageUnit* unit) {
  if (!unit || unit->empty()) return;
  if (!unit->common_id.empty()) add_source(common_[unit->common_id], unit->source, content.name);
  add_source(own_[content.key][unit->id], unit->source, content.name);
  texts_.insert(unit->source);
  for (const SourceSentence& sentence : unit->sentences) texts_.insert(sentence.text);
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
