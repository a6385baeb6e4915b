// What the tests of whole sites share: whether the pages of a folder lead where they say.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace evdoc::test {

/// The links of all pages and tables of contents below a folder that lead to no file, or to no place in it:
/// "en/1.md: ../maps/none.md". Links to other sites are not followed.
std::vector<std::string> broken_links(const std::filesystem::path& folder);

}  // namespace evdoc::test
