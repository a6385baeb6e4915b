// What evdoc tells its users: one finding, and the list that every stage adds to.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/source.h"

namespace evdoc {

enum class Severity : uint8_t { info, warning, error };

/// As messages and settings spell it: "info", "warning", "error".
std::string_view severity_name(Severity severity);

/// Whose fault an error is; it decides the exit code.
enum class Fault : uint8_t {
  finding,  ///< exit 1
  usage,    ///< exit 2: flag, key, locale tag, template set, a template that does not compile
  input,    ///< exit 3: an input that can't be read or is not well-formed
  output,   ///< exit 4: an output that can't be written
};

/// One kind of finding. Every folder lists its own in its codes.h; `evdoc explain` prints them.
struct Code {
  std::string_view name;  ///< kebab-case, unique
  Severity severity = Severity::error;
  Fault fault = Fault::finding;
  std::string_view explanation;  ///< what it means, why it matters and how to mend it: whole sentences
};

/// Another place that belongs to a finding: the first of two duplicates, a link of an include chain, an event and
/// locale.
struct Note {
  Span span;  ///< unknown for a note that is only text
  std::string text;
};

/// An edit that mends a finding: the span's bytes are replaced.
struct Fix {
  /// Whether someone must look at the result.
  enum class Trust : uint8_t {
    certain,  ///< it can't be wrong
    likely,
  };
  Span span;
  std::string replacement;
  Trust trust = Trust::certain;
};

/// What a finding is about, independent of line numbers: the key of baselines. Empty parts do not apply.
struct Subject {
  std::string locale;  ///< BCP 47
  std::string page;
  std::string unit;
};

struct Diagnostic {
  const Code* code = nullptr;
  Severity severity = Severity::error;
  Span span;
  std::string message;  ///< lower case, one sentence, no final period; input quoted in '...'
  std::string help;     ///< what to do next; empty: nothing to say beyond the message
  std::vector<Note> notes;
  std::vector<Fix> fixes;
  Subject subject;
  uint32_t count = 1;  ///< how often the same fault was met

  Diagnostic& note(Span place, std::string text) {
    notes.push_back({place, std::move(text)});
    return *this;
  }
};

/// Findings in the order in which they were met. One a thread; merge them in input order.
class Diagnostics {
 public:
  /// Adds a finding with the severity of its code. The reference holds until the next call.
  Diagnostic& report(const Code& code, Span span, std::string message, std::string help = {});

  /// Takes a finding made elsewhere.
  void add(Diagnostic diagnostic) { items_.push_back(std::move(diagnostic)); }

  /// Takes all findings of `other`, after those that are here.
  void merge(Diagnostics&& other);

  bool has_errors() const;
  /// Findings of severity error, each counted once.
  std::size_t error_count() const;
  /// 0 without findings at or above `threshold`; else the exit code of the gravest fault (see Fault).
  int exit_code(Severity threshold = Severity::error) const;

  /// Sorted by path, position, code and message; the same fault met several times is one finding with its count and the
  /// notes of the first. The order does not depend on the order of reporting.
  std::vector<Diagnostic> sorted() const;

  std::span<const Diagnostic> all() const { return items_; }
  bool empty() const { return items_.empty(); }

 private:
  std::vector<Diagnostic> items_;
};

}  // namespace evdoc
