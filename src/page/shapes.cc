// The names that templates of every page see: one row each of name, getter, type and what it is.
#include <array>
#include <string>

#include "page/event_queries.h"
#include "page/getters.h"
#include "page/metadata_shapes.h"
#include "page/related.h"
#include "page/sample_event.h"
#include "page/scope.h"
#include "page/worded_page.h"
#include "page/yaml_styles.h"

namespace evdoc {

namespace {

using namespace getters;

// A unit.

Value unit_source(const void* object, Context& context) {
  const auto& unit = as<PageUnit>(object);
  if (unit.extras->before.empty()) return text(unit.source);
  return context.text(std::string(unit.extras->before) + std::string(unit.source) + std::string(unit.extras->after));
}

Value unit_target(const void* object, Context& context) {
  const auto& unit = as<PageUnit>(object);
  const PageVariant& page = variant_of(context);
  if (page.is_source() || unit.empty()) return unit_source(object, context);
  std::vector<TranslatedSegment> segments;
  translate_unit(*page.translator, unit, segments);
  std::string joined(unit.extras->before);
  for (const TranslatedSegment& segment : segments) {
    joined += segment.target;
    joined += segment.after;
  }
  return context.text(joined += unit.extras->after);
}

bool unit_is_true(const void* object, Context&) {
  return !as<PageUnit>(object).empty();
}

Value unit_from_docs(const void* object, Context&) {
  return Value::boolean(as<PageUnit>(object).author == Author::docs);
}

constexpr std::array<Field, 4> unit_fields{{
    {"source", unit_source, string_type, "The English text."},
    {"target", unit_target, string_type,
     "The text that this page shows: the translation, or the English text in its place."},
    {"id", text_member<PageUnit, &PageUnit::id>, string_type, "The id by which the page's own tables know it."},
    {"from_docs", unit_from_docs, boolean_type, "Whether the event docs word it, in Markdown, and not the manifest."},
}};

constexpr Type units_type = list_type(unit_type);

// A block of prose.

Value block_kind(const void* object, Context&) {
  switch (as<BlockContent>(object).kind) {
    case Block::Kind::paragraph:
      return text("paragraph");
    case Block::Kind::alert:
      return text("alert");
    case Block::Kind::list:
      return text("list");
    case Block::Kind::code:
      return text("code");
  }
  return text("paragraph");
}

Value block_items(const void* object, Context&) {
  const auto& items = as<BlockContent>(object).items;
  return Value::sequence(&items, static_cast<uint32_t>(items.size()), unit_at);
}

constexpr std::array<Field, 5> block_fields{{
    {"kind", block_kind, string_type, "'paragraph', 'alert', 'list' or 'code'."},
    {"label", text_member<BlockContent, &BlockContent::label>, string_type,
     "Of an alert: NOTE, TIP, IMPORTANT, WARNING or CAUTION; of code: its language."},
    {"text", unit_member<BlockContent, &BlockContent::text>, unit_type, "The prose of a paragraph or an alert."},
    {"items", block_items, units_type, "The items of a list."},
    {"code", text_member<BlockContent, &BlockContent::code>, string_type, "The lines of a code block."},
}};

constexpr Shape block{"block", block_fields};
constexpr Type block_type = object_type(block);
constexpr Type blocks_type = list_type(block_type);

template <auto member>
Value content_blocks(const void* object, Context&) {
  return objects<BlockContent, block>(as<PageContent>(object).*member);
}

// A row of the table of data items.

Value item_declared(const void* object, Context&) {
  return object_or_none(as<ItemContent>(object).declared, data_item_shape);
}

constexpr std::array<Field, 5> item_fields{{
    {"name", unit_member<ItemContent, &ItemContent::name>, unit_type, "The data item's name."},
    {"type", unit_member<ItemContent, &ItemContent::type>, unit_type, "Its type, as the page shows it."},
    {"description", unit_member<ItemContent, &ItemContent::description>, unit_type, "What it holds; may be empty."},
    {"number", integer_member<ItemContent, &ItemContent::number>, integer_type,
     "Its place among the inserts of the message, from 1; 0 for one that the manifest does not have."},
    {"declared", item_declared, object_type(data_item_shape, Type::Nullable::yes),
     "The data item as declared; none for one that only the event docs have."},
}};

constexpr Shape item{"item", item_fields};
constexpr Type item_type = object_type(item);
constexpr Type items_type = list_type(item_type);

Value content_items(const void* object, Context&) {
  return objects<ItemContent, item>(as<PageContent>(object).items);
}

// A line of the front matter.

/// A view of the literal where it is its own scalar, as nearly all are.
Value yaml_value(std::string_view literal, markdown::YamlStyle style, Context& context) {
  const bool is_unchanged = style == markdown::YamlStyle::if_needed && markdown::is_plain_scalar(literal);
  return is_unchanged ? text(literal) : context.text(markdown::yaml_scalar(literal, style));
}

/// In the language of the page.
Quoting quoting_of(const FieldContent& field, Context& context) {
  return scope_of(context).is_source(context) ? field.source_quoting : field.localized_quoting;
}

Value field_value(const void* object, Context& context) {
  const auto& field = as<FieldContent>(object);
  const Quoting quoting = quoting_of(field, context);
  if (!field.unit) return yaml_value(field.literal, yaml_style(quoting), context);
  return unit_value(field.unit).with_transform(static_cast<uint8_t>(yaml_transform(quoting)));
}

/// A list has an item a line.
std::size_t item_count(const FieldContent& field) {
  if (!field.is_list || field.unit) return 1;
  return 1 + static_cast<std::size_t>(std::ranges::count(field.literal, '\n'));
}

Value field_item(const void* object, uint32_t index, Context& context) {
  const auto& field = as<FieldContent>(object);
  if (item_count(field) == 1) return field_value(object, context);
  std::string_view rest = field.literal;
  for (; index > 0; --index) rest.remove_prefix(rest.find('\n') + 1);
  return yaml_value(rest.substr(0, rest.find('\n')), yaml_style(quoting_of(field, context)), context);
}

Value field_items(const void* object, Context&) {
  return Value::sequence(object, static_cast<uint32_t>(item_count(as<FieldContent>(object))), field_item);
}

Value field_is_list(const void* object, Context& context) {
  const auto& field = as<FieldContent>(object);
  return Value::boolean(scope_of(context).is_source(context) ? field.is_list
                                                             : field.is_localized_list || item_count(field) > 1);
}

constexpr Type field_item_type{};

constexpr std::array<Field, 4> field_fields{{
    {"key", text_member<FieldContent, &FieldContent::key>, string_type, "The key."},
    {"value", field_value, {}, "The value as YAML writes it, quoted as the event docs ask for."},
    {"is_list", field_is_list, boolean_type, "Whether the value is to be written as a list."},
    {"items", field_items, list_type(field_item_type), "The values of the list; of what is none its only value."},
}};

constexpr Shape field{"field", field_fields};
constexpr Type field_type = object_type(field);
constexpr Type fields_type = list_type(field_type);

// A line of a table of contents.

Value entry_depth(const void* object, Context&) {
  return Value::integer(as<EntryContent>(object).depth);
}

template <auto member>
Value entry_flag(const void* object, Context&) {
  return Value::boolean(as<EntryContent>(object).*member);
}

constexpr std::array<Field, 5> entry_fields{{
    {"depth", entry_depth, integer_type, "How deep it stands, from 0."},
    {"name", unit_member<EntryContent, &EntryContent::name>, unit_type,
     "Its name; empty: it is what holds the list of all others."},
    {"path", text_member<EntryContent, &EntryContent::path>, string_type, "Where it leads; empty: nowhere."},
    {"has_entries", entry_flag<&EntryContent::has_entries>, boolean_type, "Whether others stand below it."},
    {"is_events", entry_flag<&EntryContent::is_events>, boolean_type,
     "Whether the events stand here; then it has no name."},
}};

constexpr Shape entry{"contents entry", entry_fields};
constexpr Type entry_type{.kind = Type::Kind::object, .shape = &entry};
constexpr Type entries_type{.kind = Type::Kind::sequence, .element = &entry_type};

Value page_entries(const void* object, Context&) {
  return objects<EntryContent, entry>(as<PageContent>(object).entries);
}

// The page.

Value page_fields_value(const void* object, Context&) {
  return objects<FieldContent, field>(as<PageContent>(object).front_matter);
}

Value page_blank_after_headings(const void* object, Context&) {
  return Value::boolean(as<PageContent>(object).blank_after_headings);
}

Value page_source_hash(const void*, Context& context) {
  return text(variant_of(context).source_hash);
}

Value page_revision(const void* object, Context&) {
  const SourceRevision* revision = as<PageContent>(object).revision;
  return text(revision && !revision->is_hash ? revision->commit.value : std::string_view());
}

Value page_order(const void* object, Context&) {
  return text(as<PageContent>(object).order == RowOrder::id ? "id" : "title");
}

constexpr std::array<Field, 10> page_fields{{
    {"title", unit_member<PageContent, &PageContent::title>, unit_type, "The page's title."},
    {"front_matter", page_fields_value, fields_type,
     "The lines of the front matter that the source revision has, in order."},
    {"blank_after_headings", page_blank_after_headings, boolean_type,
     "Whether the source revision has an empty line after headings."},
    {"order", page_order, string_type,
     "Of a page about many events: how the project wants them listed, by 'id' or by 'title'."},
    {"revision", page_revision, string_type,
     "The commit of the source revision; empty: the page has none, or it is not known."},
    {"intro", content_blocks<&PageContent::intro>, blocks_type, "The prose at its top."},
    {"description", content_blocks<&PageContent::description>, blocks_type, "The prose of its description."},
    {"details", content_blocks<&PageContent::details>, blocks_type, "The prose at its end."},
    {"entries", page_entries, entries_type,
     "Of a table of contents: its entries as the event docs have them, in order; empty: they do not."},
    {"source_hash", page_source_hash, string_type,
     "SHA-1 of the English page with CRLF line ends (ms.openlocfilehash); empty in the source edition."},
}};

constexpr Shape page{"page", page_fields};

// The event.

const Event& event_of(const void* object) {
  return as<PageContent>(object).event->event();
}

Value event_number(const void* object, Context&) {
  return Value::integer(event_of(object).value);
}

Value event_version(const void* object, Context&) {
  return Value::integer(event_of(object).version);
}

Value event_symbol(const void* object, Context&) {
  return text(event_of(object).symbol.value);
}

Value event_task(const void* object, Context&) {
  const Task* task = event_of(object).task;
  return text(task ? task->name.value : std::string_view());
}

Value event_opcode(const void* object, Context&) {
  const Opcode* opcode = event_of(object).opcode;
  return text(opcode ? opcode->name.value : std::string_view());
}

constexpr Type version_type = object_type(version_shape);
constexpr Type listed_type = object_type(row_shape);
constexpr Type map_type = object_type(map_shape);

Value event_versions(const void* object, Context&) {
  return objects<Event, version_shape>(as<PageContent>(object).event->versions);
}

Value event_related(const void* object, Context& context) {
  return objects<EventPage, row_shape>(
      scope_of(context).memory(context).keep(related_events(*as<PageContent>(object).event)));
}

Value event_replacement(const void* object, Context&) {
  const auto& content = as<PageContent>(object);
  return object_or_none(replacement(*content.event), row_shape);
}

Value event_maps(const void* object, Context& context) {
  return objects<MapPage, map_shape>(scope_of(context).memory(context).keep(maps_of(*as<PageContent>(object).event)));
}

/// A text made of the provider's and the event's declaration.
template <std::string (*make)(const Provider&, const Event&)>
Value event_text(const void* object, Context& context) {
  return context.text(make(*as<PageContent>(object).event->provider, event_of(object)));
}

Value event_enable_log(const void* object, Context& context) {
  return context.text(enable_log_command(event_of(object)));
}

constexpr std::array<Field, 19> event_fields{{
    {"number", event_number, integer_type, "The event id, as a number."},
    {"version", event_version, integer_type, "The newest version."},
    {"symbol", event_symbol, string_type, "The newest version's symbol; may be empty."},
    {"task", event_task, string_type, "The task's name as the manifest writes it; may be empty."},
    {"opcode", event_opcode, string_type, "The opcode's name as the manifest writes it; may be empty."},
    {"id", unit_member<PageContent, &PageContent::id>, unit_type, "The event id as the page shows it."},
    {"keywords", unit_member<PageContent, &PageContent::keywords>, unit_type, "The keywords' names, joined by ', '."},
    {"level", unit_member<PageContent, &PageContent::level>, unit_type, "The level's name without its prefix."},
    {"channel", unit_member<PageContent, &PageContent::channel>, unit_type, "The channel's name."},
    {"message", unit_member<PageContent, &PageContent::message>, unit_type, "The message, inserts as %1."},
    {"items", content_items, items_type, "The data items that the page shows."},
    {"versions", event_versions, list_type(version_type), "Its versions as declared, the newest first; never empty."},
    {"maps", event_maps, list_type(map_type), "The maps of the newest version's data items."},
    {"related", event_related, list_type(listed_type),
     "The events that begin, end or interrupt the same task; at most twenty."},
    {"replacement", event_replacement, object_type(row_shape, Type::Nullable::yes),
     "The event that is written in its place, as the event docs say; none if they do not."},
    {"sample", event_text<sample_event>, string_type,
     "The event in XML as Event Viewer shows it, with made up values; empty if it names what is not declared."},
    {"wevtutil_query", event_text<wevtutil_query>, string_type,
     "A command line that selects it from its log; empty if it is written to none."},
    {"powershell_query", event_text<powershell_query>, string_type,
     "A line of PowerShell that does so; empty if it is written to no log."},
    {"enable_log", event_enable_log, string_type,
     "A command line that turns its log on; empty if it is on without, or if there is none."},
}};

constexpr Shape event{"event", event_fields};

// The handoff.

constexpr std::array<Field, 5> handoff_fields{{
    {"revision", text_value_member<Handoff, &Handoff::revision>, string_type,
     "The commit of the source revision, or what stands for it where nobody knows it."},
    {"date", text_value_member<Handoff, &Handoff::date>, string_type, "Its date, MM/DD/YYYY."},
    {"translation_type", text_value_member<Handoff, &Handoff::translation_type>, string_type,
     "'MT', 'Human Translation'."},
    {"content_locale", text_value_member<Handoff, &Handoff::content_locale>, string_type,
     "The locale as the page is to write it; empty: as `locale`."},
    {"file_id", text_value_member<Handoff, &Handoff::file_id>, string_type,
     "The id of the translated file; may be empty."},
}};

constexpr Shape handoff{"handoff", handoff_fields};

// The root.

Value root_page(const void* object, Context&) {
  return Value::object(&as<TemplateScope>(object).content(), &page);
}

Value root_event(const void* object, Context&) {
  return Value::object(&as<TemplateScope>(object).content(), &event);
}

Value root_provider(const void* object, Context&) {
  return Value::object(as<TemplateScope>(object).content().provider, &provider_shape);
}

Value root_handoff(const void*, Context& context) {
  const Handoff* present = variant_of(context).handoff;
  return present ? Value::object(present, &handoff) : Value::none();
}

Value root_edition(const void*, Context& context) {
  return text(scope_of(context).is_source(context) ? "source" : "localized");
}

Value root_locale(const void*, Context& context) {
  return text(variant_of(context).locale);
}

// What every page sees, and then what pages of its kind see.

constexpr Field page_field{"page", root_page, {.kind = Type::Kind::object, .shape = &page}, "The page."};
constexpr Field handoff_field{"handoff",
                              root_handoff,
                              {.kind = Type::Kind::object, .shape = &handoff, .nullable = Type::Nullable::yes},
                              "The page's translation round in this locale; none where it has none."};
constexpr Field locale_field{"locale", root_locale, string_type, "The page's locale, a BCP 47 tag."};
constexpr Field edition_field{
    "edition", root_edition, string_type,
    "'source' for the English page; 'localized' for a translated one, be it written with or without its source beside it."};

constexpr Field provider_field{"provider", root_provider, object_type(provider_shape),
                               "The provider that the page is about."};

constexpr std::array<Field, 6> event_root{
    page_field,
    handoff_field,
    locale_field,
    edition_field,
    Field{"event", root_event, object_type(event), "The event that the page is about."},
    Field{"provider", root_provider, object_type(provider_shape), "The event's provider."}};
constexpr Shape event_page_names{"page of an event", event_root};

constexpr std::array<Field, 5> provider_root{page_field, handoff_field, locale_field, edition_field, provider_field};
constexpr Shape provider_page_names{"page of a provider", provider_root};

Value root_map(const void* object, Context&) {
  return Value::object(as<TemplateScope>(object).content().map, &map_shape);
}

constexpr std::array<Field, 6> map_root{
    page_field,
    handoff_field,
    locale_field,
    edition_field,
    Field{"provider", root_provider, object_type(provider_shape), "The map's provider."},
    Field{"map", root_map, object_type(map_shape), "The map that the page is about."}};
constexpr Shape map_page_names{"page of a map", map_root};

void add_rows(const EventPage& listed, const WordedRows& rows, PageMemory& memory,
              std::vector<const EventPage*>& events) {
  const uint16_t id = listed.event().value;
  const std::size_t count = rows.count(id);
  for (std::size_t row = 1; row <= count; ++row) {
    if (rows.is_listed({id, row})) events.push_back(row == 1 ? &listed : &memory.another_row(listed, row));
  }
}

/// All events that have a page, by manifest, provider and id; as often as the page lists them.
Value root_events(const void* object, Context& context) {
  const PageContent& content = as<TemplateScope>(object).content();
  std::vector<const EventPage*> events;
  for (const ProviderPage& home : content.site->providers) {
    for (const EventPage* listed : home.events)
      add_rows(*listed, content.rows, scope_of(context).memory(context), events);
  }
  return objects<EventPage, row_shape>(scope_of(context).memory(context).keep(std::move(events)));
}

Value root_providers(const void* object, Context&) {
  return objects<ProviderPage, provider_shape>(as<TemplateScope>(object).content().site->providers);
}

constexpr Type provider_type = object_type(provider_shape);

constexpr std::array<Field, 6> overview_root{
    page_field,
    handoff_field,
    locale_field,
    edition_field,
    Field{"events", root_events, list_type(listed_type), "All events of the project, by provider and id."},
    Field{"providers", root_providers, list_type(provider_type),
          "All providers of the project, as its manifests have them."}};
constexpr Shape overview_page_names{"page of the project", overview_root};

}  // namespace

constinit const Shape unit_shape{"unit", unit_fields, unit_is_true};

const Shape& globals_of(PageScope scope) {
  switch (scope) {
    case PageScope::event:
      return event_page_names;
    case PageScope::provider:
      return provider_page_names;
    case PageScope::map:
      return map_page_names;
    case PageScope::all:
      return overview_page_names;
  }
  return overview_page_names;
}

}  // namespace evdoc
