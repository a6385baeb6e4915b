#include "harvest/source_proof.h"

#include <array>
#include <string_view>

#include <fmt/format.h>

#include "base/hash.h"
#include "harvest/codes.h"
#include "markdown/yaml.h"

namespace evdoc {

namespace {

constexpr std::string_view line_end = "\r\n";

/// Of a page with more fields than any has, no other forms are tried.
constexpr std::size_t most_fields = 64;

markdown::YamlStyle yaml_style(Quoting quoting) {
  switch (quoting) {
    case Quoting::plain:
      return markdown::YamlStyle::plain;
    case Quoting::if_needed:
      return markdown::YamlStyle::if_needed;
    case Quoting::double_quotes:
      return markdown::YamlStyle::double_quotes;
    case Quoting::double_non_ascii:
      return markdown::YamlStyle::double_non_ascii;
  }
  return markdown::YamlStyle::if_needed;
}

void append_field(std::string& out, const PublishedField& field) {
  out += field.key;
  out += ": ";
  std::string_view rest = field.source;
  for (bool is_last = false; !is_last;) {
    const std::size_t end = field.is_list ? rest.find('\n') : std::string_view::npos;
    is_last = end == std::string_view::npos;
    if (field.is_list) out += fmt::format("{}  - ", line_end);
    out += markdown::yaml_scalar(rest.substr(0, end), yaml_style(field.source_quoting));
    if (!is_last) rest.remove_prefix(end + 1);
  }
  out += line_end;
}

/// The line with its pairs replaced by their sources and without its anchor.
void append_line(std::string& out, const markdown::PageLine& line) {
  const std::string_view text = line.span.text();
  std::size_t at = 0;
  if (line.kind == markdown::PageLine::Kind::heading) {
    out += line.lead;
    at = line.texts.front().span.begin - line.span.begin;
  }
  for (const markdown::InlineText& inline_text : line.texts) {
    for (const markdown::InlinePart& part : inline_text.parts) {
      if (!part.is_pair) continue;
      const std::size_t begin = part.span.begin - line.span.begin;
      out += text.substr(at, begin - at);
      out += part.source.value;
      at = part.span.end - line.span.begin;
    }
  }
  out += text.substr(at);
  out += line_end;
}

class SourceProof {
 public:
  explicit SourceProof(PublishedPage& page) : page_(page) {
    for (const markdown::PageLine& line : page.scanned->lines) append_line(body_, line);
  }

  std::string english_page() const {
    std::string english = fmt::format("---{}", line_end);
    for (const PublishedField& field : page_.fields) append_field(english, field);
    english += fmt::format("---{}", line_end);
    return english += body_;
  }

  bool holds() {
    ++tried_;
    return sha1_hex(english_page()) == page_.source_hash.value;
  }

  /// Tries every field in its other forms; what does not prove is taken back.
  bool find_form() {
    if (page_.fields.size() > most_fields) return false;
    for (PublishedField& field : page_.fields) {
      const PublishedField before = field;
      for (const Quoting quoting : {Quoting::double_quotes, Quoting::plain, Quoting::if_needed}) {
        for (const bool is_list : {false, true}) {
          if (quoting == before.source_quoting && is_list == before.is_list) continue;
          field.source_quoting = quoting;
          field.is_list = is_list;
          if (holds()) return true;
        }
      }
      field = before;
    }
    return false;
  }

  uint32_t tried() const { return tried_; }

 private:
  PublishedPage& page_;
  std::string body_;
  uint32_t tried_ = 0;
};

}  // namespace

std::string made_english_page(const PublishedPage& page) {
  PublishedPage copy = page;
  return SourceProof(copy).english_page();
}

void prove_source(PublishedPage& page, Diagnostics& diagnostics) {
  if (page.source_hash.empty() || page.edition == Edition::source) return;
  SourceProof proof(page);
  const std::string made_hash = sha1_hex(proof.english_page());
  page.is_proved = proof.holds() || proof.find_form();
  if (page.is_proved) return;
  diagnostics.report(
      code::source_not_proved, page.source_hash.span,
      fmt::format("the English page made from this one has the SHA-1 {}, which is not its source hash", made_hash),
      fmt::format("{} forms of the front matter were tried; name the folder of the English pages with --source",
                  proof.tried()));
}

}  // namespace evdoc
