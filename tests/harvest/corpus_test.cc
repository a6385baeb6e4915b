// The whole corpus of published pages, where it is at hand.

#include <gtest/gtest.h>

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "cli/main.h"
#include "harvest/support.h"
#include "load/support.h"
#include "paths.h"

namespace evdoc {
namespace {

/// What there is to say of every harvest without a manifest.
constexpr const char* only_the_guid =
    "- info[provider-guid-made]: the pages do not tell the provider's GUID; one was made\n"
    "  help: write the provider's own into the manifest\n";

class HarvestCorpus : public testing::Test {
 protected:
  void SetUp() override {
    if (real_data_folder().empty()) GTEST_SKIP() << "EVDOC_REAL_DATA is not set";
  }
};

TEST_F(HarvestCorpus, OfBilingualPagesIsReadWithoutAFindingAndEverySourceIsProved) {
  Harvested in;
  in.add_folder(real_data_folder() + "/corpus/bilingual");
  in.run();
  EXPECT_EQ(listed(in.diagnostics),
            only_the_guid + std::string("- info[data-items-made]: the pages of 96 events do not tell all data items; "
                                        "strings without a name were made\n"
                                        "  help: write the provider's own templates into the manifest\n"));
  EXPECT_EQ(in.result.kept.size(), in.inputs.size());
  ASSERT_EQ(in.result.catalogs.size(), 5u);
  for (const Catalog& catalog : in.result.catalogs) EXPECT_EQ(catalog.pages.size(), in.result.docs.events.size());
}

TEST_F(HarvestCorpus, HasUnitsOfAPageOnlyWhereItDiffersFromTheOthers) {
  Harvested in;
  in.add_folder(real_data_folder() + "/corpus/bilingual");
  in.run();
  std::map<std::string, std::size_t> own_units;
  for (const Catalog& catalog : in.result.catalogs) {
    for (const PageTable& page : catalog.pages) own_units[catalog.locale] += page.units.size();
  }
  EXPECT_EQ(own_units,
            (std::map<std::string, std::size_t>{{"de-DE", 0}, {"es-ES", 0}, {"ja-JP", 6}, {"pt-BR", 0}, {"zh-CN", 0}}));
}

TEST_F(HarvestCorpus, OfBothEditionsTakesTheLocalizedPagesAsTheOtherEdition) {
  Harvested in;
  in.add_folder(real_data_folder() + "/corpus");
  in.run();
  EXPECT_EQ(in.result.kept.size(), in.inputs.size() - 1);
  EXPECT_EQ(listed(in.diagnostics).find("error"), std::string::npos);
}

/// The last line that harvesting folders of the real data prints.
std::string proof_of(std::vector<std::string> operands) {
  const std::string project = std::string(EVDOC_BINARY_DIR) + "/harvested/" + std::to_string(getpid());
  std::filesystem::remove_all(project);
  std::vector<std::string> words{"harvest", "--out", project};
  std::ranges::move(operands, std::back_inserter(words));
  cli::Output out;
  cli::Output err;
  EXPECT_EQ(cli::run(words, {}, out, err), 0) << err.pending();
  std::filesystem::remove_all(project);
  const std::string printed(out.pending());
  return printed.substr(printed.rfind('\n', printed.size() - 2) + 1);
}

TEST_F(HarvestCorpus, OfBilingualPagesIsMadeAgainByteForByte) {
  EXPECT_EQ(proof_of({real_data_folder() + "/corpus/bilingual"}), "1055 of 1055 pages byte for byte\n");
}

TEST_F(HarvestCorpus, OfBothEditionsIsMadeAgainByteForByte) {
  EXPECT_EQ(proof_of({real_data_folder() + "/corpus"}), "2110 of 2110 pages byte for byte\n");
}

TEST_F(HarvestCorpus, WithTheProvidersOwnManifestIsMadeAgainByteForByte) {
  EXPECT_EQ(proof_of({real_data_folder() + "/corpus/bilingual", "--manifest",
                      real_data_folder() + "/manifests/wcf-application-server.man"}),
            "1055 of 1055 pages byte for byte\n");
}

TEST_F(HarvestCorpus, OfOneEventInThreeErasHasThreeLayouts) {
  Harvested in;
  in.add_folder(real_data_folder() + "/seeds");
  in.run();
  EXPECT_EQ(listed(in.diagnostics), only_the_guid);
  ASSERT_EQ(in.result.docs.layouts.size(), 3u);
  EXPECT_EQ(in.result.docs.layouts[0].id.value, "2017-12");
  EXPECT_EQ(in.result.docs.layouts[1].id.value, "2020-11");
  EXPECT_EQ(in.result.docs.layouts[2].id.value, "2021-02");
  ASSERT_EQ(in.result.docs.events.size(), 1u);
  const EventDoc& event = in.result.docs.events[0];
  ASSERT_EQ(event.values.size(), 1u);
  EXPECT_EQ(event.values[0].key.value, "ms.assetid");
  ASSERT_EQ(event.revisions.size(), 3u);
  ASSERT_EQ(event.revisions[0].values.size(), 1u);
  EXPECT_EQ(event.revisions[0].values[0].key.value, "caps.latest.revision");
  EXPECT_TRUE(event.revisions[1].values.empty());
}

}  // namespace
}  // namespace evdoc
