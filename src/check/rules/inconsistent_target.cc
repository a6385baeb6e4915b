// inconsistent-target: one source text with several targets in the tables of a locale.

#include <algorithm>
#include <unordered_map>

#include <fmt/format.h>

#include "check/codes.h"
#include "check/letters.h"
#include "check/rules/all.h"
#include "check/unit_kind.h"

namespace evdoc::check {

namespace {

struct Use {
  const Unit* unit = nullptr;
  const PageTable* page = nullptr;
  const Segment* segment = nullptr;
};

/// The uses of each source text, in the order of the tables.
class Uses {
 public:
  explicit Uses(const Catalog& catalog) {
    for (const Unit& unit : catalog.common) add(unit, nullptr);
    for (const PageTable& page : catalog.pages) {
      for (const Unit& unit : page.units) add(unit, &page);
    }
  }

  const std::vector<std::vector<Use>>& groups() const { return groups_; }

 private:
  void add(const Unit& unit, const PageTable* page) {
    if (!unit.translate || unit_kind(unit.id.value) == UnitKind::name) return;
    for (const Segment& segment : unit.segments) {
      if (segment.ignorable || !segment.target || segment.target->empty()) continue;
      const auto [group, is_new] = group_of_.try_emplace(trimmed(segment.source.value), groups_.size());
      if (is_new) groups_.emplace_back();
      groups_[group->second].push_back({&unit, page, &segment});
    }
  }

  std::unordered_map<std::string_view, std::size_t> group_of_;
  std::vector<std::vector<Use>> groups_;
};

std::string_view target_of(const Use& use) {
  return trimmed(use.segment->target->value);
}

/// The use whose target is the most frequent; of equals the first.
const Use& usual_use(const std::vector<Use>& uses) {
  std::unordered_map<std::string_view, std::size_t> counts;
  for (const Use& use : uses) ++counts[target_of(use)];
  return *std::ranges::max_element(
      uses, [&](const Use& a, const Use& b) { return counts[target_of(a)] < counts[target_of(b)]; });
}

void check_group(const std::vector<Use>& uses, Findings& findings) {
  const Use& usual = usual_use(uses);
  for (const Use& use : uses) {
    if (target_of(use) == target_of(usual)) continue;
    findings.enter(*use.unit, use.page);
    findings
        .report(code::inconsistent_target, use.segment->target->span,
                fmt::format("'{}' is '{}' here and '{}' elsewhere", trimmed(use.segment->source.value), target_of(use),
                            target_of(usual)),
                "use one wording, or suppress the finding and say why")
        .note(usual.segment->target->span, "this is the other wording");
  }
}

}  // namespace

void inconsistent_target(const RuleScope& scope, Findings& findings) {
  const Uses uses(scope.catalog);
  for (const std::vector<Use>& group : uses.groups()) {
    if (group.size() > 1) check_group(group, findings);
  }
}

}  // namespace evdoc::check
