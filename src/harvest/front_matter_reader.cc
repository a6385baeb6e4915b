#include "harvest/front_matter_reader.h"

#include <algorithm>
#include <array>
#include <string>

#include <fmt/format.h>

#include "harvest/codes.h"
#include "harvest/text_reader.h"
#include "markdown/codes.h"
#include "markdown/pair.h"
#include "markdown/unit_id.h"
#include "text/locale.h"

namespace evdoc {

namespace {

using markdown::FrontMatterLine;
using markdown::ScalarForm;

constexpr std::string_view commit_key = "ms.sourcegitcommit";
constexpr std::string_view type_key = "ms.translationtype";
constexpr std::string_view locale_key = "ms.contentlocale";
constexpr std::string_view date_key = "ms.lasthandoff";
constexpr std::string_view file_id_key = "ms.locfileid";
constexpr std::array<std::string_view, 6> handoff_keys{source_hash_key, commit_key, type_key,
                                                       locale_key,      date_key,   file_id_key};

/// The values that are translated: both are made of the title.
constexpr std::string_view title_key = "title";
constexpr std::string_view description_key = "description";
constexpr std::string_view description_lead = "Learn more about: ";

bool is_handoff_key(std::string_view key) {
  return std::ranges::find(handoff_keys, key) != handoff_keys.end();
}

bool is_hex_digit(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/// "c9fe9959-aeac-4446-a488-7c7c94c92cef"
bool is_guid(std::string_view value) {
  constexpr std::string_view form = "hhhhhhhh-hhhh-hhhh-hhhh-hhhhhhhhhhhh";
  return std::equal(value.begin(), value.end(), form.begin(), form.end(),
                    [](char c, char expected) { return expected == 'h' ? is_hex_digit(c) : c == expected; });
}

bool is_number(std::string_view value) {
  return !value.empty() && value.find_first_not_of("0123456789") == std::string_view::npos;
}

/// English pages write numbers and GUIDs as they are, and all else in double quotes: mostly, so it must be proved.
Quoting quoting_of(std::string_view value) {
  return is_guid(value) || is_number(value) ? Quoting::plain : Quoting::double_quotes;
}

Quoting quoting_of(ScalarForm form) {
  switch (form) {
    case ScalarForm::plain:
      return Quoting::plain;
    case ScalarForm::single_quoted:
      return Quoting::if_needed;
    case ScalarForm::double_quoted:
      return Quoting::double_quotes;
  }
  return Quoting::plain;
}

Text value_of(const markdown::ScannedPage& page, std::string_view key) {
  const FrontMatterLine* line = page.field(key);
  return line ? line->value : Text{};
}

class FieldReader {
 public:
  FieldReader(const markdown::ScannedPage* english, PublishedPage& page, Arena& arena, Diagnostics& diagnostics)
      : english_(english), page_(page), arena_(arena), diagnostics_(diagnostics), texts_(page, arena, diagnostics) {}

  void read() {
    for (const FrontMatterLine& line : page_.scanned->front_matter) {
      if (!is_handoff_key(line.key.value)) add(line);
    }
    check_first_number();
  }

 private:
  void add(const FrontMatterLine& line) {
    PublishedField& field = page_.fields.emplace_back();
    field.line = &line;
    field.key = line.key.value;
    field.target = line.value;
    field.translate = field.key == title_key || field.key == description_key;
    const FrontMatterLine* english = english_ ? english_->field(field.key) : nullptr;
    if (english) {
      field.source = english->value.value;
      field.is_list = english->list_items > 0;
      field.source_quoting = quoting_of(english->form);
    } else {
      field.source = made_source(field);
      field.is_list = line.list_items > 0;
      field.source_quoting = quoting_of(field.source);
    }
    if (field.translate) add_unit(field);
  }

  std::string_view made_source(const PublishedField& field) {
    if (field.key == title_key) return page_.text.title->value;
    if (field.key != description_key) return field.target.value;
    return arena_.copy(fmt::format("{}{}", description_lead, page_.text.title->value));
  }

  /// A title that is the heading's has the heading's unit.
  void add_unit(const PublishedField& field) {
    if (field.key != title_key || field.source != page_.text.title->value) {
      texts_.add_unpaired(markdown::field_unit_id(field.key), field.source, field.target);
      unit_count_ += markdown_sentences();
      return;
    }
    const PublishedUnit* unit = page_.unit("title");
    if (!unit || page_.edition == Edition::source) return;
    std::string heading;
    for (const PublishedSegment& segment : unit->segments) {
      heading += segment.target;
      heading += segment.after;
    }
    unit_count_ += static_cast<uint32_t>(unit->segments.size());
    if (heading == field.target.value) return;
    diagnostics_
        .report(code::title_differs, field.target.span,
                fmt::format("the title '{}' is not the heading '{}'", field.target.value, heading),
                "give both the same text; until then the page's table keeps both")
        .note(unit->span, "the heading is here");
    texts_.add_unpaired(markdown::field_unit_id(field.key), field.source, field.target);
    page_.units.back().is_own = true;
  }

  uint32_t markdown_sentences() const {
    return page_.units.empty() ? 0 : static_cast<uint32_t>(page_.units.back().segments.size());
  }

  /// The texts of the front matter are numbered first, though not in pairs.
  void check_first_number() {
    const markdown::InlinePart* first = page_.scanned->first_pair();
    if (!first || first->prefix.empty()) return;
    const uint32_t expected = markdown::first_unit_number + unit_count_;
    if (first->number == expected) return;
    diagnostics_.report(code::pair_number_gap, first->span,
                        fmt::format("expected number {} for the first pair, found {}", expected, first->number),
                        "restore the page from where it was published");
  }

  const markdown::ScannedPage* english_;
  PublishedPage& page_;
  Arena& arena_;
  Diagnostics& diagnostics_;
  TextReader texts_;
  uint32_t unit_count_ = 0;
};

bool report_locale(Span span, std::string message, std::string help, Diagnostics& diagnostics) {
  diagnostics.report(code::page_locale_invalid, span, std::move(message), std::move(help));
  return false;
}

bool read_locale(PublishedPage& page, Diagnostics& diagnostics) {
  const FrontMatterLine* line = page.scanned->field(locale_key);
  if (!line && !page.scanned->has_front_matter) return false;  // which is reported
  if (!line) {
    return report_locale(page.span(), fmt::format("the page is translated, but '{}' is missing", locale_key),
                         fmt::format("add the line '{}: ' with the page's locale", locale_key), diagnostics);
  }
  const LocaleTag tag = parse_locale(line->value.value);
  if (!tag.is_valid()) {
    return report_locale(line->value.span, fmt::format("the locale '{}': {}", line->value.value, describe(tag)),
                         tag.suggestion.empty() ? "write a BCP 47 tag such as 'de-DE'"
                                                : fmt::format("did you mean '{}'?", tag.suggestion),
                         diagnostics);
  }
  page.locale = tag.tag;
  if (page.locale != line->value.value) page.handoff.content_locale = line->value;
  return true;
}

}  // namespace

bool has_handoff(const markdown::ScannedPage& page) {
  return std::ranges::any_of(page.front_matter,
                             [](const FrontMatterLine& line) { return is_handoff_key(line.key.value); });
}

bool read_handoff(PublishedPage& page, Diagnostics& diagnostics) {
  const markdown::ScannedPage& scanned = *page.scanned;
  page.source_hash = value_of(scanned, source_hash_key);
  page.handoff.revision = value_of(scanned, commit_key);
  page.handoff.date = value_of(scanned, date_key);
  page.handoff.translation_type = value_of(scanned, type_key);
  page.handoff.file_id = value_of(scanned, file_id_key);
  page.handoff.span = page.span();
  if (const markdown::InlinePart* pair = scanned.first_pair()) page.handoff.ttu_prefix = {pair->prefix, pair->span};
  return page.edition == Edition::source || read_locale(page, diagnostics);
}

void read_fields(const markdown::ScannedPage* english, PublishedPage& page, Arena& arena, Diagnostics& diagnostics) {
  FieldReader(english, page, arena, diagnostics).read();
}

}  // namespace evdoc
