#include "render/html.h"

#include <fmt/format.h>

#include <array>
#include <charconv>

#include "render/python_text.h"
#include "render/scan.h"
#include "text/characters.h"

namespace evdoc::render {

namespace {

/// Named entities of U+00A0 to U+00FF, in order (HTML 4).
constexpr std::array<std::string_view, 96> latin_entities{
    "nbsp",   "iexcl",  "cent",   "pound",  "curren", "yen",    "brvbar", "sect",   "uml",    "copy",   "ordf",
    "laquo",  "not",    "shy",    "reg",    "macr",   "deg",    "plusmn", "sup2",   "sup3",   "acute",  "micro",
    "para",   "middot", "cedil",  "sup1",   "ordm",   "raquo",  "frac14", "frac12", "frac34", "iquest", "Agrave",
    "Aacute", "Acirc",  "Atilde", "Auml",   "Aring",  "AElig",  "Ccedil", "Egrave", "Eacute", "Ecirc",  "Euml",
    "Igrave", "Iacute", "Icirc",  "Iuml",   "ETH",    "Ntilde", "Ograve", "Oacute", "Ocirc",  "Otilde", "Ouml",
    "times",  "Oslash", "Ugrave", "Uacute", "Ucirc",  "Uuml",   "Yacute", "THORN",  "szlig",  "agrave", "aacute",
    "acirc",  "atilde", "auml",   "aring",  "aelig",  "ccedil", "egrave", "eacute", "ecirc",  "euml",   "igrave",
    "iacute", "icirc",  "iuml",   "eth",    "ntilde", "ograve", "oacute", "ocirc",  "otilde", "ouml",   "divide",
    "oslash", "ugrave", "uacute", "ucirc",  "uuml",   "yacute", "thorn",  "yuml"};

struct Entity {
  std::string_view name;
  char32_t character;
};
constexpr std::array<Entity, 35> other_entities{{
    {"amp", '&'},       {"lt", '<'},       {"gt", '>'},       {"quot", '"'},     {"apos", '\''},     {"AMP", '&'},
    {"LT", '<'},        {"GT", '>'},       {"QUOT", '"'},     {"OElig", 0x152},  {"oelig", 0x153},   {"Scaron", 0x160},
    {"scaron", 0x161},  {"Yuml", 0x178},   {"circ", 0x2C6},   {"tilde", 0x2DC},  {"ensp", 0x2002},   {"emsp", 0x2003},
    {"thinsp", 0x2009}, {"zwnj", 0x200C},  {"zwj", 0x200D},   {"ndash", 0x2013}, {"mdash", 0x2014},  {"lsquo", 0x2018},
    {"rsquo", 0x2019},  {"ldquo", 0x201C}, {"rdquo", 0x201D}, {"bull", 0x2022},  {"hellip", 0x2026}, {"prime", 0x2032},
    {"euro", 0x20AC},   {"trade", 0x2122}, {"larr", 0x2190},  {"rarr", 0x2192},  {"minus", 0x2212},
}};

char32_t entity_named(std::string_view name) {
  for (const Entity& entity : other_entities)
    if (entity.name == name) return entity.character;
  for (std::size_t i = 0; i < latin_entities.size(); ++i)
    if (latin_entities[i] == name) return static_cast<char32_t>(0xA0 + i);
  return 0;
}

char32_t entity_numbered(std::string_view digits) {
  const bool is_hex = !digits.empty() && (digits[0] | 0x20) == 'x';
  if (is_hex) digits.remove_prefix(1);
  uint32_t code = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), code, is_hex ? 16 : 10);
  if (error == std::errc::invalid_argument || end != digits.data() + digits.size()) return 0;
  const bool is_character =
      code != 0 && code <= 0x10FFFF && !(code >= 0xD800 && code <= 0xDFFF) && error == std::errc();
  return is_character ? code : replacement_character;
}

/// What comes after the first `close` behind the begin of `text`, or npos.
std::size_t end_of(std::string_view text, std::string_view close) {
  const std::size_t found = text.find(close);
  return found == std::string_view::npos ? found : found + close.size();
}

/// `text` without what stands between `open` and the next `close`, both included.
std::string without(std::string_view text, std::string_view open, std::string_view close) {
  std::string result;
  while (true) {
    const std::size_t begin = text.find(open);
    if (begin == std::string_view::npos) break;
    const std::size_t size = end_of(text.substr(begin + open.size()), close);
    if (size == std::string_view::npos) break;
    result += text.substr(0, begin);
    text.remove_prefix(begin + open.size() + size);
  }
  return result.append(text);
}

bool is_unreserved(char c) {
  return is_ascii_digit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == '_' || c == '.' || c == '-' || c == '~';
}

}  // namespace

std::string unescape_html(std::string_view html) {
  constexpr std::size_t longest_entity = 12;
  std::string result;
  while (!html.empty()) {
    const std::size_t amp = html.find('&');
    result += html.substr(0, amp);
    if (amp == std::string_view::npos) break;
    html.remove_prefix(amp);
    const std::size_t end = html.substr(0, longest_entity).find(';');
    const std::string_view name = end == std::string_view::npos ? std::string_view() : html.substr(1, end - 1);
    const char32_t character = name.starts_with('#') ? entity_numbered(name.substr(1)) : entity_named(name);
    if (character == 0) {
      result += '&';
      html.remove_prefix(1);
    } else {
      append_utf8(result, character);
      html.remove_prefix(end + 1);
    }
  }
  return result;
}

std::string strip_tags(std::string_view html) {
  const std::string plain = without(without(html, "<!--", "-->"), "<", ">");
  return unescape_html(fmt::format("{}", fmt::join(split_words(plain, -1), " ")));
}

std::string url_quote(std::string_view text, UrlPart part) {
  std::string result;
  for (const char c : text) {
    if (is_unreserved(c) || (c == '/' && part == UrlPart::path))
      result += c;
    else if (c == ' ' && part == UrlPart::query)
      result += '+';
    else
      result += fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return result;
}

}  // namespace evdoc::render
