#include "check/suppressions.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "check/codes.h"
#include "check/letters.h"
#include "check/rules.h"

namespace evdoc::check {

Suppressions::Suppressions(const CheckSettings& settings, std::span<const CheckedLocale> locales,
                           std::string_view today) {
  for (const Suppression& suppression : settings.suppressions) {
    Entry& entry = entries_.emplace_back(Entry{.rule = suppression.rule,
                                               .locale = suppression.locale,
                                               .unit = suppression.unit,
                                               .reason = suppression.reason,
                                               .span = suppression.span});
    entry.has_ended = !today.empty() && !suppression.until.empty() && std::string_view(suppression.until) < today;
  }
  settings_count_ = entries_.size();
  for (const CheckedLocale& locale : locales) add_notes(locale.catalog());
}

void Suppressions::add_notes(const Catalog& catalog) {
  for (const Unit& unit : catalog.common) {
    for (const UnitNote& note : unit.notes) add_note(note, unit, {}, catalog.locale);
  }
  for (const PageTable& page : catalog.pages) {
    const std::string name = page_name(page);
    for (const Unit& unit : page.units) {
      for (const UnitNote& note : unit.notes) add_note(note, unit, name, catalog.locale);
    }
  }
}

/// "shouting: a trade mark"
void Suppressions::add_note(const UnitNote& note, const Unit& unit, std::string page, std::string_view locale) {
  if (note.category.value != ignore_category) return;
  const std::string_view text = note.text.value;
  const std::size_t colon = std::min(text.find(':'), text.size());
  notes_of_unit_[unit.id.value].push_back(entries_.size());
  entries_.push_back({.rule = trimmed(text.substr(0, colon)),
                      .locale = locale,
                      .unit = unit.id.value,
                      .reason = trimmed(text.substr(std::min(colon + 1, text.size()))),
                      .span = note.text.span,
                      .is_note = true,
                      .page = std::move(page)});
}

bool Suppressions::is_valid(const Entry& entry) {
  return find_rule(entry.rule) && !entry.reason.empty();
}

bool Suppressions::fits(const Entry& entry, const Diagnostic& finding) {
  const auto is_same = [](std::string_view wanted, std::string_view found) {
    return wanted.empty() || wanted == found;
  };
  return entry.rule == finding.code->name && is_same(entry.locale, finding.subject.locale) &&
         is_same(entry.unit, finding.subject.unit) && (!entry.is_note || entry.page == finding.subject.page) &&
         is_valid(entry) && !entry.has_ended;
}

const Suppressions::Entry* Suppressions::use(const Diagnostic& finding) {
  const Entry* result = nullptr;
  const auto ask = [&](Entry& entry) {
    if (!fits(entry, finding)) return;
    entry.is_used = true;
    if (!result) result = &entry;
  };
  for (std::size_t i = 0; i < settings_count_; ++i) ask(entries_[i]);
  const auto notes = notes_of_unit_.find(finding.subject.unit);
  if (notes != notes_of_unit_.end()) {
    for (const std::size_t index : notes->second) ask(entries_[index]);
  }
  return result;
}

void Suppressions::pass(const Diagnostics& found, Diagnostics& out, std::vector<SuppressedFinding>& suppressed) {
  using Where = SuppressedFinding::Where;
  for (const Diagnostic& finding : found.all()) {
    if (const Entry* entry = use(finding)) {
      suppressed.push_back({finding, entry->is_note ? Where::table : Where::settings, std::string(entry->reason)});
    } else {
      out.add(finding);
    }
  }
}

void Suppressions::report_invalid(Diagnostics& out) const {
  for (const Entry& entry : entries_) {
    if (!find_rule(entry.rule)) {
      out.report(code::suppression_invalid, entry.span, fmt::format("there is no rule '{}'", entry.rule),
                 rule_hint(entry.rule));
    } else if (entry.reason.empty()) {
      out.report(code::suppression_invalid, entry.span,
                 fmt::format("the suppression of '{}' gives no reason", entry.rule),
                 entry.is_note ? fmt::format("write why, behind a colon: {}: it is a trade mark", entry.rule)
                               : "say why: reason = \"...\"");
    }
  }
}

void Suppressions::report_unused(Diagnostics& out) const {
  for (const Entry& entry : entries_) {
    if (entry.is_used || !is_valid(entry)) continue;
    if (entry.has_ended) {
      out.report(code::suppression_unused, entry.span, fmt::format("the suppression of '{}' has ended", entry.rule),
                 "mend what it suppressed, or set a later day");
    } else {
      out.report(code::suppression_unused, entry.span,
                 fmt::format("the suppression of '{}' suppresses nothing", entry.rule), "delete it");
    }
  }
}

}  // namespace evdoc::check
