#include "page/metadata_shapes.h"

#include <array>
#include <deque>
#include <string>

#include <fmt/format.h>

#include "markdown/unit_id.h"
#include "model/choice_names.h"
#include "model/event_text.h"
#include "page/getters.h"

namespace evdoc {

namespace {

using namespace getters;

// What every group of events has.

template <class Declared>
const Declared& declared_of(const void* group) {
  return *as<EventGroup<Declared>>(group).declared;
}

template <class Declared, auto member>
Value declared_text(const void* object, Context&) {
  return text((declared_of<Declared>(object).*member).value);
}

template <class Declared>
Value declared_value(const void* object, Context&) {
  return Value::integer(declared_of<Declared>(object).value);
}

template <class Declared>
Value declared_message(const void* object, Context& context) {
  const Declared& declared = declared_of<Declared>(object);
  return message_unit(declared.origin == Origin::predefined ? Message() : declared.message, context);
}

template <class Declared>
Value is_declared(const void* object, Context&) {
  return Value::boolean(declared_of<Declared>(object).origin != Origin::predefined);
}

constexpr Type row_type = object_type(row_shape);
constexpr Type rows_type = list_type(row_type);

template <class Declared>
Value group_events(const void* object, Context&) {
  return objects<EventPage, row_shape>(as<EventGroup<Declared>>(object).events);
}

template <class Declared>
Value group_anchor(const void* object, Context&) {
  return text(as<EventGroup<Declared>>(object).anchor);
}

template <class Declared>
constexpr Field events_field{"events", group_events<Declared>, rows_type, "Its events, by id."};
template <class Declared>
constexpr Field name_field{"name", declared_text<Declared, &Declared::name>, string_type,
                           "Its name as the manifest writes it."};
template <class Declared>
constexpr Field message_field{"message", declared_message<Declared>, unit_type,
                              "What Windows shows for it; empty where it has no message of its own."};
template <class Declared>
constexpr Field symbol_field{"symbol", declared_text<Declared, &Declared::symbol>, string_type,
                             "Its symbol in code; may be empty."};
template <class Declared>
constexpr Field declared_field{"is_declared", is_declared<Declared>, boolean_type,
                               "Whether it is the provider's own and not one of Windows'."};

// A level.

Value level_title(const void* object, Context& context) {
  return unit_value(scope_of(context).memory(context).units().add_level({}, declared_of<Level>(object)));
}

constexpr std::array<Field, 7> level_fields{{
    name_field<Level>,
    {"title", level_title, unit_type, "What Windows shows for it: its message, else its name without a prefix."},
    {"value", declared_value<Level>, integer_type, "Its number."},
    symbol_field<Level>,
    declared_field<Level>,
    {"anchor", group_anchor<Level>, string_type, "What pages that list levels name its section: 'level-2'."},
    events_field<Level>,
}};

// A channel.

constexpr std::array<Field, 2> setting_fields{{
    {"name", text_value_member<ChannelSetting, &ChannelSetting::name>, string_type, "What it sets: 'maxSize'."},
    {"value", text_value_member<ChannelSetting, &ChannelSetting::value>, string_type, "To what, as declared."},
}};

constexpr Shape setting{"setting", setting_fields};
constexpr Type setting_type = object_type(setting);

std::string_view type_name(ChannelType type) {
  if (type == ChannelType::unspecified) return {};
  return channel_type_names[static_cast<std::size_t>(type) - 1];
}

Value channel_type(const void* object, Context&) {
  return text(type_name(declared_of<Channel>(object).type));
}

Value channel_is_enabled(const void* object, Context&) {
  return Value::boolean(declared_of<Channel>(object).enabled);
}

Value channel_is_imported(const void* object, Context&) {
  return Value::boolean(declared_of<Channel>(object).origin == Origin::imported);
}

Value channel_isolation(const void* object, Context&) {
  return text(isolation_names[static_cast<std::size_t>(declared_of<Channel>(object).isolation)]);
}

/// The elements of `<logging>`, then those of `<publishing>`.
Value setting_at(const void* object, uint32_t index, Context&) {
  const auto& channel = declared_of<Channel>(object);
  const bool is_logging = index < channel.logging.size();
  return Value::object(is_logging ? &channel.logging[index] : &channel.publishing[index - channel.logging.size()],
                       &setting);
}

Value channel_settings(const void* object, Context&) {
  const auto& channel = declared_of<Channel>(object);
  return Value::sequence(object, static_cast<uint32_t>(channel.logging.size() + channel.publishing.size()), setting_at);
}

constexpr std::array<Field, 13> channel_fields{{
    {"name", declared_text<Channel, &Channel::name>, string_type, "Its name, the path of its log."},
    message_field<Channel>,
    {"id", declared_text<Channel, &Channel::id>, string_type, "What the manifest's events call it."},
    {"type", channel_type, string_type, "'Admin', 'Operational', 'Analytic', 'Debug' or empty."},
    {"is_enabled", channel_is_enabled, boolean_type, "Whether it is on without anybody having turned it on."},
    declared_field<Channel>,
    {"is_imported", channel_is_imported, boolean_type, "Whether it belongs to another provider."},
    {"isolation", channel_isolation, string_type,
     "Whose rights it has: 'Application', 'System', or 'Custom' for its own."},
    {"access", declared_text<Channel, &Channel::access>, string_type, "Who may use it, in SDDL; may be empty."},
    {"settings", channel_settings, list_type(setting_type),
     "How its log is kept and its trace session set up, as declared."},
    symbol_field<Channel>,
    {"anchor", group_anchor<Channel>, string_type, "What pages that list channels name its section."},
    events_field<Channel>,
}};

// An opcode.

template <auto member>
Value opcode_text(const void* object, Context&) {
  return text((as<OpcodeRow>(object).opcode->*member).value);
}

Value opcode_message(const void* object, Context& context) {
  const Opcode& opcode = *as<OpcodeRow>(object).opcode;
  return message_unit(opcode.origin == Origin::predefined ? Message() : opcode.message, context);
}

Value opcode_value(const void* object, Context&) {
  return Value::integer(as<OpcodeRow>(object).opcode->value);
}

Value opcode_anchor(const void* object, Context&) {
  return text(as<OpcodeRow>(object).anchor);
}

constexpr std::array<Field, 5> opcode_fields{{
    {"name", opcode_text<&Opcode::name>, string_type, "Its name as the manifest writes it."},
    {"message", opcode_message, unit_type, "What Windows shows for it; empty where it has no message of its own."},
    {"value", opcode_value, integer_type, "Its number."},
    {"symbol", opcode_text<&Opcode::symbol>, string_type, "Its symbol in code; may be empty."},
    {"anchor", opcode_anchor, string_type,
     "What the page of its provider names it: 'opcode-10', 'task-12-opcode-10' if it is a task's own."},
}};

constexpr Type opcode_type = object_type(opcode_shape);
constexpr Type opcodes_type = list_type(opcode_type);

// A task.

Value task_opcodes(const void* object, Context&) {
  return objects<OpcodeRow, opcode_shape>(as<EventGroup<Task>>(object).opcodes);
}

constexpr std::array<Field, 7> task_fields{{
    name_field<Task>,
    message_field<Task>,
    {"value", declared_value<Task>, integer_type, "Its number."},
    symbol_field<Task>,
    {"opcodes", task_opcodes, opcodes_type, "Its own opcodes."},
    {"anchor", group_anchor<Task>, string_type, "What pages that list tasks name its section: 'task-12'."},
    events_field<Task>,
}};

// A keyword.

Value keyword_mask(const void* object, Context& context) {
  return context.text(fmt::format("0x{:x}", declared_of<Keyword>(object).mask));
}

constexpr std::array<Field, 7> keyword_fields{{
    name_field<Keyword>,
    message_field<Keyword>,
    {"mask", keyword_mask, string_type, "Its bits, as hexadecimal: '0x800'."},
    symbol_field<Keyword>,
    declared_field<Keyword>,
    {"anchor", group_anchor<Keyword>, string_type, "What pages that list keywords name its section: 'keyword-0x800'."},
    events_field<Keyword>,
}};

// An event that a page lists.

const RowContent& row_of(const void* object, Context& context) {
  const TemplateScope& scope = scope_of(context);
  return scope.memory(context).row(scope.content(), as<EventPage>(object));
}

template <auto member>
Value row_unit(const void* object, Context& context) {
  return unit_value(row_of(object, context).*member);
}

Value row_number(const void* object, Context&) {
  return Value::integer(as<EventPage>(object).event().value);
}

Value row_symbol(const void* object, Context&) {
  return text(as<EventPage>(object).event().symbol.value);
}

Value row_path(const void* object, Context& context) {
  const PageContent& content = scope_of(context).content();
  const std::string& path = as<EventPage>(object).path;
  if (!content.folder) return context.text(relative_path(content.path, path));
  return context.text(std::string(*content.folder) + path.substr(path.rfind('/') + 1));
}

Value row_task(const void* object, Context&) {
  const Task* task = as<EventPage>(object).event().task;
  return text(task ? task->name.value : std::string_view());
}

Value row_opcode(const void* object, Context&) {
  const Opcode* opcode = as<EventPage>(object).event().opcode;
  return text(opcode ? opcode->name.value : std::string_view());
}

Value row_provider(const void* object, Context&) {
  return Value::object(as<EventPage>(object).home, &provider_shape);
}

constexpr std::array<Field, 11> row_fields{{
    {"number", row_number, integer_type, "The event id, as a number."},
    {"symbol", row_symbol, string_type, "The newest version's symbol; may be empty."},
    {"path", row_path, string_type, "The path from this page to the event's."},
    {"title", row_unit<&RowContent::title>, unit_type, "The title of the event's page."},
    {"level", row_unit<&RowContent::level>, unit_type, "The level's name without its prefix."},
    {"message", row_unit<&RowContent::message>, unit_type, "The message, inserts as %1."},
    {"keywords", row_unit<&RowContent::keywords>, unit_type, "The keywords' names, joined by ', '."},
    {"channel", row_unit<&RowContent::channel>, unit_type, "The channel's name."},
    {"task", row_task, string_type, "The task's name as the manifest writes it; may be empty."},
    {"opcode", row_opcode, string_type, "The opcode's name as the manifest writes it; may be empty."},
    {"provider", row_provider, object_type(provider_shape), "The event's provider."},
}};

// The provider.

const Provider& provider_of(const void* object) {
  return *as<ProviderPage>(object).provider;
}

template <auto member>
Value provider_text(const void* object, Context&) {
  return text((provider_of(object).*member).value);
}

template <auto member>
Value provider_trait(const void* object, Context&) {
  return text((provider_of(object).traits.*member).value);
}

Value filter_at(const void* filters, uint32_t index, Context&) {
  return Value::object(&as<std::deque<Filter>>(filters)[index], &filter_shape);
}

Value provider_filters(const void* object, Context&) {
  const std::deque<Filter>& filters = provider_of(object).filters;
  return Value::sequence(&filters, static_cast<uint32_t>(filters.size()), filter_at);
}

Value provider_title(const void* object, Context& context) {
  return message_unit(provider_of(object).message, context);
}

template <class Element, auto member, const Shape& shape>
Value provider_list(const void* object, Context&) {
  return objects<Element, shape>(as<ProviderPage>(object).*member);
}

constexpr Type level_type = object_type(level_shape);
constexpr Type channel_names = object_type(channel_shape);
constexpr Type task_type = object_type(task_shape);
constexpr Type keyword_type = object_type(keyword_shape);
constexpr Type map_type = object_type(map_shape);
constexpr Type filter_type = object_type(filter_shape);

constexpr std::array<Field, 20> provider_fields{{
    {"name", provider_text<&Provider::name>, string_type, "The provider's name."},
    {"guid", provider_text<&Provider::guid>, string_type, "Its GUID, in braces."},
    {"symbol", provider_text<&Provider::symbol>, string_type, "Its symbol."},
    {"namespace", provider_text<&Provider::name_space>, string_type,
     "The namespace of the code that is made for it; may be empty."},
    {"version", provider_text<&Provider::version>, string_type, "Its version; may be empty."},
    {"control_guid", provider_trait<&ProviderTraits::control_guid>, string_type,
     "The GUID by which sessions enable it; empty: its own."},
    {"group_guid", provider_trait<&ProviderTraits::group_guid>, string_type,
     "The GUID of the group of providers that it belongs to; may be empty."},
    {"title", provider_title, unit_type, "Its display name; may be empty."},
    {"resource_file", provider_text<&Provider::resource_file>, string_type, "The file that describes it to Windows."},
    {"message_file", provider_text<&Provider::message_file>, string_type, "The file that holds its messages."},
    {"parameter_file", provider_text<&Provider::parameter_file>, string_type,
     "The file that holds what messages mean by %%1; may be empty."},
    {"help_link", provider_text<&Provider::help_link>, string_type, "Where it sends for help; may be empty."},
    {"events", provider_list<EventPage, &ProviderPage::events, row_shape>, rows_type, "Its events, by id."},
    {"levels", provider_list<EventGroup<Level>, &ProviderPage::levels, level_shape>, list_type(level_type),
     "The levels that its events have or it declares, by value."},
    {"channels", provider_list<EventGroup<Channel>, &ProviderPage::channels, channel_shape>, list_type(channel_names),
     "Its channels, as declared."},
    {"tasks", provider_list<EventGroup<Task>, &ProviderPage::tasks, task_shape>, list_type(task_type),
     "Its tasks, by value."},
    {"opcodes", provider_list<OpcodeRow, &ProviderPage::opcodes, opcode_shape>, opcodes_type,
     "Its opcodes but for those of single tasks."},
    {"keywords", provider_list<EventGroup<Keyword>, &ProviderPage::keywords, keyword_shape>, list_type(keyword_type),
     "Its keywords, by mask."},
    {"maps", provider_list<MapPage, &ProviderPage::maps, map_shape>, list_type(map_type), "Its maps, as declared."},
    {"filters", provider_filters, list_type(filter_type), "What its events can be filtered by, as declared."},
}};

}  // namespace

constinit const Shape level_shape{"level", level_fields};
constinit const Shape channel_shape{"channel", channel_fields};
constinit const Shape opcode_shape{"opcode", opcode_fields};
constinit const Shape task_shape{"task", task_fields};
constinit const Shape keyword_shape{"keyword", keyword_fields};
constinit const Shape row_shape{"row", row_fields};
constinit const Shape provider_shape{"provider", provider_fields};

}  // namespace evdoc
