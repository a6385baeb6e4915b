#include "page/sort_by_locale.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "page/codes.h"
#include "page/list_items.h"
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

/// The field of an object or unit, or the value itself when none is named.
std::optional<Value> field_of(const Value& value, const Value& attribute, Context& context) {
  if (attribute.is_missing()) return value;
  const bool has_fields = value.is(Kind::object) || value.is(Kind::reference);
  const Field* field = has_fields ? value.shape()->find(attribute.as_string()) : nullptr;
  if (!field) return std::nullopt;
  return field->get(value.as_object(), context);
}

bool find_key(Item& item, const Value& attribute, Context& context) {
  const std::optional<Value> field = field_of(item.value, attribute, context);
  std::optional<std::string> text = field ? shown_text(*field, context) : std::nullopt;
  if (text) item.key = *std::move(text);
  return text.has_value();
}

}  // namespace

Value sort_by_locale(const Arguments& arguments, Context& context) {
  const Value attribute = arguments.get(1, Value::missing());
  const std::optional<std::vector<Value>> values = list_items(arguments[0], context);
  if (!values || !(attribute.is_missing() || attribute.is_string())) {
    return context.fail(code::filter_argument, "'sort_by_locale' takes a list, and the name of a field",
                        "write {{ events | sort_by_locale('title') }}");
  }
  std::vector<Item> items;
  for (const Value& value : *values) {
    if (find_key(items.emplace_back(Item{value, {}}), attribute, context)) continue;
    return context.fail(code::filter_argument, "an item has no text to be sorted by",
                        "name a field that is a unit, a string or a number");
  }
  const Collation collation(variant_of(context).locale);
  std::ranges::stable_sort(items, [&](const Item& a, const Item& b) { return collation.compare(a.key, b.key) < 0; });
  std::vector<Value> sorted;
  for (const Item& item : items) sorted.push_back(item.value);
  return render::make_list(sorted, context.arena());
}

}  // namespace evdoc
