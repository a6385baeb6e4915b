#include "page/content.h"

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
    content_.title = text_.identifier("title", text_.prefixed("title"), text_.worded_or(&PageText::title, title()));
    const Text id = text_.worded_or(&PageText::id, text_.composed(fmt::to_string(event_.value)));
    content_.id = text_.identifier("id", text_.prefixed("id"), id);
    content_.keywords = text_.identifier("keywords", keywords_id(), text_.worded_or(&PageText::keywords, keywords()));
    const Text level = text_.worded_or(&PageText::level, this->level());
    content_.level = units_.add("level", markdown::level_unit_id(level.value), level, Wording::prose);
    content_.channel = text_.identifier("channel", channel_id(), text_.worded_or(&PageText::channel, channel()));
  }

  void make_message() {
    if (const Text* text = text_.worded(&PageText::message)) {
      content_.message = text_.prose("message", *text);
    } else {
      content_.message = units_.add("message", markdown::string_unit_id(event_.message.string_id.value),
                                    event_.message.text, Wording::prose);
    }
  }

  Text title() { return {units_.copy(shown_title(event_)), event_.symbol.empty() ? event_.span : event_.symbol.span}; }

  Text level() const { return event_.level ? Text{shown_level(event_), event_.level->name.span} : Text{}; }

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
    for (const DataItemDoc& row : *rows) add_item(row.name, row.type, row.description);
  }

  void make_payload_items() {
    if (!event_.payload) return;
    for (const DataItem& item : event_.payload->items) {
      add_item(item.name, {units_.copy(shown_type(item)), item.in_type.span}, {});
    }
  }

  void add_item(Text name, Text type, Text description) {
    const auto id = [name](std::string_view part) { return markdown::data_item_unit_id(name.value, part); };
    content_.items.push_back({text_.identifier(id("name"), text_.prefixed(id("name")), name),
                              text_.identifier(id("type"), text_.prefixed(id("type")), type),
                              text_.prose(id("description"), description)});
  }

  const Event& event_;
  PageUnits& units_;
  PageContent content_;
  WordedPage text_;
};

/// The content of a page about many events.
class OverviewContent {
 public:
  OverviewContent(std::string_view page, const EventDoc* docs, const SourceRevision* revision, EventNaming naming,
                  PageUnits& units)
      : naming_(naming), units_(units), text_(docs, revision, markdown::page_unit_id(page, {}), units, content_) {
    content_.key = {.provider = {}, .event = 0, .page = units.copy(page)};
    content_.name = fmt::format("page '{}'", page);
    if (docs) content_.span = docs->span;
  }

  PageContent make(const std::vector<ListedEvent>& events) {
    const Text* title = text_.worded(&PageText::title);
    content_.title = title ? text_.prose("title", *title)
                           : units_.add("title", "label.event-reference", {"Event reference", {}}, Wording::prose);
    for (const ListedEvent& event : events) content_.rows.push_back(make_row(event));
    text_.fill_prose();
    return std::move(content_);
  }

 private:
  RowContent make_row(const ListedEvent& listed) {
    const std::string event = event_name(*listed.event, naming_);
    const auto part = [&](std::string_view name, const PageUnit* unit, std::optional<Text> RowText::*wording) {
      const Text* own = text_.worded_row(listed.event->event().value, wording);
      const Text text = own ? *own : Text{unit->source, unit->span};
      const Wording kind = unit->is_identifier ? Wording::identifier : Wording::prose;
      const std::string own_id = markdown::row_unit_id(event, name);
      return units_.add(own_id, own ? common_id(own_id, wording, *own) : std::string(unit->common_id), text, kind);
    };
    return {.event = listed.event,
            .path = listed.path,
            .title = part("title", listed.content->title, &RowText::title),
            .level = part("level", listed.content->level, &RowText::level),
            .message = part("message", listed.content->message, &RowText::message),
            .keywords = part("keywords", listed.content->keywords, &RowText::keywords)};
  }

  /// A level is a word that all pages share, whichever of them words it.
  std::string common_id(const std::string& id, std::optional<Text> RowText::*wording, const Text& own) const {
    return wording == &RowText::level ? markdown::level_unit_id(own.value) : text_.prefixed(id);
  }

  EventNaming naming_;
  PageUnits& units_;
  PageContent content_;
  WordedPage text_;
};

}  // namespace

PageContent make_content(const EventPage& page, const SourceRevision* revision, EventNaming naming, PageUnits& units) {
  return EventContent(page, revision, naming, units).make();
}

PageContent make_overview_content(std::string_view page, const EventDoc* docs, const SourceRevision* revision,
                                  const std::vector<ListedEvent>& events, EventNaming naming, PageUnits& units) {
  return OverviewContent(page, docs, revision, naming, units).make(events);
}

}  // namespace evdoc
