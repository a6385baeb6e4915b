#include "markdown/markup.h"

#include <algorithm>
#include <utility>

#include "markdown/code_spans.h"

namespace evdoc::markdown {

namespace {

using Kind = Piece::Kind;

constexpr std::size_t none = static_cast<std::size_t>(-1);

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}

bool is_letter(char c) {
  return is_lower(c) || (c >= 'A' && c <= 'Z');
}

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

std::size_t run_length(std::string_view text, char c) {
  return std::min(text.find_first_not_of(c), text.size());
}

/// The length of a tag at the beginning of `text`, or 0.
std::size_t tag_length(std::string_view text) {
  if (text.size() < 3 || !(is_letter(text[1]) || text[1] == '/')) return 0;
  const std::size_t end = text.find_first_of("<>\r\n", 1);
  return end != std::string_view::npos && text[end] == '>' ? end + 1 : 0;
}

/// The length of the format that may follow an insert: "!s!", or 0.
std::size_t format_length(std::string_view text) {
  if (text.size() < 3 || text[0] != '!') return 0;
  const auto is_format = [](char c) {
    return is_letter(c) || is_digit(c) || std::string_view("#+-.*").find(c) != none;
  };
  const auto end = std::find_if_not(text.begin() + 1, text.end(), is_format);
  const auto length = static_cast<std::size_t>(end - text.begin());
  return length > 1 && end != text.end() && *end == '!' ? length + 1 : 0;
}

/// 1, or 2 for "%%", which stands for a percent sign or begins the insert of a parameter message.
std::size_t percent_length(std::string_view text) {
  return text.starts_with("%%") ? 2 : 1;
}

/// The length of `%1` and the like at the beginning of `text`, or 0.
std::size_t numbered_insert_length(std::string_view text) {
  std::size_t length = percent_length(text);
  if (length >= text.size() || !is_digit(text[length]) || text[length] == '0') return 0;
  ++length;
  if (length < text.size() && is_digit(text[length])) ++length;
  return length + format_length(text.substr(length));
}

/// Line ends and tabs of messages. "100%now" and "%name%" have none.
bool is_layout_insert(std::string_view text, std::size_t at) {
  const bool follows_digit = at > 0 && is_digit(text[at - 1]);
  if (follows_digit || at + 1 >= text.size()) return false;
  const bool ends_word = at + 2 >= text.size() || !is_lower(text[at + 2]);
  return ends_word && std::string_view("nrt").find(text[at + 1]) != none;
}

/// The length of "](url)" at the beginning of `text`, or 0.
std::size_t link_end_length(std::string_view text) {
  if (!text.starts_with("](")) return 0;
  const std::size_t end = text.find_first_of("()[]<> \t\r\n", 2);
  return end != std::string_view::npos && end > 2 && text[end] == ')' ? end + 1 : 0;
}

/// Finds the pieces from left to right. Links are paired here, bold in resolve_bold.
class Splitter {
 public:
  explicit Splitter(std::string_view text) : text_(text), code_spans_(text) {}

  std::vector<Piece> split() {
    while (at_ < text_.size()) step();
    finish_words();
    return std::move(pieces_);
  }

 private:
  void step() {
    switch (text_[at_]) {
      case '\\':
        at_ += at_ + 1 < text_.size() && is_ascii_punctuation(text_[at_ + 1]) ? 2 : 1;
        return;
      case '`':
        return step_code_span();
      case '<':
        return take_or_skip(Kind::tag, tag_length(rest()), 1);
      case '%':
        return step_percent();
      case '*':
        return step_bold();
      case '!':
        return step_image();
      case '[':
        return open_link(1);
      case ']':
        return close_link();
      default:
        at_ = std::min(text_.find_first_of("\\`<%*![]", at_ + 1), text_.size());
    }
  }

  std::string_view rest() const { return text_.substr(at_); }

  void finish_words() {
    if (words_begin_ < at_) pieces_.push_back({Kind::words, text_.substr(words_begin_, at_ - words_begin_)});
    words_begin_ = at_;
  }

  void take(Kind kind, std::size_t length) {
    finish_words();
    pieces_.push_back({kind, text_.substr(at_, length)});
    at_ += length;
    words_begin_ = at_;
  }

  void take_or_skip(Kind kind, std::size_t length, std::size_t skipped) {
    if (length > 0) {
      take(kind, length);
    } else {
      at_ += skipped;
    }
  }

  void step_code_span() { take_or_skip(Kind::code_span, code_spans_.end_of_span(at_) - at_, run_length(rest(), '`')); }

  void step_percent() {
    std::size_t length = numbered_insert_length(rest());
    if (length == 0 && is_layout_insert(text_, at_)) length = 2;
    take_or_skip(Kind::insert, length, percent_length(rest()));
  }

  /// Marks a delimiter as begin; resolve_bold decides what it is.
  void step_bold() {
    const std::size_t stars = run_length(rest(), '*');
    take_or_skip(Kind::bold_begin, stars == 2 ? 2 : 0, stars);
  }

  void step_image() {
    if (rest().starts_with("![")) {
      open_link(2);
    } else {
      ++at_;
    }
  }

  void open_link(std::size_t length) {
    open_links_.push_back(pieces_.size() + (words_begin_ < at_ ? 1 : 0));
    take(Kind::link_begin, length);
  }

  void close_link() {
    const std::size_t length = link_end_length(rest());
    if (open_links_.empty()) {
      ++at_;
      return;
    }
    const std::size_t begin = open_links_.back();
    open_links_.pop_back();
    if (length == 0 || begin + 1 == pieces_.size() + (words_begin_ < at_ ? 1 : 0)) {
      ++at_;
      return;
    }
    take(Kind::link_end, length);
    pieces_.back().partner = begin;
    pieces_[begin].partner = pieces_.size() - 1;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t words_begin_ = 0;
  std::vector<Piece> pieces_;
  std::vector<std::size_t> open_links_;  // pieces
  CodeSpans code_spans_;
};

/// Pairs what stands on one level of links, and makes words of what has no partner or lies too deep.
class Resolver {
 public:
  explicit Resolver(std::vector<Piece>& pieces) : pieces_(pieces) {}

  void resolve() {
    open_bold_.push_back(none);
    for (std::size_t i = 0; i < pieces_.size(); ++i) resolve(i);
    drop_open_bold();
  }

 private:
  void resolve(std::size_t i) {
    switch (pieces_[i].kind) {
      case Kind::bold_begin:
        return resolve_bold(i);
      case Kind::link_begin:
        return begin_link(i);
      case Kind::link_end:
        depth_ -= 1;
        return drop_open_bold();
      default:
        return;
    }
  }

  /// A delimiter begins where words follow at once, and ends where words precede at once.
  void resolve_bold(std::size_t i) {
    std::size_t& open = open_bold_.back();
    const bool can_end = i > 0 && !is_blank(pieces_[i - 1].text.back());
    const bool can_begin = i + 1 < pieces_.size() && !is_blank(pieces_[i + 1].text.front());
    if (open != none && can_end && open + 1 != i) {
      pieces_[i].kind = Kind::bold_end;
      pieces_[i].partner = open;
      pieces_[open].partner = i;
      open = none;
      depth_ -= 1;
    } else if (open == none && can_begin && depth_ < markup_depth_limit) {
      open = i;
      depth_ += 1;
    } else {
      pieces_[i].kind = Kind::words;
    }
  }

  void begin_link(std::size_t i) {
    Piece& begin = pieces_[i];
    if (begin.partner == 0 || depth_ >= markup_depth_limit) {
      if (begin.partner != 0) pieces_[begin.partner].kind = Kind::words;
      begin.kind = Kind::words;
      return;
    }
    depth_ += 1;
    open_bold_.push_back(none);
  }

  void drop_open_bold() {
    if (open_bold_.back() != none) {
      pieces_[open_bold_.back()].kind = Kind::words;
      depth_ -= 1;
    }
    open_bold_.pop_back();
  }

  std::vector<Piece>& pieces_;
  std::vector<std::size_t> open_bold_;  // a piece or none, for each open link and the text around
  std::size_t depth_ = 0;
};

/// Joins neighbouring words and numbers the partners anew.
std::vector<Piece> joined(const std::vector<Piece>& pieces) {
  std::vector<Piece> result;
  std::vector<std::size_t> open;
  for (const Piece& piece : pieces) {
    if (piece.kind == Kind::words && !result.empty() && result.back().kind == Kind::words) {
      result.back().text = {result.back().text.data(), result.back().text.size() + piece.text.size()};
      continue;
    }
    if (is_begin(piece.kind)) open.push_back(result.size());
    result.push_back({piece.kind, piece.text});
    if (!is_end(piece.kind)) continue;
    result.back().partner = open.back();
    result[open.back()].partner = result.size() - 1;
    open.pop_back();
  }
  return result;
}

}  // namespace

std::vector<Piece> split_markup(std::string_view text) {
  std::vector<Piece> pieces = Splitter(text).split();
  Resolver(pieces).resolve();
  return joined(pieces);
}

}  // namespace evdoc::markdown
