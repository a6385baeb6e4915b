#include "text/width.h"

#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <memory>

namespace evdoc {

namespace {

constexpr UChar32 emoji_presentation = 0xFE0F;
constexpr uint32_t widest_grapheme = 2;

bool is_printable_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= 0x20 && c < 0x7F; });
}

/// Second and third letters of a Korean syllable that is written in parts: they go into the cells of the first.
bool is_trailing_jamo(UChar32 c) {
  return (c >= 0x1160 && c <= 0x11FF) || (c >= 0xD7B0 && c <= 0xD7FF);
}

uint32_t code_point_cells(UChar32 c) {
  if (c < 0) return 1;
  if (is_trailing_jamo(c)) return 0;
  switch (u_charType(c)) {
    case U_CONTROL_CHAR:
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_FORMAT_CHAR:
    case U_LINE_SEPARATOR:
    case U_PARAGRAPH_SEPARATOR:
      return 0;
    default:
      break;
  }
  const int width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

uint32_t grapheme_cells(std::string_view text) {
  const auto* bytes = reinterpret_cast<const uint8_t*>(text.data());
  uint32_t cells = 0;
  for (std::size_t at = 0; at < text.size();) {
    UChar32 c = 0;
    U8_NEXT(bytes, at, text.size(), c);
    if (c == emoji_presentation && cells > 0) return widest_grapheme;
    cells += code_point_cells(c);
  }
  return std::min(cells, widest_grapheme);
}

std::vector<Grapheme> ascii_graphemes(std::string_view text) {
  std::vector<Grapheme> graphemes(text.size());
  for (uint32_t i = 0; i < graphemes.size(); ++i) graphemes[i] = {i, i + 1, 1};
  return graphemes;
}

/// The breaks that ICU finds; without ICU's data, one grapheme.
std::vector<Grapheme> icu_graphemes(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> breaks(
      icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status));
  UText bytes = UTEXT_INITIALIZER;
  utext_openUTF8(&bytes, text.data(), static_cast<int64_t>(text.size()), &status);
  std::vector<Grapheme> graphemes;
  if (U_SUCCESS(status)) breaks->setText(&bytes, status);
  if (U_SUCCESS(status)) {
    int32_t begin = breaks->first();
    for (int32_t end = breaks->next(); end != icu::BreakIterator::DONE; begin = end, end = breaks->next()) {
      const uint32_t cells = grapheme_cells(text.substr(begin, end - begin));
      graphemes.push_back({static_cast<uint32_t>(begin), static_cast<uint32_t>(end), cells});
    }
  } else {
    graphemes.push_back({0, static_cast<uint32_t>(text.size()), grapheme_cells(text)});
  }
  utext_close(&bytes);
  return graphemes;
}

}  // namespace

std::vector<Grapheme> graphemes_of(std::string_view text) {
  return is_printable_ascii(text) ? ascii_graphemes(text) : icu_graphemes(text);
}

std::size_t display_width(std::string_view text) {
  if (is_printable_ascii(text)) return text.size();
  std::size_t cells = 0;
  for (const Grapheme& grapheme : graphemes_of(text)) cells += grapheme.cells;
  return cells;
}

}  // namespace evdoc
