// missing-unit: a text of a page that no table has a unit for.

#include <algorithm>
#include <unordered_set>
#include <vector>

#include <fmt/format.h>

#include "check/codes.h"
#include "check/letters.h"
#include "check/rules/all.h"
#include "text/words.h"

namespace evdoc::check {

namespace {

struct MissingUnit {
  const PageUnit* unit = nullptr;
  Span place;  ///< in the table: at the unit that the page shows before it, or at the page
};

/// Whose words pages show for a text; another locale's or the vocabulary's are nobody's work in this one.
enum class Shown : uint8_t { own, others, english };

/// The texts of a page that are for the locale's tables to translate.
struct PageTexts {
  const PageContent* page = nullptr;
  bool has_table = false;
  std::size_t count = 0;
  std::vector<MissingUnit> missing;
};

bool are_mostly_there(std::size_t missing, std::size_t count) {
  return missing * 2 < count;
}

/// Looks up the texts of one page in the tables of a locale and of those behind it.
class PageLookup {
 public:
  PageLookup(const RuleScope& scope, const PageContent& page)
      : scope_(scope),
        page_(page),
        tables_(*scope.chain.front().tables),
        table_(tables_.page(page.key)),
        translator_(scope.chain, scope.project.settings.least_state, page.key) {}

  PageTexts operator()() const {
    PageTexts texts{.page = &page_, .has_table = table_ != nullptr, .missing = {}};
    Span place = table_ ? table_->span : Span();
    for (const PageUnit* unit : scope_.shown.units(page_, table_)) {
      const Unit* own = unit_of(*unit);
      if (own) place = own->id.span;
      if (unit->is_identifier || unit->is_code || unit->extras->like) continue;
      const Shown shown = own ? Shown::own : shown_of(*unit);
      if (shown == Shown::others || (shown == Shown::english && !has_language(*unit))) continue;
      ++texts.count;
      if (shown == Shown::english) texts.missing.push_back({unit, place});
    }
    return texts;
  }

 private:
  const Unit* unit_of(const PageUnit& unit) const {
    const Unit* own = table_ ? tables_.unit(*table_, unit.id) : nullptr;
    return own ? own : tables_.common_unit(unit.common_id);
  }

  /// Whether there is more in it than names.
  bool has_language(const PageUnit& unit) const {
    const std::string_view source = unit.source;
    const CheckedText text{{source, unit.span}, markdown::split_markup(source)};
    return !scope_.names.is_list(source) && has_words(language_of(text, scope_.names.find(text.pieces)));
  }

  /// A text that a table has, but in too low a state to be shown, is there.
  Shown shown_of(const PageUnit& unit) const {
    if (tables_.unit_by_source(unit.source)) return Shown::own;
    std::vector<TranslatedSegment> segments;
    translator_.translate(unit.request(), segments);
    const auto is_missing = [this](const TranslatedSegment& segment) {
      return segment.match == MatchKind::untranslated && !tables_.segment_by_source(segment.source);
    };
    if (std::ranges::any_of(segments, is_missing)) return Shown::english;
    const auto is_of_others = [](const TranslatedSegment& segment) {
      return segment.match == MatchKind::vocabulary || segment.match == MatchKind::fallback;
    };
    return std::ranges::any_of(segments, is_of_others) ? Shown::others : Shown::own;
  }

  const RuleScope& scope_;
  const PageContent& page_;
  const CatalogIndex& tables_;
  const PageTable* table_;
  Translator translator_;
};

/// What stands in for a place that no table gave: the first common unit.
Span first_place(const Catalog& catalog) {
  return catalog.common.empty() ? Span() : catalog.common.front().id.span;
}

void report(const MissingUnit& missing, const PageContent& page, const RuleScope& scope, Findings& findings) {
  const PageUnit& unit = *missing.unit;
  const std::string_view id = unit.common_id.empty() ? unit.id : unit.common_id.text();
  findings.enter(unit, page);
  const Span place = missing.place.is_known() ? missing.place : first_place(scope.catalog);
  Diagnostic& finding =
      findings.report(code::missing_unit, {place.source, place.begin, place.begin},  // it marks nothing that is there
                      fmt::format("the tables have no unit '{}': pages show its English text", id),
                      fmt::format("add it, and translate '{}'", unit.source.text()));
  const bool has_place = unit.span.is_known() && !finding.notes.empty();
  if (has_place) finding.notes.front().span = unit.span;  // where the page's revision has the text
}

}  // namespace

void missing_unit(const RuleScope& scope, Findings& findings) {
  if (scope.has_source_language()) return;
  std::vector<PageTexts> pages;
  std::size_t count = 0;
  std::size_t missing = 0;
  for (const PageContent* page : scope.shown.pages()) {
    pages.push_back(PageLookup(scope, *page)());
    count += pages.back().count;
    missing += pages.back().missing.size();
  }
  std::unordered_set<std::string_view> reported;  // common units
  for (const PageTexts& texts : pages) {
    const bool is_begun = texts.has_table || are_mostly_there(texts.missing.size(), texts.count);
    if (!is_begun && !are_mostly_there(missing, count)) continue;
    for (const MissingUnit& unit : texts.missing) {
      const std::string_view common_id = unit.unit->common_id;
      if (common_id.empty() || reported.insert(common_id).second) report(unit, *texts.page, scope, findings);
    }
  }
}

}  // namespace evdoc::check
