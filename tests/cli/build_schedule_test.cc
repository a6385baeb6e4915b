#include "cli/build_schedule.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <mutex>
#include <set>
#include <string>
#include <thread>
#include <tuple>
#include <utility>
#include <vector>

#include "base/parallel.h"

namespace evdoc::cli {
namespace {

using testing::ElementsAre;

/// What a locale has to do.
struct Work {
  std::size_t tables = 1;
  std::size_t source_groups = 0;
  std::size_t page_groups = 1;
};

std::vector<std::size_t> tables_of(const std::vector<Work>& works) {
  std::vector<std::size_t> counts;
  for (const Work& work : works) counts.push_back(work.tables);
  return counts;
}

std::string name_of(const BuildStep& step) {
  constexpr const char* names[] = {"none", "load", "plan", "sources", "pages", "conclude"};
  return std::string(names[static_cast<std::size_t>(step.kind)]) + " " + std::to_string(step.locale) + "." +
         std::to_string(step.item);
}

/// A build in which one thread at a time goes on, as the test says.
class Script {
 public:
  Script(std::vector<Work> works, unsigned workers) : works_(std::move(works)), schedule_(tables_of(works_), workers) {}

  std::string next(unsigned worker) {
    const BuildStep step = schedule_.next(worker);
    if (step.kind == BuildStep::Kind::plan)
      schedule_.plan(step.locale, works_[step.locale].source_groups, works_[step.locale].page_groups);
    return name_of(step);
  }

  /// What these workers do, one after the other.
  std::vector<std::string> steps(const std::vector<unsigned>& workers) {
    std::vector<std::string> names;
    for (const unsigned worker : workers) names.push_back(next(worker));
    return names;
  }

  std::vector<std::string> all(unsigned worker) {
    std::vector<std::string> names;
    for (std::string name = next(worker); name != "none 0.0"; name = next(worker)) names.push_back(name);
    return names;
  }

 private:
  std::vector<Work> works_;
  BuildSchedule schedule_;
};

TEST(BuildSchedule, LetsOneThreadDoOneLocaleAfterTheOther) {
  Script build({{.tables = 2, .source_groups = 1, .page_groups = 2}, {}}, 1);
  EXPECT_THAT(build.all(0), ElementsAre("load 0.0", "load 0.1", "plan 0.0", "sources 0.0", "pages 0.0", "pages 0.1",
                                        "conclude 0.0", "load 1.0", "plan 1.0", "pages 1.0", "conclude 1.0"));
}

TEST(BuildSchedule, GivesEachThreadALocaleOfItsOwn) {
  Script build({{.page_groups = 2}, {.page_groups = 2}, {}, {}}, 2);
  EXPECT_THAT(build.steps({0, 1, 0, 0, 1, 1, 0, 1}), ElementsAre("load 0.0", "load 1.0", "plan 0.0", "pages 0.0",
                                                                 "plan 1.0", "pages 1.0", "pages 0.1", "pages 1.1"));
  EXPECT_THAT(build.steps({0, 0, 1}), ElementsAre("conclude 0.0", "load 2.0", "conclude 1.0"))
      << "a concluded locale makes room for tables";
}

TEST(BuildSchedule, LetsAllThreadsBeginWithTheLocalesThatWouldBeLeftOver) {
  Script build({{.page_groups = 3}, {}, {}}, 2);
  EXPECT_THAT(build.steps({0, 1, 0, 0, 1, 1, 0, 1, 0, 0}),
              ElementsAre("load 0.0", "load 1.0", "plan 0.0", "pages 0.0", "plan 1.0", "pages 0.1", "pages 0.2",
                          "pages 1.0", "conclude 0.0", "load 2.0"));
}

TEST(BuildSchedule, LetsAThreadHelpThatHasNoLocaleLeft) {
  Script build({{.page_groups = 3}}, 2);
  EXPECT_THAT(build.steps({0, 0, 0, 1}), ElementsAre("load 0.0", "plan 0.0", "pages 0.0", "pages 0.1"));
}

TEST(BuildSchedule, MakesPagesWhenTheSourcesOfAllLocalesBeforeAreMade) {
  Script build({{.source_groups = 1, .page_groups = 1}, {.page_groups = 1}}, 2);
  EXPECT_THAT(build.steps({0, 1, 0, 0, 1}), ElementsAre("load 0.0", "load 1.0", "plan 0.0", "sources 0.0", "plan 1.0"));
  std::string waited;
  std::jthread other([&] { waited = build.next(1); });
  EXPECT_EQ(build.next(0), "pages 0.0");
  other.join();
  EXPECT_EQ(waited, "pages 1.0");
}

TEST(BuildSchedule, PlansAndConcludesWithoutTablesAndPages) {
  Script build({{.tables = 0, .page_groups = 0}}, 1);
  EXPECT_THAT(build.all(0), ElementsAre("plan 0.0", "conclude 0.0"));
}

/// What threads have done, checked while they do it.
class Witness {
 public:
  Witness(const std::vector<Work>& works, std::size_t at_once) : works_(works), at_once_(at_once) {}

  void begin(const BuildStep& step) {
    const std::lock_guard lock(mutex_);
    const auto done = [&](BuildStep::Kind kind, std::size_t locale) { return done_[{kind, locale}]; };
    const Work& work = works_[step.locale];
    EXPECT_TRUE(begun_.emplace(step.kind, step.locale, step.item).second) << name_of(step) << " twice";
    using enum BuildStep::Kind;
    switch (step.kind) {
      case none:
        return;
      case load:
        EXPECT_LT(step.locale, concluded_ + at_once_);
        return;
      case plan:
        EXPECT_EQ(done(load, step.locale), work.tables);
        EXPECT_TRUE(step.locale == 0 || done(plan, step.locale - 1) == 1);
        EXPECT_FALSE(std::exchange(has_turn_, true));
        return;
      case sources:
        EXPECT_EQ(done(plan, step.locale), 1u);
        return;
      case pages:
        for (std::size_t i = 0; i <= step.locale; ++i) EXPECT_EQ(done(sources, i), works_[i].source_groups);
        return;
      case conclude:
        EXPECT_EQ(step.locale, concluded_);
        EXPECT_EQ(done(pages, step.locale), work.page_groups);
        EXPECT_FALSE(std::exchange(has_turn_, true));
        return;
    }
  }

  void end(const BuildStep& step) {
    const std::lock_guard lock(mutex_);
    ++done_[{step.kind, step.locale}];
    if (step.kind == BuildStep::Kind::plan || step.kind == BuildStep::Kind::conclude) has_turn_ = false;
    if (step.kind == BuildStep::Kind::conclude) ++concluded_;
  }

  std::size_t concluded() const { return concluded_; }

 private:
  const std::vector<Work>& works_;
  std::size_t at_once_;
  std::mutex mutex_;
  std::set<std::tuple<BuildStep::Kind, std::size_t, std::size_t>> begun_;
  std::map<std::pair<BuildStep::Kind, std::size_t>, std::size_t> done_;
  std::size_t concluded_ = 0;
  bool has_turn_ = false;
};

TEST(BuildSchedule, KeepsTheOrderWhateverThreadIsFaster) {
  const std::vector<Work> works{{2, 40, 60}, {1, 0, 30}, {0, 3, 50}, {3, 0, 0}, {1, 1, 1}, {1, 0, 20}};
  for (const unsigned workers : {1u, 2u, 3u, 4u, 8u}) {
    BuildSchedule schedule(tables_of(works), workers);
    Witness witness(works, workers);
    parallel_for(workers, workers, [&](std::size_t, unsigned worker) {
      for (BuildStep step = schedule.next(worker); step.kind != BuildStep::Kind::none; step = schedule.next(worker)) {
        witness.begin(step);
        if (step.kind == BuildStep::Kind::plan)
          schedule.plan(step.locale, works[step.locale].source_groups, works[step.locale].page_groups);
        std::this_thread::yield();
        witness.end(step);
      }
    });
    EXPECT_EQ(witness.concluded(), works.size()) << workers << " threads";
  }
}

}  // namespace
}  // namespace evdoc::cli
