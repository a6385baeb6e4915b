// The English text of one page: what its revision says, else what its docs say, else what the caller knows.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "page/content.h"

namespace evdoc {

/// Which of an event's rows, from 1.
struct RowKey {
  uint16_t event = 0;
  std::size_t number = 1;
};

/// The rows of a page that lists events, as its revision and its docs word them. Either may be null.
class WordedRows {
 public:
  WordedRows(const EventDoc* doc, const SourceRevision* revision) : doc_(doc), revision_(revision) {}

  /// How many rows of an event the revision or the docs have; 1 if they have none.
  std::size_t count(uint16_t event) const;

  /// What the revision says of a row, else what the docs say; null: neither.
  template <class T>
  const T* worded(RowKey key, std::optional<T> RowText::*part) const {
    const RowText* row = revision_ ? find(revision_->text.rows, key) : nullptr;
    if (!row || !(row->*part)) row = doc_ ? find(doc_->text.rows, key) : nullptr;
    return row && row->*part ? &*(row->*part) : nullptr;
  }

  /// Whether the page has that row.
  bool is_listed(RowKey key) const;

 private:
  static const RowText* find(const std::vector<RowText>& rows, RowKey key);

  const EventDoc* doc_;
  const SourceRevision* revision_;
};

/// Fills what pages of every kind have: title and prose, labels, front matter. Works on one PageContent.
class WordedPage {
 public:
  /// `doc` and `revision` may be null. `prefix` begins the ids of common units that belong to this page: "event.4031.".
  WordedPage(const EventDoc* doc, const SourceRevision* revision, std::string prefix, PageUnits& units,
             PageContent& content);

  /// What the revision says, else what the docs say; null: neither.
  template <class T>
  const T* worded(std::optional<T> PageText::*part) const {
    if (revision_ && revision_->text.*part) return &*(revision_->text.*part);
    if (doc_ && doc_->text.*part) return &*(doc_->text.*part);
    return nullptr;
  }
  Text worded_or(std::optional<Text> PageText::*part, Text otherwise) const;

  const PageUnit* prose(std::string_view id, Text text);
  const PageUnit* identifier(std::string_view id, std::string_view common_id, Text text);
  /// A string that no input holds as it is.
  Text composed(std::string_view text);
  std::string prefixed(std::string_view id) const { return prefix_ + std::string(id); }

  /// Intro, description, details, labels and front matter; the title must be there.
  void fill_prose();

 private:
  std::vector<BlockContent> blocks(std::string_view id, std::optional<std::vector<Block>> PageText::*part);
  BlockContent make_block(const std::string& id, const Block& block);
  void add_labels(const std::vector<LabelText>& labels);
  FieldContent make_field(const FrontMatterField& field);
  Text field_value(const FrontMatterField& field);

  const EventDoc* doc_;
  const SourceRevision* revision_;
  std::string prefix_;
  PageUnits& units_;
  PageContent& content_;
};

}  // namespace evdoc
