// ETW instrumentation manifests (.man) to model.
#pragma once

#include <string_view>

#include "base/diagnostic.h"
#include "base/source.h"
#include "model/manifest.h"

namespace evdoc {

/// Reads a whole manifest: Microsoft's EventManifest schema, in an instrumentationManifest or an assembly. What refers
/// to something that is not declared is an error, and stays in the model with a null pointer. The messages are those of
/// `source_locale` (canonical), of its parents or its language, else of en-US, en, or the first string table; strings
/// of another language than the source locale's are reported. The model's strings live in `source`.
Manifest load_manifest(Source& source, std::string_view source_locale, Diagnostics& diagnostics);

/// Likewise, where no source locale is known.
Manifest load_manifest(Source& source, Diagnostics& diagnostics);

/// Reports what the compiler of manifests would refuse, or readers of the events stumble over, though it makes no page
/// wrong: values, masks, types, sizes, maps, messages, unused strings. `manifest` has been loaded already.
void check_manifest(const Manifest& manifest, Diagnostics& diagnostics);

}  // namespace evdoc
