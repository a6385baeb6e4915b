// Values and variables.
#include <fmt/format.h>

#include <utility>

#include "render/codes.h"
#include "render/machine.h"
#include "render/operators.h"
#include "render/text_form.h"
#include "render/undefined.h"

namespace evdoc::render {

void Machine::execute_value(const Instruction& i) {
  switch (i.op) {
    case Op::field:
      return field(i);
    case Op::attribute:
      return attribute(i);
    case Op::item:
      return item(i);
    case Op::slice:
      return slice();
    case Op::make_list:
    case Op::make_tuple:
      return make_sequence(i);
    case Op::make_dict:
      return push(make_dict(arena()));
    case Op::append:
      return append();
    case Op::insert:
      return insert();
    case Op::unary:
      return unary(i);
    case Op::binary:
      return binary(i);
    case Op::compare:
      return compare(i);
    case Op::concat:
      return concat(i);
    case Op::no_else:
      return no_else();
    default:  // drop
      pop();
  }
}

/// A variable that holds no value as it is: what the root answers to this render and to later ones, or nothing.
void Machine::push_missing(const Frame& owner, const Instruction& i) {
  if (const auto* answers = owner.variables[i.b].unbox<const Answers>()) {
    note_first();
    return push(is_rehearsing_ ? answers->later : answers->first);
  }
  Undefined about;
  about.text = owner.code->names[i.b];
  about.site = i.site;
  push(Value::undefined(arena().make(about)));
}

void Machine::field(const Instruction& i) {
  const FieldAccess& access = image_.fields[i.b];
  Value& object = peek();
  const bool has_fields = object.is(Kind::object) || object.is(Kind::reference);
  if (has_fields && object.shape() == access.shape) [[likely]] {
    object = access.field->get(object.as_object(), *this);
  } else {
    object = get_attribute(object, access.name, i.site, *this);
  }
}

void Machine::attribute(const Instruction& i) {
  peek() = get_attribute(peek(), image_.constants[i.b].as_string(), i.site, *this);
}

void Machine::item(const Instruction& i) {
  const Value index = pop();
  peek() = get_item(peek(), index, i.site, *this);
}

void Machine::slice() {
  const Value step = pop();
  const Value end = pop();
  const Value begin = pop();
  peek() = get_slice(peek(), begin, end, step, *this);
}

void Machine::make_sequence(const Instruction& i) {
  if (!allows(i.a + std::size_t{1}, sizeof(Value))) return;
  top_ -= i.a;
  const std::span<const Value> items(top_, i.a);
  push(i.op == Op::make_list ? make_list(items, arena()) : tuple_of(items, arena()));
}

void Machine::append() {
  const Value added = pop();
  if (allows(sizeof(Value))) peek().unbox<List>()->append(added, arena());
}

void Machine::insert() {
  const Value value = pop();
  const Value key = pop();
  if (is_key(key, *this) && allows(2 * sizeof(Value))) peek().unbox<Dict>()->set(key, value, arena());
}

void Machine::unary(const Instruction& i) {
  peek() = apply_unary(static_cast<Operation>(i.a), peek(), *this);
}

void Machine::binary(const Instruction& i) {
  const Value right = pop();
  peek() = apply_binary(static_cast<Operation>(i.a), peek(), right, *this);
}

void Machine::compare(const Instruction& i) {
  const Value right = pop();
  peek() = Value::boolean(apply_compare(static_cast<Operation>(i.a), peek(), right, *this));
}

/// One link of `a < b < c`. True if the chain ends here.
bool Machine::compare_chain(const Instruction& i) {
  const Value right = pop();
  const bool holds = apply_compare(static_cast<Operation>(i.a), peek(), right, *this);
  peek() = holds ? right : Value::boolean(false);
  return !holds;
}

void Machine::concat(const Instruction& i) {
  top_ -= i.a;
  const std::span<const Value> parts(top_, i.a);
  bool is_safe = false;
  if (static_cast<Escape>(i.flag) == Escape::always) {
    for (const Value& part : parts) is_safe = is_safe || part.is_safe();
  }
  std::string text;
  for (const Value& part : parts) {
    const std::string_view plain = text_of(part, *this);
    const bool escapes = is_safe && !part.is_safe();
    if (!allows(text.size() + (escapes ? escaped_size(plain) : plain.size()))) return;
    if (escapes)
      append_escaped(text, plain);
    else
      text += plain;
  }
  push(this->text(text).with_safety(is_safe));
}

void Machine::no_else() {
  Undefined about;
  about.reason = Undefined::Reason::hint;
  about.text = "this inline if has no 'else', and its condition does not hold";
  about.is_lenient = true;
  push(Value::undefined(arena().make(about)));
}

// ---- variables

void Machine::execute_variable(const Instruction& i, Frame& frame) {
  switch (i.op) {
    case Op::store:
      frame.variables[i.b] = pop();
      return watch_variable(frame.variables[i.b]);
    case Op::resolve:
      return resolve(i, frame);
    case Op::alias:
      return alias(i, frame);
    case Op::forget:
      frame.variables[i.b] = Value::missing();
      return;
    case Op::export_name:
      return export_name(i, frame, true);
    case Op::hide_name:
      return export_name(i, frame, false);
    case Op::set_field:
      return set_field(i);
    default:
      return unpack(i);
  }
}

/// A name of the context.
void Machine::resolve(const Instruction& i, Frame& frame) {
  Value& value = frame.scope->names[i.b];
  const bool is_unread = value.is_missing() && value.as_object() && value.variance() == Variance::none;
  if (is_unread) read_root(value);
  if (!failed()) frame.variables[i.a] = value;
}

/// Fields of the root are read when they are first asked for, also in a rehearsal for the render itself: it may ask
/// next. What it answers differently to later renders stands beside.
void Machine::read_root(Value& name) {
  const auto& field = *static_cast<const Field*>(name.as_object());
  const Value first = root_field(field, subject_);
  if (failed()) return;
  name = first;
  watch_root(name);
  if (!recorded_ || !later_ || name.variance() != Variance::first) return;
  const Value later = root_field(field, *later_);
  if (std::exchange(failure_, std::nullopt) || later.variance() == Variance::each) {
    name = first.with_variance(Variance::each);
  } else {
    name = Value::boxed(Kind::missing, arena().make(Answers{first, later})).with_variance(Variance::first);
  }
}

/// Marked as it varies.
Value Machine::root_field(const Field& field, const Subject& subject) {
  const void* const host = std::exchange(host_, subject.host);
  const bool was_rehearsing = std::exchange(is_rehearsing_, false);
  const Variance before = std::exchange(variance_, Variance::none);
  const Value answer = field.get(subject.root.as_object(), *this).with_variance(variance_);
  variance_ = before;
  is_rehearsing_ = was_rehearsing;
  host_ = host;
  return answer;
}

void Machine::alias(const Instruction& i, Frame& frame) {
  const Alias& source = image_.aliases[i.a];
  frame.variables[i.b] = frame_at(frame, source.level).variables[source.slot];
}

void Machine::export_name(const Instruction& i, Frame& frame, bool is_public) {
  Scope& scope = *frame.scope;
  scope.names[i.b] = frame.variables[i.a];
  watch_name(scope.names[i.b]);
  if (!scope.exported) scope.exported = arena().make_array<bool>(image_.names.size()).data();
  scope.exported[i.b] = is_public;
}

void Machine::set_field(const Instruction& i) {
  const Value space = pop();
  const Value value = pop();
  if (!space.is(Kind::name_space)) {
    fail(code::template_runtime, fmt::format("a field is set on a {}", type_name(space)),
         "only fields of namespace() can be set");
    return;
  }
  space.unbox<Namespace>()->fields.set(image_.constants[i.b], value, arena());
}

void Machine::unpack(const Instruction& i) {
  const Value value = pop();
  const std::optional<std::vector<Value>> items = items_of(value, *this);
  if (!items) return;
  if (items->size() != i.a) {
    fail(code::template_type, fmt::format("expected {} values to assign, found {}", i.a, items->size()),
         "name as many variables as there are values");
    return;
  }
  for (std::size_t k = items->size(); k > 0; --k) push((*items)[k - 1]);
}

}  // namespace evdoc::render
