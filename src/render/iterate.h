// Walking over values, and taking parts of them.
#pragma once

#include <optional>
#include <vector>

#include "render/objects.h"
#include "render/shape.h"

namespace evdoc::render {

/// Whether a for statement can run over the value. Undefined values count: in strict mode they fail when they are
/// walked.
bool is_iterable(const Value& value);

/// Takes the next item: code points of text, keys of a dict. False at the end, and after an error.
bool next_item(Walk& walk, Value& item, Context& context);

/// All items at once, or nothing after an error, which is reported: the value cannot be walked.
std::optional<std::vector<Value>> items_of(const Value& value, Context& context);

/// Python's len(), or nothing for what has no length (reported).
std::optional<int64_t> length_of(const Value& value, Context& context);
bool has_length(const Value& value);

/// A value that can be walked once, as `map` answers it.
Value make_generator(std::span<const Value> items, Context& context);

/// `object.name`: a field, method or item; undefined if there is none.
Value get_attribute(const Value& object, std::string_view name, uint32_t site, Context& context);
/// `object[index]`.
Value get_item(const Value& object, const Value& index, uint32_t site, Context& context);
/// What Python's getattr answers: a field or a method, never an item of a dict; undefined if there is none.
Value get_member(const Value& object, std::string_view name, uint32_t site, Context& context);
/// As get_member and get_item, but Kind::missing if there is nothing.
Value find_member(const Value& object, std::string_view name, Context& context);
Value find_item(const Value& object, const Value& index, Context& context);
/// `object[begin:end:step]`; absent parts are none.
Value get_slice(const Value& object, const Value& begin, const Value& end, const Value& step, Context& context);

}  // namespace evdoc::render
