// Reading the arguments of a builtin, with an error where one is of the wrong kind.
#pragma once

#include <optional>
#include <string_view>

#include "render/shape.h"

namespace evdoc::render {

/// Argument `i` as an integer, or `fallback` if it was not given; nothing after an error.
std::optional<int64_t> integer_at(const Arguments& arguments, std::size_t i, int64_t fallback, Context& context);
/// As integer_at, where none stands for "not given" too.
std::optional<int64_t> integer_or_none_at(const Arguments& arguments, std::size_t i, int64_t fallback,
                                          Context& context);
/// Whether argument `i` is true; `fallback` if it was not given.
bool flag_at(const Arguments& arguments, std::size_t i, bool fallback, Context& context);
/// Argument `i` as text; `fallback` if it was not given.
std::string_view text_at(const Arguments& arguments, std::size_t i, std::string_view fallback, Context& context);
/// Argument `i`, which must be a string; nothing after an error.
std::optional<std::string_view> string_at(const Arguments& arguments, std::size_t i, Context& context);
/// Whether argument `i` was given and is not none.
bool is_given(const Arguments& arguments, std::size_t i);

}  // namespace evdoc::render
