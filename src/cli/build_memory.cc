#include "cli/build_memory.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <utility>

#include <fmt/format.h>

#include "base/parallel.h"
#include "base/program_identity.h"
#include "cli/input_changes.h"
#include "text/escape.h"

namespace evdoc::cli {

namespace {

namespace fs = std::filesystem;

/// A file that was changed less than this before evdoc read it may change again without another stamp: the clocks of
/// file systems are coarse (2 s on FAT).
constexpr int64_t coarsest_clock_ns = 2'000'000'000;

int64_t now_ns() {
  const auto time = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::nanoseconds>(time).count();
}

}  // namespace

BuildMemory::BuildMemory(RememberedBuild build) : build_(std::move(build)), started_ns_(now_ns()) {}

bool BuildMemory::recall(Verification verification, unsigned jobs, Output& err, Diagnostics& diagnostics) {
  if (!StateFolder::find(build_.out)) return true;
  return open(err, diagnostics) && read(verification, jobs, diagnostics);
}

bool BuildMemory::prepare(unsigned jobs, Output& err, Diagnostics& diagnostics) {
  return folder_ || (open(err, diagnostics) && read(Verification::stamps, jobs, diagnostics));
}

bool BuildMemory::open(Output& err, Diagnostics& diagnostics) {
  folder_ = StateFolder::open(build_.out, diagnostics);
  if (!folder_ || !lock(err, diagnostics)) return false;
  folder_->sweep();
  Diagnostics found;
  name_project(found);
  const bool is_named = !found.has_errors();
  diagnostics.merge(std::move(found));
  return is_named;
}

bool BuildMemory::read(Verification verification, unsigned jobs, Diagnostics& diagnostics) {
  Diagnostics said_by_reading_all;
  std::optional<BuildOutcome> outcome = file().load_outcome(said_by_reading_all);
  if (outcome) static_cast<BuildOutcome&>(last_.emplace()) = *std::move(outcome);
  are_pages_read_ = false;
  if (!last_ && !read_pages(diagnostics)) return false;
  if (!last_) return true;
  obstacle_ = find_obstacle();
  std::vector<InputRecord> inputs = std::move(last_->inputs);
  InputChanges changes;
  bool is_read = true;
  parallel_for(2, jobs, [&](std::size_t i, unsigned) {
    if (i == 0) changes = find_changes(inputs, jobs);
    if (i == 1 && verification != Verification::none) is_read = read_pages(diagnostics);
  });
  if (!last_) return is_read;
  last_->inputs = std::move(inputs);
  changed_inputs_ = std::move(changes.paths);
  has_new_stamps_ = changes.has_new_stamps;
  return is_read;
}

/// Makes the state whole, or none if it can't be trusted.
bool BuildMemory::read_pages(Diagnostics& diagnostics) {
  if (are_pages_read_) return true;
  Diagnostics found;
  std::optional<BuildState> whole = file().load(found);
  are_pages_read_ = !found.has_errors();
  diagnostics.merge(std::move(found));
  if (whole && last_) whole->inputs = std::move(last_->inputs);  // they have their new stamps
  last_ = std::move(whole);
  obstacle_ = find_obstacle();
  return are_pages_read_;
}

std::string BuildMemory::find_obstacle() const {
  if (!last_) return "evdoc remembered no earlier build";
  if (!last_->is_complete) return "the build before had errors, or was cut short";
  if (last_->program != program_identity()) return "evdoc itself, or a library of it, is another";
  if (last_->request != build_.request) return "the command line asks for other pages";
  return {};
}

std::string BuildMemory::cause() const {
  constexpr std::size_t most_named = 3;
  std::string cause = obstacle_;
  for (std::size_t i = 0; i < std::min(changed_inputs_.size(), most_named); ++i)
    cause += fmt::format("{}{} has changed", cause.empty() ? "" : ", ", changed_inputs_[i]);
  if (changed_inputs_.size() > most_named) cause += fmt::format(", and {} more", changed_inputs_.size() - most_named);
  return cause;
}

bool BuildMemory::lock(Output& err, Diagnostics& diagnostics) {
  if (folder_->try_lock()) return true;
  err << fmt::format("evdoc: waiting for another build of '{}'\n", escaped(build_.out));
  err.flush();
  return folder_->wait_for_lock(diagnostics);
}

/// A name that does not change when the project is moved together with its output folder.
void BuildMemory::name_project(Diagnostics& diagnostics) {
  const fs::path around = fs::path(folder_->path()).parent_path();
  for (const std::string& file : build_.files) {
    std::error_code error;
    project_ += fs::weakly_canonical(fs::absolute(file, error), error).lexically_proximate(around).string();
    project_ += '\0';
    if (error) report_unwritable(build_.out, error.value(), diagnostics);
  }
}

std::optional<LastPages> BuildMemory::look(const OutputTree& present, Verification verification, unsigned jobs,
                                           Diagnostics& diagnostics) {
  LastPages pages;
  if (last_ && !read_pages(diagnostics)) return std::nullopt;
  if (!last_) return pages;
  pages.state = &*last_;
  std::vector<ExpectedPage*> expected;
  expected.reserve(last_->pages.size());
  for (PageRecord& page : last_->pages) expected.push_back(&page);
  const Scrutiny scrutiny = verification == Verification::contents ? Scrutiny::contents : Scrutiny::stamps;
  Diagnostics found;
  Sight sight = present.look(expected, scrutiny, jobs, found);
  const bool is_seen = !found.has_errors();
  diagnostics.merge(std::move(found));
  if (!is_seen) return std::nullopt;
  has_new_stamps_ |= sight.has_new_stamps;
  if (sight.has_new_stamps) last_->log = {};
  pages.standings = std::move(sight.standings);
  pages.damaged_locales.resize(last_->locales.size());
  for (std::size_t i = 0; i < pages.standings.size(); ++i) {
    const PageRecord& page = last_->pages[i];
    if (pages.standings[i] != Standing::as_expected && page.is_planned) pages.damaged_locales[page.locale] = true;
  }
  return pages;
}

/// Takes away the stamps that can't be trusted, so that those inputs are read the next time.
void BuildMemory::distrust_recent(StateFrame& state) const {
  for (InputRecord& input : state.inputs) {
    const int64_t latest = std::max(input.stamp.modified_ns, input.stamp.changed_ns);
    if (latest > started_ns_ - coarsest_clock_ns) input.stamp = {};
  }
}

int BuildMemory::write_journal(NewState& state) const {
  state.program = program_identity();
  state.request = build_.request;
  std::error_code ignored;
  state.folder = fs::current_path(ignored).string();
  distrust_recent(state);
  return file().write_journal(state);
}

int BuildMemory::commit_journal() const {
  return file().commit_journal();
}

void BuildMemory::refresh() {
  Diagnostics unread;
  if (!has_new_stamps_ || !read_pages(unread) || !last_) return;
  distrust_recent(*last_);
  file().save(renewed(*last_));
}

}  // namespace evdoc::cli
