#include "page/sort_by_locale.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "page/codes.h"
#include "page/scope.h"
#include "text/collation.h"

namespace evdoc {

namespace {

using render::Arguments;
using render::Context;
using render::Field;
using render::Kind;
using render::Value;

struct Item {
  Value value;
  std::string key;
};

std::optional<std::vector<Item>> items_of(const Value& value, Context& context) {
  std::vector<Item> items;
  if (value.is(Kind::sequence)) {
    for (uint32_t i = 0; i < value.size(); ++i) items.push_back({value.at()(value.as_object(), i, context), {}});
  } else if (value.is(Kind::list) || value.is(Kind::tuple) || value.is(Kind::generator)) {
    for (const Value& item : value.unbox<render::List>()->all()) items.push_back({item, {}});
  } else {
    return std::nullopt;
  }
  return items;
}

/// The field of an object or unit, or the value itself when none is named.
std::optional<Value> field_of(const Value& value, const Value& attribute, Context& context) {
  if (attribute.is_missing()) return value;
  const bool has_fields = value.is(Kind::object) || value.is(Kind::reference);
  const Field* field = has_fields ? value.shape()->find(attribute.as_string()) : nullptr;
  if (!field) return std::nullopt;
  return field->get(value.as_object(), context);
}

/// The text that a value is sorted by; nothing for one that has none.
std::optional<std::string> text_of(const Value& value, Context& context) {
  if (value.is_string()) return std::string(value.as_string());
  if (value.is_integral()) return std::to_string(value.as_integer());
  if (!value.is(Kind::reference)) return std::nullopt;
  return std::string(unit_shape.find("target")->get(value.as_object(), context).as_string());
}

bool find_key(Item& item, const Value& attribute, Context& context) {
  const std::optional<Value> field = field_of(item.value, attribute, context);
  std::optional<std::string> text = field ? text_of(*field, context) : std::nullopt;
  if (text) item.key = *std::move(text);
  return text.has_value();
}

}  // namespace

Value sort_by_locale(const Arguments& arguments, Context& context) {
  const Value attribute = arguments.get(1, Value::missing());
  std::optional<std::vector<Item>> items = items_of(arguments[0], context);
  if (!items || !(attribute.is_missing() || attribute.is_string())) {
    return context.fail(code::filter_argument, "'sort_by_locale' takes a list, and the name of a field",
                        "write {{ events | sort_by_locale('title') }}");
  }
  for (Item& item : *items) {
    if (find_key(item, attribute, context)) continue;
    return context.fail(code::filter_argument, "an item has no text to be sorted by",
                        "name a field that is a unit, a string or a number");
  }
  const Collation collation(static_cast<const TemplateScope*>(context.host())->locale);
  std::ranges::stable_sort(*items, [&](const Item& a, const Item& b) { return collation.compare(a.key, b.key) < 0; });
  std::vector<Value> sorted;
  for (const Item& item : *items) sorted.push_back(item.value);
  return render::make_list(sorted, context.arena());
}

}  // namespace evdoc
