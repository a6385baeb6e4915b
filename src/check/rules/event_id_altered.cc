// event-id-altered: an event id with a separator in it, as if it were a quantity.

#include <algorithm>
#include <array>
#include <string>

#include <fmt/format.h>

#include "check/codes.h"
#include "check/letters.h"
#include "check/rules/all.h"
#include "check/unit_kind.h"

namespace evdoc::check {

namespace {

constexpr std::array<std::string_view, 5> separators{".", ",", " ", "\xC2\xA0", "\xE2\x80\xAF"};

/// The id of the event that a unit belongs to, from its page or its own id; empty: to none.
std::string event_of(const CheckedUnit& unit) {
  if (unit.page) return unit.page->event > 0 ? fmt::to_string(unit.page->event) : std::string();
  return std::string(event_unit_id(unit.unit->id.value).event);
}

bool has_number(std::string_view text, std::string_view number) {
  for (std::size_t at = text.find(number); at != std::string_view::npos; at = text.find(number, at + 1)) {
    const std::size_t end = at + number.size();
    if ((at == 0 || !is_digit(text[at - 1])) && (end == text.size() || !is_digit(text[end]))) return true;
  }
  return false;
}

/// The number with a separator before its last three digits, as the target has it; else empty.
std::string_view grouped(std::string_view target, std::string_view number) {
  for (const std::string_view separator : separators) {
    const std::string form =
        fmt::format("{}{}{}", number.substr(0, number.size() - 3), separator, number.substr(number.size() - 3));
    const std::size_t at = target.find(form);
    if (at != std::string_view::npos) return target.substr(at, form.size());
  }
  return {};
}

}  // namespace

void event_id_altered(const CheckedUnit& unit, const RuleScope&, Findings& findings) {
  const std::string id = event_of(unit);
  if (id.size() < 4) return;
  for (const CheckedSegment& segment : unit.segments) {
    const std::string_view target = segment.target.value();
    if (!has_number(segment.source.value(), id) || has_number(target, id)) continue;
    const std::string_view found = grouped(target, id);
    if (found.empty()) continue;
    Diagnostic& finding = findings.report(code::event_id_altered, segment, found,
                                          fmt::format("the event id {} is written '{}'", id, found),
                                          "an id is no quantity: write its digits alone");
    add_fix(finding, segment, found, id, Fix::Trust::certain);
  }
}

}  // namespace evdoc::check
