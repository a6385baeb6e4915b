// The provider that published pages are about, and its events.
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "model/manifest.h"

namespace evdoc {

/// Where the manifest comes from.
enum class ManifestOrigin : uint8_t { given, made };

/// A provider of a manifest. Views both.
class ProviderChoice {
 public:
  /// `provider` is null if the manifest declares none.
  ProviderChoice(const Manifest& manifest, const Provider* provider, ManifestOrigin origin);

  const Provider* provider() const { return provider_; }
  ManifestOrigin origin() const { return origin_; }

  /// The newest version of an event, or null.
  const Event* event(uint16_t id) const;

  /// The newest versions of all events, by id.
  std::vector<const Event*> events() const;

  /// Whether tables must name the provider.
  bool is_one_of_many() const { return is_one_of_many_; }

 private:
  const Provider* provider_;
  ManifestOrigin origin_;
  bool is_one_of_many_;
  std::map<uint16_t, const Event*> newest_;
};

}  // namespace evdoc
