#include "report/text.h"

#include <fmt/format.h>

#include <array>
#include <string_view>

#include "base/line_index.h"
#include "report/excerpt.h"
#include "text/escape.h"

namespace evdoc {

namespace {

enum class Tone : uint8_t { strong, info, warning, error, gutter, help };

std::string_view ansi_code(Tone tone) {
  static constexpr std::array<std::string_view, 6> codes{"1", "1;36", "1;33", "1;31", "34", "1;32"};
  return codes[static_cast<std::size_t>(tone)];
}

Tone tone_of(Severity severity) {
  static constexpr std::array<Tone, 3> tones{Tone::info, Tone::warning, Tone::error};
  return tones[static_cast<std::size_t>(severity)];
}

/// 12345 as "12,345".
std::string grouped(uint64_t number) {
  std::string digits = fmt::to_string(number);
  for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, 1, ',');
  return digits;
}

std::string counted(uint64_t count, std::string_view noun) {
  return fmt::format("{} {}{}", grouped(count), noun, count == 1 ? "" : "s");
}

/// A path as a line may begin with it. GitHub takes a line that begins with two colons for a command.
std::string shown_path(std::string_view path) {
  return (path.starts_with("::") ? "./" : "") + escaped(path);
}

/// Writes findings one after the other.
class TextReport {
 public:
  explicit TextReport(Color color) : color_(color) {}

  void add(const Diagnostic& finding) {
    if (!text_.empty()) text_ += '\n';
    place(finding.span, true);
    const Tone tone = tone_of(finding.severity);
    paint(tone, fmt::format("{}[{}]:", severity_name(finding.severity), finding.code->name));
    line(' ' + escaped(finding.message));
    excerpt(finding.span, tone);
    if (finding.count > 1) note({.span = {}, .text = "met " + grouped(finding.count) + " times"});
    for (const Note& n : finding.notes) note(n);
    if (!finding.help.empty()) help(finding.help);
  }

  std::string take() && { return std::move(text_); }

 private:
  void line(std::string_view text) { text_.append(text) += '\n'; }

  void paint(Tone tone, std::string_view text) {
    if (color_ == Color::none) {
      text_ += text;
    } else {
      fmt::format_to(std::back_inserter(text_), "\x1b[{}m{}\x1b[0m", ansi_code(tone), text);
    }
  }

  /// "path:line:col: "; without a place the program's name, where `is_head`.
  void place(const Span& span, bool is_head) {
    if (span.is_known()) {
      const Position at = lines_.of(*span.source).position(span.begin);
      paint(Tone::strong, fmt::format("{}:{}:{}:", shown_path(span.source->path()), at.line, at.column));
    } else if (is_head) {
      paint(Tone::strong, "evdoc:");
    } else {
      return;
    }
    text_ += ' ';
  }

  void excerpt(const Span& span, Tone tone) {
    if (!span.is_known()) return;
    const Excerpt shown = make_excerpt(span, lines_.of(*span.source));
    const std::string number = fmt::to_string(shown.line);
    paint(Tone::gutter, fmt::format("  {} |", number));
    line(shown.text.empty() ? "" : ' ' + shown.text);
    paint(Tone::gutter, fmt::format("  {:{}} |", "", number.size()));
    text_.append(shown.mark_begin + 1, ' ');
    paint(tone, '^' + std::string(shown.mark_cells - 1, '~') + (shown.goes_on ? "…" : ""));
    text_ += '\n';
  }

  void note(const Note& n) {
    place(n.span, false);
    paint(Tone::info, "note:");
    line(' ' + escaped(n.text));
    excerpt(n.span, Tone::info);
  }

  void help(std::string_view text) {
    paint(Tone::help, "help:");
    line(' ' + escaped(text));
  }

  Color color_;
  LineIndexes lines_;
  std::string text_;
};

}  // namespace

std::string format_text(std::span<const Diagnostic> findings, Color color) {
  TextReport report(color);
  for (const Diagnostic& finding : findings) report.add(finding);
  return std::move(report).take();
}

std::string format_totals(std::span<const Diagnostic> findings) {
  std::array<uint64_t, 3> counts{};
  for (const Diagnostic& finding : findings) ++counts[static_cast<std::size_t>(finding.severity)];
  std::string text;
  for (const Severity severity : {Severity::error, Severity::warning}) {
    const uint64_t count = counts[static_cast<std::size_t>(severity)];
    if (count == 0) continue;
    if (!text.empty()) text += ", ";
    text += counted(count, severity_name(severity));
  }
  return text;
}

}  // namespace evdoc
