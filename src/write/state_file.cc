#include "write/state_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "base/digest.h"
#include "base/file.h"
#include "write/state_bytes.h"

namespace evdoc {

namespace {

constexpr std::size_t usual_outcome_bytes = 32 * 1024;

/// A state of both: the newer build moved some of its pages, and the older one's that it replaces or deletes may be
/// there still.
BuildState joined(BuildState newer, std::optional<BuildState> older) {
  newer.is_complete = false;
  newer.log = {};
  if (!older) return newer;
  std::vector<PageRecord> missing;
  for (const PageRecord& page : older->pages) {
    if (newer.find(page.path)) continue;
    PageRecord& kept = missing.emplace_back(page);
    kept.locale = static_cast<uint16_t>(newer.locales.size() + page.locale);
    kept.reason = static_cast<uint16_t>(newer.reasons.size() + page.reason);
  }
  newer.locales.insert(newer.locales.end(), older->locales.begin(), older->locales.end());
  newer.reasons.insert(newer.reasons.end(), older->reasons.begin(), older->reasons.end());
  newer.pages.insert(newer.pages.end(), missing.begin(), missing.end());
  std::ranges::sort(newer.pages, {}, &PageRecord::path);
  std::ranges::move(older->kept, std::back_inserter(newer.kept));
  return newer;
}

std::optional<BuildState> load_file(const std::string& path) {
  FileContents contents = read_file(path);
  return contents.error ? std::nullopt : decode_state(std::move(contents.bytes));
}

/// A state that is there but can't be read holds pages that would be forgotten.
std::optional<BuildState> load_or_report(const std::string& path, Diagnostics& diagnostics) {
  FileContents contents = read_file(path);
  if (contents.error == 0) return decode_state(std::move(contents.bytes));
  if (contents.error != ENOENT) report_unreadable(path, contents.error, diagnostics);
  return std::nullopt;
}

}  // namespace

std::vector<BuildState> load_states(const std::string& folder) {
  std::vector<BuildState> states;
  std::error_code error;
  for (std::filesystem::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    if (entry->path().extension() != ".state") continue;
    std::optional<BuildState> state = load_file(entry->path().string());
    if (state) states.push_back(*std::move(state));
  }
  return states;
}

StateFile::StateFile(const std::string& folder, std::string_view project, Durability durability)
    : folder_(folder),
      state_(fmt::format("{}/{:016x}.state", folder, short_digest_of(project))),
      journal_(fmt::format("{}/{:016x}.journal", folder, short_digest_of(project))),
      durability_(durability) {}

bool StateFile::has_journal() const {
  return ::access(journal_.c_str(), F_OK) == 0 || errno != ENOENT;
}

std::optional<BuildOutcome> StateFile::load_outcome(Diagnostics& diagnostics) const {
  if (has_journal()) return std::nullopt;
  FileContents contents = read_start(state_, usual_outcome_bytes);
  const bool is_short = outcome_bytes(contents.bytes) > usual_outcome_bytes - state_header_bytes;
  if (is_short) contents = read_file(state_);
  if (contents.error == 0) return decode_outcome(contents.bytes);
  if (contents.error != ENOENT) report_unreadable(state_, contents.error, diagnostics);
  return std::nullopt;
}

std::optional<BuildState> StateFile::load(Diagnostics& diagnostics) const {
  std::optional<BuildState> state = load_or_report(state_, diagnostics);
  if (!has_journal()) return state;
  std::optional<BuildState> journal = load_or_report(journal_, diagnostics);
  if (journal) return joined(*std::move(journal), std::move(state));
  if (state) state->is_complete = false;
  return state;
}

int StateFile::write_journal(const NewState& state) const {
  const std::string temporary = journal_ + ".tmp";
  ::unlink(temporary.c_str());
  const NewFile file = write_new_file(AT_FDCWD, temporary, encode_state(state).pieces(), durability_);
  if (file.error) return file.error;
  return std::rename(temporary.c_str(), journal_.c_str()) == 0 ? sync_folder(folder_, durability_) : errno;
}

int StateFile::commit_journal() const {
  return std::rename(journal_.c_str(), state_.c_str()) == 0 ? sync_folder(folder_, durability_) : errno;
}

int StateFile::save(const NewState& state) const {
  const int error = write_journal(state);
  return error ? error : commit_journal();
}

}  // namespace evdoc
