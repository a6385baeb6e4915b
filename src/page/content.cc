#include "page/content.h"

#include <algorithm>
#include <optional>
#include <string>

#include <fmt/format.h>

#include "markdown/slug.h"

namespace evdoc {

namespace {

/// The layout of a page that has no source revision: its title and nothing else.
const Layout& plain_layout() {
  static const Layout layout{.id = {},
                             .front_matter = {{.key = {"title", {}},
                                               .value = {{.literal = {}, .is_title = true}},
                                               .is_list = false,
                                               .translate = true,
                                               .source_quoting = Quoting::double_quotes,
                                               .localized_quoting = Quoting::if_needed,
                                               .span = {}}},
                             .blank_after_headings = true,
                             .line_ends = LineEnds::lf,
                             .span = {}};
  return layout;
}

/// "win:Error" is shown as "Error".
std::string_view local_name(std::string_view qualified) {
  const std::size_t colon = qualified.rfind(':');
  return colon == std::string_view::npos ? qualified : qualified.substr(colon + 1);
}

class ContentMaker {
 public:
  ContentMaker(const EventPage& page, const SourceRevision* revision, EventNaming naming, PageUnits& units)
      : page_(page), event_(page.event()), revision_(revision), units_(units) {
    prefix_ = naming == EventNaming::by_provider_too
                  ? fmt::format("event.{}.{}.", markdown::slug(page.provider->name.value), event_.value)
                  : fmt::format("event.{}.", event_.value);
  }

  PageContent make() {
    content_.page = &page_;
    content_.revision = revision_;
    make_properties();
    content_.intro = blocks("intro", &PageText::intro);
    content_.description = blocks("description", &PageText::description);
    content_.details = blocks("details", &PageText::details);
    make_items();
    make_labels();
    make_layout(revision_ && revision_->layout ? *revision_->layout : plain_layout());
    return std::move(content_);
  }

 private:
  /// What the revision says, else what the docs say; null: neither.
  template <class T>
  const T* worded(std::optional<T> PageText::*part) const {
    if (revision_ && revision_->text.*part) return &*(revision_->text.*part);
    if (page_.doc && page_.doc->text.*part) return &*(page_.doc->text.*part);
    return nullptr;
  }

  Text worded_or(std::optional<Text> PageText::*part, Text otherwise) const {
    const Text* text = worded(part);
    return text ? *text : otherwise;
  }

  const PageUnit* prose(std::string_view id, Text text) {
    return units_.add(id, prefix_ + std::string(id), text, Wording::prose);
  }

  const PageUnit* identifier(std::string_view id, const std::string& common_id, Text text) {
    return units_.add(id, common_id, text, Wording::identifier);
  }

  void make_properties() {
    content_.title = identifier("title", prefix_ + "title", worded_or(&PageText::title, default_title()));
    content_.id = identifier("id", prefix_ + "id", worded_or(&PageText::id, composed(fmt::to_string(event_.value))));
    content_.keywords = identifier("keywords", keywords_id(), worded_or(&PageText::keywords, default_keywords()));
    const Text level = worded_or(&PageText::level, default_level());
    content_.level = units_.add("level", "level." + markdown::slug(level.value), level, Wording::prose);
    content_.channel = identifier("channel", channel_id(), worded_or(&PageText::channel, default_channel()));
    make_message();
  }

  void make_message() {
    if (const Text* text = worded(&PageText::message)) {
      content_.message = prose("message", *text);
    } else {
      content_.message = units_.add("message", fmt::format("string.{}", event_.message.string_id.value),
                                    event_.message.text, Wording::prose);
    }
  }

  Text composed(std::string_view text) { return {units_.copy(text), event_.span}; }

  Text default_title() {
    if (event_.symbol.empty()) return composed(fmt::to_string(event_.value));
    return {units_.copy(fmt::format("{} - {}", event_.value, event_.symbol.value)), event_.symbol.span};
  }

  Text default_level() const {
    return event_.level ? Text{local_name(event_.level->name.value), event_.level->name.span} : Text{};
  }

  Text default_channel() const { return event_.channel ? event_.channel->name : Text{}; }

  Text default_keywords() {
    std::string joined;
    for (const Keyword* keyword : event_.keywords) {
      joined += joined.empty() ? "" : ", ";
      joined += local_name(keyword->name.value);
    }
    return composed(joined);
  }

  std::string keywords_id() const {
    if (event_.keywords.size() != 1) return {};
    return fmt::format("keyword.{}", local_name(event_.keywords.front()->name.value));
  }

  std::string channel_id() const { return event_.channel ? fmt::format("channel.{}", event_.channel->id.value) : ""; }

  std::vector<BlockContent> blocks(std::string_view id, std::optional<std::vector<Block>> PageText::*part) {
    std::vector<BlockContent> result;
    const std::vector<Block>* worded_blocks = worded(part);
    if (!worded_blocks) return result;
    for (const Block& block : *worded_blocks) {
      const std::size_t number = result.size() + 1;
      result.push_back(make_block(number == 1 ? std::string(id) : fmt::format("{}.{}", id, number), block));
    }
    return result;
  }

  BlockContent make_block(const std::string& id, const Block& block) {
    BlockContent content{.kind = block.kind, .label = block.label.value, .text = nullptr, .code = {}, .items = {}};
    const bool is_code = block.kind == Block::Kind::code;
    content.text = prose(id, is_code ? Text{} : block.text);
    if (is_code) content.code = block.text.value;
    for (const Text& item : block.items) {
      content.items.push_back(prose(fmt::format("{}.item.{}", id, content.items.size() + 1), item));
    }
    return content;
  }

  void make_items() {
    const std::vector<DataItemDoc>* rows = worded(&PageText::items);
    if (!rows) return make_payload_items();
    for (const DataItemDoc& row : *rows) add_item(row.name, row.type, row.description);
  }

  void make_payload_items() {
    if (!event_.payload) return;
    for (const DataItem& item : event_.payload->items) {
      const std::string_view type = item.in_type.empty() ? std::string_view() : local_name(item.in_type.value);
      const Text shown{type.empty() ? type : units_.copy(fmt::format("`{}`", type)), item.in_type.span};
      add_item(item.name, shown, {});
    }
  }

  void add_item(Text name, Text type, Text description) {
    const std::string id = fmt::format("item.{}.", markdown::slug(name.value));
    content_.items.push_back({identifier(id + "name", prefix_ + id + "name", name),
                              identifier(id + "type", prefix_ + id + "type", type),
                              prose(id + "description", description)});
  }

  void make_labels() {
    if (revision_) add_labels(revision_->text.labels);
    if (page_.doc) add_labels(page_.doc->text.labels);
  }

  void add_labels(const std::vector<LabelText>& labels) {
    for (const LabelText& label : labels) {
      const std::string id = fmt::format("label.{}", label.id.value);
      content_.labels.push_back(units_.add(id, id, label.text, Wording::prose));
    }
  }

  void make_layout(const Layout& layout) {
    content_.blank_after_headings = layout.blank_after_headings;
    content_.line_ends = layout.line_ends;
    for (const FrontMatterField& field : layout.front_matter) content_.front_matter.push_back(make_field(field));
  }

  FieldContent make_field(const FrontMatterField& field) {
    FieldContent content{.key = field.key.value,
                         .unit = nullptr,
                         .literal = {},
                         .is_list = field.is_list,
                         .source_quoting = field.source_quoting,
                         .localized_quoting = field.localized_quoting};
    const Text value = field_value(field);
    const bool is_title =
        field.value.size() == 1 && field.value.front().is_title && value.value == content_.title->source;
    if (!field.translate) {
      content.literal = value.value;
    } else if (is_title) {
      content.unit = content_.title;
    } else {
      content.unit = prose(fmt::format("front-matter.{}", field.key.value), value);
    }
    return content;
  }

  /// A value of the revision stands before one of the event, and that before the layout's.
  Text field_value(const FrontMatterField& field) {
    if (const Text* own = revision_ ? find_value(revision_->values, field.key.value) : nullptr) return *own;
    if (const Text* own = page_.doc ? find_value(page_.doc->values, field.key.value) : nullptr) return *own;
    std::string joined;
    for (const FieldPiece& piece : field.value) joined += piece.is_title ? content_.title->source : piece.literal.value;
    return {units_.copy(joined), field.span};
  }

  static const Text* find_value(const std::vector<FieldValue>& values, std::string_view key) {
    const auto found =
        std::find_if(values.begin(), values.end(), [key](const FieldValue& v) { return v.key.value == key; });
    return found != values.end() ? &found->value : nullptr;
  }

  const EventPage& page_;
  const Event& event_;
  const SourceRevision* revision_;
  PageUnits& units_;
  PageContent content_;
  std::string prefix_;  // of the ids of common units
};

}  // namespace

PageContent make_content(const EventPage& page, const SourceRevision* revision, EventNaming naming, PageUnits& units) {
  return ContentMaker(page, revision, naming, units).make();
}

}  // namespace evdoc
