// Which thread of a build does what, and when.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <vector>

namespace evdoc::cli {

/// A piece of a build that one thread does.
struct BuildStep {
  enum class Kind : uint8_t {
    none,      ///< nothing is left
    load,      ///< one table
    plan,      ///< the pages of a locale
    sources,   ///< a group of source pages
    pages,     ///< a group of translated pages
    conclude,  ///< the results of a locale are collected, its tables freed
  };
  Kind kind = Kind::none;
  std::size_t locale = 0;
  std::size_t item = 0;  ///< which table or group of the locale, from 0
};

/// Hands out the steps of a build to its threads. The steps of a locale have the order of their kinds. Locales are
/// loaded, planned and concluded in their order; only one of them is planned or concluded at a time, by one thread. The
/// pages of a locale wait for the source pages of all locales before it.
///
/// A thread stays with the locale that it has loaded, as two that write into one folder wait for each other, and helps
/// with others when it finds no more to do there and may not load another. Of the locales that are left when each
/// thread has had as many as the others all threads make the pages together. They come first: if they came last, all
/// but a few threads would wait for their tables.
class BuildSchedule {
 public:
  /// `tables`: how many each locale has to load. Those of as many locales as there are workers are there at once, at
  /// most.
  BuildSchedule(const std::vector<std::size_t>& tables, unsigned workers);

  /// How many groups of pages a locale has. To be called in the step that plans it.
  void plan(std::size_t locale, std::size_t source_groups, std::size_t page_groups);

  /// What `worker` does next; waits for it. Its last step, if it had one, is done.
  BuildStep next(unsigned worker);

 private:
  /// Steps of one kind.
  struct Steps {
    std::size_t count = 0;
    std::size_t begun = 0;
    std::size_t done = 0;

    bool are_left() const { return begun < count; }
    bool are_done() const { return done == count; }
  };
  struct Locale {
    Steps tables;
    Steps sources;
    Steps pages;
  };

  void finish(const BuildStep& step);
  BuildStep choose(unsigned worker);
  BuildStep in_turn() const;
  BuildStep table();
  BuildStep page(std::size_t locale);
  bool has_room(std::size_t locale) const { return locale < concluded_ + last_.size(); }
  bool are_sources_done(std::size_t locale) const;
  Steps& steps(const BuildStep& step);

  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<Locale> locales_;
  std::vector<BuildStep> last_;     // by worker: the step that it has in hand
  std::vector<std::size_t> homes_;  // by worker: the locale that it stays with
  std::size_t shared_;              // how many locales, from the first on, are worked on together
  std::size_t loading_ = 0;         // the first locale of which a table may be left
  std::size_t planned_ = 0;         // how many are; the next one is planned then
  std::size_t concluded_ = 0;
  bool is_turn_taken_ = false;  // a locale is planned or concluded now
};

}  // namespace evdoc::cli
