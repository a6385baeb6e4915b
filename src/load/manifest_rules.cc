#include "load/manifest_rules.h"

#include "load/manifest.h"

namespace evdoc {

void check_manifest(const Manifest& manifest, Diagnostics& diagnostics) {
  check_identities(manifest, diagnostics);
  for (const Provider& provider : manifest.providers) {
    check_values(provider, diagnostics);
    check_payloads(provider, diagnostics);
  }
  check_messages(manifest, diagnostics);
}

}  // namespace evdoc
