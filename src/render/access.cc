// Fields, items and slices of values.
#include <fmt/format.h>

#include "render/builtins.h"
#include "render/codes.h"
#include "render/iterate.h"
#include "render/operators.h"
#include "render/scan.h"
#include "render/undefined.h"

namespace evdoc::render {

namespace {

Value undefined_field(const Value& object, std::string_view name, uint32_t site, Context& context) {
  Undefined about;
  about.reason = Undefined::Reason::field;
  about.text = name;
  about.object = object;
  about.site = site;
  return Value::undefined(context.arena().make(about));
}

Value undefined_item(const Value& object, const Value& index, uint32_t site, Context& context) {
  Undefined about;
  about.reason = Undefined::Reason::item;
  about.object = object;
  about.index = index;
  about.site = site;
  return Value::undefined(context.arena().make(about));
}

Value peek(const Loop& loop, Context& context, bool& exists) {
  Walk walk = loop.walk;
  List* generator = walk.iterable.is(Kind::generator) ? walk.iterable.unbox<List>() : nullptr;
  const uint32_t walked = generator ? generator->walked : 0;
  Value item;
  exists = next_item(walk, item, context);
  if (generator) generator->walked = walked;
  return item;
}

Value next_of(const Loop& loop, Context& context) {
  bool exists = false;
  const Value item = peek(loop, context, exists);
  return exists ? item : undefined_hint("there is no next item", context);
}

/// The fields of `loop`; missing for a name that it does not have.
Value loop_field(const Loop& loop, std::string_view name, Context& context) {
  if (name == "index") return Value::integer(loop.index + 1);
  if (name == "index0") return Value::integer(loop.index);
  if (name == "first") return Value::boolean(loop.index == 0);
  if (name == "last") {
    bool exists = false;
    peek(loop, context, exists);
    return Value::boolean(!exists);
  }
  if (name == "length") return Value::integer(loop.length);
  if (name == "revindex") return Value::integer(loop.length - loop.index);
  if (name == "revindex0") return Value::integer(loop.length - loop.index - 1);
  if (name == "depth") return Value::integer(loop.depth + 1);
  if (name == "depth0") return Value::integer(loop.depth);
  if (name == "previtem") return loop.index > 0 ? loop.before : undefined_hint("there is no previous item", context);
  if (name == "nextitem") return next_of(loop, context);
  return Value::missing();
}

Value module_member(const Module& module, std::string_view name) {
  const uint32_t number = module.scope->image->names.find(name);
  if (number == NameTable::unknown || !module.scope->exported || !module.scope->exported[number])
    return Value::missing();
  return module.scope->names[number];
}

Value macro_field(const Macro& macro, std::string_view name, Context& context) {
  const Code& code = *macro.code;
  if (name == "name") return code.name.empty() ? Value::none() : Value::string(code.name);
  if (name == "catch_kwargs") return Value::boolean(code.keywords != Code::none);
  if (name == "catch_varargs") return Value::boolean(code.positionals != Code::none);
  if (name == "caller") return Value::boolean(code.caller != Code::none);
  if (name != "arguments") return Value::missing();
  std::vector<Value> names;
  for (std::size_t i = 0; i < code.parameters; ++i) names.push_back(Value::string(code.names[i]));
  return tuple_of(names, context.arena());
}

Value block_of_self(Scope* scope, std::string_view name, Context& context) {
  const uint32_t number = scope->image->block_names.find(name);
  if (number == NameTable::unknown || !scope->blocks || !scope->blocks[number]) return Value::missing();
  return Value::boxed(Kind::super, context.arena().make(Super{scope, scope->blocks[number], name}));
}

Value super_field(const Super& block, std::string_view name, Context& context) {
  if (name != "super") return Value::missing();
  if (!block.entry->next)
    return undefined_hint(context.arena().copy(fmt::format("block '{}' replaces no other block", block.name)), context);
  return Value::boxed(Kind::super, context.arena().make(Super{block.scope, block.entry->next, block.name}));
}

Value host_field(const Value& object, std::string_view name, Context& context) {
  const Field* field = object.shape()->find(name);
  return field ? field->get(object.as_object(), context) : Value::missing();
}

Value group_field(const List& group, std::string_view name) {
  if (group.form != List::Form::group) return Value::missing();
  return name == "grouper" ? group.items[0] : name == "list" ? group.items[1] : Value::missing();
}

/// What Python's getattr answers, without methods; missing if there is nothing.
Value own_field(const Value& object, std::string_view name, Context& context) {
  switch (object.kind()) {
    case Kind::object:
    case Kind::reference:
      return host_field(object, name, context);
    case Kind::loop:
      return loop_field(*object.unbox<Loop>(), name, context);
    case Kind::module:
      return module_member(*object.unbox<Module>(), name);
    case Kind::macro:
      return macro_field(*object.unbox<Macro>(), name, context);
    case Kind::self:
      return block_of_self(object.unbox<Scope>(), name, context);
    case Kind::super:
      return super_field(*object.unbox<Super>(), name, context);
    case Kind::tuple:
      return group_field(*object.unbox<List>(), name);
    case Kind::name_space: {
      const Value* value = object.unbox<Namespace>()->fields.find(name);
      return value ? *value : Value::missing();
    }
    case Kind::cycler: {
      const auto& cycle = *object.unbox<Cycle>();
      return name == "current" ? cycle.items[cycle.position] : Value::missing();
    }
    default:
      return Value::missing();
  }
}

Value method_of(const Value& object, std::string_view name, Context& context) {
  const Function* method = find_method(object, name);
  if (!method) return Value::missing();
  return Value::boxed(Kind::bound, context.arena().make(Bound{method, object}));
}

}  // namespace

Value find_member(const Value& object, std::string_view name, Context& context) {
  const Value field = own_field(object, name, context);
  return field.is_missing() ? method_of(object, name, context) : field;
}

Value find_item(const Value& object, const Value& index, Context& context) {
  if (object.is(Kind::dict)) {
    const Value* value = object.unbox<Dict>()->find(index);
    return value ? *value : Value::missing();
  }
  const bool has_positions = object.is_string() || object.is(Kind::list) || object.is(Kind::tuple) ||
                             object.is(Kind::range) || object.is(Kind::sequence);
  if (!has_positions || !index.is_integral()) return Value::missing();
  const int64_t length = *length_of(object, context);
  const int64_t position = index.as_integer() < 0 ? index.as_integer() + length : index.as_integer();
  if (position < 0 || position >= length) return Value::missing();
  switch (object.kind()) {
    case Kind::range:
      return Value::integer(object.unbox<Numbers>()->at(position));
    case Kind::sequence:
      return object.at()(object.as_object(), static_cast<uint32_t>(position), context);
    case Kind::string: {
      const std::string_view text = object.as_string();
      const std::size_t begin = offset_of(text, static_cast<std::size_t>(position));
      return Value::string(text.substr(begin, offset_of(text.substr(begin), 1))).with_safety(object.is_safe());
    }
    default: {
      const List& list = *object.unbox<List>();
      const bool is_view = object.is(Kind::list) && list.form != List::Form::plain;
      return is_view ? Value::missing() : list.items[position];
    }
  }
}

Value get_attribute(const Value& object, std::string_view name, uint32_t site, Context& context) {
  if (object.is(Kind::undefined)) {
    return context.undefined_mode() == UndefinedMode::chainable ? object : fail_undefined(object, context);
  }
  Value member = find_member(object, name, context);
  if (member.is_missing()) member = find_item(object, Value::string(name), context);
  return member.is_missing() ? undefined_field(object, name, site, context) : member;
}

Value get_member(const Value& object, std::string_view name, uint32_t site, Context& context) {
  if (object.is(Kind::undefined)) return get_attribute(object, name, site, context);
  const Value member = find_member(object, name, context);
  return member.is_missing() ? undefined_field(object, name, site, context) : member;
}

Value get_item(const Value& object, const Value& index, uint32_t site, Context& context) {
  if (object.is(Kind::undefined)) {
    return context.undefined_mode() == UndefinedMode::chainable ? object : fail_undefined(object, context);
  }
  if (index.is(Kind::undefined) && object.is(Kind::dict) && !is_usable(index, context)) return {};
  Value member = find_item(object, index, context);
  if (member.is_missing() && index.is_string()) member = find_member(object, index.as_string(), context);
  if (!member.is_missing()) return member;
  return index.is_string() ? undefined_field(object, index.as_string(), site, context)
                           : undefined_item(object, index, site, context);
}

// ---- slices

namespace {

struct Bounds {
  int64_t begin = 0;
  int64_t step = 1;
  int64_t size = 0;
};

int64_t clamp_index(int64_t index, int64_t length, int64_t lowest, int64_t highest) {
  if (index < 0) index += length;
  return std::clamp(index, lowest, highest);
}

std::optional<int64_t> slice_part(const Value& part, int64_t absent, Context& context) {
  if (part.is(Kind::none)) return absent;
  if (part.is_integral()) return part.as_integer();
  fail_type(part, "an integer for a slice", context);
  return std::nullopt;
}

std::optional<Bounds> slice_bounds(int64_t length, const Value& begin, const Value& end, const Value& step,
                                   Context& context) {
  const std::optional<int64_t> stride = slice_part(step, 1, context);
  if (!stride) return std::nullopt;
  if (*stride == 0)
    return context.fail(code::wrong_arguments, "the step of a slice is zero",
                        "write 1 to take every item, -1 to go backwards"),
           std::nullopt;
  const bool is_forward = *stride > 0;
  const int64_t lowest = is_forward ? 0 : -1;
  const int64_t highest = is_forward ? length : length - 1;
  const auto bound = [&](const Value& part, int64_t absent) -> std::optional<int64_t> {
    if (part.is(Kind::none)) return absent;
    const std::optional<int64_t> index = slice_part(part, 0, context);
    return index ? std::optional(clamp_index(*index, length, lowest, highest)) : std::nullopt;
  };
  const std::optional<int64_t> first = bound(begin, is_forward ? lowest : highest);
  const std::optional<int64_t> last = bound(end, is_forward ? highest : lowest);
  if (!first || !last) return std::nullopt;
  const int64_t distance = is_forward ? *last - *first : *first - *last;
  const uint64_t stride_size =
      is_forward ? static_cast<uint64_t>(*stride) : uint64_t{0} - static_cast<uint64_t>(*stride);
  const auto size = distance <= 0 ? uint64_t{0} : (static_cast<uint64_t>(distance) - 1) / stride_size + 1;
  return Bounds{*first, *stride, static_cast<int64_t>(size)};
}

Value slice_string(const Value& text, const Bounds& bounds, Context& context) {
  const std::string_view all = text.as_string();
  if (bounds.step == 1) {
    const std::size_t begin = offset_of(all, static_cast<std::size_t>(bounds.begin));
    const std::size_t size = offset_of(all.substr(begin), static_cast<std::size_t>(bounds.size));
    return Value::string(all.substr(begin, size)).with_safety(text.is_safe());
  }
  const std::optional<std::vector<Value>> characters = items_of(text, context);
  std::string result;
  for (int64_t i = 0; characters && i < bounds.size; ++i)
    result += (*characters)[bounds.begin + i * bounds.step].as_string();
  return context.text(result).with_safety(text.is_safe());
}

}  // namespace

Value get_slice(const Value& object, const Value& begin, const Value& end, const Value& step, Context& context) {
  if (object.is(Kind::undefined) && context.undefined_mode() == UndefinedMode::chainable) return object;
  const bool is_sliceable = object.is_string() || object.is(Kind::list) || object.is(Kind::tuple) ||
                            object.is(Kind::range) || object.is(Kind::sequence);
  if (!is_sliceable) return fail_type(object, "a list or text", context);
  const std::optional<Bounds> bounds = slice_bounds(*length_of(object, context), begin, end, step, context);
  if (!bounds) return {};
  if (object.is_string()) return slice_string(object, *bounds, context);
  if (!context.allows(static_cast<std::size_t>(bounds->size), sizeof(Value))) return {};
  std::vector<Value> items;
  for (int64_t i = 0; i < bounds->size && !context.failed(); ++i) {
    items.push_back(find_item(object, Value::integer(bounds->begin + i * bounds->step), context));
  }
  return object.is(Kind::tuple) ? tuple_of(items, context.arena()) : make_list(items, context.arena());
}

}  // namespace evdoc::render
