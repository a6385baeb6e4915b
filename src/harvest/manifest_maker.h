// A manifest from published pages: what they tell of their provider.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "base/diagnostic.h"
#include "harvest/revisions.h"
#include "model/manifest.h"

namespace evdoc {

/// The manifest of one provider with the channels, keywords, levels, messages and events that the newest revisions
/// show. `provider` is its name; empty: it is told from the channels' names.
Manifest make_manifest(std::span<const HarvestedPage> events, std::string_view provider, Arena& arena,
                       Diagnostics& diagnostics);

}  // namespace evdoc
