// What the tests of pages share: manifests of a few lines.
#pragma once

#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "base/source.h"
#include "model/manifest.h"

namespace evdoc::test {

/// A manifest with one provider, "Contoso-Parts", and these elements in it. What is wrong in them does not matter.
struct OneProvider {
  explicit OneProvider(std::string_view elements, std::string_view strings = {});

  const Provider& provider() const { return manifest.providers.front(); }
  const Event& event(std::size_t index) const { return provider().events[index]; }

  Source source;
  Diagnostics diagnostics;
  Manifest manifest;
};

}  // namespace evdoc::test
