#include "cli/next_state.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <span>
#include <utility>

#include "base/parallel.h"
#include "cli/kept_findings.h"

namespace evdoc::cli {

namespace {

/// The next eight bytes as a number that compares like them; zeros where there are none.
uint64_t take_eight(std::string_view& text) {
  uint64_t number = 0;
  const std::size_t count = std::min(text.size(), sizeof number);
  std::memcpy(&number, text.data(), count);
  text.remove_prefix(count);
  return std::endian::native == std::endian::little ? __builtin_bswap64(number) : number;
}

/// A page among others that begin alike.
struct PathKey {
  uint64_t first = 0;  ///< eight bytes behind that beginning
  uint64_t next = 0;   ///< eight more
  const DeliveredPage* page = nullptr;

  bool operator<(const PathKey& other) const {
    if (first != other.first) return first < other.first;
    return next != other.next ? next < other.next : page->record.path < other.page->record.path;
  }
};

/// Sorts pages by path, on several threads. Few paths must be read to compare them.
class PathOrder {
 public:
  PathOrder(const DeliveredPages& pages, unsigned jobs) : jobs_(jobs) {
    keys_.reserve(pages.size());
    for (const DeliveredPage& page : pages.all()) keys_.push_back({.page = &page});
  }

  std::vector<PathKey> sorted() {
    if (keys_.empty()) return {};
    const std::size_t parts = std::min<std::size_t>(worker_count(jobs_), keys_.size() / least_part + 1);
    std::vector<std::size_t> beginnings(parts);
    parallel_for(parts, jobs_, [&](std::size_t i, unsigned) { beginnings[i] = beginning(part(i, parts)); });
    beginning_ = std::ranges::min(beginnings);
    parallel_for(parts, jobs_, [&](std::size_t i, unsigned) { sort(part(i, parts)); });
    for (std::size_t i = 1; i < parts; ++i)
      std::inplace_merge(keys_.begin(), at(part(i, parts).begin), at(part(i, parts).end));
    return std::move(keys_);
  }

 private:
  static constexpr std::size_t least_part = 1024;  // pages for which it is worth to start a thread

  struct Part {
    std::size_t begin = 0;
    std::size_t end = 0;
  };

  Part part(std::size_t i, std::size_t parts) const {
    return {keys_.size() * i / parts, keys_.size() * (i + 1) / parts};
  }

  std::vector<PathKey>::iterator at(std::size_t i) { return keys_.begin() + static_cast<std::ptrdiff_t>(i); }

  /// How many bytes the paths of a part and the first one begin with alike.
  std::size_t beginning(Part part) const {
    std::string_view common = keys_.front().page->record.path;
    for (std::size_t i = part.begin; i < part.end; ++i) {
      while (!keys_[i].page->record.path.starts_with(common)) common.remove_suffix(1);
    }
    return common.size();
  }

  void sort(Part part) {
    for (std::size_t i = part.begin; i < part.end; ++i) {
      std::string_view rest = keys_[i].page->record.path.substr(beginning_);
      keys_[i].first = take_eight(rest);
      keys_[i].next = take_eight(rest);
    }
    std::sort(at(part.begin), at(part.end));
  }

  unsigned jobs_;
  std::size_t beginning_ = 0;
  std::vector<PathKey> keys_;
};

/// Whether the pages of a build can be added to those of a state. It lists all reasons that any of its layers had.
bool is_extensible(const BuildState& state) {
  constexpr std::size_t most_reasons = 1000;
  return state.log.is_extensible() && state.reasons.size() < most_reasons;
}

}  // namespace

NextState::NextState(const Site& site, const BuildReport& report, const LastPages& last, const BuildState* others,
                     std::string cause)
    : report_(report),
      last_(last),
      has_others_(others != nullptr),
      is_extending_(others && is_extensible(*others)),
      cause_(std::move(cause)) {
  if (others) state_.locales = others->locales;
  if (is_extending_) {
    state_.layers = others->log.layers();
    state_.planned_pages = others->planned_pages;
    state_.reasons = others->reasons;
    for (std::size_t i = 0; i < state_.reasons.size(); ++i)
      reasons_.try_emplace(state_.reasons[i], static_cast<uint16_t>(i));
  }
  locales_.push_back(locale(site.project().settings.source_locale));
  for (const std::string& tag : site.plan.locales) locales_.push_back(locale(tag));
  if (!last_.state) return;
  kept_locales_.resize(last_.state->locales.size());
  kept_reasons_.resize(last_.state->reasons.size());
}

void NextState::add_pages(unsigned jobs, const std::function<bool(const PageRecord& left)>& stays) {
  std::span<const PageRecord> left;
  if (last_.state && !is_extending_) left = last_.state->pages;
  state_.pages.reserve(std::max(left.size(), report_.pages.size()));
  const auto take_left = [&] {
    if (stays(left.front())) retain(left.front());
    left = left.subspan(1);
  };
  for (const PathKey& key : PathOrder(report_.pages, jobs).sorted()) {
    const std::string_view path = key.page->record.path;
    while (!left.empty() && left.front().path < path) take_left();
    const bool is_known = !left.empty() && left.front().path == path;
    add(*key.page, is_extending_ ? last_.find(path) : is_known ? &left.front() : nullptr);
    if (is_known) left = left.subspan(1);
  }
  while (!left.empty()) take_left();
  for (std::size_t i = 0; i < report_.matches.size(); ++i) count(locales_[i + 1], figures_of(report_.matches[i]));
}

NewState NextState::take(std::vector<InputRecord> inputs, const Diagnostics& diagnostics) {
  state_.inputs = std::move(inputs);
  state_.findings = kept_findings(diagnostics);
  state_.is_complete = !diagnostics.has_errors();
  return std::move(state_);
}

void NextState::add(const DeliveredPage& page, const PageRecord* known) {
  const uint16_t locale = locales_[page.record.locale];
  state_.pages.push_back({&page.record, locale, reason(page, known), true});
  state_.planned_pages += is_extending_ && known && known->is_planned ? 0 : 1;
  if (known) discount(locale, known->origin);
}

void NextState::retain(const PageRecord& page) {
  const bool is_planned = has_others_ && page.is_planned;
  state_.pages.push_back({&page, kept_locale(page.locale), kept_reason(page.reason), is_planned});
  state_.planned_pages += is_planned ? 1 : 0;
}

/// Adds the figures of the pages that were made to those of the ones that were not.
void NextState::count(std::size_t locale, const Figures& figures) {
  std::vector<uint32_t>& counts = state_.locales[locale].counts;
  counts.resize(figures.size());
  for (std::size_t i = 0; i < figures.size(); ++i) counts[i] += figures[i];
}

/// Takes the figures of a page's last state out of those of its locale.
void NextState::discount(std::size_t locale, const PageOrigin& origin) {
  std::vector<uint32_t>& counts = state_.locales[locale].counts;
  if (!has_others_ || !origin.use) return;
  const std::array<uint32_t, 8>& of_page = origin.use->counts;
  for (std::size_t i = 0; i < std::min(counts.size(), of_page.size()); ++i)
    counts[i] -= std::min(counts[i], of_page[i]);
}

uint16_t NextState::reason(const DeliveredPage& page, const PageRecord* known) {
  if (page.damage == Damage::edited) return reason(Why::edited);
  if (page.damage == Damage::deleted) return reason(Why::deleted);
  if (page.change == Change::created && last_.state) return reason(Why::added);
  if (page.change != Change::unchanged) return reason(Why::changed);
  return known ? kept_reason(known->reason) : reason(Why::adopted);
}

uint16_t NextState::reason(Why why) {
  std::optional<uint16_t>& known = whys_[static_cast<std::size_t>(why)];
  if (!known) known = reason_index(words(why));
  return *known;
}

std::string NextState::words(Why why) const {
  switch (why) {
    case Why::edited:
      return "it had been edited since evdoc wrote it";
    case Why::deleted:
      return "it had been deleted";
    case Why::added:
      return "it is new: " + cause_;
    case Why::changed:
      return cause_;
    case Why::adopted:
      break;
  }
  return "it was there already, as evdoc would have written it";
}

/// The index of a reason of the last state in this one.
uint16_t NextState::kept_reason(uint16_t index) {
  std::optional<uint16_t>& known = kept_reasons_[index];
  if (!known) known = reason_index(last_.state->reasons[index]);
  return *known;
}

/// The same of a locale.
uint16_t NextState::kept_locale(uint16_t index) {
  std::optional<uint16_t>& known = kept_locales_[index];
  if (!known) known = locale(last_.state->locales[index].tag);
  return *known;
}

uint16_t NextState::locale(const std::string& tag) {
  const auto found = std::ranges::find(state_.locales, tag, &LocaleRecord::tag);
  const auto index = static_cast<uint16_t>(found - state_.locales.begin());
  if (found == state_.locales.end()) state_.locales.push_back({tag, {}});
  return index;
}

uint16_t NextState::reason_index(const std::string& words) {
  const auto next = static_cast<uint16_t>(state_.reasons.size());
  const auto [entry, is_new] = reasons_.try_emplace(words, next);
  if (is_new) state_.reasons.push_back(words);
  return entry->second;
}

}  // namespace evdoc::cli
