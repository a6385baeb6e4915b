#include "markdown/front_matter.h"

#include <algorithm>
#include <optional>
#include <string>
#include <unordered_set>

#include <fmt/format.h>

#include "markdown/codes.h"

namespace evdoc::markdown {

namespace {

constexpr std::string_view fence = "---";
constexpr std::size_t npos = std::string_view::npos;

bool is_key(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_' ||
           c == '-';
  });
}

class FrontMatterScanner {
 public:
  FrontMatterScanner(Source& source, LineReader& reader, ScannedPage& page, Diagnostics& diagnostics)
      : source_(source), reader_(reader), page_(page), diagnostics_(diagnostics) {}

  void scan(LineEndCounts& inner, LineEndCounts& outer) {
    const RawLine opening = reader_.peek();
    if (opening.text() != fence) {
      diagnostics_.report(code::front_matter_missing, opening.span, "the page does not begin with its front matter",
                          "restore the lines from '---' to '---' from where the page was published");
      return;
    }
    page_.has_front_matter = true;
    outer.add(reader_.take().end);
    while (!reader_.is_at_end()) {
      const RawLine line = reader_.peek();
      if (line.text() == fence) {
        finish_list();
        outer.add(reader_.take().end);
        return;
      }
      if (!scan_line(line)) break;
      inner.add(reader_.take().end);
    }
    diagnostics_.report(code::front_matter_unclosed, opening.span, "the front matter that begins here does not end",
                        "add the line '---' behind its last line");
  }

 private:
  /// False for a line that shows that the front matter is over though nothing closed it.
  bool scan_line(const RawLine& line) {
    if (line.text().starts_with("# ") || line.text().starts_with("#\t")) return false;
    if (trimmed(line.span).size() == 0) {
      report(line.span, "an empty line in the front matter");
    } else if (const std::optional<Span> item = list_item(line.span)) {
      add_list_item(*item);
    } else {
      add_field(line.span);
    }
    return true;
  }

  static std::optional<Span> list_item(Span line) {
    const Span text = trimmed(line);
    if (text.text() != "-" && !text.text().starts_with("- ")) return std::nullopt;
    return trimmed(text.part(1, text.size() - 1));
  }

  void add_list_item(Span item) {
    const bool can_have_items = !page_.front_matter.empty() &&
                                (page_.front_matter.back().list_items > 0 || page_.front_matter.back().value.empty());
    if (!can_have_items) return report(item, "a list item that no key stands before");
    FrontMatterLine& field = page_.front_matter.back();
    if (++field.list_items == 1) {
      set_value(field, item);
      items_ = field.value.value;
    } else {
      items_ += '\n';
      items_ += read_yaml_scalar(item, source_.arena()).value.value;
    }
  }

  /// A list of several has all its items, one a line, as its value.
  void finish_list() {
    if (page_.front_matter.empty() || page_.front_matter.back().list_items < 2) return;
    page_.front_matter.back().value.value = source_.arena().copy(items_);
  }

  void add_field(Span line) {
    finish_list();
    const std::size_t colon = line.text().find(':');
    const Span key = line.part(0, static_cast<uint32_t>(std::min<std::size_t>(colon, line.size())));
    if (colon == npos || !is_key(key.text())) return report(line, "the line is no 'key: value'");
    if (!keys_.insert(key.text()).second) {
      report(key, fmt::format("the key '{}' stands there a second time", key.text()));
      return note_first(page_.field(key.text())->key.span);
    }
    FrontMatterLine& field = page_.front_matter.emplace_back();
    field.key = {key.text(), key};
    field.span = line;
    set_value(field, trimmed(line.part(key.size() + 1, line.size() - key.size() - 1)));
  }

  void set_value(FrontMatterLine& field, Span written) {
    const YamlScalar scalar = read_yaml_scalar(written, source_.arena());
    if (!scalar.is_closed) report(written, fmt::format("the quotes of '{}' are not closed", field.key.value));
    field.value = scalar.value;
    field.form = scalar.form;
  }

  void report(Span span, std::string message) {
    last_ = &diagnostics_.report(code::front_matter_line, span, std::move(message), "write each line as 'key: value'");
  }

  void note_first(Span span) { last_->note(span, "the first is here"); }

  Source& source_;
  LineReader& reader_;
  ScannedPage& page_;
  Diagnostics& diagnostics_;
  std::unordered_set<std::string_view> keys_;
  std::string items_;  // of the list that is read
  Diagnostic* last_ = nullptr;
};

}  // namespace

void scan_front_matter(Source& source, LineReader& reader, ScannedPage& page, LineEndCounts& inner,
                       LineEndCounts& outer, Diagnostics& diagnostics) {
  FrontMatterScanner(source, reader, page, diagnostics).scan(inner, outer);
}

}  // namespace evdoc::markdown
