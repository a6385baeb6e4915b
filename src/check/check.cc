#include "check/check.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/parallel.h"
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
  Severity severity = Severity::error;
};

/// What the settings say of a rule in a locale; null: nothing.
const RuleSetting* setting_of(const CheckSettings& settings, std::string_view rule, std::string_view locale) {
  const RuleSetting* found = nullptr;
  for (const RuleSetting& setting : settings.rules) {
    const bool fits = setting.rule == rule && (setting.locale.empty() || setting.locale == locale);
    const bool is_weaker = found && !found->locale.empty() && setting.locale.empty();
    if (fits && !is_weaker) found = &setting;
  }
  return found;
}

std::vector<ActiveRule> active_rules(const CheckSettings& settings, const CheckOptions& options,
                                     std::string_view locale) {
  std::vector<ActiveRule> active;
  for (const Rule& rule : rules()) {
    const bool is_asked = std::ranges::find(options.rules, rule.code->name) != options.rules.end();
    if (!options.rules.empty() && !is_asked) continue;
    const RuleSetting* setting = setting_of(settings, rule.code->name, locale);
    const bool is_on = setting ? setting->severity.has_value() : is_asked || rule.preset <= settings.preset;
    if (is_on) active.push_back({&rule, setting ? *setting->severity : rule.code->severity});
  }
  return active;
}

CheckedText taken_apart(const Text& text) {
  return {text, markdown::split_markup(text.value)};
}

/// Checks one locale.
class LocaleCheck {
 public:
  LocaleCheck(const RuleScope& scope, const CheckOptions& options, Diagnostics& out)
      : scope_(scope),
        rules_(active_rules(scope.project.settings.check, options, scope.catalog.locale)),
        mends_approved_(options.mends_approved),
        findings_(scope.catalog.locale, &scope.shown, out) {}

  void operator()() {
    for (const Unit& unit : scope_.catalog.common) check(unit, nullptr);
    for (const PageTable& page : scope_.catalog.pages) check(page);
    findings_.enter({}, nullptr);
    for (const ActiveRule& active : rules_) {
      findings_.set_rule(active.severity);
      if (active.rule->catalog) active.rule->catalog(scope_, findings_);
    }
  }

 private:
  void check(const PageTable& page) {
    findings_.enter({}, &page);
    for (const ActiveRule& active : rules_) {
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
    for (const ActiveRule& active : rules_) {
      findings_.set_rule(active.severity);
      if (active.rule->unit) active.rule->unit(unit_, scope_, findings_);
      if (active.rule->segment) check_segments(*active.rule);
    }
  }

  static bool is_too_long(const Unit& unit) {
    return std::ranges::any_of(unit.segments, [](const Segment& segment) {
      const std::size_t target = segment.target ? segment.target->value.size() : 0;
      return std::max(segment.source.value.size(), target) > longest_text;
    });
  }

  void report_length(const Unit& unit) {
    findings_.set_rule(code::text_too_long.severity);
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
  std::vector<ActiveRule> rules_;
  bool mends_approved_;
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
  Findings findings(project.settings.source_locale, nullptr, out);
  findings.enter({}, nullptr);
  for (const ActiveRule& active : active_rules(project.settings.check, options, project.settings.source_locale)) {
    findings.set_rule(active.severity);
    if (active.rule->project) active.rule->project(project, findings);
  }
}

}  // namespace

void check_project(const Project& project, std::span<const CheckedLocale> locales, const CheckOptions& options,
                   Diagnostics& diagnostics) {
  report_unknown_rules(project.settings.check, diagnostics);
  const Names names(project);
  const ShownUnits shown(project);
  std::vector<Diagnostics> found(locales.size() + 1);
  check_sources(project, options, found.back());
  parallel_for(locales.size(), options.jobs, [&](std::size_t i, unsigned) {
    const Catalog& catalog = *locales[i].catalog;
    const std::string_view tag = catalog.locale;
    const RuleScope scope{.project = project,
                          .names = names,
                          .shown = shown,
                          .catalog = catalog,
                          .vocabulary = locales[i].vocabulary,
                          .script = script_of_locale(tag),
                          .language = tag.substr(0, tag.find('-'))};
    LocaleCheck(scope, options, found[i])();
  });
  Suppressions suppressions(project.settings.check, locales, options.today);
  for (Diagnostics& some : found) suppressions.pass(some, diagnostics);
  if (options.rules.empty()) suppressions.report_unused(diagnostics);
}

}  // namespace evdoc::check
