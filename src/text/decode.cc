#include "text/decode.h"

#include <unicode/ucnv.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <memory>
#include <vector>

#include "base/blocks.h"
#include "base/utf8.h"
#include "text/characters.h"

namespace evdoc {

namespace {

constexpr std::string_view replacement_bytes = "\xEF\xBF\xBD";  // U+FFFD in UTF-8

/// Whether the 16 bytes from `at` on go on from the three before them as UTF-8 does (Unicode, table 3-7): continuation
/// bytes stand where leads ask for them and nowhere else, and no lead is followed by what makes it an overlong form, a
/// surrogate, or more than U+10FFFF. The last character may be unfinished.
bool is_valid_block(const uint8_t* at) {
  const Block block = load_block(at);
  const Block before = load_block(at - 1);
  if (!has_hit(block | load_block(at - 3))) return true;
  const auto is_asked = (before >= 0xC0) | (load_block(at - 2) >= 0xE0) | (load_block(at - 3) >= 0xF0);
  const auto is_misplaced = is_asked ^ ((block & 0xC0) == 0x80);
  const auto is_no_lead = (block == 0xC0) | (block == 0xC1) | (block >= 0xF5);
  const auto is_overlong = ((before == 0xE0) & (block < 0xA0)) | ((before == 0xF0) & (block < 0x90));
  const auto is_beyond = ((before == 0xED) & (block >= 0xA0)) | ((before == 0xF4) & (block >= 0x90));
  return !has_hit(std::bit_cast<Block>(is_misplaced | is_no_lead | is_overlong | is_beyond));
}

/// Where a character begins before which all are valid, near to the first that is not or to the end.
std::size_t skip_valid_blocks(const uint8_t* data, std::size_t size) {
  constexpr std::size_t step = sizeof(Block);
  if (size < step) return 0;
  std::array<uint8_t, 2 * step> first{};  // behind zeros, which is as good as the beginning
  std::memcpy(first.data() + step, data, step);
  if (!is_valid_block(first.data() + step)) return 0;
  std::size_t at = step;
  while (size - at >= step && is_valid_block(data + at)) at += step;
  do {
    --at;
  } while (is_continuation_byte(static_cast<char>(data[at])));
  return at;
}

struct ConverterCloser {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, ConverterCloser>;

/// An encoding that the first bytes of an input prove.
struct Signature {
  std::string_view bytes;
  std::string_view encoding;
  bool is_mark;  ///< a byte order mark, which is not part of the text
};

using namespace std::literals;

/// Longest first where one starts with another: the marks, then `<` without one (XML 1.0, appendix F).
constexpr std::array signatures{
    Signature{"\xFF\xFE\0\0"sv, "UTF-32LE", true}, Signature{"\0\0\xFE\xFF"sv, "UTF-32BE", true},
    Signature{"\xEF\xBB\xBF"sv, "UTF-8", true},    Signature{"\xFF\xFE"sv, "UTF-16LE", true},
    Signature{"\xFE\xFF"sv, "UTF-16BE", true},     Signature{"<\0\0\0"sv, "UTF-32LE", false},
    Signature{"\0\0\0<"sv, "UTF-32BE", false},     Signature{"<\0"sv, "UTF-16LE", false},
    Signature{"\0<"sv, "UTF-16BE", false},
};

const Signature* find_signature(std::string_view bytes) {
  for (const Signature& signature : signatures) {
    if (bytes.starts_with(signature.bytes)) return &signature;
  }
  return nullptr;
}

struct DeclaredEncoding {
  std::string_view name;
  std::size_t offset = 0;
};

/// The value of `encoding` in the XML declaration that `text` starts with; empty when there is none.
DeclaredEncoding declared_encoding(std::string_view text) {
  constexpr std::string_view opening = "<?xml";
  constexpr std::string_view blanks = " \t\r\n";
  if (!text.starts_with(opening) || text.size() == opening.size()) return {};
  if (blanks.find(text[opening.size()]) == std::string_view::npos) return {};
  const std::string_view declaration = text.substr(0, text.find("?>"));
  std::size_t at = declaration.find("encoding");
  if (at == std::string_view::npos) return {};
  at = declaration.find_first_of("'\"", at);
  if (at == std::string_view::npos) return {};
  const std::size_t end = declaration.find(declaration[at], at + 1);
  if (end == std::string_view::npos) return {};
  return {declaration.substr(at + 1, end - at - 1), at + 1};
}

bool equal_ignoring_case(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  return a.size() == b.size() &&
         std::equal(a.begin(), a.end(), b.begin(), [&](char x, char y) { return lower(x) == lower(y); });
}

/// "UTF-16" is right for both byte orders.
bool names_encoding(std::string_view declared, std::string_view actual) {
  if (equal_ignoring_case(declared, actual)) return true;
  if (!equal_ignoring_case(declared, actual.substr(0, actual.size() - 2))) return false;
  return actual.ends_with("LE") || actual.ends_with("BE");
}

Converter open_converter(std::string_view name) {
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open(std::string(name).c_str(), &status));
  return U_SUCCESS(status) ? std::move(converter) : nullptr;
}

/// Bytes that are no character in the encoding, and how far the output had come. ICU's own callback then writes U+FFFD.
struct InvalidBytes {
  std::vector<std::size_t> utf16_offsets;
  std::size_t written = 0;       ///< UTF-16 units before the current piece
  const UChar* piece = nullptr;  ///< where the current piece is written
};

void U_CALLCONV note_invalid(const void* context, UConverterToUnicodeArgs* args, const char* units, int32_t length,
                             UConverterCallbackReason reason, UErrorCode* status) {
  auto* invalid = static_cast<InvalidBytes*>(const_cast<void*>(context));
  if (reason <= UCNV_IRREGULAR) {
    invalid->utf16_offsets.push_back(invalid->written + static_cast<std::size_t>(args->target - invalid->piece));
  }
  UCNV_TO_U_CALLBACK_SUBSTITUTE(nullptr, args, units, length, reason, status);
}

/// Joins surrogate pairs across the pieces of a conversion.
class Utf8Writer {
 public:
  explicit Utf8Writer(std::string& text) : text_(text) {}

  void write(UChar unit) {
    if (lead_ != 0 && U16_IS_TRAIL(unit)) {
      append_utf8(text_, static_cast<char32_t>(U16_GET_SUPPLEMENTARY(lead_, unit)));
      lead_ = 0;
      return;
    }
    finish();
    if (U16_IS_LEAD(unit)) {
      lead_ = unit;
    } else {
      append_utf8(text_, unit);
    }
  }

  void finish() {
    if (lead_ != 0) append_utf8(text_, replacement_character);
    lead_ = 0;
  }

 private:
  std::string& text_;
  UChar lead_ = 0;
};

/// Converts by ICU, piece by piece, so that a large input needs no second buffer of its size.
void convert(UConverter* converter, std::string_view bytes, Decoded& result) {
  std::array<UChar, 8192> piece;
  InvalidBytes invalid;
  invalid.piece = piece.data();
  UErrorCode status = U_ZERO_ERROR;
  ucnv_setToUCallBack(converter, note_invalid, &invalid, nullptr, nullptr, &status);
  Utf8Writer writer(result.text);
  const char* in = bytes.data();
  std::size_t seen_invalid = 0;
  do {
    status = U_ZERO_ERROR;
    UChar* out = piece.data();
    ucnv_toUnicode(converter, &out, piece.data() + piece.size(), &in, bytes.data() + bytes.size(), nullptr, true,
                   &status);
    for (const UChar* unit = piece.data(); unit != out; ++unit) {
      const std::size_t offset = invalid.written + static_cast<std::size_t>(unit - piece.data());
      if (seen_invalid == 0 && !invalid.utf16_offsets.empty() && offset == invalid.utf16_offsets.front()) {
        result.first_invalid = static_cast<uint32_t>(result.text.size());
        ++seen_invalid;
      }
      writer.write(*unit);
    }
    invalid.written += static_cast<std::size_t>(out - piece.data());
  } while (status == U_BUFFER_OVERFLOW_ERROR);
  writer.finish();
  result.invalid_count = static_cast<uint32_t>(invalid.utf16_offsets.size());
}

/// Replaces each maximal invalid sequence by U+FFFD (Unicode, section 3.9).
std::string mend_utf8(std::string_view bytes, Decoded& result) {
  std::string text;
  text.reserve(bytes.size() + replacement_bytes.size());
  for (std::size_t begin = 0; begin < bytes.size();) {
    const std::string_view rest = bytes.substr(begin);
    const std::size_t good = std::min(find_invalid_utf8(rest), rest.size());
    text.append(rest.substr(0, good));
    if (good == rest.size()) break;
    if (!result.first_invalid) result.first_invalid = static_cast<uint32_t>(text.size());
    ++result.invalid_count;
    text.append(replacement_bytes);
    int32_t length = 0;
    UChar32 c = 0;
    U8_NEXT(reinterpret_cast<const uint8_t*>(rest.data()) + good, length, static_cast<int32_t>(rest.size() - good), c);
    begin += good + static_cast<std::size_t>(length);
  }
  return text;
}

void read_as_utf8(std::string bytes, Decoded& result) {
  result.encoding = "UTF-8";
  if (find_invalid_utf8(bytes) == std::string::npos) {
    result.text = std::move(bytes);
  } else {
    result.text = mend_utf8(bytes, result);
  }
}

void note_declaration(const DeclaredEncoding& declared, DeclarationFit fit, Decoded& result) {
  result.declaration = declared.name;
  result.declaration_offset = static_cast<uint32_t>(declared.offset);
  result.fit = fit;
}

Decoded decode_by_signature(std::string bytes, const Signature& signature) {
  Decoded result;
  if (signature.is_mark) bytes.erase(0, signature.bytes.size());
  if (signature.encoding == "UTF-8") {
    read_as_utf8(std::move(bytes), result);
  } else if (const Converter converter = open_converter(signature.encoding)) {
    result.encoding = signature.encoding;
    convert(converter.get(), bytes, result);
  }
  const DeclaredEncoding declared = declared_encoding(result.text);
  if (!declared.name.empty()) {
    const bool is_right = names_encoding(declared.name, result.encoding);
    note_declaration(declared, is_right ? DeclarationFit::right : DeclarationFit::wrong, result);
  }
  return result;
}

/// Reads by the declaration, if it still reads as itself then: UTF-16 or EBCDIC named in ASCII bytes does not.
std::optional<Decoded> decode_as_declared(std::string_view bytes, const DeclaredEncoding& declared,
                                          UConverter* converter) {
  Decoded result;
  result.encoding = declared.name;
  convert(converter, bytes, result);
  if (declared_encoding(result.text).name != declared.name) return std::nullopt;
  note_declaration(declared, DeclarationFit::right, result);
  return result;
}

}  // namespace

std::size_t find_invalid_utf8(std::string_view bytes) {
  const auto* data = reinterpret_cast<const uint8_t*>(bytes.data());
  const std::size_t size = bytes.size();
  for (std::size_t at = skip_valid_blocks(data, size); at < size;) {
    const std::size_t begin = at;
    UChar32 c = 0;
    U8_NEXT(data, at, size, c);
    if (c < 0) return begin;
  }
  return std::string_view::npos;
}

Decoded decode(std::string bytes) {
  if (const Signature* signature = find_signature(bytes)) return decode_by_signature(std::move(bytes), *signature);
  const DeclaredEncoding declared = declared_encoding(bytes);
  DeclarationFit fit = DeclarationFit::absent;
  if (equal_ignoring_case(declared.name, "UTF-8") || equal_ignoring_case(declared.name, "US-ASCII")) {
    fit = DeclarationFit::right;
  } else if (!declared.name.empty()) {
    const Converter converter = open_converter(declared.name);
    fit = converter ? DeclarationFit::wrong : DeclarationFit::unknown;
    if (converter) {
      if (auto result = decode_as_declared(bytes, declared, converter.get())) return *std::move(result);
    }
  }
  Decoded result;
  if (fit != DeclarationFit::absent) note_declaration(declared, fit, result);
  read_as_utf8(std::move(bytes), result);
  return result;
}

}  // namespace evdoc
