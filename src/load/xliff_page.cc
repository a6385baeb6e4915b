#include "load/xliff_page.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/suggest.h"
#include "load/codes.h"
#include "load/xml_checks.h"
#include "model/event_docs_names.h"

namespace evdoc {

namespace {

using xml::Token;

/// What the metadata of a page says; its names are in this order.
enum class Meta : uint8_t {
  provider,
  event,
  page,
  revision,
  date,
  translation_type,
  content_locale,
  file_id,
  ttu_prefix,
  line_ends,
};
constexpr std::array<std::string_view, 10> meta_types{"provider",  "event",           "page",          "revision",
                                                      "date",      "translationType", "contentLocale", "fileId",
                                                      "ttuPrefix", "lineEnds"};

/// How most are written.
constexpr xml::LeafForm usual_meta("<mda:meta type=\"", "</mda:meta>");
constexpr std::string_view usual_group = "mda:metaGroup";

bool is_of_handoff(Meta meta) {
  return meta >= Meta::revision;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// MM/DD/YYYY with a month and a day that exist in some year.
bool is_date(std::string_view text) {
  constexpr std::string_view form = "00/00/0000";
  constexpr std::array<int, 12> days{31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const auto fits = [](char c, char f) { return f == '0' ? is_digit(c) : c == f; };
  if (!std::equal(text.begin(), text.end(), form.begin(), form.end(), fits)) return false;
  const int month = (text[0] - '0') * 10 + text[1] - '0';
  const int day = (text[3] - '0') * 10 + text[4] - '0';
  return month >= 1 && month <= 12 && day >= 1 && day <= days[static_cast<std::size_t>(month - 1)];
}

bool is_ttu_prefix(std::string_view text) {
  constexpr std::size_t length = 5;
  const auto is_hex = [](char c) { return is_digit(c) || (c >= 'a' && c <= 'f'); };
  return text.size() == length && std::all_of(text.begin(), text.end(), is_hex);
}

class MetadataReader {
 public:
  MetadataReader(Source& source, xml::Reader& reader, Diagnostics& diagnostics)
      : content_(source, reader, diagnostics), reader_(reader), diagnostics_(diagnostics) {}

  std::optional<PageMetadata> read() {
    read_groups(Inside::other);
    if (page_ && !page_->event && page_->page.empty()) report_missing_event();
    return page_;
  }

 private:
  enum class Inside : uint8_t { other, page };

  /// To the end of the element whose start is the latest token; groups may hold groups.
  void read_groups(Inside inside) {
    while (true) {
      if (reader_.take_end()) return;
      const Token& token = reader_.next_tag();
      if (token.kind != Token::Kind::start) return;
      if (token.space != xliff_metadata_namespace) {
        reader_.skip();
      } else if (token.name == "metaGroup") {
        read_group(token, inside);
      } else if (token.name == "meta" && inside == Inside::page) {
        read_meta(token);
      } else {
        reader_.skip();
      }
    }
  }

  void read_group(const Token& token, Inside inside) {
    const xml::ScannedAttribute* category = token.find("category");
    const bool is_page = category && category->value.value == "page";
    const bool is_usual = token.span.text() == usual_group;
    if (is_page && !page_)
      page_ = PageMetadata{.provider = {}, .event = {}, .page = {}, .handoff = {}, .span = token.span};
    if (is_page && is_usual) read_usual_metas();
    read_groups(is_page ? Inside::page : inside);
  }

  /// Those at the beginning.
  void read_usual_metas() {
    while (const xml::Leaf* meta = reader_.take_leaf(usual_meta)) set(meta->tag.value, xml::trimmed(meta->text));
  }

  void read_meta(const Token& token) {
    const xml::ScannedAttribute* attribute = token.find("type");
    const Text type = attribute ? attribute->value : Text{{}, token.span};
    set(type, xml::trimmed(content_.read({})));
  }

  void set(const Text& type, const Text& value) {
    const auto found = std::find(meta_types.begin(), meta_types.end(), type.value);
    if (found == meta_types.end()) return report_unknown(type);
    const auto meta = static_cast<Meta>(found - meta_types.begin());
    if (!is_of_handoff(meta)) return set_identity(meta, value);
    if (!page_->handoff) page_->handoff.emplace().span = page_->span;
    set(*page_->handoff, meta, value);
  }

  void set_identity(Meta meta, const Text& value) {
    if (meta == Meta::provider) page_->provider = value;
    if (meta == Meta::page) page_->page = value;
    if (meta != Meta::event) return;
    const auto event = xml::parse_number(value, std::numeric_limits<uint16_t>::max(), diagnostics_);
    page_->event = static_cast<uint16_t>(event.value_or(0));
  }

  void set(Handoff& handoff, Meta meta, const Text& value) {
    if (meta == Meta::revision) handoff.revision = value;
    if (meta == Meta::date) handoff.date = checked_date(value);
    if (meta == Meta::translation_type) handoff.translation_type = value;
    if (meta == Meta::content_locale) handoff.content_locale = value;
    if (meta == Meta::file_id) handoff.file_id = value;
    if (meta == Meta::ttu_prefix) handoff.ttu_prefix = checked_prefix(value);
    if (meta == Meta::line_ends) handoff.line_ends = checked_line_ends(value);
  }

  Text checked_date(const Text& value) {
    if (is_date(value.value)) return value;
    diagnostics_.report(code::bad_handoff_date, value.span, fmt::format("'{}' is not a date", value.value),
                        "write it as MM/DD/YYYY: 03/30/2017");
    return value;
  }

  Text checked_prefix(const Text& value) {
    if (is_ttu_prefix(value.value)) return value;
    diagnostics_.report(code::bad_ttu_prefix, value.span,
                        fmt::format("'{}' is not a prefix of translation unit ids", value.value),
                        "write five lower-case hexadecimal digits: 079db");
    return value;
  }

  std::optional<LineEnds> checked_line_ends(const Text& value) {
    const auto found = std::find(line_ends_names.begin(), line_ends_names.end(), value.value);
    if (found != line_ends_names.end()) return static_cast<LineEnds>(found - line_ends_names.begin());
    diagnostics_.report(code::bad_choice, value.span, fmt::format("'{}' is not a value of 'lineEnds'", value.value),
                        fmt::format("write one of: {}", fmt::join(line_ends_names, ", ")));
    return std::nullopt;
  }

  void report_unknown(const Text& type) {
    const std::string help = did_you_mean(type.value, meta_types);
    diagnostics_.report(code::unknown_meta, type.span,
                        fmt::format("'{}' says nothing about a page that evdoc knows", type.value),
                        help.empty() ? "put what is meant for other tools into another metaGroup" : help);
  }

  void report_missing_event() {
    diagnostics_.report(code::page_without_event, page_->span, "the page's metadata does not say of which event it is",
                        "add <mda:meta type=\"event\">ID</mda:meta>, or type=\"page\" for a page about many");
  }

  XliffContentReader content_;
  xml::Reader& reader_;
  Diagnostics& diagnostics_;
  std::optional<PageMetadata> page_;
};

}  // namespace

std::optional<PageMetadata> read_page_metadata(Source& source, xml::Reader& reader, Diagnostics& diagnostics) {
  return MetadataReader(source, reader, diagnostics).read();
}

}  // namespace evdoc
