// Writes XML that people read and diff: an element a line, two blanks a level, nothing added inside of text.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace evdoc {

/// Builds one document, in UTF-8. What would be lost or could not be seen is written as a character reference: line
/// ends and tabs of attributes, carriage returns, bidirectional controls. What XML can't hold, and bytes that are not
/// UTF-8, become U+FFFD: the file stays readable, and the place can be found.
class XmlWriter {
 public:
  /// Begins with the XML declaration.
  XmlWriter();

  /// Begins an element. `name` must outlive it.
  void open(std::string_view name);
  /// Adds an attribute to the element just begun, on a new line where this one would grow too long.
  void attribute(std::string_view name, std::string_view value);
  /// The same, unless the value is empty.
  void optional_attribute(std::string_view name, std::string_view value);
  /// From here to its end the element holds text: elements in it are not put on lines of their own.
  void mix();
  /// Adds text, which makes the element mixed.
  void text(std::string_view value);
  /// Adds XML as it is, which makes the element mixed.
  void raw(std::string_view xml);
  /// Ends the element begun last.
  void close();

  /// An element that holds only text.
  void line(std::string_view name, std::string_view value);
  /// Puts an empty line before the next element or end tag.
  void skip_line() { skips_line_ = true; }

  /// The document. All elements must be closed.
  std::string finish() &&;

 private:
  struct Frame {
    std::string_view name;
    bool is_mixed = false;
  };

  void break_line(std::size_t blanks);
  void finish_start_tag();
  std::size_t column() const;

  std::string out_;
  std::vector<Frame> open_;
  std::size_t line_begin_ = 0;
  std::size_t attribute_column_ = 0;  // where attributes on further lines begin
  bool in_start_tag_ = false;
  bool has_attribute_ = false;  // on this line of the start tag
  bool skips_line_ = false;
};

}  // namespace evdoc
