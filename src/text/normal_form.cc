#include "text/normal_form.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>

#include <algorithm>

namespace evdoc {

namespace {

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// Null: ICU's tables are not there.
const icu::Normalizer2* normalizer() {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* found = icu::Normalizer2::getNFCInstance(status);
  return U_SUCCESS(status) ? found : nullptr;
}

icu::StringPiece piece(std::string_view text) {
  return {text.data(), static_cast<int32_t>(text.size())};
}

}  // namespace

bool is_composed(std::string_view text) {
  const icu::Normalizer2* form = is_ascii(text) ? nullptr : normalizer();
  UErrorCode status = U_ZERO_ERROR;
  return !form || form->isNormalizedUTF8(piece(text), status) || U_FAILURE(status);
}

std::string composed(std::string_view text) {
  std::string result;
  icu::StringByteSink<std::string> sink(&result);
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* form = normalizer();
  if (form) form->normalizeUTF8(0, piece(text), sink, nullptr, status);
  return form && U_SUCCESS(status) ? result : std::string(text);
}

}  // namespace evdoc
