#include "render/wrap.h"

#include <algorithm>

#include "render/python_text.h"
#include "text/characters.h"
#include "text/python.h"

namespace evdoc::render {

namespace {

bool is_blank(char32_t c) {
  return c == ' ' || (c >= 0x09 && c <= 0x0D);
}

bool is_word_letter(char32_t c) {
  return is_word_character(c) && !is_decimal(c);
}

bool may_precede_dash(char32_t c) {
  constexpr std::u32string_view marks = U"!\"'&.,?";
  return is_word_character(c) || marks.find(c) != std::u32string_view::npos;
}

/// Splits text into words, blanks and parts of hyphenated words: the chunks that lines are filled with.
class Splitter {
 public:
  explicit Splitter(std::u32string_view text) : text_(text) {}

  std::vector<std::u32string> split(bool at_hyphens) {
    std::vector<std::u32string> chunks;
    for (std::size_t i = 0; i < text_.size();) {
      const std::size_t end = is_blank(text_[i]) ? blanks_end(i) : at_hyphens ? hyphenated_end(i) : word_end(i);
      chunks.emplace_back(text_.substr(i, end - i));
      i = end;
    }
    return chunks;
  }

 private:
  char32_t at(std::size_t i) const { return i < text_.size() ? text_[i] : U'\0'; }

  std::size_t blanks_end(std::size_t i) const {
    while (i < text_.size() && is_blank(text_[i])) ++i;
    return i;
  }

  std::size_t word_end(std::size_t i) const {
    while (i < text_.size() && !is_blank(text_[i])) ++i;
    return i;
  }

  /// The end of two or more dashes at `i` before a word, or `i`.
  std::size_t dashes_end(std::size_t i) const {
    std::size_t end = i;
    while (at(end) == '-') ++end;
    return end - i >= 2 && end < text_.size() && is_word_character(text_[end]) ? end : i;
  }

  /// Whether a word can be parted after the hyphen at `i`: letters on both sides.
  bool parts_at(std::size_t i) const {
    if (at(i) != '-' || i == 0 || !is_word_letter(text_[i - 1])) return false;
    const bool after_two = i >= 2 && is_word_letter(text_[i - 2]);
    const bool after_one = i >= 3 && text_[i - 2] == '-' && is_word_letter(text_[i - 3]);
    if (!after_two && !after_one) return false;
    if (!is_word_letter(at(i + 1))) return false;
    return is_word_letter(at(i + 2)) || (at(i + 2) == '-' && is_word_letter(at(i + 3)));
  }

  std::size_t hyphenated_end(std::size_t begin) const {
    if (begin > 0 && may_precede_dash(text_[begin - 1]) && dashes_end(begin) > begin) return dashes_end(begin);
    for (std::size_t i = begin + 1; i < text_.size(); ++i) {
      if (parts_at(i)) return i + 1;
      if (is_blank(text_[i])) return i;
      if (may_precede_dash(text_[i - 1]) && dashes_end(i) > i) return i;
    }
    return text_.size();
  }

  std::u32string_view text_;
};

bool is_all_space(std::u32string_view text) {
  return std::all_of(text.begin(), text.end(), is_space);
}

/// Fills lines with chunks.
class Filler {
 public:
  Filler(std::vector<std::u32string> chunks, const WrapOptions& options)
      : chunks_(std::move(chunks)), options_(options) {
    std::reverse(chunks_.begin(), chunks_.end());
  }

  std::vector<std::string> fill() {
    std::vector<std::string> lines;
    while (!chunks_.empty()) {
      if (!lines.empty() && is_all_space(chunks_.back())) chunks_.pop_back();
      const std::u32string line = next_line();
      if (!line.empty()) lines.push_back(encode(line));
    }
    return lines;
  }

 private:
  std::u32string next_line() {
    std::vector<std::u32string> parts;
    std::size_t length = 0;
    while (!chunks_.empty() && length + chunks_.back().size() <= options_.width) {
      length += chunks_.back().size();
      parts.push_back(std::move(chunks_.back()));
      chunks_.pop_back();
    }
    if (!chunks_.empty() && chunks_.back().size() > options_.width) break_word(parts, options_.width - length);
    if (!parts.empty() && is_all_space(parts.back())) parts.pop_back();
    std::u32string line;
    for (const std::u32string& part : parts) line += part;
    return line;
  }

  /// A word longer than a line: its begin goes to this one.
  void break_word(std::vector<std::u32string>& parts, std::size_t room) {
    std::u32string& word = chunks_.back();
    if (!options_.breaks_long_words) {
      if (!parts.empty()) return;
      parts.push_back(std::move(word));
      chunks_.pop_back();
      return;
    }
    const std::size_t end = options_.breaks_on_hyphens ? hyphen_end(word, room) : room;
    parts.push_back(word.substr(0, end));
    word.erase(0, end);
  }

  static std::size_t hyphen_end(const std::u32string& word, std::size_t room) {
    if (room == 0) return room;
    const std::size_t hyphen = word.rfind(U'-', room - 1);
    if (hyphen == std::u32string::npos || hyphen == 0) return room;
    return word.find_first_not_of(U'-') < hyphen ? hyphen + 1 : room;
  }

  std::vector<std::u32string> chunks_;
  const WrapOptions& options_;
};

}  // namespace

std::vector<std::string> wrap(std::string_view text, const WrapOptions& options) {
  const std::u32string all = decode(text);
  return Filler(Splitter(all).split(options.breaks_on_hyphens), options).fill();
}

}  // namespace evdoc::render
