// The English text of one page: what its revision says, else what its docs say, else what the caller knows.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "page/content.h"

namespace evdoc {

/// What the revision says, else what the docs say; null: neither. Either may be null.
template <class T>
const T* worded(const SourceRevision* revision, const EventDoc* doc, std::optional<T> PageText::*part) {
  if (revision && (*revision->text).*part) return &*((*revision->text).*part);
  return doc && doc->text.*part ? &*(doc->text.*part) : nullptr;
}

/// Fills what pages of every kind have: title and prose, labels, front matter. Works on one PageContent.
class WordedPage {
 public:
  /// `doc` and `revision` may be null. `prefix` begins the ids of common units that belong to this page: "event.4031.".
  WordedPage(const EventDoc* doc, const SourceRevision* revision, std::string prefix, PageUnits& units,
             PageContent& content);

  /// What the revision says, else what the docs say; null: neither.
  template <class T>
  const T* worded(std::optional<T> PageText::*part) const {
    return evdoc::worded(revision_, doc_, part);
  }
  /// What the docs have written.
  const PageUnit* prose(std::string_view id, Text text);
  /// A name or number: in the words of the revision or the docs, else `otherwise`, which is plain text.
  const PageUnit* property(std::string_view id, std::string_view common_id, std::optional<Text> PageText::*part,
                           Text otherwise);
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
