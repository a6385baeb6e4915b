#include "page/content.h"

#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "markdown/slug.h"
#include "markdown/unit_id.h"
#include "model/event_text.h"
#include "page/worded_page.h"

namespace evdoc {

namespace {

/// "4031", or "contoso-widgets.4031" where the number alone does not tell.
std::string event_name(const EventPage& page, EventNaming naming) {
  const std::string number = fmt::to_string(page.event().value);
  if (naming == EventNaming::by_id) return number;
  return fmt::format("{}.{}", markdown::slug(page.provider->name.value), number);
}

/// The content of an event's page.
class EventContent {
 public:
  EventContent(const EventPage& page, const SourceRevision* revision, EventNaming naming, PageUnits& units)
      : event_(page.event()),
        units_(units),
        text_(page.doc, revision, markdown::event_unit_id(event_name(page, naming), {}), units, content_) {
    content_.key = page.key();
    content_.name = page.name();
    content_.span = page.event().span;
    content_.event = &page;
    content_.provider = page.home;
    content_.doc = page.doc;
  }

  /// What pages that list the event show of it.
  PageContent make_listed() {
    make_properties();
    make_message();
    return std::move(content_);
  }

  PageContent make() {
    make_properties();
    make_message();
    make_items();
    text_.fill_prose();
    return std::move(content_);
  }

 private:
  void make_properties() {
    content_.title = text_.property("title", text_.prefixed("title"), &PageText::title, title());
    content_.id =
        text_.property("id", text_.prefixed("id"), &PageText::id, text_.composed(fmt::to_string(event_.value)));
    content_.keywords = text_.property("keywords", keywords_id(), &PageText::keywords, keywords());
    content_.channel = text_.property("channel", channel_id(), &PageText::channel, channel());
    make_level();
  }

  void make_level() {
    if (const Text* own = text_.worded(&PageText::level)) {
      content_.level = units_.add("level", markdown::level_unit_id(own->value), *own, Wording::prose, Author::docs);
    } else if (event_.level) {
      content_.level = units_.add_level("level", *event_.level);
    }
  }

  void make_message() {
    const Text* own = text_.worded(&PageText::message);
    const std::string common_id =
        own ? text_.prefixed("message") : markdown::string_unit_id(event_.message.string_id.value);
    content_.message = units_.add_message("message", common_id, own ? *own : event_.message.text, event_.payload,
                                          own ? Author::docs : Author::manifest);
  }

  Text title() { return {units_.copy(shown_title(event_)), event_.symbol.empty() ? event_.span : event_.symbol.span}; }

  Text channel() const { return event_.channel ? event_.channel->name : Text{}; }

  Text keywords() { return text_.composed(shown_keywords(event_)); }

  std::string keywords_id() const {
    if (event_.keywords.size() != 1) return {};
    return markdown::keyword_unit_id(local_name(event_.keywords.front()->name.value));
  }

  std::string channel_id() const {
    return event_.channel ? markdown::channel_unit_id(event_.channel->id.value) : std::string();
  }

  void make_items() {
    const std::vector<DataItemDoc>* rows = text_.worded(&PageText::items);
    if (!rows) return make_payload_items();
    for (const DataItemDoc& row : *rows) {
      add_item(row.name, row.type, row.description, Author::docs, find_item(event_, row.name.value));
    }
  }

  void make_payload_items() {
    for (const DataItem& item : items_of(event_)) {
      const Text type{units_.copy(shown_type(item)), item.in_type.span};
      add_item(item.name, type, {}, Author::manifest, &item);
    }
  }

  void add_item(Text name, Text type, Text description, Author author, const DataItem* declared) {
    const auto id = [&](std::string_view part) { return markdown::data_item_unit_id(name.value, part); };
    const auto add = [&](std::string_view part, Text text) {
      const std::string own_id = id(part);
      return units_.add(own_id, text_.prefixed(own_id), text, Wording::identifier, author);
    };
    const auto number = declared ? declared - items_of(event_).data() + 1 : 0;
    content_.items.push_back({.name = add("name", name),
                              .type = add("type", type),
                              .description = text_.prose(id("description"), description),
                              .declared = declared,
                              .number = static_cast<int32_t>(number)});
  }

  const Event& event_;
  PageUnits& units_;
  PageContent content_;
  WordedPage text_;
};

/// The text of a new page; its title is the name of what it is about.
Text overview_title(const Overview& overview) {
  if (overview.map) return overview.map->map->name;
  return overview.provider ? overview.provider->provider->name : Text{"Event reference", {}};
}

/// The entries below one another in the order of their lines.
void add_entries(const std::vector<TocEntry>& entries, uint32_t depth, WordedPage& text, PageContent& content) {
  for (const TocEntry& entry : entries) {
    const std::string id = markdown::entry_unit_id(entry.path.empty() ? entry.name.value : entry.path.value);
    const bool has_entries = entry.lists_events || !entry.entries.empty();
    const PageUnit* name = text.prose(id, entry.name);
    content.entries.push_back(
        {.depth = depth, .name = name, .path = entry.path.value, .has_entries = has_entries, .is_events = false});
    const uint32_t inner = name->empty() ? depth : depth + 1;
    add_entries(entry.entries, inner, text, content);
    if (!entry.lists_events) continue;
    content.entries.push_back(
        {.depth = inner, .name = content.id, .path = {}, .has_entries = false, .is_events = true});
  }
}

/// Words an event as one page lists it.
class RowMaker {
 public:
  RowMaker(const PageContent& page, const EventPage& event, PageUnits& units)
      : event_(event),
        name_(event_name(event, page.site->naming)),
        units_(units),
        prefix_(markdown::page_unit_id(page.key.page, {})),
        rows_(page.rows),
        listed_(EventContent(event, newest_revision(event.doc), page.site->naming, units).make_listed()) {}

  RowContent make() {
    return {.event = &event_,
            .title = part("title", listed_.title, &RowText::title),
            .level = part("level", listed_.level, &RowText::level),
            .message = part("message", listed_.message, &RowText::message),
            .keywords = part("keywords", listed_.keywords, &RowText::keywords),
            .channel = listed_.channel};
  }

 private:
  const PageUnit* part(std::string_view name, const PageUnit* unit, std::optional<Text> RowText::*wording) {
    const Text* own = rows_.worded({event_.event().value, event_.row}, wording);
    const std::string id = markdown::row_unit_id(name_, event_.row, name);
    const Text text = own ? *own : Text{unit->source, unit->span};
    const std::string common_id = own ? own_common_id(id, wording, *own) : std::string(unit->common_id);
    const Author author = own ? Author::docs : unit->author;
    const PayloadTemplate* payload = unit->extras->payload;
    if (payload) return units_.add_message(id, common_id, text, payload, author);
    return units_.add(id, common_id, text, unit->is_identifier ? Wording::identifier : Wording::prose, author);
  }

  /// A level is a word that all pages share, whichever of them words it.
  std::string own_common_id(const std::string& id, std::optional<Text> RowText::*wording, const Text& own) const {
    return wording == &RowText::level ? markdown::level_unit_id(own.value) : prefix_ + id;
  }

  const EventPage& event_;
  std::string name_;
  PageUnits& units_;
  std::string prefix_;  // of common units that belong to the page
  const WordedRows& rows_;
  PageContent listed_;
};

}  // namespace

PageContent make_content(const EventPage& page, const SourceRevision* revision, EventNaming naming, PageUnits& units) {
  return EventContent(page, revision, naming, units).make();
}

PageScope PageContent::scope() const {
  if (event) return PageScope::event;
  if (map) return PageScope::map;
  return provider ? PageScope::provider : PageScope::all;
}

PageKey Overview::key() const {
  return {provider ? provider->provider->name.value : std::string_view(), 0, page};
}

std::string Overview::name() const {
  if (!provider) return fmt::format("page '{}'", page);
  return fmt::format("page '{}' of {}", page, provider->provider->name.value);
}

PageContent make_overview_content(const Overview& overview, const SourceRevision* revision, PageUnits& units) {
  PageContent content;
  content.key = overview.key();
  content.key.page = units.copy(overview.page);
  content.name = overview.name();
  content.provider = overview.provider;
  content.map = overview.map;
  content.doc = overview.doc;
  WordedPage text(overview.doc, revision, markdown::page_unit_id(overview.page, {}), units, content);
  const Text* title = text.worded(&PageText::title);
  const Wording wording = overview.provider ? Wording::identifier : Wording::prose;
  content.title = title ? text.prose("title", *title)
                        : units.add("title", overview.provider ? text.prefixed("title") : "label.event-reference",
                                    overview_title(overview), wording);
  content.rows = WordedRows(overview.doc, revision);
  if (const auto* entries = text.worded(&PageText::entries)) add_entries(*entries, 0, text, content);
  if (const Text* folder = text.worded(&PageText::folder)) content.folder = folder->value;
  text.fill_prose();
  return content;
}

RowContent make_row(const PageContent& page, const EventPage& event, PageUnits& units) {
  return RowMaker(page, event, units).make();
}

}  // namespace evdoc
