// Jinja's global functions.
#include "render/functions.h"

#include <fmt/format.h>

#include "render/arguments.h"
#include "render/codes.h"
#include "render/iterate.h"
#include "render/objects.h"
#include "render/operators.h"
#include "render/undefined.h"

namespace evdoc::render::functions {

Value range(const Arguments& arguments, Context& context) {
  const bool has_begin = arguments.has(1);
  const std::optional<int64_t> first = integer_at(arguments, 0, 0, context);
  const std::optional<int64_t> second = integer_at(arguments, 1, 0, context);
  const std::optional<int64_t> step = integer_at(arguments, 2, 1, context);
  if (!first || !second || !step) return {};
  if (*step == 0)
    return context.fail(code::wrong_arguments, "the step of 'range' is zero", "write 1 to count up, -1 to count down");
  Numbers numbers;
  numbers.begin = has_begin ? *first : 0;
  numbers.end = has_begin ? *second : *first;
  numbers.step = *step;
  const bool is_forward = *step > 0;
  const auto low = static_cast<uint64_t>(is_forward ? numbers.begin : numbers.end);
  const auto high = static_cast<uint64_t>(is_forward ? numbers.end : numbers.begin);
  const uint64_t stride = is_forward ? static_cast<uint64_t>(*step) : uint64_t{0} - static_cast<uint64_t>(*step);
  const bool is_empty = is_forward ? numbers.begin >= numbers.end : numbers.begin <= numbers.end;
  const uint64_t size = is_empty ? 0 : (high - low - 1) / stride + 1;
  if (!context.allows_items(size)) return {};
  numbers.size = static_cast<int64_t>(size);
  return Value::boxed(Kind::range, context.arena().make(numbers));
}

namespace {

/// Adds what Python's dict() takes: a dict, or pairs.
bool add_entries(Dict& dict, const Value& source, Context& context) {
  if (source.is(Kind::dict)) {
    for (const Entry& entry : source.unbox<Dict>()->all()) dict.set(entry.key, entry.value, context.arena());
    return true;
  }
  const std::optional<std::vector<Value>> pairs = items_of(source, context);
  if (!pairs) return false;
  for (const Value& pair : *pairs) {
    const std::optional<std::vector<Value>> parts = items_of(pair, context);
    if (!parts) return false;
    if (parts->size() != 2) {
      context.fail(code::template_type,
                   fmt::format("expected pairs of a key and a value, found {} values", parts->size()),
                   "give it a dict, or a list of such pairs");
      return false;
    }
    if (!is_key((*parts)[0], context)) return false;
    dict.set((*parts)[0], (*parts)[1], context.arena());
  }
  return true;
}

bool fill(Dict& dict, const Arguments& arguments, Context& context) {
  if (arguments.has(0) && !add_entries(dict, arguments[0], context)) return false;
  return !arguments.named() ||
         add_entries(dict, Value::boxed(Kind::dict, const_cast<Dict*>(arguments.named())), context);
}

}  // namespace

Value dict(const Arguments& arguments, Context& context) {
  const Value result = make_dict(context.arena());
  return fill(*result.unbox<Dict>(), arguments, context) ? result : Value();
}

Value name_space(const Arguments& arguments, Context& context) {
  auto* space = context.arena().make(Namespace{});
  return fill(space->fields, arguments, context) ? Value::boxed(Kind::name_space, space) : Value();
}

Value cycler(const Arguments& arguments, Context& context) {
  if (arguments.rest().empty())
    return context.fail(code::wrong_arguments, "'cycler' needs at least one item", "write cycler('odd', 'even')");
  const std::span<Value> items = context.arena().make_array<Value>(arguments.rest().size());
  std::copy(arguments.rest().begin(), arguments.rest().end(), items.begin());
  return Value::boxed(Kind::cycler, context.arena().make(Cycle{items, 0}));
}

Value joiner(const Arguments& arguments, Context& context) {
  return Value::boxed(Kind::joiner, context.arena().make(Joiner{arguments.get(0, Value::string(", ")), false}));
}

Value lipsum(const Arguments&, Context& context) {
  return context.fail(code::template_runtime, "'lipsum' is not offered, since the same input must give the same output",
                      "write the text into the template");
}

}  // namespace evdoc::render::functions
