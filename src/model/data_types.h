// The types of data items, as winmeta.xml and later compilers define them.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace evdoc {

/// What a manifest calls inType.
struct InType {
  enum class Sort : uint8_t { text, integer, unsigned_integer, bytes, other };

  static constexpr std::size_t most_out_types = 10;

  std::string_view name;   ///< "win:UInt32"
  std::string_view words;  ///< "32-bit unsigned integer"
  Sort sort = Sort::other;
  std::array<std::string_view, most_out_types> out_type_list = {};  ///< the default first; see out_types()

  /// Empty where what it is shown as is not known.
  std::span<const std::string_view> out_types() const;
  std::string_view default_out_type() const { return out_type_list.front(); }
  /// Whether an item of it can be the length or count of another.
  bool is_integer() const { return sort == Sort::integer || sort == Sort::unsigned_integer; }
};

/// The type of this local name, whatever its prefix and letter case ("xs:HexInt32" is win:HexInt32), or null.
const InType* find_in_type(std::string_view name);

/// The names of all types, as manifests write them with the prefixes `win` and `xs`.
std::span<const std::string_view> in_type_names();
std::span<const std::string_view> out_type_names();

/// The first type whose values are shown as this outType unless a manifest says otherwise, or null.
const InType* find_type_shown_as(std::string_view out_type);

/// What a value shown as this outType is, in plain words: "process ID" for `win:PID`. Empty: not known.
std::string_view out_type_words(std::string_view name);

/// Whether two names of types are the same but for prefix and letter case.
bool is_same_type(std::string_view a, std::string_view b);

}  // namespace evdoc
