#include "load/xml_oracle.h"

#include <expat.h>
#include <fmt/format.h>

#include "load/xml_scanner.h"

namespace evdoc::xml {

namespace {

/// What both readings are written with.
class TokenList {
 public:
  explicit TokenList(const Source& source) : first_(source.text().data()) {}

  void start(std::string_view name) { lines_ += fmt::format("<{} {}\n", name, offset(name)); }
  void attribute(std::string_view name, std::string_view value, std::string_view written) {
    lines_ += fmt::format("  {} {} {} {}=[{}]\n", name, offset(name), offset(written), written.size(), value);
  }
  void end() { lines_ += ">\n"; }
  void text(std::string_view value, std::size_t begin, std::size_t end) {
    lines_ += fmt::format("text {} {} [{}]\n", begin, end, value);
  }

  std::string take() { return std::move(lines_); }

 private:
  std::ptrdiff_t offset(std::string_view piece) const { return piece.data() - first_; }

  const char* first_;
  std::string lines_;
};

class ExpatReading {
 public:
  explicit ExpatReading(const Source& source) : source_(source), tokens_(source), parser_(XML_ParserCreate("UTF-8")) {
    XML_SetUserData(parser_, this);
    XML_SetElementHandler(parser_, on_start, on_end);
    XML_SetCharacterDataHandler(parser_, on_text);
    XML_SetStartDoctypeDeclHandler(parser_, on_doctype);
  }
  ~ExpatReading() { XML_ParserFree(parser_); }
  ExpatReading(const ExpatReading&) = delete;
  ExpatReading& operator=(const ExpatReading&) = delete;

  std::optional<std::string> read() {
    const std::string_view text = source_.text();
    const auto status = XML_Parse(parser_, text.data(), static_cast<int>(text.size()), XML_TRUE);
    return status == XML_STATUS_OK ? std::optional(tokens_.take()) : std::nullopt;
  }

 private:
  static ExpatReading& self(void* data) { return *static_cast<ExpatReading*>(data); }

  static void XMLCALL on_start(void* data, const XML_Char*, const XML_Char** attributes) {
    ExpatReading& reading = self(data);
    reading.finish_text();
    const auto count = static_cast<std::size_t>(XML_GetSpecifiedAttributeCount(reading.parser_)) / 2;
    if (++reading.depth_ > Scanner::depth_limit || count > Scanner::attribute_limit) {
      XML_StopParser(reading.parser_, XML_FALSE);
    } else {
      reading.add_tag(attributes);
    }
  }

  static void XMLCALL on_end(void* data, const XML_Char*) {
    self(data).finish_text();
    self(data).tokens_.end();
    --self(data).depth_;
  }

  static void XMLCALL on_text(void* data, const XML_Char* text, int length) {
    ExpatReading& reading = self(data);
    const auto begin = static_cast<std::size_t>(XML_GetCurrentByteIndex(reading.parser_));
    if (!reading.in_text_) reading.begin_ = begin;
    reading.in_text_ = true;
    reading.end_ = begin + static_cast<std::size_t>(XML_GetCurrentByteCount(reading.parser_));
    reading.joined_.append(text, static_cast<std::size_t>(length));
  }

  static void XMLCALL on_doctype(void* data, const XML_Char*, const XML_Char*, const XML_Char*, int) {
    XML_StopParser(self(data).parser_, XML_FALSE);
  }

  /// The attributes as they are written are found again in the tag, which is known to be well-formed.
  void add_tag(const XML_Char** attributes) {
    const std::string_view rest = source_.text().substr(static_cast<std::size_t>(XML_GetCurrentByteIndex(parser_)));
    std::size_t at = rest.find_first_of(" \t\r\n/>", 1);
    tokens_.start(rest.substr(1, at - 1));
    for (; *attributes; attributes += 2) {
      const std::size_t name = rest.find_first_not_of(" \t\r\n", at);
      const std::size_t name_end = rest.find_first_of(" \t\r\n=", name);
      const std::size_t quote = rest.find_first_of("'\"", name_end);
      at = rest.find(rest[quote], quote + 1);
      tokens_.attribute(rest.substr(name, name_end - name), attributes[1], rest.substr(quote + 1, at - quote - 1));
      ++at;
    }
  }

  void finish_text() {
    if (in_text_) tokens_.text(joined_, begin_, end_);
    in_text_ = false;
    joined_.clear();
  }

  const Source& source_;
  TokenList tokens_;
  XML_Parser parser_;
  std::size_t depth_ = 0;
  bool in_text_ = false;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  std::string joined_;
};

}  // namespace

std::optional<std::string> read_by_expat(const Source& source) {
  return ExpatReading(source).read();
}

std::optional<std::string> read_by_scanner(const Source& source) {
  Arena arena;
  Scanner scanner(source, arena);
  TokenList tokens(source);
  while (true) {
    switch (scanner.next()) {
      case Scanner::Piece::start:
        tokens.start(scanner.name().text);
        for (const ScannedAttribute& a : scanner.attributes()) {
          tokens.attribute(a.name.text, a.value.value, a.value.span.text());
        }
        break;
      case Scanner::Piece::end:
        tokens.end();
        break;
      case Scanner::Piece::text:
        tokens.text(scanner.text().value, scanner.text().span.begin, scanner.text().span.end);
        break;
      case Scanner::Piece::done:
        return tokens.take();
      case Scanner::Piece::fault:
        return std::nullopt;
    }
  }
}

}  // namespace evdoc::xml
