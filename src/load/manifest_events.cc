// Events and filters of a provider, and what they refer to.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>
#include <optional>
#include <tuple>
#include <unordered_set>
#include <utility>

#include "base/hash_slots.h"
#include "load/codes.h"
#include "load/manifest_codes.h"
#include "load/manifest_names.h"
#include "load/xml_checks.h"

namespace evdoc {

namespace {

using xml::Element;

constexpr uint64_t largest_byte = std::numeric_limits<uint8_t>::max();
constexpr uint64_t largest_word = std::numeric_limits<uint16_t>::max();

/// A name in an attribute of an event.
struct Reference {
  const Element& element;
  Text name;
};

/// How a kind of thing is called, and what is told when one is not declared.
struct Kind {
  std::string_view noun;
  const Code& undeclared;
  std::string_view section;
  std::span<const winmeta::Name> predefined;
};

xml::QualifiedName resolve(const Reference& reference) {
  xml::QualifiedName name = reference.element.resolve(reference.name.value);
  const bool is_windows = !name.is_declared && reference.name.value.starts_with("win:");
  if (is_windows) name.space = winmeta::name_space;
  return name;
}

Text literal(std::string_view text) {
  return {text, {}};
}

Message predefined_message(const winmeta::Name& name) {
  return {.string_id = literal(name.string_id), .text = literal(name.message), .present = !name.string_id.empty()};
}

template <class T>
void set_predefined(T& thing, const winmeta::Name& name) {
  thing.name = literal(name.name);
  thing.symbol = literal(name.symbol);
  thing.message = predefined_message(name);
  thing.origin = Origin::predefined;
  if constexpr (requires { thing.mask; }) {
    thing.mask = name.value;
  } else {
    thing.value = static_cast<decltype(thing.value)>(name.value);
  }
}

/// Newer tools write "Always"; winmeta has "LogAlways".
const winmeta::Name* find_legacy(const Kind& kind, const Reference& reference, std::string_view local,
                                 ProviderScope& scope) {
  if (local != winmeta::old_log_always.substr(4) || kind.noun != "level") return nullptr;
  const winmeta::Name* meant = winmeta::find(kind.predefined, "LogAlways");
  scope.diagnostics.report(code::legacy_name, reference.name.span,
                           fmt::format("'{}' is read as '{}'", reference.name.value, meant->name),
                           fmt::format("write '{}'", meant->name));
  return meant;
}

void report_misbound(const Text& name, std::string_view space, Diagnostics& diagnostics) {
  diagnostics.report(code::wrong_windows_namespace, name.span,
                     fmt::format("'{}' is read as Windows' name, though its prefix stands for '{}'", name.value, space),
                     fmt::format("write xmlns:win=\"{}\"", winmeta::name_space));
}

/// Adds the predefined thing to those of the provider, the first time that it is used.
template <class T>
const T* use_predefined(const Kind& kind, const Reference& reference, const xml::QualifiedName& name,
                        NameTable<T>& names, std::deque<T>& things, ProviderScope& scope) {
  const bool is_misbound = name.space != winmeta::name_space;
  if (is_misbound && !reference.name.value.starts_with("win:")) return nullptr;
  const winmeta::Name* predefined = winmeta::find(kind.predefined, name.local);
  if (!predefined) predefined = find_legacy(kind, reference, name.local, scope);
  if (!predefined) return nullptr;
  if (is_misbound) report_misbound(reference.name, name.space, scope.diagnostics);
  const xml::QualifiedName own{winmeta::name_space, predefined->name.substr(4), true};
  const T* known = names.find(own);
  if (!known) {
    T& thing = things.emplace_back();
    set_predefined(thing, *predefined);
    names.add(own, thing);
    known = &thing;
  }
  if (!(name == own)) names.add(name, *known);  // another spelling is reported once
  return known;
}

template <class T>
std::vector<std::string_view> candidates(const Kind& kind, const NameTable<T>& names, const ProviderScope& scope) {
  if (scope.suggester.is_spent()) return {};
  std::vector<std::string_view> list(names.names().begin(), names.names().end());
  for (const winmeta::Name& name : kind.predefined) {
    if (!name.string_id.empty()) list.push_back(name.name);
  }
  return list;
}

/// Windows' name where only its prefix is missing, else what is close.
std::string help_for_undeclared(const Kind& kind, const Text& name, std::span<const std::string_view> known,
                                ProviderScope& scope) {
  if (const winmeta::Name* meant = winmeta::find(kind.predefined, name.value))
    return fmt::format("did you mean '{}'?", meant->name);
  return scope.suggester.suggest(name.value, known, fmt::format("declare it in the provider's <{}>", kind.section));
}

void report_undeclared(const Kind& kind, const Event& event, const Text& name, std::span<const std::string_view> known,
                       ProviderScope& scope) {
  scope.diagnostics.report(kind.undeclared, name.span,
                           fmt::format("event {}: the {} '{}' is not declared", event.value, kind.noun, name.value),
                           help_for_undeclared(kind, name, known, scope));
}

/// Declared, or predefined; else null, and nothing is reported.
template <class T>
const T* look_up(const Kind& kind, const Reference& reference, NameTable<T>& names, std::deque<T>& things,
                 ProviderScope& scope) {
  const xml::QualifiedName name = resolve(reference);
  const T* thing = names.find(name);
  return thing ? thing : use_predefined(kind, reference, name, names, things, scope);
}

/// Reported the first time that a number stands where a name belongs; after that it is a name like others.
void report_number(const Kind& kind, const Event& event, const Text& number, std::string_view meant,
                   Diagnostics& diagnostics) {
  diagnostics.report(
      code::numeric_name, number.span,
      fmt::format("event {}: the {} '{}' is a number, read as '{}'", event.value, kind.noun, number.value, meant),
      meant == number.value ? fmt::format("declare it in the provider's <{}>, and write its name", kind.section)
                            : fmt::format("write '{}'", meant));
}

/// What is written as a number; nothing when it is none that a T can have.
template <class T>
std::optional<uint64_t> number_of(const Text& name) {
  const bool is_number = !name.empty() && name.value.find_first_not_of("0123456789") == std::string_view::npos;
  if (!is_number) return std::nullopt;
  Diagnostics not_for_users;
  return xml::parse_number(name, std::numeric_limits<decltype(T::value)>::max(), not_for_users);
}

/// What has the number that stands in place of a name: a declared thing, a predefined one, or one made for it.
template <class T>
const T* use_number(const Kind& kind, const Reference& reference, const Event& event, NameTable<T>& names,
                    std::deque<T>& things, ProviderScope& scope) {
  const std::optional<uint64_t> number = number_of<T>(reference.name);
  if (!number) return nullptr;
  const T* meant = names.find_value(*number);
  const auto known = std::ranges::find(kind.predefined, *number, &winmeta::Name::value);
  if (!meant && known != kind.predefined.end()) {
    meant = use_predefined(kind, reference, {winmeta::name_space, known->name.substr(4)}, names, things, scope);
  } else if (!meant) {
    T& made = things.emplace_back();
    made.name = reference.name;
    made.value = static_cast<decltype(made.value)>(*number);
    made.span = reference.name.span;
    meant = &made;
  }
  names.add(resolve(reference), *meant);
  report_number(kind, event, reference.name, meant->name.value, scope.diagnostics);
  return meant;
}

template <class T>
const T* find_named(const Kind& kind, const Reference& reference, const Event& event, NameTable<T>& names,
                    std::deque<T>& things, ProviderScope& scope) {
  if (reference.name.empty()) return nullptr;
  const T* thing = look_up(kind, reference, names, things, scope);
  if constexpr (requires { thing->value; }) {
    if (!thing) thing = use_number(kind, reference, event, names, things, scope);
  }
  if (!thing) report_undeclared(kind, event, reference.name, candidates(kind, names, scope), scope);
  return thing;
}

void report_foreign_opcode(const Text& name, const Event& event, const TaskOpcode& owner, Diagnostics& diagnostics) {
  diagnostics
      .report(code::undeclared_opcode, name.span,
              fmt::format("event {}: the opcode '{}' is an opcode of the task '{}' only", event.value, name.value,
                          owner.task->name.value),
              "give the event that task, or declare the opcode in the provider's <opcodes>")
      .note(owner.opcode->span, "it is declared here");
}

/// The opcode of the event's task that has the number written in place of a name, or null.
const Opcode* use_number_of_task(const Kind& kind, const Reference& reference, const Event& event,
                                 NameTable<Opcode>& names, ProviderScope& scope) {
  const std::optional<uint64_t> number = number_of<Opcode>(reference.name);
  const Opcode* meant = number ? names.find_value(*number) : nullptr;
  if (!meant) return nullptr;
  names.add(resolve(reference), *meant);
  report_number(kind, event, reference.name, meant->name.value, scope.diagnostics);
  return meant;
}

/// The opcode of the event's task, else of the provider.
const Opcode* find_opcode(const Reference& reference, const Event& event, ProviderScope& scope) {
  static const Kind kind{"opcode", code::undeclared_opcode, "opcodes", winmeta::opcodes()};
  if (reference.name.empty()) return nullptr;
  const auto own = scope.task_opcodes.find(event.task);
  if (own != scope.task_opcodes.end()) {
    if (const Opcode* opcode = own->second.find(resolve(reference))) return opcode;
    if (const Opcode* opcode = use_number_of_task(kind, reference, event, own->second, scope)) return opcode;
  }
  if (const Opcode* opcode = look_up(kind, reference, scope.opcodes, scope.provider.opcodes, scope)) return opcode;
  if (const Opcode* opcode = use_number(kind, reference, event, scope.opcodes, scope.provider.opcodes, scope))
    return opcode;
  const auto owner = scope.opcode_owners.find(reference.name.value);
  if (owner != scope.opcode_owners.end()) {
    report_foreign_opcode(reference.name, event, owner->second, scope.diagnostics);
  } else {
    report_undeclared(kind, event, reference.name, candidates(kind, scope.opcodes, scope), scope);
  }
  return nullptr;
}

/// Winmeta's global channels may be used without importing them.
const Channel* use_global_channel(std::string_view name, ProviderScope& scope) {
  const winmeta::ChannelName* known = winmeta::find_channel(name);
  if (!known) return nullptr;
  Channel& channel = scope.provider.channels.emplace_back();
  channel.name = channel.id = literal(known->name);
  channel.symbol = literal(known->symbol);
  channel.type = known->type;
  channel.isolation = known->isolation;
  channel.value = known->value;
  channel.has_value = true;
  channel.origin = Origin::predefined;
  scope.channel_ids.try_emplace(channel.id.value, &channel);
  return &channel;
}

std::vector<std::string_view> channel_candidates(const ProviderScope& scope) {
  std::vector<std::string_view> list;
  if (scope.suggester.is_spent()) return list;
  for (const Channel& channel : scope.provider.channels) {
    list.push_back(channel.id.value);
    list.push_back(channel.name.value);
  }
  return list;
}

/// By chid, by name, or a global one.
const Channel* find_channel(const Text& name, const Event& event, ProviderScope& scope) {
  if (name.empty()) return nullptr;
  if (const auto found = scope.channel_ids.find(name.value); found != scope.channel_ids.end()) return found->second;
  if (const auto found = scope.channel_names.find(name.value); found != scope.channel_names.end()) return found->second;
  if (const Channel* channel = use_global_channel(name.value, scope)) return channel;
  static const Kind kind{"channel", code::undeclared_channel, "channels", {}};
  report_undeclared(kind, event, name, channel_candidates(scope), scope);
  return nullptr;
}

void report_repeated_keyword(const Event& event, const Text& name, Diagnostics& diagnostics) {
  diagnostics
      .report(code::duplicate_name, name.span,
              fmt::format("event {} has the keyword '{}' twice", event.value, name.value), "delete one of them")
      .severity = Severity::warning;
}

constexpr std::array<std::string_view, 15> event_attributes{
    "value",   "version",    "symbol",    "name",     "channel",
    "level",   "task",       "opcode",    "keywords", "template",
    "message", "attributes", "notLogged", "provider", "suppressProjection"};

using EventAttributes = std::array<xml::Attribute, event_attributes.size()>;

consteval std::size_t at(std::string_view name) {
  return static_cast<std::size_t>(std::ranges::find(event_attributes, name) - event_attributes.begin());
}

void read_keywords(const Element& element, const Text& names, Event& event, ProviderScope& scope) {
  static const Kind kind{"keyword", code::undeclared_keyword, "keywords", winmeta::keywords()};
  std::unordered_set<const Keyword*> known;  // where there are several
  std::string_view rest = names.value;
  for (auto word = xml::take_word(rest); !word.empty(); word = xml::take_word(rest)) {
    const Text name = xml::part_of(names, word);
    const Keyword* keyword = find_named(kind, {element, name}, event, scope.keywords, scope.provider.keywords, scope);
    if (!keyword) continue;
    if (event.keywords.size() == 1) known.insert(event.keywords.front());
    if (event.keywords.empty() || known.insert(keyword).second) {
      event.keywords.push_back(keyword);
    } else {
      report_repeated_keyword(event, name, scope.diagnostics);
    }
  }
}

void read_references(const Element& element, const EventAttributes& attributes, Event& event, ProviderScope& scope) {
  static const Kind level{"level", code::undeclared_level, "levels", winmeta::levels()};
  static const Kind task{"task", code::undeclared_task, "tasks", winmeta::tasks()};
  const auto reference = [&](const xml::Attribute& attribute) {
    return Reference{element, xml::trimmed(attribute.value())};
  };
  event.channel = find_channel(xml::trimmed(attributes[at("channel")].value()), event, scope);
  event.level =
      find_named(level, reference(attributes[at("level")]), event, scope.levels, scope.provider.levels, scope);
  event.task = find_named(task, reference(attributes[at("task")]), event, scope.tasks, scope.provider.tasks, scope);
  event.opcode = find_opcode(reference(attributes[at("opcode")]), event, scope);
  event.payload = find_payload(attributes[at("template")], scope);
  read_keywords(element, attributes[at("keywords")].value(), event, scope);
}

/// Nothing when the element has no usable id.
std::optional<Event> read_event(const Element& element, ProviderScope& scope) {
  const EventAttributes attributes =
      xml::find_attributes(element, event_attributes, Severity::warning, scope.diagnostics);
  xml::check_children(element, {}, Severity::warning, scope.diagnostics);
  const auto value = xml::required_number(element, "value", largest_word, scope.diagnostics);
  const auto version = xml::optional_number(attributes[at("version")], largest_byte, scope.diagnostics);
  if (!value) return std::nullopt;
  Event event;
  event.value = static_cast<uint16_t>(*value);
  event.version = static_cast<uint8_t>(version.value_or(0));
  event.symbol = attributes[at("symbol")].value();
  event.name = attributes[at("name")].value();
  event.attributes = attributes[at("attributes")].value();
  event.provider = attributes[at("provider")].value();
  event.is_hidden_from_projection =
      xml::boolean(attributes[at("suppressProjection")], scope.diagnostics).value_or(false);
  event.not_logged = xml::boolean(attributes[at("notLogged")], scope.diagnostics).value_or(false);
  event.message = scope.messages.message_of(attributes[at("message")]);
  event.span = element.span();
  event.is_broken = attributes[at("version")] && !version;
  read_references(element, attributes, event, scope);
  return event;
}

/// Whether the page lacks something for it. A message that is no reference is shown as it is.
bool is_fault(const Diagnostic& diagnostic) {
  return diagnostic.severity == Severity::error && diagnostic.code != &code::bad_message_reference;
}

bool has_fault_since(std::size_t count, const Diagnostics& diagnostics) {
  return std::ranges::any_of(diagnostics.all().subspan(count), is_fault);
}

/// Tools that make a manifest from what is registered declare an event once for each task and opcode that it has.
bool is_variant(const Event& a, const Event& b) {
  return a.task != b.task || a.opcode != b.opcode;
}

/// Whether two events of one id and version are declared alike, so that it does not matter which of them is meant.
bool is_repeated(const Event& a, const Event& b) {
  const auto said = [](const Event& e) {
    return std::tie(e.symbol.value, e.channel, e.level, e.task, e.opcode, e.keywords, e.payload,
                    e.message.string_id.value, e.message.text.value, e.attributes.value, e.not_logged);
  };
  return said(a) == said(b);
}

void report_duplicate_event(const Event& event, Span place, const Event& first, Span first_place,
                            Diagnostics& diagnostics) {
  Diagnostic& diagnostic = diagnostics.report(
      code::duplicate_event, place, fmt::format("event {} version {} is declared twice", event.value, event.version),
      "give one of them another version");
  diagnostic.note(first_place, "the first is here");
  if (is_variant(event, first)) diagnostic.severity = Severity::warning;
}

/// The events of a provider by id and version.
class KnownEvents {
 public:
  explicit KnownEvents(ProviderScope& scope) : events_(scope.provider.events), diagnostics_(scope.diagnostics) {}

  /// Adds it to those of the provider, but not twice the same. `place` is where its id stands.
  void add(Event event, Span place) {
    const auto is_same = [&](uint32_t index) {
      return events_[index].value == event.value && events_[index].version == event.version;
    };
    const auto count = static_cast<uint32_t>(events_.size());
    const auto [first, is_new] = slots_.try_emplace(hash_of(event), count, is_same);
    if (!is_new) {
      const Event& other = events_[first];
      report_duplicate_event(event, place, other, places_[first], diagnostics_);
      if (is_repeated(event, other)) return;
      event.is_broken |= !is_variant(event, other);
    }
    events_.push_back(std::move(event));
    places_.push_back(place);
  }

 private:
  static uint32_t hash_of(const Event& event) {
    constexpr uint64_t golden_ratio = 0x9E3779B97F4A7C15;  // spreads what is close together
    const uint64_t key = uint64_t{event.value} << 8 | event.version;
    return static_cast<uint32_t>(key * golden_ratio >> 32) | 1;
  }

  std::deque<Event>& events_;
  Diagnostics& diagnostics_;
  HashSlots slots_;
  std::vector<Span> places_;  // of the ids of the events
};

void load_filters(const Element& provider, ProviderScope& scope) {
  constexpr std::array<std::string_view, 1> items{"filter"};
  constexpr std::array<std::string_view, 6> attributes{"name", "value", "version", "tid", "symbol", "message"};
  for (const Element& element : section_items(provider, "filters", items, scope.diagnostics)) {
    xml::check_attributes(element, attributes, Severity::warning, scope.diagnostics);
    Filter& filter = scope.provider.filters.emplace_back();
    filter.name = xml::required(element, "name", scope.diagnostics);
    filter.symbol = element.attribute("symbol").value();
    filter.message = scope.messages.message_of(element);
    const auto value = xml::required_number(element, "value", largest_byte, scope.diagnostics);
    filter.value = static_cast<uint8_t>(value.value_or(0));
    const auto version = xml::optional_number(element, "version", largest_byte, scope.diagnostics);
    filter.version = static_cast<uint8_t>(version.value_or(0));
    filter.payload = find_payload(element.attribute("tid"), scope);
    filter.span = element.span();
  }
}

}  // namespace

const PayloadTemplate* find_payload(const xml::Attribute& reference, ProviderScope& scope) {
  const Text id = xml::trimmed(reference.value());
  if (id.empty()) return nullptr;
  if (const auto found = scope.payloads.find(id.value); found != scope.payloads.end()) return found->second;
  scope.diagnostics.report(
      code::undeclared_template, id.span, fmt::format("the template '{}' is not declared", id.value),
      scope.suggester.suggest(id.value, scope.payload_ids, "declare it in the provider's <templates>"));
  return nullptr;
}

void load_events(const Element& provider, ProviderScope& scope) {
  constexpr std::array<std::string_view, 1> items{"event"};
  load_filters(provider, scope);
  KnownEvents known(scope);
  for (const Element& element : section_items(provider, "events", items, scope.diagnostics)) {
    const std::size_t findings = scope.diagnostics.all().size();
    std::optional<Event> event = read_event(element, scope);
    if (!event) continue;
    event->has_fault = has_fault_since(findings, scope.diagnostics);
    known.add(*std::move(event), element.attribute("value").value().span);
  }
}

}  // namespace evdoc
