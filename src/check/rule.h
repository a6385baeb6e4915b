// What a QA rule is: a code, the presets that have it, and a function that looks at one thing and reports.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "check/names.h"
#include "check/shown_units.h"
#include "markdown/markup.h"
#include "model/project.h"
#include "text/script.h"
#include "translate/translator.h"

namespace evdoc::check {

/// What a unit holds, told from its id.
enum class UnitKind : uint8_t {
  prose,
  label,  ///< a heading, a level: a few words
  name,   ///< a channel, keyword, title, data item: the same in every locale
};

/// A text taken apart, once for all rules.
struct CheckedText {
  Text text;
  std::vector<markdown::Piece> pieces;

  std::string_view value() const { return text.value; }
};

/// A segment that is to be translated.
struct CheckedSegment {
  const Segment* segment = nullptr;
  std::string_view id;  ///< of its unit
  UnitKind kind = UnitKind::prose;
  CheckedText source;
  CheckedText target;                   ///< empty where there is none
  std::vector<std::string_view> names;  ///< in the source, that its target must keep
  bool is_mendable = true;              ///< false: it is approved, and fixes leave it
};

/// A unit that is to be translated, without what is ignorable.
struct CheckedUnit {
  const Unit* unit = nullptr;
  const PageTable* page = nullptr;  ///< null: a common unit
  UnitKind kind = UnitKind::prose;
  std::vector<CheckedSegment> segments;
};

/// What rules see beside the unit: all of it frozen.
struct RuleScope {
  const Project& project;
  const Names& names;
  const ShownUnits& shown;                  ///< what the pages of this locale show
  const Catalog& catalog;                   ///< the tables of the locale
  std::span<const TranslationLayer> chain;  ///< what its pages ask, those tables first
  const CatalogIndex* vocabulary;           ///< evdoc's own words for the locale; null: none
  Script script;                            ///< that the locale is written in
  std::string_view language;                ///< "pt" of "pt-BR"

  /// Whether the locale is of the language that the sources are in, as en-GB is.
  bool has_source_language() const {
    const std::string_view source = project.settings.source_locale;
    return language == source.substr(0, source.find('-'));
  }
};

/// What settings and findings call a page: its event id, or its id.
std::string page_name(const PageTable& page);

/// How grave the findings of a rule are, and whether the project has said so.
struct RuleSeverity {
  Severity severity = Severity::error;
  bool is_set = false;
};

/// Where rules put what they find. Fills in the severity, the subject, and where the text stands in the metadata.
class Findings {
 public:
  /// `shown` may be null: then findings name no page.
  Findings(std::string_view locale, const ShownUnits* shown, Diagnostics& out)
      : locale_(locale), shown_(shown), out_(out) {}

  /// What all that is reported from now on is about; it outlives that.
  void enter(const Unit& unit, const PageTable* page);
  /// Likewise: a page.
  void enter(const PageTable& page);
  /// Likewise: the message of an event.
  void enter(const Event& event);
  /// Likewise: a text of a page.
  void enter(const PageUnit& unit, const PageContent& page);
  void set_rule(RuleSeverity severity) { severity_ = severity; }

  /// About a segment's target, or, if `part` is a view of a piece of it, about that. The reference holds until the next
  /// call.
  Diagnostic& report(const Code& code, const CheckedSegment& segment, std::string_view part, std::string message,
                     std::string help);

  /// About a place of its own.
  Diagnostic& report(const Code& code, Span span, std::string message, std::string help);

  /// Makes a finding an error, unless the project says how grave those of its rule are.
  void aggravate(Diagnostic& finding) const {
    if (!severity_.is_set) finding.severity = Severity::error;
  }

 private:
  void enter(std::string page, std::string_view unit);
  Diagnostic& report_unit(const Code& code, Span span, std::string message, std::string help);
  /// Says which page shows the text, and where that stands in the metadata.
  void note_page(Diagnostic& finding) const;

  std::string_view locale_;
  const ShownUnits* shown_;
  Diagnostics& out_;
  RuleSeverity severity_;
  Subject subject_;
  const PageTable* page_ = nullptr;  // null: it is about no page's table
};

/// An edit of a piece of a target; nothing where the file does not have it as it is, or where the segment is not
/// mendable.
void add_fix(Diagnostic& finding, const CheckedSegment& segment, std::string_view part, std::string_view replacement,
             Fix::Trust trust);

/// One rule; its name and default severity are its code's. Of the functions it has those that it needs.
struct Rule {
  const Code* code = nullptr;
  Preset preset = Preset::recommended;                                            ///< the least that has it
  void (*segment)(const CheckedSegment&, const RuleScope&, Findings&) = nullptr;  ///< that has a target
  void (*unit)(const CheckedUnit&, const RuleScope&, Findings&) = nullptr;
  void (*page)(const PageTable&, const RuleScope&, Findings&) = nullptr;
  void (*catalog)(const RuleScope&, Findings&) = nullptr;
  void (*project)(const Project&, Findings&) = nullptr;
};

}  // namespace evdoc::check
