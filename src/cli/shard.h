// A part of a site's pages, for builds that several machines share.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "cli/site_plan.h"

namespace evdoc::cli {

/// The `number`th of `count` parts, from 1.
struct Shard {
  uint32_t number = 1;
  uint32_t count = 1;

  bool is_whole() const { return count == 1; }
};

/// "2/5"; nothing if it is no such thing.
std::optional<Shard> parse_shard(std::string_view text);

/// Leaves only the pages of the shard in the plan. To which a page belongs is decided by what it is about and its
/// locale alone, so it does not change when other pages are added.
void keep_shard(Shard shard, std::string_view source_locale, SitePlan& plan);

}  // namespace evdoc::cli
