// What changed from one version of an event to the next.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/manifest.h"

namespace evdoc {

/// One difference; what was, or is, not there is empty. Names and types are as the manifest writes them, but without
/// the prefix `win:` or `xs:`.
struct VersionChange {
  enum class Kind : uint8_t { symbol, level, channel, task, opcode, keyword, message, data_item, order, logging };
  Kind kind = Kind::symbol;
  std::string_view name;  ///< of a data item or keyword
  std::string before;
  std::string after;
};

/// The differences of two versions, in the order of Kind; items in the order of the newer version, then those that it
/// lacks. Data items are told apart by their names.
std::vector<VersionChange> version_changes(const Event& older, const Event& newer);

}  // namespace evdoc
