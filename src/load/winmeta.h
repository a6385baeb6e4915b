// The names that every manifest may use without declaring them: those of Windows' winmeta.xml.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "model/manifest.h"

namespace evdoc::winmeta {

/// The namespace that the prefix `win` stands for.
inline constexpr std::string_view name_space = "http://manifests.microsoft.com/win/2004/08/windows/events";

/// What tools that dump manifests call win:LogAlways.
inline constexpr std::string_view old_log_always = "win:Always";

/// A predefined level, task, opcode or keyword.
struct Name {
  std::string_view name;  ///< with the prefix `win:`
  uint64_t value;         ///< a keyword's mask
  std::string_view symbol;
  std::string_view string_id;  ///< of its message in winmeta's own string table; empty for a reserved name
  std::string_view message;
};

struct ChannelName {
  std::string_view name;
  uint8_t value;
  std::string_view symbol;
  ChannelType type;
  Isolation isolation;
};

/// All of a kind.
std::span<const Name> levels();
std::span<const Name> tasks();
std::span<const Name> opcodes();
std::span<const Name> keywords();

/// The entry whose name without prefix is `local`, or null.
const Name* find(std::span<const Name> names, std::string_view local);

/// The global channel of this name, or null.
const ChannelName* find_channel(std::string_view name);

}  // namespace evdoc::winmeta
