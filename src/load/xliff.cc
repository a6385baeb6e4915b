#include "load/xliff.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/large_pages.h"
#include "base/string_map.h"
#include "base/suggest.h"
#include "load/codes.h"
#include "load/xliff_content.h"
#include "load/xliff_page.h"
#include "load/xml_reader.h"
#include "model/choice_names.h"
#include "text/locale.h"
#include "text/name_token.h"

namespace evdoc {

namespace {

using xml::ScannedAttribute;
using xml::Token;

using Names = std::span<const std::string_view>;

/// What may stand in the elements of XLIFF's core, whether it is read or not.
constexpr std::array<std::string_view, 1> root_children{"file"};
constexpr std::array<std::string_view, 4> file_children{"unit", "group", "notes", "skeleton"};
constexpr std::array<std::string_view, 4> unit_children{"segment", "ignorable", "originalData", "notes"};
constexpr std::array<std::string_view, 1> data_children{"data"};
constexpr std::array<std::string_view, 2> segment_children{"source", "target"};

/// How most are written.
constexpr xml::TagForm usual_unit("<unit id=\"");
constexpr xml::TagForm usual_notes("<notes>");
constexpr xml::LeafForm usual_note("<note category=\"", "</note>");
constexpr xml::LeafForm usual_data("<data id=\"", "</data>");
constexpr xml::TagForm usual_segment("<segment state=\"");
constexpr xml::TagForm usual_ignorable("<ignorable>");
constexpr xml::LeafForm usual_source("<source>", "</source>");
constexpr xml::LeafForm usual_target("<target>", "</target>");

Text value_of(const ScannedAttribute* attribute) {
  return attribute ? attribute->value : Text();
}

bool is_xliff(const Token& token, std::string_view name) {
  return token.name == name && token.space == xliff_namespace;
}

}  // namespace

/// Reads one input of a loader.
class XliffFileReader {
 public:
  XliffFileReader(XliffLoader& loader, Source& source)
      : loader_(loader),
        catalog_(loader.catalog_),
        diagnostics_(loader.diagnostics_),
        source_(source),
        reader_(source, diagnostics_),
        content_(source, reader_, diagnostics_) {
    constexpr std::size_t usual_unit_bytes = 512;  // or of a page's metadata
    const std::size_t entries = source.text().size() / usual_unit_bytes;
    if (catalog_.common.capacity() == 0) expect_elements(catalog_.common, entries);
    if (catalog_.pages.capacity() == 0) expect_elements(catalog_.pages, entries);
  }

  void read();

 private:
  /// What a file or group hands down to what is in it.
  struct Inherited {
    bool translate = true;
  };

  /// Where a segment's source and target were met.
  struct Parts {
    Span source;
    Span target;
  };

  bool next_child();
  bool is_usual() const;
  void skip_child(Names known);
  bool accept_root(const Token& root);
  void report_root(const Token& root, const Code& code, std::string message, std::string help);
  void check_target(const Token& root);
  void check_source(const Token& root);
  std::optional<std::string> read_language(const Token& root, std::string_view name);
  Text required(const Token& token, std::string_view name);

  void read_file();
  void read_children(Inherited inherited);
  Inherited inherit(const Token& token, Inherited inherited);
  void read_unit(Text id, Span span, Inherited inherited);
  void read_content();
  void read_notes();
  void read_original_data();
  void read_segment(const Token& token);
  void read_usual_segments();
  void read_parts(Segment& segment, Span span);
  void read_usual_parts(Segment& segment, Parts& parts);
  void read_part(Segment& segment, Parts& parts);
  bool is_first(Span& first, Span place);
  State read_state(const Text& name);

  Text decoded_id(Text id);
  void keep_page(const PageMetadata& page, const Text& original, Span file, std::size_t first_unit);
  bool is_first(const PageTable& table);
  void keep_common(std::size_t first_unit);
  std::vector<Unit> take_units(std::size_t first);
  void report_duplicate(const Text& id, Span first);

  XliffLoader& loader_;
  Catalog& catalog_;
  Diagnostics& diagnostics_;
  Source& source_;
  xml::Reader reader_;
  XliffContentReader content_;
  const char* usual_space_ = nullptr;    // where the root declares that names without a prefix are XLIFF's
  std::optional<PageMetadata> page_;     // of the file that is being read
  std::vector<OriginalData> originals_;  // of the unit that is being read
  std::vector<Segment> segments_;        // likewise
  std::vector<UnitNote> notes_;          // likewise
};

/// True when the latest token is the start of a child; false at the end of the element. Goes past text.
bool XliffFileReader::next_child() {
  if (reader_.take_end()) return false;
  return reader_.next_tag().kind == Token::Kind::start;
}

/// Whether names without a prefix are XLIFF's here. A namespace that is declared again is not known as the same.
bool XliffFileReader::is_usual() const {
  return usual_space_ && reader_.default_space().data() == usual_space_;
}

/// Goes past a child that is not read: of a module, an extension or one of the core's `known` ones. Others are
/// reported.
void XliffFileReader::skip_child(Names known) {
  const Token& child = reader_.current();
  const bool is_known = std::find(known.begin(), known.end(), child.name) != known.end();
  if (child.space == xliff_namespace && !is_known) {
    const std::string help = did_you_mean(child.name, known);
    diagnostics_.report(code::unknown_element, child.span,
                        fmt::format("XLIFF has no element '<{}>' here", child.span.text()),
                        help.empty() ? fmt::format("known here: {}", fmt::join(known, ", ")) : help);
  }
  reader_.skip();
}

void XliffFileReader::read() {
  if (!next_child() || !accept_root(reader_.current())) return;
  while (next_child()) {
    if (is_xliff(reader_.current(), "file")) {
      read_file();
    } else {
      skip_child(root_children);
    }
  }
  reader_.next();  // what follows the root is a part of the document too
}

bool XliffFileReader::accept_root(const Token& root) {
  if (root.name != "xliff") {
    report_root(root, code::not_xliff, fmt::format("this is no XLIFF: its root element is '<{}>'", root.span.text()),
                "name an XLIFF 2.0 or 2.1 file");
    return false;
  }
  const std::string_view version = value_of(root.find("version")).value;
  if (root.space != xliff_namespace || (version != "2.0" && version != "2.1")) {
    report_root(root, code::unsupported_xliff,
                version.empty() ? fmt::format("XLIFF of the namespace '{}' is not read", root.space)
                                : fmt::format("XLIFF {} is not read", version),
                fmt::format("save it as XLIFF 2.1: version=\"2.1\" and the namespace {}", xliff_namespace));
    return false;
  }
  check_source(root);
  check_target(root);
  if (reader_.default_space() == xliff_namespace) usual_space_ = reader_.default_space().data();
  return true;
}

void XliffFileReader::report_root(const Token& root, const Code& code, std::string message, std::string help) {
  diagnostics_.report(code, root.span, std::move(message), std::move(help));
}

Text XliffFileReader::required(const Token& token, std::string_view name) {
  const Text value = value_of(token.find(name));
  if (value.empty()) {
    diagnostics_.report(code::missing_attribute, token.span, fmt::format("'<{}>' has no '{}'", token.span.text(), name),
                        fmt::format("add {}=\"...\"", name));
  }
  return value;
}

/// The canonical tag, or nothing when it is absent or no tag (reported).
std::optional<std::string> XliffFileReader::read_language(const Token& root, std::string_view name) {
  const Text text = required(root, name);
  if (text.empty()) return std::nullopt;
  LocaleTag tag = parse_locale(text.value);
  if (tag.is_valid()) return std::move(tag.tag);
  diagnostics_.report(
      code::invalid_table_locale, text.span, fmt::format("'{}' is not a locale: {}", text.value, describe(tag)),
      tag.suggestion.empty() ? "write a BCP 47 tag such as zh-CN" : fmt::format("did you mean '{}'?", tag.suggestion));
  return std::nullopt;
}

void XliffFileReader::check_target(const Token& root) {
  const auto target = read_language(root, "trgLang");
  if (!target) return;
  if (catalog_.locale.empty()) catalog_.locale = *target;
  if (*target == catalog_.locale) return;
  diagnostics_.report(code::table_locale_mismatch, value_of(root.find("trgLang")).span,
                      fmt::format("the table is for '{}', but it is used for '{}'", *target, catalog_.locale),
                      fmt::format("name it in [locales.{}] of evdoc.toml, or correct its trgLang", *target));
}

void XliffFileReader::check_source(const Token& root) {
  const auto source = read_language(root, "srcLang");
  if (!source || catalog_.source_locale.empty() || is_same_language(*source, catalog_.source_locale)) return;
  diagnostics_.report(
      code::source_locale_mismatch, value_of(root.find("srcLang")).span,
      fmt::format("the table's sources are '{}', those of the project '{}'", *source, catalog_.source_locale),
      "name the table of the right language, or set source-locale in evdoc.toml");
}

/// Its units count as common until it is known that they are a page's.
void XliffFileReader::read_file() {
  const Token& token = reader_.current();
  required(token, "id");
  const Span file = token.span;
  const Text original = value_of(token.find("original"));
  const std::size_t first_unit = catalog_.common.size();
  page_.reset();
  read_children(inherit(token, {}));
  if (page_) {
    keep_page(*page_, original, file, first_unit);
  } else {
    keep_common(first_unit);
  }
}

/// The units and groups of a file or group, to its end.
void XliffFileReader::read_children(Inherited inherited) {
  while (true) {
    while (const xml::UsualTag* unit = is_usual() ? reader_.take_start(usual_unit) : nullptr)
      read_unit(unit->value, unit->name, inherited);
    if (!next_child()) return;
    const Token& token = reader_.current();
    if (is_xliff(token, "unit")) {
      read_unit(required(token, "id"), token.span, inherit(token, inherited));
    } else if (is_xliff(token, "group")) {
      read_children(inherit(token, inherited));
    } else if (token.name == "metadata" && token.space == xliff_metadata_namespace) {
      auto page = read_page_metadata(source_, reader_, diagnostics_);
      if (page && !page_) page_ = std::move(page);
    } else {
      skip_child(file_children);
    }
  }
}

XliffFileReader::Inherited XliffFileReader::inherit(const Token& token, Inherited inherited) {
  const ScannedAttribute* translate = token.find("translate");
  if (translate && translate->value.value == "no") inherited.translate = false;
  if (translate && translate->value.value == "yes") inherited.translate = true;
  return inherited;
}

void XliffFileReader::read_unit(Text id, Span span, Inherited inherited) {
  id = decoded_id(id);
  read_content();
  if (id.empty()) return;
  catalog_.common.push_back({.id = id,
                             .segments = source_.arena().copy(segments_),
                             .notes = source_.arena().copy(notes_),
                             .translate = inherited.translate,
                             .span = span});
}

/// All that is in the unit whose start is the latest token.
void XliffFileReader::read_content() {
  originals_.clear();
  segments_.clear();
  notes_.clear();
  if (is_usual() && reader_.take_start(usual_notes)) read_notes();
  while (true) {
    if (is_usual()) read_usual_segments();
    if (!next_child()) return;
    const Token& child = reader_.current();
    if (is_xliff(child, "segment") || is_xliff(child, "ignorable")) {
      read_segment(child);
    } else if (is_xliff(child, "notes")) {
      read_notes();
    } else if (is_xliff(child, "originalData")) {
      read_original_data();
    } else {
      skip_child(unit_children);
    }
  }
}

/// What an id stands for: a name token holds few characters as they are.
Text XliffFileReader::decoded_id(Text id) {
  if (has_name_token_escape(id.value)) id.value = source_.arena().copy(decode_name_token(id.value));
  return id;
}

void XliffFileReader::read_notes() {
  while (true) {
    while (const xml::Leaf* note = reader_.take_leaf(usual_note)) notes_.push_back({note->tag.value, note->text});
    if (!next_child()) return;
    const Text category = value_of(reader_.current().find("category"));
    notes_.push_back({category, content_.read({})});
  }
}

void XliffFileReader::read_original_data() {
  while (true) {
    while (const xml::Leaf* data = is_usual() ? reader_.take_leaf(usual_data) : nullptr)
      originals_.push_back({data->tag.value.value, data->text.value});
    if (!next_child()) break;
    if (!is_xliff(reader_.current(), "data")) {
      skip_child(data_children);
      continue;
    }
    const Text id = required(reader_.current(), "id");
    originals_.push_back({id.value, content_.read({}).value});
  }
  std::ranges::sort(originals_, {}, &OriginalData::id);
}

void XliffFileReader::read_segment(const Token& token) {
  const Span span = token.span;
  const ScannedAttribute* state = token.find("state");
  Segment& segment = segments_.emplace_back();
  segment.ignorable = token.name == "ignorable";
  if (state) segment.state = read_state(state->value);
  read_parts(segment, span);
}

/// Those that come next and are written as most are.
void XliffFileReader::read_usual_segments() {
  while (true) {
    if (const xml::UsualTag* tag = reader_.take_start(usual_segment)) {
      Segment& segment = segments_.emplace_back();
      segment.state = read_state(tag->value);
      read_parts(segment, tag->name);
    } else if (const xml::UsualTag* gap = reader_.take_start(usual_ignorable)) {
      Segment& segment = segments_.emplace_back();
      segment.ignorable = true;
      read_parts(segment, gap->name);
    } else {
      return;
    }
  }
}

/// The source and the target of a segment, and its end.
void XliffFileReader::read_parts(Segment& segment, Span span) {
  Parts parts;
  if (is_usual()) read_usual_parts(segment, parts);
  while (next_child()) read_part(segment, parts);
  if (parts.source.is_known() || reader_.has_failed()) return;
  diagnostics_.report(code::missing_source, span, fmt::format("'<{}>' has no '<source>'", span.text()),
                      "add the text that is translated");
}

/// Those at the beginning that have nothing but text in them.
void XliffFileReader::read_usual_parts(Segment& segment, Parts& parts) {
  if (const xml::Leaf* source = reader_.take_leaf(usual_source)) {
    segment.source = source->text;
    parts.source = source->tag.name;
  }
  if (const xml::Leaf* target = reader_.take_leaf(usual_target)) {
    segment.target = target->text;
    parts.target = target->tag.name;
  }
}

void XliffFileReader::read_part(Segment& segment, Parts& parts) {
  const Token& token = reader_.current();
  if (is_xliff(token, "source") && is_first(parts.source, token.span)) {
    segment.source = content_.read(originals_);
  } else if (is_xliff(token, "target") && is_first(parts.target, token.span)) {
    segment.target = content_.read(originals_);
  } else {
    skip_child(segment_children);
  }
}

/// Notes the place of a part; reports it when there was one already.
bool XliffFileReader::is_first(Span& first, Span place) {
  if (first.is_known()) {
    diagnostics_
        .report(code::duplicate_element, place, fmt::format("the segment has a '<{}>' already", place.text()),
                "delete one of them, or put it into a segment of its own")
        .note(first, "the first is here");
    return false;
  }
  first = place;
  return true;
}

State XliffFileReader::read_state(const Text& name) {
  const auto found = std::find(state_names.begin(), state_names.end(), name.value);
  if (found != state_names.end()) return static_cast<State>(found - state_names.begin());
  diagnostics_.report(code::bad_choice, name.span, fmt::format("'{}' is not a state of XLIFF 2", name.value),
                      "write one of: initial, translated, reviewed, final");
  return State::initial;
}

void XliffFileReader::keep_page(const PageMetadata& page, const Text& original, Span file, std::size_t first_unit) {
  std::vector<Unit> units = take_units(first_unit);
  if (!page.event && page.page.empty()) return;
  PageTable table{.provider = page.provider,
                  .event = page.event.value_or(0),
                  .page = page.page,
                  .original = original,
                  .handoff = page.handoff ? catalog_.arena.make(*page.handoff) : nullptr,
                  .units = std::move(units),
                  .span = file};
  if (!is_first(table)) return;
  StringMap<Span> places;
  for (const Unit& unit : table.units) {
    const auto [first, is_new] = places.try_emplace(unit.id.value, unit.id.span);
    if (!is_new) report_duplicate(unit.id, first);
  }
  catalog_.pages.push_back(std::move(table));
}

/// Notes a table of a page; reports it when there was one already.
bool XliffFileReader::is_first(const PageTable& table) {
  const auto [number, is_new] =
      loader_.pages_.try_emplace(slot_hash(table.key()), static_cast<uint32_t>(catalog_.pages.size()),
                                 [&](uint32_t other) { return catalog_.pages[other].key() == table.key(); });
  if (is_new) return true;
  diagnostics_
      .report(code::duplicate_page_table, table.span,
              table.page.empty() ? fmt::format("there is a table of the page of event {} already", table.event)
                                 : fmt::format("there is a table of the page '{}' already", table.page.value),
              "join the two files")
      .note(catalog_.pages[number].span, "the first is here");
  return false;
}

/// Those from `first` on, which are not common.
std::vector<Unit> XliffFileReader::take_units(std::size_t first) {
  const auto begin = catalog_.common.begin() + static_cast<std::ptrdiff_t>(first);
  std::vector<Unit> units(std::make_move_iterator(begin), std::make_move_iterator(catalog_.common.end()));
  catalog_.common.erase(begin, catalog_.common.end());
  return units;
}

void XliffFileReader::keep_common(std::size_t first_unit) {
  for (std::size_t i = first_unit; i < catalog_.common.size(); ++i) {
    const Text& id = catalog_.common[i].id;
    const auto [number, is_new] =
        loader_.common_units_.try_emplace(HashedString(id.value).hash(), static_cast<uint32_t>(i),
                                          [&](uint32_t other) { return catalog_.common[other].id.value == id.value; });
    if (!is_new) report_duplicate(id, catalog_.common[number].id.span);
  }
}

void XliffFileReader::report_duplicate(const Text& id, Span first) {
  diagnostics_
      .report(code::duplicate_unit, id.span, fmt::format("there is a unit '{}' already", id.value),
              "delete one of them, or give it another id")
      .note(first, "the first is here");
}

void XliffLoader::load(Source& source) {
  XliffFileReader(*this, source).read();
}

void load_xliff(Source& source, Catalog& catalog, Diagnostics& diagnostics) {
  XliffLoader(catalog, diagnostics).load(source);
}

}  // namespace evdoc
