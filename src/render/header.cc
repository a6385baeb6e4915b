// The options on the first line of a template.
#include <fmt/format.h>

#include <array>

#include "base/suggest.h"
#include "render/codes.h"
#include "render/lexer.h"
#include "render/scan.h"

namespace evdoc::render {

namespace {

struct Option {
  std::string_view name;
  bool Whitespace::*member;
};

constexpr std::array<Option, 3> options{{
    {"trim_blocks", &Whitespace::trim_blocks},
    {"lstrip_blocks", &Whitespace::lstrip_blocks},
    {"keep_trailing_newline", &Whitespace::keep_trailing_newline},
}};

bool is_separator(char c) {
  return c == ' ' || c == '\t' || c == ',' || c == '=' || c == ':';
}

class HeaderReader {
 public:
  HeaderReader(const Source& source, Whitespace& result, Diagnostics& diagnostics)
      : source_(source), result_(result), diagnostics_(diagnostics) {}

  /// Reads pairs of a name and a value from a part of the first line.
  void read(std::string_view line) {
    while (true) {
      const std::string_view name = word(line);
      if (name.empty()) return;
      const std::string_view value = word(line);
      set(name, value);
    }
  }

 private:
  static std::string_view word(std::string_view& line) {
    while (!line.empty() && is_separator(line[0])) line.remove_prefix(1);
    std::size_t size = 0;
    while (size < line.size() && !is_separator(line[size])) ++size;
    const std::string_view result = line.substr(0, size);
    line.remove_prefix(size);
    return result;
  }

  void set(std::string_view name, std::string_view value) {
    const bool is_true = value == "true" || value == "True";
    if (!is_true && value != "false" && value != "False") {
      return report(value.empty() ? name : value, fmt::format("'{}' is neither true nor false", value),
                    fmt::format("write {}=true or {}=false", name, name));
    }
    for (const Option& option : options) {
      if (option.name == name) {
        result_.*option.member = is_true;
        return;
      }
    }
    constexpr std::array<std::string_view, 3> names{options[0].name, options[1].name, options[2].name};
    std::string help = did_you_mean(name, names);
    if (help.empty()) help = "the options are trim_blocks, lstrip_blocks and keep_trailing_newline";
    report(name, fmt::format("there is no template option '{}'", name), std::move(help));
  }

  void report(std::string_view place, std::string message, std::string help) {
    const auto begin = static_cast<uint32_t>(place.data() - source_.text().data());
    const Span span{&source_, begin, begin + static_cast<uint32_t>(place.size())};
    diagnostics_.report(code::template_header, span, std::move(message), std::move(help));
  }

  const Source& source_;
  Whitespace& result_;
  Diagnostics& diagnostics_;
};

constexpr std::string_view line_mark = "#jinja2:";
constexpr std::string_view comment_mark = "evdoc:";

}  // namespace

Whitespace read_header(const Source& source, Whitespace defaults, uint32_t& skip, Diagnostics& diagnostics) {
  const std::string_view text = source.text();
  std::string_view line = text.substr(0, std::min(text.find_first_of("\r\n"), text.size()));
  HeaderReader reader(source, defaults, diagnostics);
  if (line.starts_with(line_mark)) {
    reader.read(line.substr(line_mark.size()));
    skip = static_cast<uint32_t>(line.size() + newline_length(text.substr(line.size())));
  } else if (line.starts_with("{#")) {
    line.remove_prefix(line.starts_with("{#-") || line.starts_with("{#+") ? 3 : 2);
    line = skip_spaces(line.substr(0, std::min({line.find("-#}"), line.find("+#}"), line.find("#}")})));
    if (line.starts_with(comment_mark)) reader.read(line.substr(comment_mark.size()));
  }
  return defaults;
}

}  // namespace evdoc::render
