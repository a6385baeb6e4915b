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

void Machine::push_undefined(const Frame& owner, const Instruction& i) {
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

/// A name of the context; fields of the root are read when they are first asked for.
void Machine::resolve(const Instruction& i, Frame& frame) {
  Value& value = frame.scope->names[i.b];
  if (value.is_missing() && value.as_object()) {
    const bool varied = std::exchange(varies_, false);
    const auto* field = static_cast<const Field*>(value.as_object());
    new (&value) Value(field->get(root_.as_object(), *this).with_variance(varies_));
    varies_ = varied;
    watch_root(value);
  }
  frame.variables[i.a] = value;
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
