// A strict scanner of XML 1.0: tags and runs of text in document order, well-formedness checked on the way.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "base/diagnostic.h"
#include "base/source.h"
#include "load/xml_usual.h"

namespace evdoc::xml {

/// Whether two names are one. Most are told apart by their size or first character, and none is long.
inline bool is_same_name(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i] != b[i]) return false;
  }
  return true;
}

/// A name as it stands in a tag. A colon at its very beginning ends no prefix.
struct TagName {
  std::string_view text;
  std::size_t colon = 0;  ///< where the prefix ends; 0: there is none

  std::string_view prefix() const { return text.substr(0, colon); }
  std::string_view local() const { return colon == 0 ? text : text.substr(colon + 1); }
  /// Whether it declares a namespace.
  bool is_declaration() const { return (colon == 0 ? text : prefix()) == "xmlns"; }
};

/// An attribute as it stands in a tag; a declaration of a namespace is one too.
struct ScannedAttribute {
  TagName name;
  Text value;  ///< normalized and decoded
};

/// A run of character data that markup without text may interrupt: comments, processing instructions, CDATA marks.
class TextRun {
 public:
  explicit TextRun(const Source& source) : source_(source) {}

  void clear() { begin_ = nullptr; }
  bool empty() const { return begin_ == nullptr; }

  /// Adds bytes of the source as they are.
  void add(const char* begin, const char* end) { add(begin, end, {begin, end}); }
  /// Adds bytes of the source that stand for `decoded`.
  void add(const char* begin, const char* end, std::string_view decoded);

  /// The whole run: a view of the source if nothing in it had to be decoded or left out, else a copy in `arena`.
  Text text(Arena& arena) const;

 private:
  const Source& source_;
  const char* begin_ = nullptr;
  const char* end_ = nullptr;
  bool is_plain_ = true;  // the bytes from begin to end are the text
  std::string joined_;    // the text, if they are not
};

/// Accepts a document if and only if expat does and the limits are kept. What is rare and needs long tables of
/// characters (names outside of ASCII, odd declarations) it takes as it comes, and at the end asks expat whether all
/// was right. The source must be valid UTF-8.
class Scanner {
 public:
  enum class Piece : uint8_t {
    start,  ///< a start tag: name() and attributes()
    end,    ///< an end tag, or the end of an empty element
    text,   ///< a whole run of text between two tags, and nothing else in it: text()
    done,   ///< the end of a well-formed document
    fault,  ///< from here on it is not well-formed, or breaks a limit
  };

  /// Depth of elements beyond which a document is refused.
  static constexpr std::size_t depth_limit = 256;
  /// Attributes of one element, declarations of namespaces included, beyond which a document is refused.
  static constexpr std::size_t attribute_limit = 256;

  /// Decoded strings go to `arena`. Both must outlive the scanner.
  Scanner(const Source& source, Arena& arena);

  /// The next piece; after `done` and `fault` the same again.
  Piece next();
  /// The next piece that is not text.
  Piece next_tag();
  /// The next piece, but no text of blanks where an indent before a tag is seen at a glance.
  Piece next_but_indent();

  /// Goes past a leaf of that form if it is what comes next, blanks of an indent left out. Null: it is not, or not so
  /// that it is seen at a glance; ask for the next tag.
  const Leaf* take_leaf(const LeafForm& form);
  /// The same for a start tag.
  const UsualTag* take_start(const TagForm& form);
  /// The same for the end of the innermost element.
  bool take_end();

  /// Of the tag; of an end, as the start tag has it.
  const TagName& name() const { return name_; }
  std::span<const ScannedAttribute> attributes() const { return attributes_; }
  /// Whether an attribute declares a namespace or is in one.
  bool has_namespaces() const { return has_namespaces_; }
  const Text& text() const { return text_; }
  /// How many elements are open; behind an end tag its element is not.
  std::size_t depth() const { return open_.size(); }

  /// Where `piece`, a view of the source, stands.
  Span span(std::string_view piece) const {
    const auto begin = static_cast<uint32_t>(piece.data() - begin_);
    return {&source_, begin, begin + static_cast<uint32_t>(piece.size())};
  }
  /// How far it has come: the place of a fault.
  Span place() const { return span({at_, std::size_t{0}}); }

 private:
  bool is_over() const { return last_ >= Piece::done; }
  Piece scan_piece();
  Piece scan_outside();
  Piece scan_content();
  Piece scan_mixed();
  Piece scan_tag();
  bool is_at_tag() const { return *at_ == '<' && at_[1] != '!' && at_[1] != '?'; }
  Piece scan_start();
  Piece scan_end();
  Piece close();
  bool scan_usual_tag(const TagForm& form);
  bool scan_usual_value();
  bool scan_leaf_text();
  bool is_inside() const { return !is_over() && !is_empty_ && !open_.empty(); }

  bool scan_declaration();
  bool scan_name(TagName& name);
  bool scan_odd_name(const char* begin, TagName& name);
  bool scan_attributes();
  bool scan_attribute();
  bool scan_value(Text& value);
  bool decode_value(const char* begin, char quote);
  bool has_duplicates() const;

  bool scan_special();
  bool scan_markup();
  bool scan_comment();
  bool scan_instruction();
  bool scan_cdata();
  bool decode_reference(std::string& out);
  bool decode_number(std::string& out);
  bool find(std::string_view mark);
  void add_lines(const char* begin, const char* end);
  const char* line_end(const char* at) const;
  bool skip_blanks();
  bool skip_indent();
  bool is_accepted_by_expat() const;

  std::string_view rest() const { return {at_, end_}; }
  bool is_at(std::string_view mark) const { return rest().starts_with(mark); }

  const Source& source_;
  Arena& arena_;
  const char* begin_;
  const char* at_;
  const char* end_;           // a NUL stands there, as behind any std::string
  Piece last_ = Piece::text;  // at the beginning too
  bool is_unsure_ = false;    // expat is to be asked
  bool is_empty_ = false;     // the latest start tag ends its element
  bool has_root_ = false;
  bool has_namespaces_ = false;
  TagName name_;
  std::vector<ScannedAttribute> attributes_;
  Text text_;
  Leaf leaf_;
  TextRun run_;
  std::string decoded_;  // a value or a reference that is being read
  std::vector<TagName> open_;
};

/// Reports why the scanner stopped at `place`.
void report_fault(const Source& source, Span place, Diagnostics& diagnostics);

/// Reports that nothing declares the prefix of the name at `place`.
void report_undeclared_prefix(std::string_view prefix, Span place, Diagnostics& diagnostics);

}  // namespace evdoc::xml
