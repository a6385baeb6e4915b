// Methods of lists, dicts, loops and cyclers.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "render/arguments.h"
#include "render/codes.h"
#include "render/iterate.h"
#include "render/methods.h"
#include "render/objects.h"
#include "render/operators.h"
#include "render/sorting.h"
#include "render/text_form.h"
#include "render/undefined.h"

namespace evdoc::render::methods {

namespace {

List& list_of(const Arguments& a) {
  return *a[0].unbox<List>();
}

Dict& dict_of(const Arguments& a) {
  return *a[0].unbox<Dict>();
}

Value view(std::span<const Value> items, List::Form form, Context& context) {
  const Value result = make_list(items, context.arena());
  result.unbox<List>()->form = form;
  return result;
}

Value fail_missing(const Value& wanted, std::string_view place, Context& context) {
  return context.fail(code::wrong_arguments, fmt::format("{} is not in the {}", excerpt(wanted), place),
                      "look first, with 'in'");
}

}  // namespace

// ---- lists

Value append(const Arguments& a, Context& context) {
  if (context.allows(sizeof(Value))) list_of(a).append(a[1], context.arena());
  return Value::none();
}

Value extend(const Arguments& a, Context& context) {
  const std::optional<std::vector<Value>> items = items_of(a[1], context);
  if (!items || !context.allows(items->size(), sizeof(Value))) return {};
  for (const Value& item : *items) list_of(a).append(item, context.arena());
  return Value::none();
}

Value insert(const Arguments& a, Context& context) {
  const std::optional<int64_t> at = integer_at(a, 1, 0, context);
  if (!at || !context.allows(sizeof(Value))) return {};
  List& list = list_of(a);
  const int64_t place = std::clamp<int64_t>(*at < 0 ? *at + list.size : *at, 0, list.size);
  list.append(a[2], context.arena());
  std::rotate(list.items + place, list.items + list.size - 1, list.items + list.size);
  return Value::none();
}

Value list_pop(const Arguments& a, Context& context) {
  const std::optional<int64_t> at = integer_at(a, 1, -1, context);
  if (!at) return {};
  List& list = list_of(a);
  const int64_t place = *at < 0 ? *at + list.size : *at;
  if (place < 0 || place >= list.size)
    return context.fail(code::wrong_arguments, fmt::format("the list has no item {} to pop", *at),
                        "look first how long it is, with | length");
  const Value item = list.items[place];
  std::copy(list.items + place + 1, list.items + list.size, list.items + place);
  --list.size;
  return item;
}

Value remove(const Arguments& a, Context& context) {
  List& list = list_of(a);
  for (uint32_t i = 0; i < list.size; ++i) {
    if (!equals(list.items[i], a[1], context)) continue;
    std::copy(list.items + i + 1, list.items + list.size, list.items + i);
    --list.size;
    return Value::none();
  }
  return fail_missing(a[1], "list", context);
}

Value list_index(const Arguments& a, Context& context) {
  const std::optional<std::vector<Value>> items = items_of(a[0], context);
  for (std::size_t i = 0; items && i < items->size(); ++i)
    if (equals((*items)[i], a[1], context)) return Value::integer(static_cast<int64_t>(i));
  return fail_missing(a[1], "list", context);
}

Value list_count(const Arguments& a, Context& context) {
  const std::optional<std::vector<Value>> items = items_of(a[0], context);
  if (!items) return {};
  return Value::integer(
      std::count_if(items->begin(), items->end(), [&](const Value& item) { return equals(item, a[1], context); }));
}

Value list_reverse(const Arguments& a, Context&) {
  const std::span<Value> items = list_of(a).all();
  std::reverse(items.begin(), items.end());
  return Value::none();
}

Value list_sort(const Arguments& a, Context& context) {
  std::vector<Keyed> items;
  for (const Value& item : list_of(a).all()) items.push_back({item, item});
  const Value result = sorted(std::move(items), flag_at(a, 1, false, context), context);
  if (!context.failed()) std::copy_n(result.unbox<List>()->items, list_of(a).size, list_of(a).items);
  return Value::none();
}

Value list_clear(const Arguments& a, Context&) {
  list_of(a).size = 0;
  return Value::none();
}

Value list_copy(const Arguments& a, Context& context) {
  return make_list(list_of(a).all(), context.arena());
}

// ---- dicts

Value keys(const Arguments& a, Context& context) {
  std::vector<Value> items;
  for (const Entry& entry : dict_of(a).all()) items.push_back(entry.key);
  return view(items, List::Form::keys, context);
}

Value values(const Arguments& a, Context& context) {
  std::vector<Value> items;
  for (const Entry& entry : dict_of(a).all()) items.push_back(entry.value);
  return view(items, List::Form::values, context);
}

Value items(const Arguments& a, Context& context) {
  return view(pairs_of(dict_of(a), context), List::Form::items, context);
}

Value get(const Arguments& a, Context& context) {
  if (!is_key(a[1], context)) return {};
  const Value* found = dict_of(a).find(a[1]);
  return found ? *found : a.get(2, Value::none());
}

Value dict_pop(const Arguments& a, Context& context) {
  if (!is_key(a[1], context)) return {};
  const Value* found = dict_of(a).find(a[1]);
  if (!found) return a.has(2) ? a[2] : fail_missing(a[1], "dict", context);
  const Value value = *found;
  dict_of(a).erase(a[1], context.arena());
  return value;
}

Value popitem(const Arguments& a, Context& context) {
  Dict& dict = dict_of(a);
  if (dict.size == 0)
    return context.fail(code::wrong_arguments, "the dict is empty, there is nothing to pop",
                        "look first whether it holds something, with 'if'");
  const Entry last = dict.entries[dict.size - 1];
  dict.erase(last.key, context.arena());
  const std::array<Value, 2> pair{last.key, last.value};
  return tuple_of(pair, context.arena());
}

Value setdefault(const Arguments& a, Context& context) {
  if (!is_key(a[1], context)) return {};
  if (const Value* found = dict_of(a).find(a[1])) return *found;
  const Value value = a.get(2, Value::none());
  dict_of(a).set(a[1], value, context.arena());
  return value;
}

Value update(const Arguments& a, Context& context) {
  if (a.has(1)) {
    if (!a[1].is(Kind::dict)) return fail_type(a[1], "a dict", context);
    for (const Entry& entry : a[1].unbox<Dict>()->all()) dict_of(a).set(entry.key, entry.value, context.arena());
  }
  if (a.named()) {
    for (const Entry& entry : a.named()->all()) dict_of(a).set(entry.key, entry.value, context.arena());
  }
  return Value::none();
}

Value dict_clear(const Arguments& a, Context&) {
  dict_of(a).clear();
  return Value::none();
}

Value dict_copy(const Arguments& a, Context& context) {
  const Value copy = make_dict(context.arena());
  for (const Entry& entry : dict_of(a).all()) copy.unbox<Dict>()->set(entry.key, entry.value, context.arena());
  return copy;
}

// ---- loops and cyclers

Value cycle(const Arguments& a, Context& context) {
  if (a.rest().empty())
    return context.fail(code::wrong_arguments, "'cycle' needs at least one item", "write loop.cycle('odd', 'even')");
  const int64_t index = std::max<int64_t>(a[0].unbox<Loop>()->index, 0);
  return a.rest()[static_cast<std::size_t>(index) % a.rest().size()];
}

Value changed(const Arguments& a, Context& context) {
  Loop& loop = *a[0].unbox<Loop>();
  const Value now = tuple_of(a.rest(), context.arena());
  const bool is_same = !loop.changed.is_missing() && equals(loop.changed, now);
  loop.changed = now;
  return Value::boolean(!is_same);
}

Value next(const Arguments& a, Context&) {
  auto& cycle = *a[0].unbox<Cycle>();
  const Value item = cycle.items[cycle.position];
  cycle.position = static_cast<uint32_t>((cycle.position + 1) % cycle.items.size());
  return item;
}

Value reset(const Arguments& a, Context&) {
  a[0].unbox<Cycle>()->position = 0;
  return Value::none();
}

}  // namespace evdoc::render::methods
