#include "check/rules/inserts.h"

#include <algorithm>

#include "check/letters.h"

namespace evdoc::check {

namespace {

constexpr std::string_view fullwidth_percent = "\xEF\xBC\x85";
constexpr std::string_view no_break_space = "\xC2\xA0";

/// The length of a percent sign and blanks at the beginning of `text` that are not an insert's, or 0.
std::size_t torn_percent(std::string_view text) {
  const bool is_wide = text.starts_with(fullwidth_percent);
  if (!is_wide && !text.starts_with('%')) return 0;
  const std::size_t sign = is_wide ? fullwidth_percent.size() : 1;
  std::size_t length = sign;
  while (true) {
    const std::string_view rest = text.substr(length);
    if (rest.starts_with(' ')) {
      ++length;
    } else if (rest.starts_with(no_break_space)) {
      length += no_break_space.size();
    } else {
      break;
    }
  }
  return is_wide || length > sign ? length : 0;
}

/// The number at the beginning of `text` if it is `number` as a whole.
bool begins_with_number(std::string_view text, std::string_view number) {
  return text.starts_with(number) && (text.size() == number.size() || !is_digit(text[number.size()]));
}

/// Where the target has a torn form of the insert; empty: nowhere.
std::string_view find_torn(std::string_view target, std::string_view number) {
  for (std::size_t at = 0; at < target.size(); ++at) {
    const std::size_t sign = torn_percent(target.substr(at));
    if (sign > 0 && begins_with_number(target.substr(at + sign), number)) {
      return target.substr(at, sign + number.size());
    }
    const bool begins = (at == 0 || (!is_digit(target[at - 1]) && target[at - 1] != '%')) &&
                        begins_with_number(target.substr(at), number);
    const std::size_t end = at + number.size();
    if (begins && end < target.size() && target[end] == '%') return target.substr(at, number.size() + 1);
  }
  return {};
}

}  // namespace

std::string_view number_of(std::string_view insert) {
  if (!insert.starts_with('%')) return {};
  std::size_t end = 1;
  while (end < insert.size() && is_digit(insert[end])) ++end;
  return insert.substr(1, end - 1);
}

std::vector<std::string_view> inserts_of(const CheckedText& text) {
  std::vector<std::string_view> inserts;
  if (text.value().find('%') == std::string_view::npos) return inserts;
  for (const markdown::Piece& piece : text.pieces) {
    if (piece.kind == markdown::Piece::Kind::insert) inserts.push_back(piece.text);
  }
  return inserts;
}

std::vector<std::string_view> surplus(const std::vector<std::string_view>& texts,
                                      const std::vector<std::string_view>& others) {
  std::vector<std::string_view> more;
  for (const std::string_view text : texts) {
    const bool is_more = std::ranges::count(texts, text) > std::ranges::count(others, text);
    if (is_more && std::ranges::find(more, text) == more.end()) more.push_back(text);
  }
  return more;
}

std::vector<BrokenInsert> broken_inserts(const CheckedSegment& segment) {
  std::vector<BrokenInsert> broken;
  const std::vector<std::string_view> inserts = inserts_of(segment.source);
  if (inserts.empty()) return broken;
  for (const std::string_view insert : surplus(inserts, inserts_of(segment.target))) {
    const std::string_view number = number_of(insert);
    const std::string_view torn = number.empty() ? number : find_torn(segment.target.value(), number);
    if (!torn.empty()) broken.push_back({torn, insert});
  }
  return broken;
}

}  // namespace evdoc::check
