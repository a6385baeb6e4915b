// The rules that check_manifest applies, by what they look at.
#pragma once

#include "base/diagnostic.h"
#include "model/manifest.h"

namespace evdoc {

/// Names, GUIDs and symbols, and that no two providers have the same.
void check_identities(const Manifest& manifest, Diagnostics& diagnostics);

/// Values and masks of what a provider declares, and its maps.
void check_values(const Provider& provider, Diagnostics& diagnostics);

/// Types, sizes and number of the data items of its payload templates.
void check_payloads(const Provider& provider, Diagnostics& diagnostics);

/// The messages of all cultures, the strings that none uses, and what Admin channels ask of their events.
void check_messages(const Manifest& manifest, Diagnostics& diagnostics);

}  // namespace evdoc
