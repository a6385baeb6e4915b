// The names that templates see of one version of an event: its declaration, its data items, what changed in it.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "markdown/slug.h"
#include "markdown/unit_id.h"
#include "model/data_types.h"
#include "model/event_text.h"
#include "page/getters.h"
#include "page/metadata_shapes.h"
#include "page/related.h"

namespace evdoc {

namespace {

using namespace getters;

constexpr Type keyword_type = object_type(keyword_shape);
constexpr Type map_or_none = object_type(map_shape, Type::Nullable::yes);

// A data item.

constexpr Type data_item_type = object_type(data_item_shape);
constexpr Type data_items_type = list_type(data_item_type);

/// Plain words for a type, which the vocabulary translates; a type that is not known as the manifest writes it.
Value type_unit(std::string_view words, const Text& written, Context& context) {
  PageUnits& units = scope_of(context).memory(context).units();
  if (words.empty()) {
    const std::string_view code = written.empty() ? std::string_view() : units.copy(fmt::format("`{}`", written.value));
    return unit_value(units.add({}, {}, {code, written.span}, Wording::identifier));
  }
  const std::string id = "type." + markdown::slug(words);
  return unit_value(units.add(id, id, {words, written.span}, Wording::prose));
}

Value item_type(const void* object, Context& context) {
  const auto& item = as<DataItem>(object);
  const InType* type = find_in_type(item.in_type.value);
  return type_unit(item.is_struct ? "Structure" : type ? type->words : std::string_view(), item.in_type, context);
}

Value item_shown_as(const void* object, Context& context) {
  const auto& item = as<DataItem>(object);
  const InType* type = find_in_type(item.in_type.value);
  const bool is_default = item.out_type.empty() || (type && is_same_type(type->default_out_type(), item.out_type));
  if (is_default) return type_unit({}, {}, context);
  return type_unit(out_type_words(item.out_type.value), item.out_type, context);
}

Value item_description(const void* object, Context& context) {
  const TemplateScope& scope = scope_of(context);
  const std::string_view name = as<DataItem>(object).name.value;
  for (const ItemContent& item : scope.content().items) {
    if (item.name->source == name) return unit_value(item.description);
  }
  return unit_value(scope.memory(context).units().add({}, {}, {}, Wording::prose));
}

Value item_map(const void* object, Context& context) {
  const ProviderPage* provider = scope_of(context).content().provider;
  return object_or_none(find_map(*provider, as<DataItem>(object).map), map_shape);
}

Value item_members(const void* object, Context&) {
  return objects<DataItem, data_item_shape>(as<DataItem>(object).items);
}

constexpr std::array<Field, 11> data_item_fields{{
    {"name", text_value_member<DataItem, &DataItem::name>, string_type, "Its name."},
    {"type", item_type, unit_type, "Its type in plain words."},
    {"shown_as", item_shown_as, unit_type, "How it is shown, where that is not what its type says; may be empty."},
    {"in_type", text_value_member<DataItem, &DataItem::in_type>, string_type,
     "Its type as the manifest writes it; empty for a structure."},
    {"out_type", text_value_member<DataItem, &DataItem::out_type>, string_type,
     "How it is shown, as the manifest writes it; empty: as its type says."},
    {"length", text_value_member<DataItem, &DataItem::length>, string_type,
     "A number, or the name of the data item that holds its length; may be empty."},
    {"count", text_value_member<DataItem, &DataItem::count>, string_type,
     "A number, or the name of the data item that holds how many there are; may be empty."},
    {"map", item_map, map_or_none, "The map that gives its values names; none if there is none."},
    {"is_struct", boolean_member<DataItem, &DataItem::is_struct>, boolean_type, "Whether it is a structure of others."},
    {"items", item_members, data_items_type, "Of a structure: its members."},
    {"description", item_description, unit_type, "What it holds, as the event docs say; may be empty."},
}};

// A keyword of an event.

Value keyword_value(const Keyword* keyword, Context& context) {
  return object_or_none(find_group(scope_of(context).content().provider->keywords, keyword), keyword_shape);
}

// A change.

Value change_kind(const void* object, Context&) {
  static constexpr std::array<std::string_view, 12> names{"symbol", "level",     "channel",    "task",
                                                          "opcode", "keyword",   "message",    "data item",
                                                          "order",  "user data", "attributes", "logging"};
  return text(names[static_cast<std::size_t>(as<VersionChange>(object).kind)]);
}

Value change_name(const void* object, Context&) {
  return text(as<VersionChange>(object).name());
}

template <const Event* VersionChange::*member>
Value change_version(const void* object, Context&) {
  return Value::object(as<VersionChange>(object).*member, &version_shape);
}

template <const DataItem* VersionChange::*member>
Value change_item(const void* object, Context&) {
  return object_or_none(as<VersionChange>(object).*member, data_item_shape);
}

template <const Keyword* VersionChange::*member>
Value change_keyword(const void* object, Context& context) {
  return keyword_value(as<VersionChange>(object).*member, context);
}

constexpr Type version_type = object_type(version_shape);
constexpr Type keyword_or_none = object_type(keyword_shape, Type::Nullable::yes);
constexpr Type item_or_none = object_type(data_item_shape, Type::Nullable::yes);

constexpr std::array<Field, 8> change_fields{{
    {"kind", change_kind, string_type,
     "'symbol', 'level', 'channel', 'task', 'opcode', 'keyword', 'message', 'data item', 'order', 'user data', "
     "'attributes' or 'logging'."},
    {"name", change_name, string_type, "Of a data item or keyword: its name as the manifest writes it; else empty."},
    {"older", change_version<&VersionChange::older>, version_type, "The version before."},
    {"newer", change_version<&VersionChange::newer>, version_type, "The version after."},
    {"old_item", change_item<&VersionChange::old_item>, item_or_none,
     "Of a data item: as it was; none if it is new, and for all else."},
    {"new_item", change_item<&VersionChange::new_item>, item_or_none,
     "Of a data item: as it is; none if it is gone, and for all else."},
    {"old_keyword", change_keyword<&VersionChange::old_keyword>, keyword_or_none,
     "A keyword that the event has no longer; else none."},
    {"new_keyword", change_keyword<&VersionChange::new_keyword>, keyword_or_none,
     "A keyword that the event did not have; else none."},
}};

constexpr Shape change{"change", change_fields};
constexpr Type change_type = object_type(change);

// A version.

template <class Declared, const Declared* Event::*member, std::vector<EventGroup<Declared>> ProviderPage::*groups,
          const Shape& shape>
Value version_name(const void* object, Context& context) {
  const ProviderPage& provider = *scope_of(context).content().provider;
  return object_or_none(find_group(provider.*groups, as<Event>(object).*member), shape);
}

Value version_opcode(const void* object, Context& context) {
  const auto& event = as<Event>(object);
  return object_or_none(find_opcode(*scope_of(context).content().provider, event.task, event.opcode), opcode_shape);
}

Value keyword_at(const void* object, uint32_t index, Context& context) {
  return keyword_value(as<Event>(object).keywords[index], context);
}

Value version_keywords(const void* object, Context&) {
  return Value::sequence(object, static_cast<uint32_t>(as<Event>(object).keywords.size()), keyword_at);
}

Value version_message(const void* object, Context& context) {
  const auto& event = as<Event>(object);
  const TemplateScope& scope = scope_of(context);
  if (&event == &scope.content().event->event()) return unit_value(scope.content().message);
  const std::string id = markdown::string_unit_id(event.message.string_id.value);
  return unit_value(scope.memory(context).units().add_message(id, id, event.message.text, event.payload));
}

Value version_items(const void* object, Context&) {
  return objects<DataItem, data_item_shape>(items_of(as<Event>(object)));
}

Value version_is_logged(const void* object, Context&) {
  return Value::boolean(!as<Event>(object).not_logged);
}

Value version_user_data(const void* object, Context&) {
  const PayloadTemplate* payload = as<Event>(object).payload;
  return text(payload ? payload->user_data.value : std::string_view());
}

Value version_changes_of(const void* object, Context& context) {
  const TemplateScope& scope = scope_of(context);
  const std::vector<const Event*>& versions = scope.content().event->versions;
  const auto here = std::ranges::find(versions, &as<Event>(object));
  const bool is_first = here == versions.end() || here + 1 == versions.end();
  return objects<VersionChange, change>(
      scope.memory(context).keep(is_first ? std::vector<VersionChange>() : version_changes(**(here + 1), **here)));
}

constexpr std::array<Field, 13> version_fields{{
    {"number", integer_member<Event, &Event::version>, integer_type, "The version."},
    {"symbol", text_value_member<Event, &Event::symbol>, string_type, "Its symbol; may be empty."},
    {"level", version_name<Level, &Event::level, &ProviderPage::levels, level_shape>,
     object_type(level_shape, Type::Nullable::yes), "Its level; none if it has none."},
    {"channel", version_name<Channel, &Event::channel, &ProviderPage::channels, channel_shape>,
     object_type(channel_shape, Type::Nullable::yes), "Its channel; none if it is written to no log."},
    {"task", version_name<Task, &Event::task, &ProviderPage::tasks, task_shape>,
     object_type(task_shape, Type::Nullable::yes), "Its task; none if it has none."},
    {"opcode", version_opcode, object_type(opcode_shape, Type::Nullable::yes), "Its opcode; none if it has none."},
    {"keywords", version_keywords, list_type(keyword_type), "Its keywords, as it names them."},
    {"message", version_message, unit_type, "Its message, inserts as %1; may be empty."},
    {"items", version_items, data_items_type, "Its data items, as declared."},
    {"user_data", version_user_data, string_type, "The XML of its own that it is shown as; empty: none."},
    {"attributes", text_value_member<Event, &Event::attributes>, string_type, "Further attributes: 'a=\"b\";'."},
    {"is_logged", version_is_logged, boolean_type, "Whether it is still written; if not, it is kept for old logs."},
    {"changes", version_changes_of, list_type(change_type), "What changed from the version before."},
}};

}  // namespace

constinit const Shape data_item_shape{"data item", data_item_fields};
constinit const Shape version_shape{"version", version_fields};

}  // namespace evdoc
