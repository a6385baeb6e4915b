// Filters that look at each item: map, select, sort, groupby...
#include <fmt/format.h>

#include <algorithm>

#include "base/suggest.h"
#include "render/arguments.h"
#include "render/call.h"
#include "render/codes.h"
#include "render/filters.h"
#include "render/iterate.h"
#include "render/operators.h"
#include "render/python_text.h"
#include "render/sorting.h"
#include "render/text_form.h"
#include "render/undefined.h"

namespace evdoc::render::filters {

namespace {

/// A filter or test that is named by a value, with the arguments that follow the name.
class Applied {
 public:
  Applied(const Function* function, std::span<const Value> rest, const Dict* named) : function_(function) {
    arguments_.push_back({});
    arguments_.insert(arguments_.end(), rest.begin(), rest.end());
    if (!named) return;
    for (const Entry& entry : named->all()) {
      names_.push_back(entry.key.as_string());
      named_.push_back(entry.value);
    }
  }

  Value operator()(const Value& item, Context& context) {
    arguments_[0] = item;
    return call_function(*function_, {arguments_, names_, named_, 1}, context);
  }

 private:
  const Function* function_;
  std::vector<Value> arguments_;
  std::vector<std::string_view> names_;
  std::vector<Value> named_;
};

Value fail_unknown(std::string_view kind, const Value& name, Context& context) {
  if (name.is(Kind::undefined)) return fail_undefined(name, context);
  return context.fail(code::template_runtime, fmt::format("there is no {} '{}'", kind, text_of(name, context)),
                      fmt::format("docs/templates.md lists the {}s", kind));
}

Value map_attribute(const Arguments& arguments, const std::vector<Value>& items, Context& context) {
  Value path;
  Value fallback = Value::none();
  for (const Entry& entry : arguments.named()->all()) {
    if (entry.key.as_string() == "attribute")
      path = entry.value;
    else if (entry.key.as_string() == "default")
      fallback = entry.value;
    else
      return context.fail(code::wrong_arguments, fmt::format("'map' has no argument '{}'", entry.key.as_string()),
                          "it takes (filter, *arguments) or (attribute=..., default=...)");
  }
  const AttributePath attribute(path, context);
  std::vector<Value> result;
  for (const Value& item : items) {
    result.push_back(attribute.get(item, context, fallback));
    if (context.failed()) return {};
  }
  return make_generator(result, context);
}

}  // namespace

Value map(const Arguments& arguments, Context& context) {
  const bool has_items = is_true(arguments[0], context);
  const std::optional<std::vector<Value>> items = has_items ? items_of(arguments[0], context) : std::vector<Value>();
  if (!items || context.failed()) return {};
  if (!has_items) return make_generator({}, context);
  if (arguments.rest().empty() && arguments.named() && arguments.named()->find("attribute"))
    return map_attribute(arguments, *items, context);
  if (arguments.rest().empty())
    return context.fail(code::wrong_arguments, "'map' needs the name of a filter, or attribute=",
                        "write | map('upper') or | map(attribute='name')");
  const Value& name = arguments.rest()[0];
  const Function* filter = name.is_string() ? context.find_filter(name.as_string()) : nullptr;
  if (!filter) return fail_unknown("filter", name, context);
  Applied applied(filter, arguments.rest().subspan(1), arguments.named());
  std::vector<Value> result;
  for (const Value& item : *items) {
    result.push_back(applied(item, context));
    if (context.failed()) return {};
  }
  return make_generator(result, context);
}

namespace {

enum class Keep : bool { failing, passing };
enum class Look : bool { item, attribute };

/// select, reject, selectattr and rejectattr.
Value select_items(const Arguments& arguments, Context& context, Keep keep, Look look) {
  const bool has_items = is_true(arguments[0], context);
  const std::optional<std::vector<Value>> items = has_items ? items_of(arguments[0], context) : std::vector<Value>();
  if (!items || context.failed()) return {};
  if (!has_items) return make_generator({}, context);
  std::span<const Value> rest = arguments.rest();
  if (look == Look::attribute && rest.empty())
    return context.fail(code::wrong_arguments, "the name of an attribute is needed",
                        "write | selectattr('name') or | selectattr('name', 'equalto', value)");
  const AttributePath path(look == Look::attribute ? rest[0] : Value::none(), context);
  if (look == Look::attribute) rest = rest.subspan(1);
  const Function* test = nullptr;
  if (!rest.empty()) {
    test = rest[0].is_string() ? context.find_test(rest[0].as_string()) : nullptr;
    if (!test) return fail_unknown("test", rest[0], context);
    rest = rest.subspan(1);
  }
  Applied applied(test, rest, arguments.named());
  std::vector<Value> result;
  for (const Value& item : *items) {
    const Value looked_at = path.get(item, context);
    const Value answer = context.failed() || !test ? looked_at : applied(looked_at, context);
    const bool passes = !context.failed() && is_true(answer, context);
    if (context.failed()) return {};
    if (passes == (keep == Keep::passing)) result.push_back(item);
  }
  return make_generator(result, context);
}

}  // namespace

Value select(const Arguments& arguments, Context& context) {
  return select_items(arguments, context, Keep::passing, Look::item);
}

Value reject(const Arguments& arguments, Context& context) {
  return select_items(arguments, context, Keep::failing, Look::item);
}

Value selectattr(const Arguments& arguments, Context& context) {
  return select_items(arguments, context, Keep::passing, Look::attribute);
}

Value rejectattr(const Arguments& arguments, Context& context) {
  return select_items(arguments, context, Keep::failing, Look::attribute);
}

// ---- order

namespace {

/// The items with the attribute that they are compared by.
std::optional<std::vector<Keyed>> keyed_items(const Value& subject, const Value& attribute, bool is_case_sensitive,
                                              const Value& fallback, Context& context) {
  const std::optional<std::vector<Value>> items = items_of(subject, context);
  if (!items) return std::nullopt;
  const AttributePath path(attribute, context);
  if (!context.allows(items->size(), sizeof(Keyed))) return std::nullopt;
  std::vector<Keyed> result;
  result.reserve(items->size());
  for (const Value& item : *items) {
    const Value key = path.get(item, context, fallback);
    if (context.failed()) return std::nullopt;
    result.push_back({is_case_sensitive ? key : without_case(key, context), item});
  }
  return result;
}

/// Sort keys of several attributes: "age,name".
std::optional<std::vector<Keyed>> keyed_by_several(const Value& subject, std::string_view attributes,
                                                   bool is_case_sensitive, Context& context) {
  const std::optional<std::vector<Value>> items = items_of(subject, context);
  if (!items) return std::nullopt;
  std::vector<AttributePath> paths;
  for (const std::string_view attribute : split(attributes, ",", -1))
    paths.emplace_back(Value::string(attribute), context);
  if (!context.allows(items->size(), sizeof(Keyed))) return std::nullopt;
  std::vector<Keyed> result;
  result.reserve(items->size());
  for (const Value& item : *items) {
    std::vector<Value> keys;
    for (const AttributePath& path : paths) {
      const Value key = path.get(item, context);
      keys.push_back(is_case_sensitive ? key : without_case(key, context));
    }
    if (context.failed()) return std::nullopt;
    result.push_back({make_list(keys, context.arena()), item});
  }
  return result;
}

}  // namespace

Value sort(const Arguments& arguments, Context& context) {
  const bool is_reversed = flag_at(arguments, 1, false, context);
  const bool is_case_sensitive = flag_at(arguments, 2, false, context);
  const Value attribute = arguments.get(3, Value::none());
  const bool has_several = attribute.is_string() && attribute.as_string().find(',') != std::string_view::npos;
  std::optional<std::vector<Keyed>> items =
      has_several ? keyed_by_several(arguments[0], attribute.as_string(), is_case_sensitive, context)
                  : keyed_items(arguments[0], attribute, is_case_sensitive, Value::none(), context);
  return items ? sorted(std::move(*items), is_reversed, context, Ties::keep) : Value();
}

Value unique(const Arguments& arguments, Context& context) {
  const std::optional<std::vector<Keyed>> items = keyed_items(
      arguments[0], arguments.get(2, Value::none()), flag_at(arguments, 1, false, context), Value::none(), context);
  if (!items) return {};
  Dict seen;
  std::vector<Value> result;
  for (const Keyed& keyed : *items) {
    if (!is_key(keyed.key, context)) return {};
    if (seen.find(keyed.key)) continue;
    if (!context.allows(2, sizeof(Entry))) return {};
    seen.set(keyed.key, Value::none(), context.arena());
    result.push_back(keyed.item);
  }
  return make_generator(result, context);
}

namespace {

enum class Extreme : bool { least, greatest };

Value extreme(const Arguments& arguments, Context& context, Extreme which) {
  const std::optional<std::vector<Keyed>> items = keyed_items(
      arguments[0], arguments.get(2, Value::none()), flag_at(arguments, 1, false, context), Value::none(), context);
  if (!items) return {};
  if (items->empty()) return undefined_hint("there is no item, the sequence is empty", context);
  const Keyed* best = &items->front();
  for (const Keyed& keyed : std::span(*items).subspan(1)) {
    const bool is_better =
        which == Extreme::least ? is_less(keyed.key, best->key, context) : is_less(best->key, keyed.key, context);
    if (context.failed()) return {};
    if (is_better) best = &keyed;
  }
  return best->item;
}

}  // namespace

Value min(const Arguments& arguments, Context& context) {
  return extreme(arguments, context, Extreme::least);
}

Value max(const Arguments& arguments, Context& context) {
  return extreme(arguments, context, Extreme::greatest);
}

Value groupby(const Arguments& arguments, Context& context) {
  const Value fallback = arguments.get(2, Value::none());
  const bool is_case_sensitive = flag_at(arguments, 3, false, context);
  std::optional<std::vector<Keyed>> items =
      keyed_items(arguments[0], arguments[1], is_case_sensitive, fallback, context);
  if (!items) return {};
  std::stable_sort(items->begin(), items->end(),
                   [&](const Keyed& a, const Keyed& b) { return !context.failed() && is_less(a.key, b.key, context); });
  const AttributePath path(arguments[1], context);
  std::vector<Value> groups;
  for (std::size_t begin = 0; begin < items->size() && !context.failed();) {
    std::vector<Value> members;
    std::size_t end = begin;
    for (; end < items->size() && equals((*items)[end].key, (*items)[begin].key); ++end)
      members.push_back((*items)[end].item);
    const Value key = is_case_sensitive ? (*items)[begin].key : path.get(members[0], context, fallback);
    const std::array<Value, 2> group{key, make_list(members, context.arena())};
    groups.push_back(tuple_of(group, context.arena()));
    groups.back().unbox<List>()->form = List::Form::group;
    begin = std::max(end, begin + 1);
  }
  return make_list(groups, context.arena());
}

Value sum(const Arguments& arguments, Context& context) {
  const std::optional<std::vector<Value>> items = items_of(arguments[0], context);
  if (!items) return {};
  const AttributePath path(arguments.get(1, Value::none()), context);
  Value total = arguments.get(2, Value::integer(0));
  for (const Value& item : *items) {
    const Value part = path.get(item, context);
    if (!context.failed()) total = apply_binary(Operation::add, total, part, context);
    if (context.failed()) return {};
  }
  return total;
}

}  // namespace evdoc::render::filters
