// Jinja's own filters, tests, global functions and methods.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "render/shape.h"

namespace evdoc::render {

std::span<const Function> builtin_filters();
std::span<const Function> builtin_tests();
std::span<const Function> builtin_functions();

/// What to do about the name of a filter or test that neither the host nor Jinja has.
std::string suggest_filter(std::string_view name, std::span<const Function> host);
std::string suggest_test(std::string_view name, std::span<const Function> host);

/// The methods of a value's type.
std::span<const Function> methods_of(const Value& value);
/// The method of a value's type, or null: `text.upper`, `dict.items`.
const Function* find_method(const Value& value, std::string_view name);

}  // namespace evdoc::render
