// Values and variables.
#include <fmt/format.h>

#include "render/codes.h"
#include "render/machine.h"
#include "render/operators.h"
#include "render/text_form.h"
#include "render/undefined.h"

namespace evdoc::render {

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

namespace {

bool is_hashable(const Value& key) {
  if (key.is(Kind::list) || key.is(Kind::dict)) return false;
  if (!key.is(Kind::tuple)) return true;
  for (const Value& item : key.unbox<List>()->all())
    if (!is_hashable(item)) return false;
  return true;
}

}  // namespace

void Machine::insert() {
  const Value value = pop();
  const Value key = pop();
  if (!is_usable(key, *this) || !allows(2 * sizeof(Value))) return;
  if (is_hashable(key)) {
    peek().unbox<Dict>()->set(key, value, arena());
  } else {
    fail_type(key, "a key that never changes", *this);
  }
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

/// A name of the context; fields of the root are read when they are first asked for.
Value Machine::global(Frame& frame, uint32_t name) {
  Value& value = frame.scope->names[name];
  if (value.is_missing() && value.as_object()) {
    value = static_cast<const Field*>(value.as_object())->get(root_.as_object(), *this);
  }
  return value;
}

void Machine::resolve(const Instruction& i, Frame& frame) {
  frame.variables[i.a] = global(frame, i.b);
}

void Machine::alias(const Instruction& i, Frame& frame) {
  const Alias& source = image_.aliases[i.a];
  frame.variables[i.b] = frame_at(frame, source.level).variables[source.slot];
}

void Machine::export_name(const Instruction& i, Frame& frame, bool is_public) {
  Scope& scope = *frame.scope;
  scope.names[i.b] = frame.variables[i.a];
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
