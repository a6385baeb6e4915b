// What the tests of the loaders share: an input from a string, and findings as text.
#pragma once

#include <string>

#include "base/diagnostic.h"
#include "base/source.h"
#include "load/input.h"

namespace evdoc {

/// One input that is named "in", its sources and its findings.
struct Input {
  explicit Input(std::string bytes) : source(*add_input(sources, "in", std::move(bytes), diagnostics)) {}

  Sources sources;
  Diagnostics diagnostics;
  Source& source;
};

/// All findings in order: `3:14 error[code]: message`, then indented help and notes.
std::string listed(const Diagnostics& diagnostics);

/// "3:14-3:20" of a span, for comparing places.
std::string place(Span span);

/// The bytes of a file; fails the test when there is none.
std::string file_bytes(const std::string& path);

/// The folder of real inputs that EVDOC_REAL_DATA names, or empty.
std::string real_data_folder();

}  // namespace evdoc
