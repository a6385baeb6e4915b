// The provider that published pages are about, and its events.
#pragma once

#include <string_view>

#include "model/manifest.h"

namespace evdoc {

/// Where the manifest comes from.
enum class ManifestOrigin : uint8_t { given, made };

/// A provider of a manifest, with the manifest that it is in.
struct ProviderChoice {
  const Manifest* manifest = nullptr;
  const Provider* provider = nullptr;  ///< null: no manifest was given, or it declares none
  ManifestOrigin origin = ManifestOrigin::made;

  /// The newest version of an event, or null.
  const Event* event(uint16_t id) const;
  /// Whether tables and docs must name the provider.
  bool is_one_of_many() const { return manifest && manifest->providers.size() > 1; }
};

}  // namespace evdoc
