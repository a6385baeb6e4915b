#include "check/check.h"

#include <algorithm>
#include <unordered_map>

#include <fmt/format.h>

#include "base/parallel.h"
#include "base/wildcard.h"
#include "check/codes.h"
#include "check/rules.h"
#include "check/suppressions.h"
#include "check/unit_kind.h"

namespace evdoc::check {

namespace {

/// Bytes. What is longer is no text of a page, and rules compare all with all.
constexpr std::size_t longest_text = 16 * 1024;

struct ActiveRule {
  const Rule* rule = nullptr;
  RuleSeverity severity;
};

/// What settings are asked about; without a page what holds for all.
struct Place {
  std::string_view locale;
  std::string_view page = {};  ///< an event id or a page id
};

bool fits(const RuleSetting& setting, const Place& place) {
  const bool is_locale = setting.locale.empty() || setting.locale == place.locale;
  const bool is_page = setting.pages.empty() || (!place.page.empty() && matches_wildcard(setting.pages, place.page));
  return is_locale && is_page;
}

int rank_of(const RuleSetting& setting) {
  if (!setting.pages.empty()) return 2;
  return setting.locale.empty() ? 0 : 1;
}

/// What the settings say of a rule; null: nothing.
const RuleSetting* setting_of(const CheckSettings& settings, std::string_view rule, const Place& place) {
  const RuleSetting* found = nullptr;
  for (const RuleSetting& setting : settings.rules) {
    if (setting.rule != rule || !fits(setting, place)) continue;
    if (!found || rank_of(setting) >= rank_of(*found)) found = &setting;
  }
  return found;
}

std::vector<ActiveRule> active_rules(const CheckSettings& settings, const CheckOptions& options, const Place& place) {
  std::vector<ActiveRule> active;
  for (const Rule& rule : rules()) {
    const bool is_asked = std::ranges::find(options.rules, rule.code->name) != options.rules.end();
    if (!options.rules.empty() && !is_asked) continue;
    const RuleSetting* setting = setting_of(settings, rule.code->name, place);
    const bool is_set = setting && setting->severity;
    const bool is_on = is_asked || is_set || (!setting && rule.preset <= settings.preset);
    if (is_on) active.push_back({&rule, {is_set ? *setting->severity : rule.code->severity, is_set}});
  }
  return active;
}

/// The rules that hold on each page of a locale.
class RulesOfPages {
 public:
  RulesOfPages(const CheckSettings& settings, const CheckOptions& options, std::string_view locale)
      : settings_(settings), options_(options), locale_(locale), common_(active_rules(settings, options, {locale})) {
    has_pages_ = std::ranges::any_of(settings.rules, [](const RuleSetting& setting) { return !setting.pages.empty(); });
  }

  const std::vector<ActiveRule>& common() const { return common_; }

  /// Whether they are the same on all pages.
  bool are_alike() const { return !has_pages_; }

  /// An empty name: what belongs to no single page.
  const std::vector<ActiveRule>& of(const std::string& page) {
    if (!has_pages_ || page.empty()) return common_;
    const auto [rules, is_new] = of_page_.try_emplace(page);
    if (is_new) rules->second = active_rules(settings_, options_, {locale_, page});
    return rules->second;
  }

  /// Null: the rule is off there.
  const ActiveRule* find(const Rule& rule, const std::string& page) {
    const std::vector<ActiveRule>& active = of(page);
    const auto found = std::ranges::find(active, &rule, &ActiveRule::rule);
    return found != active.end() ? &*found : nullptr;
  }

 private:
  const CheckSettings& settings_;
  const CheckOptions& options_;
  std::string_view locale_;
  std::vector<ActiveRule> common_;
  bool has_pages_ = false;
  std::unordered_map<std::string, std::vector<ActiveRule>> of_page_;
};

/// Hands on what a rule found that looks at many pages at once, where it is on. `page_of` gives the page that a finding
/// is about.
template <class PageOf>
void pass(const Rule& rule, const Diagnostics& found, RulesOfPages& rules, PageOf page_of, Diagnostics& out) {
  for (Diagnostic finding : found.all()) {
    const ActiveRule* active = rules.find(rule, page_of(finding.subject));
    if (!active) continue;
    finding.severity = active->severity.severity;
    out.add(std::move(finding));
  }
}

CheckedText taken_apart(const Text& text) {
  return {text, markdown::split_markup(text.value)};
}

/// Checks one locale.
class LocaleCheck {
 public:
  LocaleCheck(const RuleScope& scope, const CheckOptions& options, Diagnostics& out)
      : scope_(scope),
        rules_(scope.project.settings.check, options, scope.catalog.locale),
        mends_approved_(options.mends_approved),
        out_(out),
        findings_(scope.catalog.locale, &scope.shown, out) {}

  void operator()() {
    for (const Unit& unit : scope_.catalog.common) check(unit, nullptr);
    for (const PageTable& page : scope_.catalog.pages) check(page);
    for (const Rule& rule : rules()) {
      if (rule.catalog && (!rules_.are_alike() || rules_.find(rule, {}))) check_catalog(rule);
    }
  }

 private:
  void check_catalog(const Rule& rule) {
    Diagnostics found;
    Findings findings(scope_.catalog.locale, &scope_.shown, found);
    rule.catalog(scope_, findings);
    const auto page = [this](const Subject& subject) {
      return subject.page.empty() ? only_page_of(subject.unit) : subject.page;
    };
    pass(rule, found, rules_, page, out_);
  }

  void check(const PageTable& page) {
    findings_.enter(page);
    for (const ActiveRule& active : rules_.of(page_name(page))) {
      findings_.set_rule(active.severity);
      if (active.rule->page) active.rule->page(page, scope_, findings_);
    }
    for (const Unit& unit : page.units) check(unit, &page);
  }

  void check(const Unit& unit, const PageTable* page) {
    if (!unit.translate) return;
    findings_.enter(unit, page);
    if (is_too_long(unit)) return report_length(unit);
    take_apart(unit, page);
    for (const ActiveRule& active : rules_of(unit, page)) {
      findings_.set_rule(active.severity);
      if (active.rule->unit) active.rule->unit(unit_, scope_, findings_);
      if (active.rule->segment) check_segments(*active.rule);
    }
  }

  const std::vector<ActiveRule>& rules_of(const Unit& unit, const PageTable* page) {
    if (rules_.are_alike()) return rules_.common();
    return rules_.of(page ? page_name(*page) : only_page_of(unit.id.value));
  }

  /// The page that alone shows a common unit; empty: it is no single one, or not known.
  std::string only_page_of(std::string_view unit) const {
    const ShownUnit* shown = scope_.shown.find(unit);
    return shown && shown->pages == 1 ? fmt::to_string(shown->first_event) : std::string();
  }

  static bool is_too_long(const Unit& unit) {
    return std::ranges::any_of(unit.segments, [](const Segment& segment) {
      const std::size_t target = segment.target ? segment.target->value.size() : 0;
      return std::max(segment.source.value.size(), target) > longest_text;
    });
  }

  void report_length(const Unit& unit) {
    findings_.set_rule({code::text_too_long.severity});
    findings_.report(code::text_too_long, unit.id.span,
                     fmt::format("'{}' is too long a text to be checked", unit.id.value),
                     fmt::format("divide it: a segment has at most {} bytes", longest_text));
  }

  void check_segments(const Rule& rule) {
    for (const CheckedSegment& segment : unit_.segments) {
      if (segment.segment->target) rule.segment(segment, scope_, findings_);
    }
  }

  UnitKind kind_of(const Unit& unit) const {
    const bool is_list = unit.segments.size() == 1 && scope_.names.is_list(unit.segments.front().source.value);
    return is_list ? UnitKind::name : unit_kind(unit.id.value);
  }

  void take_apart(const Unit& unit, const PageTable* page) {
    unit_.unit = &unit;
    unit_.page = page;
    unit_.kind = kind_of(unit);
    unit_.segments.clear();
    for (const Segment& segment : unit.segments) {
      if (segment.ignorable) continue;
      CheckedSegment& checked = unit_.segments.emplace_back();
      checked.segment = &segment;
      checked.id = unit.id.value;
      checked.kind = unit_.kind;
      checked.source = taken_apart(segment.source);
      checked.target = taken_apart(segment.target.value_or(Text()));
      checked.names = scope_.names.find(checked.source.pieces);
      checked.is_mendable = mends_approved_ || segment.state != State::final;
    }
  }

  const RuleScope& scope_;
  RulesOfPages rules_;
  bool mends_approved_;
  Diagnostics& out_;
  Findings findings_;
  CheckedUnit unit_;
};

void report_unknown_rules(const CheckSettings& settings, Diagnostics& diagnostics) {
  for (const RuleSetting& setting : settings.rules) {
    if (find_rule(setting.rule)) continue;
    diagnostics.report(code::unknown_rule, setting.span, fmt::format("there is no rule '{}'", setting.rule),
                       rule_hint(setting.rule));
  }
}

void check_sources(const Project& project, const CheckOptions& options, Diagnostics& out) {
  const std::string& locale = project.settings.source_locale;
  RulesOfPages rules_of_pages(project.settings.check, options, locale);
  for (const Rule& rule : rules()) {
    if (!rule.project || (rules_of_pages.are_alike() && !rules_of_pages.find(rule, {}))) continue;
    Diagnostics found;
    Findings findings(locale, nullptr, found);
    rule.project(project, findings);
    pass(
        rule, found, rules_of_pages, [](const Subject& subject) { return subject.page; }, out);
  }
}

}  // namespace

std::vector<SuppressedFinding> check_project(const Project& project, std::span<const CheckedLocale> locales,
                                             const CheckOptions& options, Diagnostics& diagnostics) {
  report_unknown_rules(project.settings.check, diagnostics);
  const Names names(project);
  const ShownUnits shown(project);
  std::vector<Diagnostics> found(locales.size() + 1);
  check_sources(project, options, found.back());
  parallel_for(locales.size(), options.jobs, [&](std::size_t i, unsigned) {
    const Catalog& catalog = locales[i].catalog();
    const std::string_view tag = catalog.locale;
    const RuleScope scope{.project = project,
                          .names = names,
                          .shown = shown,
                          .catalog = catalog,
                          .chain = locales[i].chain,
                          .vocabulary = locales[i].chain.front().vocabulary,
                          .script = script_of_locale(tag),
                          .language = tag.substr(0, tag.find('-'))};
    LocaleCheck(scope, options, found[i])();
  });
  Suppressions suppressions(project.settings.check, locales, options.today);
  std::vector<SuppressedFinding> suppressed;
  for (const Diagnostics& some : found) suppressions.pass(some, diagnostics, suppressed);
  suppressions.report_invalid(diagnostics);
  if (options.rules.empty() && options.has_all_locales) suppressions.report_unused(diagnostics);
  return suppressed;
}

}  // namespace evdoc::check
