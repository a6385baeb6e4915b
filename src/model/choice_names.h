// How files spell the choices that enumerations of the model stand for; each list is in the order of its enumeration.
#pragma once

#include <array>
#include <string_view>

namespace evdoc {

/// Of Edition, in evdoc.toml and on the command line.
inline constexpr std::array<std::string_view, 3> edition_names{"source", "localized", "bilingual"};

/// Of RowOrder, in evdoc.toml.
inline constexpr std::array<std::string_view, 2> row_order_names{"id", "title"};

/// Of State, in XLIFF 2 and in evdoc.toml.
inline constexpr std::array<std::string_view, 4> state_names{"initial", "translated", "reviewed", "final"};

/// Of ChannelType but for its first, `unspecified`, in manifests.
inline constexpr std::array<std::string_view, 4> channel_type_names{"Admin", "Operational", "Analytic", "Debug"};

/// Of Isolation, in manifests.
inline constexpr std::array<std::string_view, 3> isolation_names{"Application", "System", "Custom"};

}  // namespace evdoc
