// Who may include whom. A row that needs changing means that something stands in the wrong folder.

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "house/support.h"

namespace evdoc::test {
namespace {

using Folders = std::set<std::string>;

const std::map<std::string, Folders> may_include{
    {"base", {}},
    {"text", {"base"}},
    {"model", {"base", "text"}},
    {"load", {"base", "text", "model"}},
    {"markdown", {"base", "text"}},
    {"translate", {"base", "text", "model"}},
    {"render", {"base", "text"}},
    {"page", {"base", "text", "model", "markdown", "translate", "render"}},
    {"write", {"base", "model"}},
    {"harvest", {"base", "text", "model", "markdown"}},
    {"store", {"base", "text", "model", "markdown"}},
    {"report", {"base", "text", "model"}},
    {"check", {"base", "text", "model", "markdown", "translate", "page"}},
    {"cli", {"base", "text", "model", "load", "markdown", "translate", "render", "page", "harvest", "write", "store",
             "check", "report"}},
};

/// Libraries, by how their includes begin, and the only folders or files that use them.
const std::map<std::string, Folders> used_only_by{
    {"unicode/", {"src/text/"}},
    {"pugixml", {"src/load/"}},
    {"expat", {"src/load/"}},
    {"toml", {"src/load/"}},
    {"yaml", {"src/markdown/"}},
    {"nettle/", {"src/base/hash.cc"}},
    {"CLI/", {"src/cli/"}},
    {"nlohmann/", {"src/report/", "src/cli/"}},
    {"xxhash", {"src/base/digest.cc"}},
};

std::string folder_of(const std::string& path) {
  return path.substr(0, path.find('/'));
}

/// What stands between the delimiters of the includes of a file.
std::vector<std::string> includes_of(const std::string& path, const std::regex& pattern) {
  const std::string text = source_text(path);
  std::vector<std::string> includes;
  for (std::sregex_iterator match(text.begin(), text.end(), pattern), end; match != end; ++match) {
    includes.push_back((*match)[1]);
  }
  return includes;
}

std::vector<std::string> library_files() {
  std::vector<std::string> files = source_files("src", {".h", ".cc"});
  std::erase(files, "src/main.cc");
  return files;
}

TEST(Layering, EachFolderIncludesOnlyThoseBelowIt) {
  const std::regex own_include("(?:^|\\n)\\s*#\\s*include\\s*\"([^\"]*)\"");
  for (const std::string& path : library_files()) {
    const std::string folder = folder_of(path.substr(std::string_view("src/").size()));
    const auto allowed = may_include.find(folder);
    ASSERT_NE(allowed, may_include.end()) << path << " is in a folder without a row in the table";
    for (const std::string& include : includes_of(path, own_include)) {
      const std::string included = folder_of(include);
      EXPECT_TRUE(included == folder || allowed->second.contains(included))
          << path << " includes \"" << include << "\", which " << folder << "/ may not";
    }
  }
}

TEST(Layering, EachLibraryIsUsedInItsFolderOnly) {
  const std::regex include_pattern("(?:^|\\n)\\s*#\\s*include\\s*[<\"]([^>\"]*)[>\"]");
  for (const std::string& path : source_files("src", {".h", ".cc"})) {
    for (const std::string& include : includes_of(path, include_pattern)) {
      for (const auto& [library, users] : used_only_by) {
        if (!include.starts_with(library)) continue;
        EXPECT_TRUE(std::ranges::any_of(users, [&](const std::string& user) { return path.starts_with(user); }))
            << path << " includes <" << include << ">, which belongs elsewhere";
      }
    }
  }
}

/// So that a header that lacks an include does not compile.
TEST(Layering, EveryFileIncludesItsOwnHeaderFirst) {
  const std::regex own_include("(?:^|\\n)#include\\s*[<\"]([^>\"]*)[>\"]");
  const std::vector<std::string> headers = source_files("src", {".h"});
  for (const std::string& path : source_files("src", {".cc"})) {
    const std::string header = path.substr(0, path.size() - 2) + "h";
    if (std::ranges::find(headers, header) == headers.end()) continue;
    const std::vector<std::string> includes = includes_of(path, own_include);
    ASSERT_FALSE(includes.empty()) << path;
    EXPECT_EQ("src/" + includes.front(), header) << path;
  }
}

TEST(Layering, EveryHeaderIsGuardedAndOpensWithItsPurpose) {
  for (const std::string& path : source_files("src", {".h"})) {
    const std::string text = source_text(path);
    EXPECT_TRUE(text.starts_with("// ")) << path;
    EXPECT_NE(text.find("\n#pragma once\n"), std::string::npos) << path;
  }
}

}  // namespace
}  // namespace evdoc::test
