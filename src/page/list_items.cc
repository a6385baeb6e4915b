#include "page/list_items.h"

#include "page/scope.h"
#include "render/iterate.h"

namespace evdoc {

using render::Context;
using render::Kind;
using render::Value;

std::optional<std::vector<Value>> list_items(const Value& value, Context& context) {
  if (value.is_string() || !render::is_iterable(value)) return std::nullopt;
  return render::items_of(value, context);
}

std::optional<std::string> shown_text(const Value& value, Context& context) {
  if (value.is_string()) return std::string(value.as_string());
  if (value.is_integral()) return std::to_string(value.as_integer());
  if (!value.is(Kind::reference)) return std::nullopt;
  return std::string(unit_shape.find("target")->get(value.as_object(), context).as_string());
}

}  // namespace evdoc
