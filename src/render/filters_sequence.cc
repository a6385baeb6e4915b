// Filters on lists and dicts as they are.
#include <fmt/format.h>

#include <algorithm>

#include "render/arguments.h"
#include "render/codes.h"
#include "render/filters.h"
#include "render/iterate.h"
#include "render/operators.h"
#include "render/python_text.h"
#include "render/sorting.h"
#include "render/text_form.h"
#include "render/undefined.h"

namespace evdoc::render::filters {

Value length(const Arguments& arguments, Context& context) {
  const std::optional<int64_t> length = length_of(arguments[0], context);
  return length ? Value::integer(*length) : Value();
}

Value list(const Arguments& arguments, Context& context) {
  const std::optional<std::vector<Value>> items = items_of(arguments[0], context);
  return items ? make_list(*items, context.arena()) : Value();
}

Value first(const Arguments& arguments, Context& context) {
  Walk walk{arguments[0]};
  Value item;
  if (next_item(walk, item, context)) return item;
  return context.failed() ? Value() : undefined_hint("there is no first item, the sequence is empty", context);
}

Value last(const Arguments& arguments, Context& context) {
  if (arguments[0].is(Kind::generator)) return fail_type(arguments[0], "a list, not what can be walked once", context);
  const std::optional<std::vector<Value>> items = items_of(arguments[0], context);
  if (!items) return {};
  return items->empty() ? undefined_hint("there is no last item, the sequence is empty", context) : items->back();
}

Value reverse(const Arguments& arguments, Context& context) {
  const std::optional<std::vector<Value>> items = items_of(arguments[0], context);
  if (!items) return {};
  const std::vector<Value> reversed(items->rbegin(), items->rend());
  if (!arguments[0].is_string()) return make_generator(reversed, context);
  std::string text;
  for (const Value& character : reversed) text += character.as_string();
  return context.text(text).with_safety(arguments[0].is_safe());
}

Value items(const Arguments& arguments, Context& context) {
  const Value& subject = arguments[0];
  if (subject.is(Kind::undefined)) return make_generator({}, context);
  if (!subject.is(Kind::dict)) return fail_type(subject, "a dict", context);
  return make_generator(pairs_of(*subject.unbox<Dict>(), context), context);
}

Value join(const Arguments& arguments, Context& context) {
  std::optional<std::vector<Value>> items = items_of(arguments[0], context);
  if (!items) return {};
  if (is_given(arguments, 2)) {
    const AttributePath path(arguments[2], context);
    for (Value& item : *items) item = path.get(item, context);
  }
  Value separator = arguments.has(1) ? string_of(arguments[1], context) : Value::string("");
  const auto is_safe_item = [](const Value& item) { return item.is_safe(); };
  const bool is_safe =
      context.autoescape() && (separator.is_safe() || std::any_of(items->begin(), items->end(), is_safe_item));
  const auto part = [&](const Value& value) {
    return is_safe ? escaped(value, context).as_string() : text_of(value, context);
  };
  const std::string_view between = part(separator);
  std::string text;
  for (std::size_t i = 0; i < items->size(); ++i) {
    if (i > 0) text += between;
    text += part((*items)[i]);
    if (context.failed() || !context.allows(text.size())) return {};
  }
  return context.text(text).with_safety(is_safe);
}

Value batch(const Arguments& arguments, Context& context) {
  const std::optional<int64_t> size = integer_at(arguments, 1, 0, context);
  const std::optional<std::vector<Value>> items = items_of(arguments[0], context);
  if (!size || !items) return {};
  std::vector<Value> batches;
  std::vector<Value> current;
  for (const Value& item : *items) {
    if (static_cast<int64_t>(current.size()) == *size) {
      batches.push_back(make_list(current, context.arena()));
      current.clear();
    }
    current.push_back(item);
  }
  if (!current.empty()) {
    if (is_given(arguments, 2) && *size > static_cast<int64_t>(current.size())) {
      if (!context.allows(static_cast<std::size_t>(*size), sizeof(Value))) return {};
      current.resize(static_cast<std::size_t>(*size), arguments[2]);
    }
    batches.push_back(make_list(current, context.arena()));
  }
  return make_generator(batches, context);
}

Value slice(const Arguments& arguments, Context& context) {
  const std::optional<int64_t> count = integer_at(arguments, 1, 1, context);
  const std::optional<std::vector<Value>> items = items_of(arguments[0], context);
  if (!count || !items) return {};
  if (*count == 0) return context.fail(code::division_by_zero, "'slice' can't make 0 slices", "ask for 1 or more");
  if (*count < 0) return make_generator({}, context);
  if (!context.allows(static_cast<std::size_t>(*count), sizeof(Value) * 4)) return {};
  const auto slices = static_cast<std::size_t>(*count);
  const std::size_t longer = items->size() % slices;
  std::vector<Value> result;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < slices; ++i) {
    const std::size_t end = begin + items->size() / slices + (i < longer ? 1 : 0);
    std::vector<Value> part(items->begin() + static_cast<std::ptrdiff_t>(begin),
                            items->begin() + static_cast<std::ptrdiff_t>(end));
    if (is_given(arguments, 2) && i >= longer) part.push_back(arguments[2]);
    result.push_back(make_list(part, context.arena()));
    begin = end;
  }
  return make_generator(result, context);
}

Value dictsort(const Arguments& arguments, Context& context) {
  if (!arguments[0].is(Kind::dict)) return fail_type(arguments[0], "a dict", context);
  const bool is_case_sensitive = flag_at(arguments, 1, false, context);
  const std::string_view by = text_at(arguments, 2, "key", context);
  if (by != "key" && by != "value")
    return context.fail(code::wrong_arguments, fmt::format("'dictsort' can't sort by '{}'", by),
                        "write by='key' or by='value'");
  std::vector<Keyed> pairs;
  for (const Entry& entry : arguments[0].unbox<Dict>()->all()) {
    const std::array<Value, 2> pair{entry.key, entry.value};
    const Value& key = by == "key" ? entry.key : entry.value;
    pairs.push_back({is_case_sensitive ? key : without_case(key, context), tuple_of(pair, context.arena())});
  }
  return sorted(std::move(pairs), flag_at(arguments, 3, false, context), context);
}

Value attr(const Arguments& arguments, Context& context) {
  const std::optional<std::string_view> name = string_at(arguments, 1, context);
  if (!name) return {};
  return get_member(arguments[0], *name, 0, context);
}

Value default_value(const Arguments& arguments, Context& context) {
  const Value& subject = arguments[0];
  const bool is_absent =
      subject.is(Kind::undefined) || (flag_at(arguments, 2, false, context) && !is_true(subject, context));
  return is_absent ? arguments.get(1, Value::string("")) : subject;
}

Value random(const Arguments&, Context& context) {
  return context.fail(code::template_runtime, "'random' is not offered, since the same input must give the same output",
                      "pick an item by its index");
}

}  // namespace evdoc::render::filters
