// Did-you-mean: the known name that is closest to a misspelt one.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace evdoc {

/// The candidate with the smallest edit distance to `name` (letter case counts half, and half in all where it is the
/// only difference; a swap of neighbours is one edit), or empty when none is close enough to be a likely slip: of a
/// name of one letter, none that lacks it. Of equals the first wins.
std::string_view closest(std::string_view name, std::span<const std::string_view> candidates);

/// "did you mean 'X'?" or empty.
std::string did_you_mean(std::string_view name, std::span<const std::string_view> candidates);
/// As did_you_mean, or `otherwise` where nothing is close.
std::string did_you_mean(std::string_view name, std::span<const std::string_view> candidates,
                         std::string_view otherwise);

}  // namespace evdoc
