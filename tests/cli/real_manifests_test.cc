// Real manifests from end to end; skipped where EVDOC_REAL_DATA does not name the folder that has them.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <set>
#include <string>
#include <utility>

#include "base/diagnostic.h"
#include "cli/support.h"
#include "load/input.h"
#include "load/manifest.h"
#include "paths.h"

namespace evdoc {
namespace {

namespace fs = std::filesystem;

/// Of events: those whose names begin with an id.
std::size_t page_count(const fs::path& folder) {
  std::size_t count = 0;
  if (!fs::exists(folder)) return 0;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    const char first = entry.path().filename().string().front();
    count += entry.path().extension() == ".md" && first >= '0' && first <= '9' ? 1 : 0;
  }
  return count;
}

/// How many pages a manifest asks for: one for each provider and event id.
std::size_t event_count(const fs::path& path) {
  Sources sources;
  Diagnostics diagnostics;
  Source* source = open_input(sources, path.string(), diagnostics);
  std::set<std::pair<std::string_view, uint16_t>> events;
  const Manifest manifest = load_manifest(*source, diagnostics);
  for (const Provider& provider : manifest.providers) {
    for (const Event& event : provider.events) events.emplace(provider.name.value, event.value);
  }
  return events.size();
}

TEST(RealManifests, GiveAPageForEachProviderAndEventId) {
  const char* data = std::getenv("EVDOC_REAL_DATA");
  if (!data) GTEST_SKIP() << "EVDOC_REAL_DATA names no folder";
  for (const auto& entry : fs::directory_iterator(fs::path(data) / "manifests")) {
    if (entry.path().extension() == ".md") continue;
    const fs::path out = fs::path(EVDOC_BINARY_DIR) / "real-manifests" / entry.path().filename();
    fs::remove_all(out);
    const std::string command =
        std::string(EVDOC_PROGRAM) + " build --quiet '" + entry.path().string() + "' --out '" + out.string() + "'";
    EXPECT_EQ(std::system(command.c_str()), 0) << command;
    EXPECT_EQ(page_count(out / "source"), event_count(entry.path())) << entry.path();
    EXPECT_THAT(test::broken_links(out), testing::IsEmpty()) << entry.path();
  }
}

}  // namespace
}  // namespace evdoc
