// Whether a text is well-formed XML: expat's verdict, and evdoc's limits.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/source.h"

struct XML_ParserStruct;

namespace evdoc::xml {

/// What a judge meets, in document order. A span is the bytes of the input.
class Sink {
 public:
  virtual ~Sink() = default;
  /// `attributes`: names and values in turn, in the order of the tag, ended by null; normalized and decoded.
  virtual void start_element(Span tag, const char* const* attributes) = 0;
  virtual void end_element(Span tag) = 0;
  /// A piece of text, decoded; a run of text may come in many.
  virtual void characters(Span piece, std::string_view text) = 0;
};

/// Feeds a source to expat piece by piece and words its errors.
class Judge {
 public:
  /// Depth of elements beyond which a file is refused.
  static constexpr std::size_t depth_limit = 256;
  /// Attributes of one element, declarations of namespaces included, beyond which a file is refused.
  static constexpr std::size_t attribute_limit = 256;

  /// Without a sink it only judges. Both must outlive the judge.
  explicit Judge(const Source& source, Sink* sink = nullptr);
  ~Judge();
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
  Sink* sink_;
  XML_ParserStruct* parser_;
  std::vector<Span> open_names_;  // of the elements that are open
  std::size_t fed_ = 0;           // bytes given to expat
  std::size_t piece_;             // size of the next piece
  Refusal refusal_ = Refusal::none;
  Span refused_;
  bool has_failed_ = false;
};

/// Runs the whole source through a judge. False, with a finding, when it is not well-formed or breaks a limit.
bool is_well_formed(const Source& source, Diagnostics& diagnostics);

}  // namespace evdoc::xml
