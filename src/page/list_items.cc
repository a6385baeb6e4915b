#include "page/list_items.h"

#include "page/scope.h"

namespace evdoc {

using render::Context;
using render::Kind;
using render::Value;

std::optional<std::vector<Value>> list_items(const Value& value, Context& context) {
  std::vector<Value> items;
  if (value.is(Kind::sequence)) {
    for (uint32_t i = 0; i < value.size(); ++i) items.push_back(value.at()(value.as_object(), i, context));
  } else if (value.is(Kind::list) || value.is(Kind::tuple) || value.is(Kind::generator)) {
    for (const Value& item : value.unbox<render::List>()->all()) items.push_back(item);
  } else {
    return std::nullopt;
  }
  return items;
}

std::optional<std::string> shown_text(const Value& value, Context& context) {
  if (value.is_string()) return std::string(value.as_string());
  if (value.is_integral()) return std::to_string(value.as_integer());
  if (!value.is(Kind::reference)) return std::nullopt;
  return std::string(unit_shape.find("target")->get(value.as_object(), context).as_string());
}

}  // namespace evdoc
