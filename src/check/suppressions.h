// Findings that a project knows and accepts: in evdoc.toml, or in a note of a unit.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/diagnostic.h"
#include "check/check.h"
#include "model/project.h"

namespace evdoc::check {

/// The category of a unit's note that suppresses: `<note category="check-ignore">shouting: a trade mark</note>`.
inline constexpr std::string_view ignore_category = "check-ignore";

/// All suppressions of a project and its tables, which must outlive it.
class Suppressions {
 public:
  Suppressions(const CheckSettings& settings, std::span<const CheckedLocale> locales, std::string_view today);

  /// Hands on what is not suppressed, and what is.
  void pass(const Diagnostics& found, Diagnostics& out, std::vector<SuppressedFinding>& suppressed);

  /// Reports those that name no rule or give no reason.
  void report_invalid(Diagnostics& out) const;

  /// Reports those that suppressed nothing or have ended.
  void report_unused(Diagnostics& out) const;

 private:
  struct Entry {
    std::string_view rule;
    std::string_view locale;
    std::string_view unit;
    std::string_view reason;
    Span span;
    bool is_note = false;   ///< holds for one unit of one page
    std::string page = {};  ///< as in Subject
    bool has_ended = false;
    bool is_used = false;
  };

  void add_note(const UnitNote& note, const Unit& unit, std::string page, std::string_view locale);
  void add_notes(const Catalog& catalog);
  /// The first that fits, all that fit being used from now on; null: none.
  const Entry* use(const Diagnostic& finding);
  static bool is_valid(const Entry& entry);
  static bool fits(const Entry& entry, const Diagnostic& finding);

  std::vector<Entry> entries_;
  std::size_t settings_count_ = 0;                                                ///< the first are those of evdoc.toml
  std::unordered_map<std::string_view, std::vector<std::size_t>> notes_of_unit_;  // indexes of entries
};

}  // namespace evdoc::check
