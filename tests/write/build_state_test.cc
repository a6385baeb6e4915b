#include "write/build_state.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "write/state_bytes.h"
#include "write/state_file.h"
#include "write/support.h"

namespace evdoc {
namespace {

using test::TemporaryFolder;
using ::testing::ElementsAre;

PageRecord page(std::string_view path, std::string_view bytes) {
  PageRecord record;
  record.path = path;
  record.stamp = {.size = bytes.size(), .inode = 7, .modified_ns = 1'000, .changed_ns = 0};
  record.digest = digest_of(bytes);
  return record;
}

BuildState sample_state() {
  BuildState state;
  state.program = digest_of("evdoc");
  state.request = digest_of("--locale de-DE");
  state.is_complete = true;
  state.inputs.push_back({.path = "a.man", .stamp = {1, 2, 3, 4}, .digest = digest_of("a")});
  state.locales = {{"en-US", {}}, {"de-DE", {1, 2, 3}}};
  state.reasons = {"it is new"};
  FindingRecord& finding = state.findings.emplace_back();
  finding.code = "a-code";
  finding.place = {"a.man", 1, 2};
  finding.notes.emplace_back(PlaceRecord(), "a note");
  state.pages = {page("a.md", "a"), page("b/c.md", "c")};
  state.pages[1].locale = 1;
  state.pages[1].edition = Edition::bilingual;
  state.pages[1].is_planned = false;
  return state;
}

TEST(BuildState, ComesBackAsItWas) {
  const std::string bytes = encode_state(sample_state());
  const std::optional<BuildState> state = decode_state(bytes);
  ASSERT_TRUE(state);
  EXPECT_EQ(encode_state(*state), bytes);
  EXPECT_TRUE(state->is_complete);
  EXPECT_EQ(state->locales[1].tag, "de-DE");
  EXPECT_EQ(state->findings[0].notes[0].second, "a note");
  const PageRecord* found = state->find("b/c.md");
  ASSERT_TRUE(found);
  EXPECT_EQ(found->edition, Edition::bilingual);
  EXPECT_FALSE(found->is_planned);
  EXPECT_EQ(found->digest, digest_of("c"));
  EXPECT_FALSE(state->find("b"));
}

TEST(BuildState, IsNoneWhenOneBitIsWrong) {
  const std::string bytes = encode_state(sample_state());
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    std::string damaged = bytes;
    damaged[i] = static_cast<char>(damaged[i] ^ 1);
    EXPECT_FALSE(decode_state(damaged)) << "byte " << i;
  }
}

TEST(BuildState, IsNoneWhenAPartIsMissing) {
  const std::string bytes = encode_state(sample_state());
  for (std::size_t size = 0; size < bytes.size(); ++size) EXPECT_FALSE(decode_state(bytes.substr(0, size)));
  EXPECT_FALSE(decode_state(bytes + "x"));
}

TEST(BuildState, TellsTheOutcomeWithoutThePages) {
  const std::string bytes = encode_state(sample_state());
  const std::size_t size = state_header_bytes + outcome_bytes(bytes);
  ASSERT_LT(size, bytes.size());
  const std::optional<BuildOutcome> outcome = decode_outcome(std::string_view(bytes).substr(0, size));
  ASSERT_TRUE(outcome);
  EXPECT_TRUE(outcome->is_complete);
  EXPECT_EQ(outcome->inputs[0].path, "a.man");
  EXPECT_EQ(outcome->findings[0].code, "a-code");
  EXPECT_EQ(outcome->planned_pages, 1u);
  for (std::size_t i = 0; i < size; ++i) {
    std::string damaged = bytes.substr(0, size);
    damaged[i] = static_cast<char>(damaged[i] ^ 1);
    EXPECT_FALSE(decode_outcome(damaged)) << "byte " << i;
    EXPECT_FALSE(decode_outcome(std::string_view(bytes).substr(0, i)));
  }
}

std::optional<BuildState> load(const StateFile& file) {
  Diagnostics diagnostics;
  std::optional<BuildState> state = file.load(diagnostics);
  EXPECT_FALSE(diagnostics.has_errors());
  return state;
}

TEST(StateFile, IsTheJournalOnceThatIsCommitted) {
  const TemporaryFolder folder;
  const StateFile file(folder.path(), "project", Durability::system);
  EXPECT_FALSE(load(file));
  EXPECT_EQ(file.write_journal(sample_state()), 0);
  const std::optional<BuildState> interrupted = load(file);
  ASSERT_TRUE(interrupted);
  EXPECT_FALSE(interrupted->is_complete) << "its pages may not be in their places";
  EXPECT_TRUE(interrupted->find("a.md")) << "but they are evdoc's";
  Diagnostics diagnostics;
  EXPECT_FALSE(file.load_outcome(diagnostics)) << "there is no outcome yet";
  EXPECT_EQ(file.commit_journal(), 0);
  EXPECT_TRUE(load(file)->is_complete);
  EXPECT_TRUE(file.load_outcome(diagnostics)->is_complete);
  EXPECT_EQ(folder.listing().size(), 1u);
}

TEST(StateFile, TellsALongOutcomeToo) {
  const TemporaryFolder folder;
  const StateFile file(folder.path(), "project", Durability::system);
  BuildState state = sample_state();
  state.findings[0].message = std::string(100'000, 'x');
  EXPECT_EQ(file.save(state), 0);
  Diagnostics diagnostics;
  const std::optional<BuildOutcome> outcome = file.load_outcome(diagnostics);
  ASSERT_TRUE(outcome);
  EXPECT_EQ(outcome->findings[0].message, state.findings[0].message);
}

TEST(StateFile, KnowsThePagesOfBothWhenABuildWasCutShort) {
  const TemporaryFolder folder;
  const StateFile file(folder.path(), "project", Durability::system);
  BuildState older = sample_state();
  older.pages = {page("a.md", "old"), page("gone.md", "old")};
  older.reasons = {"old"};
  EXPECT_EQ(file.save(older), 0);
  EXPECT_EQ(file.write_journal(sample_state()), 0);
  const std::optional<BuildState> both = load(file);
  ASSERT_TRUE(both);
  EXPECT_FALSE(both->is_complete);
  std::vector<std::string> paths;
  for (const PageRecord& record : both->pages) paths.emplace_back(record.path);
  EXPECT_THAT(paths, ElementsAre("a.md", "b/c.md", "gone.md"));
  EXPECT_EQ(both->find("a.md")->digest, digest_of("a"));
  EXPECT_EQ(both->reasons[both->find("gone.md")->reason], "old");
}

TEST(StateFile, TellsProjectsApart) {
  const TemporaryFolder folder;
  EXPECT_EQ(StateFile(folder.path(), "one", Durability::disk).save(sample_state()), 0);
  EXPECT_FALSE(load(StateFile(folder.path(), "other", Durability::disk)));
}

TEST(StateFile, IsNotForgottenWhenItCannotBeRead) {
  const TemporaryFolder folder;
  const StateFile file(folder.path(), "one", Durability::system);
  EXPECT_EQ(file.save(sample_state()), 0);
  const std::string name = folder.listing().front();
  std::filesystem::remove(folder / name);
  std::filesystem::create_directory(folder / name);
  Diagnostics diagnostics;
  EXPECT_FALSE(file.load(diagnostics));
  EXPECT_THAT(test::findings(diagnostics), ElementsAre("output-unwritable: cannot read '" + (folder / name).string() +
                                                       "': it is a folder (see that it can be read, or move it away)"));
}

TEST(StateFile, SaysWhyItCannotBeWritten) {
  const TemporaryFolder folder;
  EXPECT_EQ(StateFile((folder / "none").string(), "one", Durability::system).save(sample_state()), ENOENT);
}

}  // namespace
}  // namespace evdoc
