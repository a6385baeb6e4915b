#include "page/worded_page.h"

#include <algorithm>

#include "markdown/unit_id.h"

namespace evdoc {

namespace {

/// The layout of a page that has no source revision: its title and nothing else.
const Layout& plain_layout() {
  static const Layout layout{.id = {},
                             .front_matter = {{.key = {"title", {}},
                                               .value = {{.literal = {}, .is_title = true}},
                                               .is_list = false,
                                               .is_localized_list = false,
                                               .translate = true,
                                               .source_quoting = Quoting::double_quotes,
                                               .localized_quoting = Quoting::if_needed,
                                               .span = {}}},
                             .blank_after_headings = true,
                             .line_ends = LineEnds::lf,
                             .span = {}};
  return layout;
}

const Text* find_value(const std::vector<FieldValue>& values, std::string_view key) {
  const auto found = std::ranges::find_if(values, [key](const FieldValue& v) { return v.key.value == key; });
  return found != values.end() ? &found->value : nullptr;
}

}  // namespace

WordedPage::WordedPage(const EventDoc* doc, const SourceRevision* revision, std::string prefix, PageUnits& units,
                       PageContent& content)
    : doc_(doc), revision_(revision), prefix_(std::move(prefix)), units_(units), content_(content) {
  content.revision = revision;
  const PageUnit* none = units.add({}, {}, {}, Wording::prose);
  for (const PageUnit** unit :
       {&content.title, &content.id, &content.keywords, &content.level, &content.channel, &content.message}) {
    *unit = none;
  }
}

const PageUnit* WordedPage::prose(std::string_view id, Text text) {
  return units_.add(id, prefixed(id), text, Wording::prose, Author::docs);
}

const PageUnit* WordedPage::property(std::string_view id, std::string_view common_id,
                                     std::optional<Text> PageText::*part, Text otherwise) {
  const Text* own = worded(part);
  return units_.add(id, common_id, own ? *own : otherwise, Wording::identifier, own ? Author::docs : Author::manifest);
}

Text WordedPage::composed(std::string_view text) {
  return {units_.copy(text), content_.span};
}

void WordedPage::fill_prose() {
  content_.intro = blocks("intro", &PageText::intro);
  content_.description = blocks("description", &PageText::description);
  content_.details = blocks("details", &PageText::details);
  if (revision_) add_labels(revision_->text->labels);
  if (doc_) add_labels(doc_->text.labels);
  const Layout& layout = revision_ && revision_->layout ? *revision_->layout : plain_layout();
  content_.blank_after_headings = layout.blank_after_headings;
  content_.line_ends = layout.line_ends;
  for (const FrontMatterField& field : layout.front_matter) content_.front_matter.push_back(make_field(field));
}

std::vector<BlockContent> WordedPage::blocks(std::string_view id, std::optional<std::vector<Block>> PageText::*part) {
  std::vector<BlockContent> result;
  const std::vector<Block>* worded_blocks = worded(part);
  if (!worded_blocks) return result;
  for (const Block& block : *worded_blocks) {
    result.push_back(make_block(markdown::block_unit_id(id, result.size() + 1), block));
  }
  return result;
}

BlockContent WordedPage::make_block(const std::string& id, const Block& block) {
  BlockContent content{.kind = block.kind, .label = block.label.value, .text = nullptr, .code = {}, .items = {}};
  const bool is_code = block.kind == Block::Kind::code;
  content.text = prose(id, is_code ? Text{} : block.text);
  if (is_code) content.code = block.text.value;
  for (const Text& item : block.items) {
    content.items.push_back(prose(markdown::list_item_unit_id(id, content.items.size() + 1), item));
  }
  return content;
}

void WordedPage::add_labels(const std::vector<LabelText>& labels) {
  for (const LabelText& label : labels) {
    const std::string id = markdown::label_unit_id(label.id.value);
    content_.labels.push_back(units_.add(id, id, label.text, Wording::prose, Author::docs));
  }
}

FieldContent WordedPage::make_field(const FrontMatterField& field) {
  FieldContent content{.key = field.key.value,
                       .unit = nullptr,
                       .literal = {},
                       .is_list = field.is_list,
                       .is_localized_list = field.is_localized_list,
                       .source_quoting = field.source_quoting,
                       .localized_quoting = field.localized_quoting};
  const Text value = field_value(field);
  const bool is_title =
      field.value.size() == 1 && field.value.front().is_title && value.value == content_.title->source;
  if (!field.translate) {
    content.literal = value.value;
  } else if (is_title) {
    content.unit = units_.add_like(*content_.title, markdown::field_unit_id(field.key.value));
  } else {
    content.unit = prose(markdown::field_unit_id(field.key.value), value);
  }
  return content;
}

/// A value of the revision stands before one of the page, and that before the layout's.
Text WordedPage::field_value(const FrontMatterField& field) {
  if (const Text* own = revision_ ? find_value(revision_->values, field.key.value) : nullptr) return *own;
  if (const Text* own = doc_ ? find_value(doc_->values, field.key.value) : nullptr) return *own;
  std::string joined;
  for (const FieldPiece& piece : field.value)
    joined += piece.is_title ? content_.title->source.text() : piece.literal.value;
  return {units_.copy(joined), field.span};
}

}  // namespace evdoc
