#include "markdown/pair.h"

#include <algorithm>

#include <fmt/format.h>

#include "markdown/slug.h"

namespace evdoc::markdown {

void append_pair(std::string& out, std::string_view prefix, uint32_t number, std::string_view target,
                 std::string_view source) {
  const fmt::format_int digits(number);
  const std::string_view nnn(digits.data(), digits.size());
  for (const std::string_view piece :
       {std::string_view("<span data-ttu-id=\""), prefix, std::string_view("-"), nnn, std::string_view("\">"), target,
        std::string_view("</span><span class=\"sxs-lookup\"><span data-stu-id=\""), prefix, std::string_view("-"), nnn,
        std::string_view("\">"), source, std::string_view("</span></span>")}) {
    out += piece;
  }
}

void append_anchor(std::string& out, std::string_view english_heading) {
  out += "<a name=\"";
  out += slug(english_heading);
  out += "\"></a>";
}

std::string cell_text(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    if (c == '|') {
      out += "&#124;";
    } else if (c == '\n') {
      out += ' ';
    } else if (c != '\r') {
      out += c;
    }
  }
  return out;
}

std::string code_span(std::string_view text) {
  if (text.empty()) return {};
  std::size_t longest = 0;
  std::size_t run = 0;
  for (const char c : text) {
    run = c == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  const std::string fence(longest + 1, '`');
  const bool padded = text.front() == '`' || text.back() == '`';
  return fmt::format("{0}{1}{2}{1}{0}", fence, padded ? " " : "", text);
}

std::string escaped_text(std::string_view text) {
  static constexpr std::string_view anywhere = "\\`*_<>[]|";
  static constexpr std::string_view at_line_start = "#+-=~";
  std::string out;
  out.reserve(text.size());
  bool line_start = true;
  for (const char c : text) {
    const bool is_marker = line_start && at_line_start.find(c) != std::string_view::npos;
    if (is_marker || anywhere.find(c) != std::string_view::npos) out += '\\';
    out += c;
    if (c == '&') out += "amp;";
    if (c == '\n') line_start = true;
    if (c != '\n' && c != ' ' && c != '\t') line_start = false;
  }
  return out;
}

}  // namespace evdoc::markdown
