#include "check/rules.h"

#include <algorithm>
#include <array>

#include "base/suggest.h"
#include "check/codes.h"
#include "check/rules/all.h"

namespace evdoc::check {

namespace {

constexpr Preset minimal = Preset::minimal;
constexpr Preset recommended = Preset::recommended;
constexpr Preset strict = Preset::strict;

constexpr std::array table{
    Rule{.code = &code::noloc_changed, .preset = minimal, .segment = noloc_changed},
    Rule{.code = &code::homoglyph, .preset = minimal, .segment = homoglyph},
    Rule{.code = &code::placeholder_missing, .preset = minimal, .segment = placeholder_missing},
    Rule{.code = &code::placeholder_extra, .preset = minimal, .segment = placeholder_extra},
    Rule{.code = &code::placeholder_malformed, .preset = minimal, .segment = placeholder_malformed},
    Rule{.code = &code::event_id_altered, .preset = minimal, .unit = event_id_altered},
    Rule{.code = &code::missing_target, .preset = minimal, .unit = missing_target},
    Rule{.code = &code::missing_unit, .preset = recommended, .catalog = missing_unit},
    Rule{.code = &code::empty_target, .preset = minimal, .segment = empty_target},
    Rule{.code = &code::unreviewed_published, .preset = minimal, .segment = unreviewed_published},
    Rule{.code = &code::html_unsafe, .preset = minimal, .segment = html_unsafe},
    Rule{.code = &code::table_break, .preset = minimal, .segment = table_break},
    Rule{.code = &code::front_matter_break, .preset = minimal, .segment = front_matter_break},
    Rule{.code = &code::bidi_control, .preset = minimal, .segment = bidi_control},
    Rule{.code = &code::control_char, .preset = minimal, .segment = control_character},
    Rule{.code = &code::replacement_char, .preset = minimal, .segment = replacement_character_in_target},
    Rule{.code = &code::mojibake, .preset = minimal, .segment = mojibake},
    Rule{.code = &code::untranslated, .preset = recommended, .segment = untranslated},
    Rule{.code = &code::stale_unit, .preset = recommended, .unit = stale_unit},
    Rule{.code = &code::stale_page, .preset = recommended, .page = stale_page},
    Rule{.code = &code::stale_source_hash, .preset = strict, .page = stale_source_hash},
    Rule{.code = &code::orphan_unit, .preset = recommended, .unit = orphan_unit},
    Rule{.code = &code::wrong_script, .preset = recommended, .segment = wrong_script},
    Rule{.code = &code::markup_added, .preset = recommended, .segment = markup_added},
    Rule{.code = &code::markup_removed, .preset = recommended, .segment = markup_removed},
    Rule{.code = &code::shouting, .preset = recommended, .segment = shouting},
    Rule{.code = &code::inconsistent_target, .preset = recommended, .catalog = inconsistent_target},
    Rule{.code = &code::number_mismatch, .preset = recommended, .segment = number_mismatch},
    Rule{.code = &code::end_punctuation, .preset = recommended, .segment = end_punctuation},
    Rule{.code = &code::space_before_punctuation, .preset = recommended, .segment = space_before_punctuation},
    Rule{.code = &code::blank_inside_quotes, .preset = recommended, .segment = blank_inside_quotes},
    Rule{.code = &code::double_space, .preset = recommended, .segment = double_space},
    Rule{.code = &code::untrimmed, .preset = recommended, .segment = untrimmed},
    Rule{.code = &code::doubled_word, .preset = recommended, .segment = doubled_word},
    Rule{.code = &code::zero_width, .preset = recommended, .segment = zero_width},
    Rule{.code = &code::nfc, .preset = recommended, .segment = not_composed},
    Rule{.code = &code::initial_case, .preset = recommended, .segment = initial_case},
    Rule{.code = &code::placeholder_reordered, .preset = strict, .segment = placeholder_reordered},
    Rule{.code = &code::source_insert_without_item, .preset = recommended, .project = source_insert_without_item},
    Rule{.code = &code::source_unbalanced_quote, .preset = recommended, .project = source_unbalanced_quote},
    Rule{.code = &code::source_missing_stop, .preset = strict, .project = source_missing_stop},
    Rule{.code = &code::source_unnamed_insert, .preset = strict, .project = source_unnamed_insert},
};

}  // namespace

std::span<const Rule> rules() {
  return table;
}

const Rule* find_rule(std::string_view name) {
  const auto found = std::ranges::find(table, name, [](const Rule& rule) { return rule.code->name; });
  return found != table.end() ? &*found : nullptr;
}

std::string rule_hint(std::string_view name) {
  std::vector<std::string_view> names;
  for (const Rule& rule : table) names.push_back(rule.code->name);
  const std::string hint = did_you_mean(name, names);
  return hint.empty() ? "'evdoc explain' lists all codes, and among them the rules" : hint;
}

}  // namespace evdoc::check
