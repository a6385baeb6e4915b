#include "load/xml_judge.h"

#include <expat.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "load/codes.h"
#include "load/xml_scanner.h"

namespace evdoc::xml {

namespace {

constexpr std::size_t first_piece_bytes = 64 * 1024;
constexpr std::size_t largest_piece_bytes = 1024 * 1024 * 1024;  // what expat's int can count

/// Expat's error in the words of evdoc, and what to do about it.
struct Wording {
  int error;
  const char* message;
  const char* help;
};

constexpr std::array wordings{
    Wording{XML_ERROR_NO_ELEMENTS, "there is no element", "an XML file has one root element"},
    Wording{XML_ERROR_SYNTAX, "this is not XML", "an XML file begins with '<': name the file that is meant"},
    Wording{XML_ERROR_INVALID_TOKEN, "this is not XML",
            "write '&' as '&amp;' and '<' as '&lt;', and put attribute values in quotes"},
    Wording{XML_ERROR_UNCLOSED_TOKEN, "this is not closed before the end of the file", "the file may be truncated"},
    Wording{XML_ERROR_PARTIAL_CHAR, "the file ends inside a character", "the file may be truncated"},
    Wording{XML_ERROR_DUPLICATE_ATTRIBUTE, "the element has this attribute twice", "delete one of them"},
    Wording{XML_ERROR_JUNK_AFTER_DOC_ELEMENT, "there is something after the root element", "delete what follows it"},
    Wording{XML_ERROR_UNDEFINED_ENTITY, "this entity is not defined",
            "XML knows '&amp;', '&lt;', '&gt;', '&quot;' and '&apos;'; write any other character as it is"},
    Wording{XML_ERROR_BAD_CHAR_REF, "this refers to a character that XML does not allow", "delete it"},
    Wording{XML_ERROR_MISPLACED_XML_PI, "an XML declaration stands only at the very beginning of a file",
            "delete what precedes it"},
    Wording{XML_ERROR_XML_DECL, "the XML declaration is not right", "write <?xml version=\"1.0\" encoding=\"UTF-8\"?>"},
    Wording{XML_ERROR_UNCLOSED_CDATA_SECTION, "the CDATA section is not closed", "close it with ']]>'"},
    Wording{XML_ERROR_NO_MEMORY, "there is not enough memory to read it", "split the file"},
};

Wording wording_of(int error) {
  const auto found = std::find_if(wordings.begin(), wordings.end(), [=](const Wording& w) { return w.error == error; });
  if (found != wordings.end()) return *found;
  return {error, XML_ErrorString(static_cast<XML_Error>(error)), "open the file in an XML editor at this place"};
}

bool ends_name(char c) {
  return std::string_view(" \t\r\n/>").find(c) != std::string_view::npos;
}

/// The name in a tag, or at the beginning of `from`.
Span name_in(Span from) {
  const std::string_view text = from.text();
  const std::size_t begin = std::min(text.find_first_not_of("</"), text.size());
  const auto end = std::find_if(text.begin() + static_cast<std::ptrdiff_t>(begin), text.end(), ends_name);
  return from.part(static_cast<uint32_t>(begin),
                   static_cast<uint32_t>(end - text.begin()) - static_cast<uint32_t>(begin));
}

/// Feeds a source to expat piece by piece and words its errors.
class Judge {
 public:
  explicit Judge(const Source& source);
  ~Judge() { XML_ParserFree(parser_); }
  Judge(const Judge&) = delete;
  Judge& operator=(const Judge&) = delete;

  /// Parses the next piece. False when there is none: the end was reached, or an error (reported) forbids to go on.
  bool feed(Diagnostics& diagnostics);

  bool has_failed() const { return has_failed_; }

 private:
  struct Callbacks;
  enum class Refusal : uint8_t { none, depth, attributes, doctype };

  Span current() const;
  void refuse(Refusal refusal, Span place);
  void report_failure(Diagnostics& diagnostics);
  void report_syntax(int error, Diagnostics& diagnostics);
  void report_mismatch(Span name, Diagnostics& diagnostics);
  void report_truncation(Diagnostics& diagnostics);

  const Source& source_;
  XML_Parser parser_;
  std::vector<Span> open_names_;  // of the elements that are open
  std::size_t fed_ = 0;           // bytes given to expat
  std::size_t piece_;             // size of the next piece
  Refusal refusal_ = Refusal::none;
  Span refused_;
  bool has_failed_ = false;
};

struct Judge::Callbacks {
  static Judge& self(void* data) { return *static_cast<Judge*>(data); }

  static void XMLCALL start(void* data, const XML_Char*, const XML_Char**) {
    Judge& judge = self(data);
    const Span tag = judge.current();
    judge.open_names_.push_back(name_in(tag));
    if (judge.open_names_.size() > Scanner::depth_limit) {
      judge.refuse(Refusal::depth, judge.open_names_.back());
    } else if (static_cast<std::size_t>(XML_GetSpecifiedAttributeCount(judge.parser_)) > 2 * Scanner::attribute_limit) {
      judge.refuse(Refusal::attributes, judge.open_names_.back());
    }
  }

  static void XMLCALL end(void* data, const XML_Char*) { self(data).open_names_.pop_back(); }

  static void XMLCALL doctype(void* data, const XML_Char*, const XML_Char*, const XML_Char*, int) {
    Judge& judge = self(data);
    constexpr std::string_view opening = "<!DOCTYPE";
    const std::size_t begin = judge.source_.text().rfind(opening, judge.current().begin);
    const auto offset = static_cast<uint32_t>(begin == std::string_view::npos ? judge.current().begin : begin);
    judge.refuse(Refusal::doctype, {&judge.source_, offset, offset + static_cast<uint32_t>(opening.size())});
  }
};

Judge::Judge(const Source& source) : source_(source), parser_(XML_ParserCreate("UTF-8")), piece_(first_piece_bytes) {
  XML_SetUserData(parser_, this);
  XML_SetElementHandler(parser_, Callbacks::start, Callbacks::end);
  XML_SetStartDoctypeDeclHandler(parser_, Callbacks::doctype);
}

bool Judge::feed(Diagnostics& diagnostics) {
  const std::string_view text = source_.text();
  if (has_failed_ || fed_ == text.size() + 1) return false;
  const std::size_t size = std::min(piece_, text.size() - fed_);
  const bool is_last = fed_ + size == text.size();
  if (XML_Parse(parser_, text.data() + fed_, static_cast<int>(size), is_last) != XML_STATUS_OK) {
    has_failed_ = true;
    report_failure(diagnostics);
    return false;
  }
  // Expat scans a token that is not complete again with every piece: grow, so that this stays linear.
  const auto done = static_cast<std::size_t>(std::max<XML_Index>(0, XML_GetCurrentByteIndex(parser_)));
  if (done < fed_) piece_ = std::min(piece_ * 2, largest_piece_bytes);
  fed_ += is_last ? size + 1 : size;
  return true;
}

Span Judge::current() const {
  const auto begin = static_cast<uint32_t>(XML_GetCurrentByteIndex(parser_));
  return {&source_, begin, begin + static_cast<uint32_t>(XML_GetCurrentByteCount(parser_))};
}

void Judge::refuse(Refusal refusal, Span place) {
  refusal_ = refusal;
  refused_ = place;
  XML_StopParser(parser_, XML_FALSE);
}

void Judge::report_failure(Diagnostics& diagnostics) {
  switch (refusal_) {
    case Refusal::depth:
      diagnostics.report(code::xml_too_deep, refused_,
                         fmt::format("elements are nested more than {} deep", Scanner::depth_limit),
                         "check how the file was made");
      return;
    case Refusal::attributes:
      diagnostics.report(code::xml_too_many_attributes, refused_,
                         fmt::format("the element has more than {} attributes", Scanner::attribute_limit),
                         "check how the file was made");
      return;
    case Refusal::doctype:
      diagnostics.report(code::xml_doctype, refused_, "a document type declaration is not read",
                         "delete it: no format that evdoc reads needs one");
      return;
    case Refusal::none:
      report_syntax(XML_GetErrorCode(parser_), diagnostics);
  }
}

void Judge::report_syntax(int error, Diagnostics& diagnostics) {
  const auto size = static_cast<uint32_t>(source_.text().size());
  const XML_Index index = XML_GetCurrentByteIndex(parser_);
  const uint32_t begin = std::min(size, static_cast<uint32_t>(std::max<XML_Index>(0, index)));
  const Span rest{&source_, begin, size};
  if (error == XML_ERROR_TAG_MISMATCH) return report_mismatch(name_in(rest), diagnostics);
  if (error == XML_ERROR_NO_ELEMENTS && !open_names_.empty()) return report_truncation(diagnostics);
  const Wording wording = wording_of(error);
  diagnostics.report(code::xml_not_well_formed, rest.part(0, std::min(1u, rest.size())), wording.message, wording.help);
}

void Judge::report_mismatch(Span name, Diagnostics& diagnostics) {
  const Span open = open_names_.back();
  diagnostics
      .report(code::xml_not_well_formed, name, fmt::format("'</{}>' does not end '<{}>'", name.text(), open.text()),
              fmt::format("write '</{}>' before it, or correct the name", open.text()))
      .note(open, fmt::format("'<{}>' is open since here", open.text()));
}

void Judge::report_truncation(Diagnostics& diagnostics) {
  const auto size = static_cast<uint32_t>(source_.text().size());
  const Span open = open_names_.back();
  diagnostics
      .report(code::xml_not_well_formed, {&source_, size, size},
              fmt::format("the file ends inside '<{}>'", open.text()), "it may be truncated: get it whole")
      .note(open, fmt::format("'<{}>' is open since here", open.text()));
}

}  // namespace

bool expat_accepts(const Source& source, Diagnostics& diagnostics) {
  Judge judge(source);
  while (judge.feed(diagnostics)) {
  }
  return !judge.has_failed();
}

}  // namespace evdoc::xml
