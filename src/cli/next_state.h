// What a build leaves for the next one, made of its pages and those of the last one.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "cli/page_delivery.h"
#include "cli/site.h"
#include "cli/site_build.h"
#include "write/build_state.h"

namespace evdoc::cli {

/// The state that a build will be remembered by. A view of the pages of the build and of the last one.
class NextState {
 public:
  /// `cause` is why pages were made. The figures of locales that are not in the plan come from `others`, if that is not
  /// null: then pages that were not made are as they were.
  NextState(const Site& site, const BuildReport& report, const LastPages& last, const BuildState* others,
            std::string cause);

  /// Adds the pages of this build and those of the last one that it did not make and that `stays` is true of, on up to
  /// `jobs` threads. To be called once.
  void add_pages(unsigned jobs, const std::function<bool(const PageRecord& left)>& stays);

  /// What it has come to, but for event docs and tables.
  NewState take(std::vector<InputRecord> inputs, const Diagnostics& diagnostics);

 private:
  /// What the reason of a page says.
  enum class Why : uint8_t { edited, deleted, added, changed, adopted };
  static constexpr std::size_t why_count = 5;

  void add(const DeliveredPage& page, const PageRecord* known);
  void retain(const PageRecord& page);
  void count(std::size_t locale, const Figures& figures);
  void discount(std::size_t locale, const PageOrigin& origin);
  uint16_t reason(const DeliveredPage& page, const PageRecord* known);
  uint16_t reason(Why why);
  std::string words(Why why) const;
  uint16_t kept_reason(uint16_t index);
  uint16_t kept_locale(uint16_t index);
  uint16_t locale(const std::string& tag);
  uint16_t reason_index(const std::string& words);

  const BuildReport& report_;
  const LastPages& last_;
  bool has_others_;
  bool is_extending_;  // pages that were not made stay in the layers where they are
  std::string cause_;
  NewState state_;
  std::vector<uint16_t> locales_;                        // by those of the report's pages
  std::map<std::string, uint16_t> reasons_;              // each once
  std::array<std::optional<uint16_t>, why_count> whys_;  // their reasons, if they were asked for
  std::vector<std::optional<uint16_t>> kept_reasons_;    // by the last state's: what they are here, likewise
  std::vector<std::optional<uint16_t>> kept_locales_;
};

}  // namespace evdoc::cli
