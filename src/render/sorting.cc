#include "render/sorting.h"

#include <algorithm>
#include <array>

#include "render/iterate.h"
#include "render/operators.h"
#include "render/python_text.h"
#include "render/scan.h"
#include "render/undefined.h"
#include "text/python.h"

namespace evdoc::render {

AttributePath::AttributePath(const Value& path, Context& context) {
  if (path.is(Kind::none) || path.is_missing()) return;
  if (!path.is_string()) {
    parts_.push_back(path);
    return;
  }
  for (const std::string_view part : split(path.as_string(), ".", -1)) {
    const bool is_index = !part.empty() && std::all_of(part.begin(), part.end(), is_ascii_digit) && part.size() < 18;
    parts_.push_back(is_index ? Value::integer(static_cast<int64_t>(parse_number(part)))
                              : Value::string(context.arena().copy(part)));
  }
}

Value AttributePath::get(Value item, Context& context, Value fallback) const {
  for (const Value& part : parts_) {
    item = get_item(item, part, 0, context);
    if (item.is(Kind::undefined) && !fallback.is(Kind::none)) item = fallback;
    if (context.failed()) break;
  }
  return item;
}

Value sorted(std::vector<Keyed> items, bool is_reversed, Context& context, Ties ties) {
  std::stable_sort(items.begin(), items.end(), [&](const Keyed& a, const Keyed& b) {
    if (context.failed()) return false;
    if (ties == Ties::keep && (!is_usable(a.key, context) || !is_usable(b.key, context) || equals(a.key, b.key)))
      return false;
    return is_reversed ? is_less(b.key, a.key, context) : is_less(a.key, b.key, context);
  });
  std::vector<Value> result;
  for (const Keyed& keyed : items) result.push_back(keyed.item);
  return make_list(result, context.arena());
}

Value without_case(const Value& value, Context& context) {
  return value.is_string() ? context.text(lower_case(value.as_string())) : value;
}

std::vector<Value> pairs_of(const Dict& dict, Context& context) {
  std::vector<Value> pairs;
  for (const Entry& entry : dict.all()) {
    const std::array<Value, 2> pair{entry.key, entry.value};
    pairs.push_back(tuple_of(pair, context.arena()));
  }
  return pairs;
}

}  // namespace evdoc::render
