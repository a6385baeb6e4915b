// A unit in XLIFF: its texts with inline codes, so that a translator's tool keeps what is not words.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "markdown/markup.h"
#include "model/catalog.h"
#include "model/identifiers.h"
#include "store/xml_writer.h"

namespace evdoc {

/// Writes one unit after the other. In its texts code spans, tags and inserts become `<ph>`, bold and links `<pc>`,
/// with their Markdown as original data; in sources identifiers are marked as not to be translated; what XML can't hold
/// is a
/// `<cp>`. Codes of a target have the ids of the same codes in its source, others have ids of their own.
class XliffUnitWriter {
 public:
  XliffUnitWriter(const Identifiers& identifiers, XmlWriter& out) : identifiers_(identifiers), out_(out) {}

  void write(const Unit& unit);

 private:
  /// The number of an inline element, and those of its original data.
  struct Code {
    uint32_t id = 0;
    uint32_t data = 0;
    uint32_t end_data = 0;  ///< of a pair
  };

  /// A text's pieces; a code for each that begins an inline element.
  struct CodedText {
    std::vector<markdown::Piece> pieces;
    std::vector<Code> codes;
  };

  struct CodedSegment {
    CodedText source;
    CodedText target;
  };

  void split(const Unit& unit);
  void number_source(CodedText& text);
  void number_target(CodedSegment& segment);
  Code code_of(const CodedText& text, std::size_t piece, uint32_t id);
  uint32_t data_number(std::string_view data);

  void write_notes(const Unit& unit);
  void write_original_data();
  void write_segment(const Segment& segment, const CodedSegment& coded, std::string_view name);
  void write_text(const CodedText& text, bool marks_identifiers);
  void write_begin(const markdown::Piece& piece, const Code& code);
  void write_words_of_source(std::string_view words);
  void write_characters(std::string_view text);

  const Identifiers& identifiers_;
  XmlWriter& out_;
  std::vector<CodedSegment> segments_;  // of the unit that is being written, as are those that follow
  std::vector<std::string_view> data_;
  std::unordered_map<std::string_view, uint32_t> data_numbers_;
  uint32_t last_id_ = 0;
  uint32_t last_mark_ = 0;
};

}  // namespace evdoc
