// The links of a whole site: of the golden pages of the built-in reference, and of pages with planted faults.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "cli/support.h"
#include "paths.h"

namespace evdoc {
namespace {

namespace fs = std::filesystem;

TEST(Links, OfTheReferenceLeadSomewhere) {
  const fs::path pages = fs::path(EVDOC_SOURCE_DIR) / "tests/cases/reference/every-shape-of-event/out";
  ASSERT_TRUE(fs::exists(pages / "localized/ar-SA/toc.yml"));
  EXPECT_THAT(test::broken_links(pages), testing::IsEmpty());
}

TEST(Links, ThatLeadNowhereAreFound) {
  const fs::path folder = fs::path(EVDOC_BINARY_DIR) / "broken-links";
  fs::create_directories(folder / "maps");
  std::ofstream(folder / "a.md")
      << "# A b\n\n<a name=\"x\"></a>\n\n[1](maps/m.md) [2](#a-b) [3](#x) [4](#y) [5](b.md)\n"
         "[6](https://example.com/none)\n";
  std::ofstream(folder / "maps" / "m.md") << "[1](../a.md#x) [2](a.md)\n";
  std::ofstream(folder / "toc.yml") << "- name: A\n  href: a.md\n- name: B\n  topicHref: c.md\n";
  EXPECT_THAT(test::broken_links(folder),
              testing::ElementsAre("a.md: #y", "a.md: b.md", "maps/m.md: a.md", "toc.yml: c.md"));
}

}  // namespace
}  // namespace evdoc
