#include "render/urlize.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "render/python_text.h"
#include "render/scan.h"
#include "render/text_form.h"
#include "text/characters.h"
#include "text/python.h"

namespace evdoc::render {

namespace {

bool is_letter_ascii(char32_t c) {
  return c < 0x80 && ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

bool is_domain_character(char32_t c) {
  return is_word_character(c) || c == '%' || c == '-';
}

/// Matches a URL by hand what Jinja matches with a regular expression.
class UrlMatcher {
 public:
  explicit UrlMatcher(std::string_view text) : text_(decode(text)) {}

  bool matches() const {
    const std::size_t scheme = scheme_end();
    const std::size_t named = scheme > 0 ? scheme : www_end();
    if (named > 0 && (matches_domain(named, true))) return true;
    if (matches_domain(0, false)) return true;
    return scheme > 0 && matches_address(scheme);
  }

 private:
  char32_t at(std::size_t i) const { return i < text_.size() ? text_[i] : U'\0'; }

  bool has(std::size_t i, std::string_view what) const {
    for (std::size_t k = 0; k < what.size(); ++k)
      if (to_lower(at(i + k)) != static_cast<unsigned char>(what[k])) return false;
    return true;
  }

  std::size_t scheme_end() const { return has(0, "https://") ? 8 : has(0, "http://") ? 7 : 0; }
  std::size_t www_end() const { return has(0, "www.") ? 4 : 0; }

  /// Labels with dots up to a top level domain: any after a scheme, else one of the well-known.
  bool matches_domain(std::size_t i, bool any_top) const {
    std::size_t labels = 0;
    while (true) {
      if ((any_top ? is_any_top(i) : labels > 0 && is_known_top(i))) return true;
      const std::size_t end = label_end(i);
      const std::size_t size = end - i;
      if (at(end) != '.' || size == 0 || (!any_top && (size < 2 || size > 63))) return false;
      i = end + 1;
      ++labels;
    }
  }

  std::size_t label_end(std::size_t i) const {
    while (i < text_.size() && is_domain_character(text_[i])) ++i;
    return i;
  }

  bool is_any_top(std::size_t i) const {
    std::size_t end = i;
    while (is_letter_ascii(at(end))) ++end;
    if (end - i >= 2 && end - i <= 63 && matches_rest(end)) return true;
    if (!has(i, "xn--")) return false;
    end = i + 4;
    while (end < text_.size() && (is_word_character(text_[end]) || text_[end] == '%')) ++end;
    return end - i - 4 >= 2 && end - i - 4 <= 59 && matches_rest(end);
  }

  bool is_known_top(std::size_t i) const {
    constexpr std::array<std::string_view, 8> tops{"com", "net", "int", "edu", "gov", "org", "info", "mil"};
    return std::any_of(tops.begin(), tops.end(),
                       [&](std::string_view top) { return has(i, top) && matches_rest(i + top.size()); });
  }

  std::size_t digits_end(std::size_t i, std::size_t most) const {
    std::size_t end = i;
    while (end < i + most && is_decimal(at(end))) ++end;
    return end;
  }

  /// An IPv4 address, or an IPv6 address in brackets.
  bool matches_address(std::size_t i) const {
    if (at(i) == '[') return matches_ipv6(i + 1);
    for (int part = 0; part < 4; ++part) {
      if (part > 0 && at(i++) != '.') return false;
      const std::size_t end = digits_end(i, 3);
      if (end == i) return false;
      i = end;
    }
    return matches_rest(i);
  }

  bool matches_ipv6(std::size_t i) const {
    std::size_t colons = 0;
    while (is_hex(at(i)) || at(i) == ':') colons += text_[i++] == ':' ? 1 : 0;
    return at(i) == ']' && colons >= 2 && matches_rest(i + 1);
  }

  static bool is_hex(char32_t c) { return is_decimal(c) || (is_letter_ascii(c) && (c | 0x20) <= 'f'); }

  /// An optional port and path up to the end.
  bool matches_rest(std::size_t i) const {
    if (at(i) == ':') {
      const std::size_t end = digits_end(i + 1, 5);
      if (end == i + 1) return false;
      i = end;
    }
    if (i == text_.size()) return true;
    if (at(i) != '/' && at(i) != '?' && at(i) != '#') return false;
    return std::none_of(text_.begin() + static_cast<std::ptrdiff_t>(i), text_.end(), is_space);
  }

  std::u32string text_;
};

bool is_email(std::string_view text) {
  const std::size_t mark = text.rfind('@');
  if (mark == std::string_view::npos || mark == 0) return false;
  const std::u32string domain = decode(text.substr(mark + 1));
  const std::size_t dot = domain.rfind(U'.');
  if (dot == std::u32string::npos || dot == 0 || dot + 1 == domain.size() || !is_word_character(domain[0]))
    return false;
  const bool top_is_word =
      std::all_of(domain.begin() + static_cast<std::ptrdiff_t>(dot) + 1, domain.end(), is_word_character);
  return top_is_word && std::all_of(domain.begin(), domain.end(),
                                    [](char32_t c) { return is_word_character(c) || c == '.' || c == '-'; });
}

constexpr std::array<std::string_view, 3> openers{"(", "<", "&lt;"};
constexpr std::array<std::string_view, 6> closers{")", ">", ".", ",", "\n", "&gt;"};

std::size_t count_of(std::string_view text, std::string_view part) {
  std::size_t count = 0;
  for (std::size_t i = text.find(part); i != std::string_view::npos; i = text.find(part, i + part.size())) ++count;
  return count;
}

struct Word {
  std::string_view head;
  std::string middle;
  std::string tail;
};

/// Takes opening brackets off the begin, and closing ones and marks off the end.
Word split_word(std::string_view word) {
  Word result;
  std::size_t begin = 0;
  const auto matched = [](std::string_view text, const auto& marks) {
    for (const std::string_view mark : marks)
      if (text.starts_with(mark)) return mark.size();
    return std::size_t{0};
  };
  while (const std::size_t size = matched(word.substr(begin), openers)) begin += size;
  std::size_t end = word.size();
  bool is_moving = true;
  while (is_moving && end > begin) {
    is_moving = false;
    for (const std::string_view mark : closers) {
      if (end - begin < mark.size() || word.substr(end - mark.size(), mark.size()) != mark) continue;
      end -= mark.size();
      is_moving = true;
      break;
    }
  }
  result.head = word.substr(0, begin);
  result.middle = word.substr(begin, end - begin);
  result.tail = word.substr(end);
  return result;
}

/// Gives closing brackets back to a word that has their opening ones.
void balance(Word& word) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 3> pairs{
      {{"(", ")"}, {"<", ">"}, {"&lt;", "&gt;"}}};
  for (const auto& [open, close] : pairs) {
    const std::size_t opened = count_of(word.middle, open);
    if (opened <= count_of(word.middle, close)) continue;
    for (std::size_t n = std::min(opened, count_of(word.tail, close)); n > 0; --n) {
      const std::size_t end = word.tail.find(close) + close.size();
      word.middle += word.tail.substr(0, end);
      word.tail.erase(0, end);
    }
  }
}

class Linker {
 public:
  explicit Linker(const UrlizeOptions& options) : options_(options) {
    if (!options.rel.empty()) attributes_ += " rel=\"" + escape(options.rel) + "\"";
    if (!options.target.empty()) attributes_ += " target=\"" + escape(options.target) + "\"";
  }

  std::string link(std::string_view word) const {
    Word parts = split_word(word);
    balance(parts);
    return std::string(parts.head) + linked(parts.middle) + parts.tail;
  }

 private:
  static std::string escape(std::string_view text) {
    std::string result;
    append_escaped(result, text);
    return result;
  }

  std::string trimmed(std::string_view url) const {
    if (options_.trim < 0 || static_cast<int64_t>(code_points(url)) <= options_.trim) return std::string(url);
    return std::string(url.substr(0, offset_of(url, static_cast<std::size_t>(options_.trim)))) + "...";
  }

  std::string linked(const std::string& word) const {
    if (UrlMatcher(word).matches()) {
      const bool has_scheme = word.starts_with("https://") || word.starts_with("http://");
      return fmt::format("<a href=\"{}{}\"{}>{}</a>", has_scheme ? "" : "https://", word, attributes_, trimmed(word));
    }
    if (word.starts_with("mailto:") && is_email(std::string_view(word).substr(7))) {
      return fmt::format("<a href=\"{}\">{}</a>", word, word.substr(7));
    }
    const bool may_be_email =
        word.find('@') != std::string::npos && !word.starts_with("www.") && word.find(':') == std::string::npos;
    if (may_be_email && is_email(word)) return fmt::format("<a href=\"mailto:{}\">{}</a>", word, word);
    std::string result = word;
    for (const std::string& scheme : options_.extra_schemes) {
      if (result != scheme && result.starts_with(scheme))
        result = fmt::format("<a href=\"{}\"{}>{}</a>", result, attributes_, result);
    }
    return result;
  }

  const UrlizeOptions& options_;
  std::string attributes_;
};

}  // namespace

std::string urlize(std::string_view text, const UrlizeOptions& options) {
  const Linker linker(options);
  std::string result;
  while (!text.empty()) {
    const std::size_t blanks = text.size() - skip_spaces(text).size();
    result += text.substr(0, blanks);
    text.remove_prefix(blanks);
    std::string_view rest = text;
    std::size_t size = 0;
    while (!rest.empty() && !is_space(take_code_point(rest))) size = text.size() - rest.size();
    if (size > 0) result += linker.link(text.substr(0, size));
    text.remove_prefix(size);
  }
  return result;
}

bool is_url_scheme(std::string_view scheme) {
  const std::size_t colon = scheme.find(':');
  if (colon == std::string_view::npos || code_points(scheme.substr(0, colon)) < 2) return false;
  const std::u32string name = decode(scheme.substr(0, colon));
  const bool is_name = std::all_of(name.begin(), name.end(),
                                   [](char32_t c) { return is_word_character(c) || c == '.' || c == '+' || c == '-'; });
  const std::string_view slashes = scheme.substr(colon + 1);
  return is_name && (slashes.empty() || slashes == "/" || slashes == "//");
}

}  // namespace evdoc::render
