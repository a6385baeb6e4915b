#include "write/build_state.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

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

/// A view of one that stays.
NewState new_state() {
  static const BuildState state = sample_state();
  return renewed(state);
}

std::string bytes_of(const NewState& state) {
  return fmt::format("{}", fmt::join(encode_state(state).pieces(), ""));
}

TEST(BuildState, ComesBackAsItWas) {
  const std::string bytes = bytes_of(new_state());
  const std::optional<BuildState> state = decode_state(bytes);
  ASSERT_TRUE(state);
  EXPECT_EQ(bytes_of(renewed(*state)), bytes);
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

TEST(BuildState, HoldsAPageInFewBytesWhenItIsLikeTheOneBefore) {
  BuildState state = sample_state();
  state.pages.clear();
  const std::vector<uint16_t> asked(40, 7);
  const TableUse use{asked, {16, 2}};
  std::vector<std::string> paths;
  for (int i = 100; i < 200; ++i) paths.push_back(fmt::format("bilingual/de-DE/{}-something-happened.md", i));
  for (const std::string& path : paths) {
    PageRecord& record = state.pages.emplace_back(page(path, path));
    record.stamp.inode = state.pages.size();
    record.origin = {.own_tables = 5, .use = &use};
  }
  const std::size_t one = bytes_of(renewed(state)).size();
  state.pages.pop_back();
  EXPECT_EQ(one - bytes_of(renewed(state)).size(), 54u);
  const std::optional<BuildState> decoded = decode_state(bytes_of(renewed(state)));
  ASSERT_TRUE(decoded);
  EXPECT_EQ(decoded->pages[98].path, paths[98]);
  EXPECT_EQ(decoded->pages[98].stamp.inode, 99u);
  EXPECT_EQ(decoded->pages[98].origin.own_tables, 5u);
  ASSERT_TRUE(decoded->pages[98].origin.use);
  EXPECT_EQ(*decoded->pages[98].origin.use, use);
  EXPECT_EQ(decoded->pages[98].origin.use, decoded->pages[0].origin.use) << "there is one";
}

TEST(BuildState, HoldsPagesThatAreNotAlike) {
  constexpr uint64_t most = std::numeric_limits<uint64_t>::max();
  constexpr int64_t least = std::numeric_limits<int64_t>::min();
  BuildState state = sample_state();
  const std::vector<uint16_t> groups = {1, 65'535};
  const TableUse one{groups, {0, 0, 0, 0, 0, 0, 0, 0xffff'ffff}};
  const TableUse other{{}, {1}};
  const std::string long_path(4'096, 'z');
  state.pages = {page("a", "a"), page("b", "b"), page("b!", "b"), page(long_path, "c")};
  state.pages[0].stamp = {.size = most, .inode = most, .modified_ns = least};
  state.pages[1].stamp = {.size = 0, .inode = 0, .modified_ns = -1};
  state.pages[0].origin = {.own_tables = most, .use = &one};
  state.pages[1].origin = {.own_tables = 0, .use = &other};
  state.pages[3].origin = {.own_tables = 1, .use = &one};
  const std::optional<BuildState> decoded = decode_state(bytes_of(renewed(state)));
  ASSERT_TRUE(decoded);
  for (std::size_t i = 0; i < state.pages.size(); ++i) {
    const PageRecord& is = decoded->pages[i];
    const PageRecord& was = state.pages[i];
    EXPECT_EQ(is.path, was.path);
    EXPECT_EQ(is.stamp, was.stamp);
    EXPECT_EQ(is.digest, was.digest);
    EXPECT_EQ(is.origin.own_tables, was.origin.own_tables);
    ASSERT_EQ(is.origin.use == nullptr, was.origin.use == nullptr);
    if (was.origin.use) {
      EXPECT_EQ(*is.origin.use, *was.origin.use);
    }
  }
}

/// A state whose digests are right is nevertheless read with care.
TEST(BuildState, IsNoneWhenAPageCannotBeRight) {
  const auto decoded_with = [](const auto& damage) {
    BuildState state = sample_state();
    damage(state);
    return decode_state(bytes_of(renewed(state)));
  };
  EXPECT_TRUE(decoded_with([](BuildState&) {}));
  EXPECT_FALSE(decoded_with([](BuildState& state) { state.pages[1].locale = 2; })) << "no such locale";
  EXPECT_FALSE(decoded_with([](BuildState& state) { state.pages[1].reason = 1; })) << "no such reason";
  EXPECT_FALSE(decoded_with([](BuildState& state) { state.locales.clear(); })) << "none at all";
  EXPECT_FALSE(decoded_with([](BuildState& state) { state.pages[1].edition = Edition{3}; })) << "no such edition";
  EXPECT_FALSE(decoded_with([](BuildState& state) { state.pages[1].path = "a.md"; })) << "it is there already";
  EXPECT_FALSE(decoded_with([](BuildState& state) { std::swap(state.pages[0], state.pages[1]); })) << "not in order";
  const std::string too_long(4'097, 'z');
  EXPECT_FALSE(decoded_with([&](BuildState& state) { state.pages[1].path = too_long; })) << "cannot be opened";
}

/// The state with another layer, of these pages.
NewState extended(const BuildState& state, const std::vector<PageRecord>& pages) {
  NewState next{state, {}, {}};
  next.layers = state.log.layers();
  for (const PageRecord& record : pages)
    next.pages.push_back({&record, record.locale, record.reason, record.is_planned});
  return next;
}

TEST(BuildState, IsReadThroughItsLayers) {
  std::optional<BuildState> state = decode_state(bytes_of(new_state()));
  ASSERT_TRUE(state);
  EXPECT_TRUE(state->log.is_extensible());
  std::vector<PageRecord> newer = {page("a.md", "newer"), page("b/a.md", "between"), page("z.md", "behind")};
  newer[0].locale = 1;
  state = decode_state(bytes_of(extended(*state, newer)));
  ASSERT_TRUE(state);
  const std::vector<PageRecord> newest = {page("b/a.md", "newest")};
  const std::string bytes = bytes_of(extended(*state, newest));
  state = decode_state(bytes);
  ASSERT_TRUE(state);
  std::vector<std::string> paths;
  for (const PageRecord& record : state->pages) paths.emplace_back(record.path);
  EXPECT_THAT(paths, ElementsAre("a.md", "b/a.md", "b/c.md", "z.md"));
  EXPECT_EQ(state->find("a.md")->digest, digest_of("newer"));
  EXPECT_EQ(state->find("a.md")->locale, 1u);
  EXPECT_EQ(state->find("b/a.md")->digest, digest_of("newest"));
  EXPECT_EQ(state->find("b/c.md")->edition, Edition::bilingual);
  EXPECT_EQ(state->log.count, 3u);
  EXPECT_FALSE(state->log.is_extensible()) << "the layers are more than the first by now";
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    std::string damaged = bytes;
    damaged[i] = static_cast<char>(damaged[i] ^ 1);
    EXPECT_FALSE(decode_state(damaged)) << "byte " << i;
  }
}

TEST(BuildState, HasFewLayers) {
  std::optional<BuildState> state = decode_state(bytes_of(new_state()));
  const std::vector<PageRecord> same = {page("a.md", "a")};
  for (std::size_t count = 1; count < PageLog::most_layers; ++count) {
    ASSERT_TRUE(state);
    state = decode_state(bytes_of(extended(*state, same)));
  }
  ASSERT_TRUE(state);
  EXPECT_FALSE(state->log.is_extensible());
  EXPECT_FALSE(decode_state(bytes_of(extended(*state, same))));
}

TEST(BuildState, IsNoneWhenOneBitIsWrong) {
  const std::string bytes = bytes_of(new_state());
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    std::string damaged = bytes;
    damaged[i] = static_cast<char>(damaged[i] ^ 1);
    EXPECT_FALSE(decode_state(damaged)) << "byte " << i;
  }
}

TEST(BuildState, IsNoneWhenAPartIsMissing) {
  const std::string bytes = bytes_of(new_state());
  for (std::size_t size = 0; size < bytes.size(); ++size) EXPECT_FALSE(decode_state(bytes.substr(0, size)));
  EXPECT_FALSE(decode_state(bytes + "x"));
}

TEST(BuildState, TellsTheOutcomeWithoutThePages) {
  const std::string bytes = bytes_of(new_state());
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
  EXPECT_EQ(file.write_journal(new_state()), 0);
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
  EXPECT_EQ(file.save(renewed(state)), 0);
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
  EXPECT_EQ(file.save(renewed(older)), 0);
  EXPECT_EQ(file.write_journal(new_state()), 0);
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
  EXPECT_EQ(StateFile(folder.path(), "one", Durability::disk).save(new_state()), 0);
  EXPECT_FALSE(load(StateFile(folder.path(), "other", Durability::disk)));
}

TEST(StateFile, IsNotForgottenWhenItCannotBeRead) {
  const TemporaryFolder folder;
  const StateFile file(folder.path(), "one", Durability::system);
  EXPECT_EQ(file.save(new_state()), 0);
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
  EXPECT_EQ(StateFile((folder / "none").string(), "one", Durability::system).save(new_state()), ENOENT);
}

}  // namespace
}  // namespace evdoc
