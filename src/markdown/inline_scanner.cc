#include "markdown/inline_scanner.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "markdown/codes.h"

namespace evdoc::markdown {

namespace {

constexpr std::string_view opening = "<span data-ttu-id=\"";
constexpr std::string_view middle = "</span><span class=\"sxs-lookup\"><span data-stu-id=\"";
constexpr std::string_view closing = "</span></span>";
constexpr std::string_view id_end = "\">";
/// What is left of a pair whose beginning is lost.
constexpr std::string_view source_side = "<span data-stu-id=\"";

constexpr std::size_t npos = std::string_view::npos;

Text part_of(Span span, std::size_t begin, std::size_t end) {
  const Span part = span.part(static_cast<uint32_t>(begin), static_cast<uint32_t>(end - begin));
  return {part.text(), part};
}

bool is_hex_digit(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
}

/// "52b76-104" to its two parts.
bool read_id(std::string_view id, InlinePart& pair) {
  constexpr std::size_t prefix_length = 5;
  if (id.size() < prefix_length + 2 || id[prefix_length] != '-') return false;
  pair.prefix = id.substr(0, prefix_length);
  if (!std::all_of(pair.prefix.begin(), pair.prefix.end(), is_hex_digit)) return false;
  const char* const end = id.data() + id.size();
  const auto result = std::from_chars(id.data() + prefix_length + 1, end, pair.number);
  return result.ec == std::errc() && result.ptr == end;
}

class InlineScanner {
 public:
  InlineScanner(Span span, Diagnostics& diagnostics) : span_(span), text_(span.text()), diagnostics_(diagnostics) {}

  InlineText scan() {
    result_.span = span_;
    std::size_t literal_begin = 0;
    for (std::size_t at = text_.find(opening); at != npos;) {
      InlinePart pair;
      const std::optional<std::size_t> end = scan_pair(at, pair);
      if (end) {
        add_literal(literal_begin, at);
        result_.parts.push_back(pair);
        literal_begin = *end;
      }
      at = text_.find(opening, end.value_or(at + opening.size()));
    }
    add_literal(literal_begin, text_.size());
    return std::move(result_);
  }

 private:
  /// Reads the pair that opens at `at`, up to the next that opens; its end, or nothing when it is broken.
  std::optional<std::size_t> scan_pair(std::size_t at, InlinePart& pair) {
    const std::size_t limit = std::min(text_.find(opening, at + 1), text_.size());
    const std::string_view text = text_.substr(0, limit);
    const std::size_t id = at + opening.size();
    const std::size_t target = text.find(id_end, id);
    if (target == npos || !read_id(text.substr(id, target - id), pair)) {
      return broken(at, id, "the id of a pair is five hex digits, '-' and a number");
    }
    const std::size_t target_end = text.find(middle, target);
    if (target_end == npos) return broken(at, target, "the pair has no source side");
    const std::size_t source_id = target_end + middle.size();
    const std::size_t source = text.find(id_end, source_id);
    const std::size_t source_end = text.find(closing, std::min(source, text.size()));
    if (source == npos || source_end == npos) return broken(at, target, "the source side of the pair is not closed");

    pair.target = part_of(span_, target + id_end.size(), target_end);
    pair.source = part_of(span_, source + id_end.size(), source_end);
    pair.is_pair = true;
    const std::size_t end = source_end + closing.size();
    pair.span = part_of(span_, at, end).span;
    check_ids(part_of(span_, id, target), part_of(span_, source_id, source));
    is_broken_ = false;
    return end;
  }

  void check_ids(Text target_id, Text source_id) {
    if (target_id.value == source_id.value) return;
    diagnostics_
        .report(code::pair_ids_differ, source_id.span,
                fmt::format("the source side has the id '{}', its target '{}'", source_id.value, target_id.value),
                "restore the page from where it was published")
        .note(target_id.span, "the target side is here");
  }

  /// What follows a broken pair, up to the next whole one, is reported with it.
  std::optional<std::size_t> broken(std::size_t begin, std::size_t end, std::string_view what) {
    if (std::exchange(is_broken_, true)) return std::nullopt;
    diagnostics_.report(code::pair_broken, part_of(span_, begin, std::min(end, text_.size())).span, std::string(what),
                        "restore the page from where it was published");
    return std::nullopt;
  }

  void add_literal(std::size_t begin, std::size_t end) {
    if (begin >= end) return;
    const Text literal = part_of(span_, begin, end);
    const std::size_t remnant = literal.value.find(source_side);
    if (remnant != npos) {
      broken(begin + remnant, begin + remnant + source_side.size(), "the source side of a pair has no target");
    }
    result_.parts.push_back({.source = literal, .target = literal, .prefix = {}, .span = literal.span});
  }

  Span span_;
  std::string_view text_;
  Diagnostics& diagnostics_;
  InlineText result_;
  bool is_broken_ = false;  // the text behind the latest pair belongs to one that was reported
};

}  // namespace

std::string InlineText::source() const {
  std::string text;
  for (const InlinePart& part : parts) text += part.source.value;
  return text;
}

InlineText scan_inline(Span span, Diagnostics& diagnostics) {
  return InlineScanner(span, diagnostics).scan();
}

}  // namespace evdoc::markdown
