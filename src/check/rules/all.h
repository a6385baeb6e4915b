// The functions of all rules; what each finds stands with its code in check/codes.h.
#pragma once

#include "check/rule.h"

namespace evdoc::check {

void noloc_changed(const CheckedSegment& segment, const RuleScope& scope, Findings& findings);
void homoglyph(const CheckedSegment& segment, const RuleScope& scope, Findings& findings);
void placeholder_missing(const CheckedSegment& segment, const RuleScope& scope, Findings& findings);
void placeholder_extra(const CheckedSegment& segment, const RuleScope& scope, Findings& findings);
void placeholder_malformed(const CheckedSegment& segment, const RuleScope& scope, Findings& findings);
void placeholder_reordered(const CheckedSegment& segment, const RuleScope& scope, Findings& findings);
void event_id_altered(const CheckedUnit& unit, const RuleScope& scope, Findings& findings);
void number_mismatch(const CheckedSegment& segment, const RuleScope& scope, Findings& findings);

void untranslated(const CheckedSegment& segment, const RuleScope& scope, Findings& findings);
void wrong_script(const CheckedSegment& segment, const RuleScope& scope, Findings& findings);
void missing_target(const CheckedUnit& unit, const RuleScope& scope, Findings& findings);
void missing_unit(const RuleScope& scope, Findings& findings);
void empty_target(const CheckedSegment& segment, const RuleScope& scope, Findings& findings);
void unreviewed_published(const CheckedSegment& segment, const RuleScope& scope, Findings& findings);
void stale_unit(const CheckedUnit& unit, const RuleScope& scope, Findings& findings);
void stale_page(const PageTable& page, const RuleScope& scope, Findings& findings);
void stale_source_hash(const PageTable& page, const RuleScope& scope, Findings& findings);
void orphan_unit(const CheckedUnit& unit, const RuleScope& scope, Findings& findings);
void inconsistent_target(const RuleScope& scope, Findings& findings);

void markup_added(const CheckedSegment& segment, const RuleScope& scope, Findings& findings);
void markup_removed(const CheckedSegment& segment, const RuleScope& scope, Findings& findings);
void html_unsafe(const CheckedSegment& segment, const RuleScope& scope, Findings& findings);
void table_break(const CheckedSegment& segment, const RuleScope& scope, Findings& findings);
void front_matter_break(const CheckedSegment& segment, const RuleScope& scope, Findings& findings);

void shouting(const CheckedSegment& segment, const RuleScope& scope, Findings& findings);
void initial_case(const CheckedSegment& segment, const RuleScope& scope, Findings& findings);
void end_punctuation(const CheckedSegment& segment, const RuleScope& scope, Findings& findings);
void space_before_punctuation(const CheckedSegment& segment, const RuleScope& scope, Findings& findings);
void blank_inside_quotes(const CheckedSegment& segment, const RuleScope& scope, Findings& findings);
void double_space(const CheckedSegment& segment, const RuleScope& scope, Findings& findings);
void untrimmed(const CheckedSegment& segment, const RuleScope& scope, Findings& findings);
void doubled_word(const CheckedSegment& segment, const RuleScope& scope, Findings& findings);

void bidi_control(const CheckedSegment& segment, const RuleScope& scope, Findings& findings);
void zero_width(const CheckedSegment& segment, const RuleScope& scope, Findings& findings);
void control_character(const CheckedSegment& segment, const RuleScope& scope, Findings& findings);
void replacement_character_in_target(const CheckedSegment& segment, const RuleScope& scope, Findings& findings);
void mojibake(const CheckedSegment& segment, const RuleScope& scope, Findings& findings);
void not_composed(const CheckedSegment& segment, const RuleScope& scope, Findings& findings);

void source_insert_without_item(const Project& project, Findings& findings);
void source_unnamed_insert(const Project& project, Findings& findings);
void source_missing_stop(const Project& project, Findings& findings);
void source_unbalanced_quote(const Project& project, Findings& findings);

}  // namespace evdoc::check
