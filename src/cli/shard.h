// A part of a site's pages, for builds that several machines share.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "model/catalog.h"

namespace evdoc::cli {

/// The `number`th of `count` parts, from 1.
struct Shard {
  uint32_t number = 1;
  uint32_t count = 1;

  bool is_whole() const { return count == 1; }
};

/// "2/5"; nothing if it is no such thing.
std::optional<Shard> parse_shard(std::string_view text);

/// Whether a page is of the shard. What it is about and its locale alone decide that, so it does not change when other
/// pages are added.
bool belongs(Shard shard, const PageKey& key, std::string_view locale);

}  // namespace evdoc::cli
