// Values of settings that are more than strings: locales, and one of several words.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "load/toml_file.h"

namespace evdoc {

/// The canonical tag, or nothing when the text is no locale (reported).
std::optional<std::string> read_locale(const TomlString& text, Diagnostics& diagnostics);

/// Which of `names` the text is, or nothing when it is none (reported). `kind` is what messages call such a name.
std::optional<std::size_t> read_choice(const TomlString& text, std::string_view kind,
                                       std::span<const std::string_view> names, Diagnostics& diagnostics);

}  // namespace evdoc
