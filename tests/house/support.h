// The project's own files, for tests that read them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace evdoc::test {

/// Paths of the files below `folder` whose name ends with one of `endings`; relative to the project's top, sorted.
std::vector<std::string> source_files(std::string_view folder, std::vector<std::string_view> endings);

/// The bytes of a file of the project; fails the test if it can't be read.
std::string source_text(std::string_view path);

/// True if EVDOC_UPDATE is set: tests write what they got into the source tree instead of comparing it.
bool updates_expectations();

/// Compares `actual` with a file of the project, or writes it there.
void expect_source_text(std::string_view path, std::string_view actual);

}  // namespace evdoc::test
