// A manifest to a file, as Microsoft's EventManifest schema has it.
#pragma once

#include <string>

#include "model/manifest.h"

namespace evdoc {

/// The bytes of the file, in the order of the model. What is predefined is referred to, not declared. It is read back
/// as the same model. A payload template's user data is written as it is. For characters that XML can't hold see
/// XmlWriter.
std::string manifest_file(const Manifest& manifest);

}  // namespace evdoc
