#include "render/iterate.h"

#include <fmt/format.h>

#include "render/codes.h"
#include "render/operators.h"
#include "render/scan.h"
#include "render/text_form.h"
#include "render/undefined.h"
#include "text/characters.h"

namespace evdoc::render {

bool is_iterable(const Value& value) {
  switch (value.kind()) {
    case Kind::undefined:
    case Kind::string:
    case Kind::list:
    case Kind::tuple:
    case Kind::generator:
    case Kind::dict:
    case Kind::range:
    case Kind::sequence:
    case Kind::loop:
      return true;
    default:
      return false;
  }
}

namespace {

bool next_character(Walk& walk, Value& item) {
  const std::string_view text = walk.iterable.as_string();
  if (walk.position >= text.size()) return false;
  std::string_view rest = text.substr(walk.position);
  const std::string_view all = rest;
  take_code_point(rest);
  const std::size_t size = all.size() - rest.size();
  item = Value::string(all.substr(0, size));
  walk.position += size;
  return true;
}

bool next_key(Walk& walk, Value& item, Context& context) {
  const Dict& dict = *walk.iterable.unbox<Dict>();
  if (walk.position == 0) walk.size = dict.size;
  if (walk.size != dict.size) {
    context.fail(code::template_runtime, "the dict grew or shrank while a loop ran over it",
                 "run over a copy: {% for key in dict | list %}");
    return false;
  }
  if (walk.position >= dict.size) return false;
  item = dict.entries[walk.position++].key;
  return true;
}

bool next_of_loop(Walk& walk, Value& item, Context& context) {
  Loop& loop = *walk.iterable.unbox<Loop>();
  if (!next_item(loop.walk, loop.current, context)) return false;
  ++loop.index;
  item = loop.current;
  return true;
}

}  // namespace

bool next_item(Walk& walk, Value& item, Context& context) {
  const Value& iterable = walk.iterable;
  switch (iterable.kind()) {
    case Kind::undefined:
      return is_usable(iterable, context) && false;
    case Kind::string:
      return next_character(walk, item);
    case Kind::list:
    case Kind::tuple: {
      const List& list = *iterable.unbox<List>();
      if (walk.position >= list.size) return false;
      item = list.items[walk.position++];
      return true;
    }
    case Kind::generator: {
      List& list = *iterable.unbox<List>();
      if (list.walked >= list.size) return false;
      item = list.items[list.walked++];
      return true;
    }
    case Kind::dict:
      return next_key(walk, item, context);
    case Kind::range: {
      const Numbers& range = *iterable.unbox<Numbers>();
      if (walk.position >= static_cast<uint64_t>(range.size)) return false;
      item = Value::integer(range.at(static_cast<int64_t>(walk.position++)));
      return true;
    }
    case Kind::sequence:
      if (walk.position >= iterable.size()) return false;
      new (&item) Value(iterable.at()(iterable.as_object(), static_cast<uint32_t>(walk.position++), context));
      return !context.failed();
    case Kind::loop:
      return next_of_loop(walk, item, context);
    default:
      fail_type(iterable, "a list, dict or text", context);
      return false;
  }
}

namespace {

/// No fewer than a walk over the value takes; 0 if that is not known before.
std::size_t most_items(const Value& value) {
  switch (value.kind()) {
    case Kind::string:
      return code_points(value.as_string());
    case Kind::list:
    case Kind::tuple:
    case Kind::generator:
      return value.unbox<List>()->size;
    case Kind::dict:
      return value.unbox<Dict>()->size;
    case Kind::range:
      return static_cast<std::size_t>(value.unbox<Numbers>()->size);
    case Kind::sequence:
      return value.size();
    default:
      return 0;
  }
}

}  // namespace

std::optional<std::vector<Value>> items_of(const Value& value, Context& context) {
  const std::size_t most = most_items(value);
  if (!context.allows(most, sizeof(Value))) return std::nullopt;
  std::vector<Value> items;
  items.reserve(most);
  Walk walk{value};
  Value item;
  while (next_item(walk, item, context)) items.push_back(item);
  if (context.failed()) return std::nullopt;
  return items;
}

bool has_length(const Value& value) {
  return is_iterable(value) && !value.is(Kind::generator);
}

std::optional<int64_t> length_of(const Value& value, Context& context) {
  switch (value.kind()) {
    case Kind::undefined:
      if (!is_usable(value, context)) return std::nullopt;
      return 0;
    case Kind::string:
      return static_cast<int64_t>(code_points(value.as_string()));
    case Kind::list:
    case Kind::tuple:
      return value.unbox<List>()->size;
    case Kind::dict:
      return value.unbox<Dict>()->size;
    case Kind::range:
      return value.unbox<Numbers>()->size;
    case Kind::sequence:
      return value.size();
    case Kind::loop:
      return value.unbox<Loop>()->length;
    default:
      fail_type(value, "a list, dict or text", context);
      return std::nullopt;
  }
}

Value make_generator(std::span<const Value> items, Context& context) {
  if (!context.allows(items.size(), sizeof(Value))) return {};
  const Value list = make_list(items, context.arena());
  list.unbox<List>()->form = List::Form::generator;
  return Value::boxed(Kind::generator, list.unbox<List>());
}

}  // namespace evdoc::render
