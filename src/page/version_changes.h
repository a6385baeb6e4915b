// What changed from one version of an event to the next.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "model/manifest.h"

namespace evdoc {

/// One difference of two versions: what it is of is found in them.
struct VersionChange {
  enum class Kind : uint8_t {
    symbol,
    level,
    channel,
    task,
    opcode,
    keyword,  ///< one that came or went
    message,
    data_item,  ///< one that came, went or has another type
    order,      ///< of the data items
    user_data,
    attributes,
    logging,
  };
  Kind kind = Kind::symbol;
  const Event* older = nullptr;
  const Event* newer = nullptr;
  const Keyword* old_keyword = nullptr;  ///< null: it came; so below
  const Keyword* new_keyword = nullptr;  ///< null: it went; so below
  const DataItem* old_item = nullptr;
  const DataItem* new_item = nullptr;

  /// Of a data item or keyword, as the manifest has it; else empty.
  std::string_view name() const;
};

/// The differences of two versions, in the order of Kind; items in the order of the newer version, then those that it
/// lacks. Data items are told apart by their names; the prefixes `win:` and `xs:` make no difference.
std::vector<VersionChange> version_changes(const Event& older, const Event& newer);

}  // namespace evdoc
