#include "cli/next_state.h"

#include <algorithm>
#include <cstring>
#include <deque>
#include <span>
#include <utility>

#include "cli/kept_findings.h"

namespace evdoc::cli {

namespace {

/// A page among others that begin alike.
struct PathKey {
  std::array<uint64_t, 2> bytes{};  ///< sixteen behind that beginning, as numbers that compare like them
  const DeliveredPage* page = nullptr;
};

PathKey key_of(const DeliveredPage& page, std::size_t beginning) {
  PathKey key{{}, &page};
  const std::string_view rest = page.record.path.substr(beginning, sizeof key.bytes);
  for (std::size_t i = 0; i < sizeof key.bytes; ++i) {
    uint64_t& bytes = key.bytes[i / sizeof(uint64_t)];
    bytes = bytes << 8 | (i < rest.size() ? static_cast<unsigned char>(rest[i]) : 0u);
  }
  return key;
}

/// Pages by path. Few paths must be read for it.
std::vector<PathKey> by_path(const std::deque<DeliveredPage>& pages) {
  std::vector<PathKey> keys;
  if (pages.empty()) return keys;
  const std::string_view first = pages.front().record.path;
  std::size_t beginning = first.size();
  for (const DeliveredPage& page : pages) {
    const std::string_view path = page.record.path.substr(0, beginning);
    beginning = static_cast<std::size_t>(std::ranges::mismatch(path, first).in1 - path.begin());
  }
  keys.reserve(pages.size());
  for (const DeliveredPage& page : pages) keys.push_back(key_of(page, beginning));
  std::ranges::sort(keys, [](const PathKey& a, const PathKey& b) {
    return a.bytes != b.bytes ? a.bytes < b.bytes : a.page->record.path < b.page->record.path;
  });
  return keys;
}

}  // namespace

NextState::NextState(const Site& site, const BuildReport& report, const LastPages& last, const BuildState* others,
                     std::string cause)
    : report_(report), last_(last), has_others_(others != nullptr), cause_(std::move(cause)) {
  if (others) state_.locales = others->locales;
  locales_.push_back(locale(site.project().settings.source_locale));
  for (const std::string& tag : site.plan.locales) locales_.push_back(locale(tag));
  if (!last_.state) return;
  kept_locales_.resize(last_.state->locales.size());
  kept_reasons_.resize(last_.state->reasons.size());
}

void NextState::add_pages(const std::function<bool(const PageRecord& left)>& stays) {
  std::span<const PageRecord> left;
  if (last_.state) left = last_.state->pages;
  state_.pages.reserve(std::max(left.size(), report_.pages.size()));
  const auto take_left = [&] {
    if (stays(left.front())) retain(left.front());
    left = left.subspan(1);
  };
  for (const PathKey& key : by_path(report_.pages)) {
    const std::string_view path = key.page->record.path;
    while (!left.empty() && left.front().path < path) take_left();
    const bool is_known = !left.empty() && left.front().path == path;
    add(*key.page, is_known ? &left.front() : nullptr);
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
  if (known) discount(locale, known->origin);
}

void NextState::retain(const PageRecord& page) {
  state_.pages.push_back({&page, kept_locale(page.locale), kept_reason(page.reason), has_others_ && page.is_planned});
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
  if (!has_others_ || origin.asked.empty()) return;
  for (std::size_t i = 0; i < std::min(counts.size(), origin.counts.size()); ++i)
    counts[i] -= std::min(counts[i], origin.counts[i]);
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
