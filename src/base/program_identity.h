// Which program is running, down to the libraries that it uses.
#pragma once

#include "base/digest.h"

namespace evdoc {

/// Of the build ids of the program and all shared libraries in it, ICU's data among them; of those that have none, the
/// path, size and time of the file. Another digest may mean other output for the same inputs.
Digest program_identity();

}  // namespace evdoc
