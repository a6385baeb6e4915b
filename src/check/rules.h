// The table of rules.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "check/rule.h"

namespace evdoc::check {

/// All rules, those that matter most first.
std::span<const Rule> rules();

/// Null: no rule has that name.
const Rule* find_rule(std::string_view name);

/// What to say to who wrote the name of no rule.
std::string rule_hint(std::string_view name);

}  // namespace evdoc::check
