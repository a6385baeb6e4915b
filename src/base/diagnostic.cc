#include "base/diagnostic.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <tuple>

namespace evdoc {

namespace {

std::string_view path_of(const Span& span) {
  return span.source ? std::string_view(span.source->path()) : std::string_view();
}

auto fault_key(const Diagnostic& d) {
  return std::tuple(path_of(d.span), d.span.begin, d.span.end, d.code->name, std::string_view(d.message));
}

bool notes_before(const Diagnostic& a, const Diagnostic& b) {
  return std::lexicographical_compare(a.notes.begin(), a.notes.end(), b.notes.begin(), b.notes.end(),
                                      [](const Note& x, const Note& y) {
                                        return std::tuple(path_of(x.span), x.span.begin, std::string_view(x.text)) <
                                               std::tuple(path_of(y.span), y.span.begin, std::string_view(y.text));
                                      });
}

bool before(const Diagnostic& a, const Diagnostic& b) {
  if (fault_key(a) != fault_key(b)) return fault_key(a) < fault_key(b);
  return notes_before(a, b);
}

}  // namespace

std::string_view severity_name(Severity severity) {
  static constexpr std::array<std::string_view, 3> names{"info", "warning", "error"};
  return names[static_cast<std::size_t>(severity)];
}

Diagnostic& Diagnostics::report(const Code& code, Span span, std::string message, std::string help) {
  return items_.emplace_back(Diagnostic{.code = &code,
                                        .severity = code.severity,
                                        .span = span,
                                        .message = std::move(message),
                                        .help = std::move(help),
                                        .notes = {},
                                        .fixes = {},
                                        .subject = {}});
}

void Diagnostics::merge(Diagnostics&& other) {
  items_.insert(items_.end(), std::make_move_iterator(other.items_.begin()),
                std::make_move_iterator(other.items_.end()));
  other.items_.clear();
}

std::size_t Diagnostics::error_count() const {
  return static_cast<std::size_t>(
      std::count_if(items_.begin(), items_.end(), [](const Diagnostic& d) { return d.severity == Severity::error; }));
}

bool Diagnostics::has_errors() const {
  return error_count() > 0;
}

int Diagnostics::exit_code(Severity threshold) const {
  int code = 0;
  for (const Diagnostic& d : items_) {
    if (d.severity < threshold) continue;
    const Fault fault = d.severity == Severity::error ? d.code->fault : Fault::finding;
    code = std::max(code, 1 + static_cast<int>(fault));
  }
  return code;
}

std::vector<Diagnostic> Diagnostics::sorted() const {
  std::vector<Diagnostic> list = items_;
  std::stable_sort(list.begin(), list.end(), before);
  std::vector<Diagnostic> folded;
  for (Diagnostic& d : list) {
    if (!folded.empty() && fault_key(folded.back()) == fault_key(d)) {
      folded.back().count += d.count;
    } else {
      folded.push_back(std::move(d));
    }
  }
  return folded;
}

}  // namespace evdoc
