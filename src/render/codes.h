// Every kind of finding about templates.
#pragma once

#include <array>

#include "base/diagnostic.h"

namespace evdoc::code {

// Before rendering.

inline constexpr Code template_syntax{
    "template-syntax", Severity::error, Fault::usage,
    "The template is not written as the template language asks. Nothing is rendered. The caret stands at the first "
    "character that could not be read; the cause may stand before it, such as a missing quote, bracket or end tag."};

inline constexpr Code template_tag_unclosed{"template-tag-unclosed", Severity::error, Fault::usage,
                                            "A statement such as for, if, block or macro has no end tag, or tags are "
                                            "closed in the wrong order. Add the end tag "
                                            "that the message names."};

inline constexpr Code template_unknown_tag{
    "template-unknown-tag", Severity::error, Fault::usage,
    "The word after '{%' is not a statement of the template language. Literal '{%' is written as {{ '{%' }} or stands "
    "between {% raw %} and {% endraw %}."};

inline constexpr Code template_unknown_filter{
    "template-unknown-filter", Severity::error, Fault::usage,
    "The name after '|' is not a filter. The filters are those of Jinja 3.1 and evdoc's own; see docs/templates.md."};

inline constexpr Code template_unknown_test{
    "template-unknown-test", Severity::error, Fault::usage,
    "The name after 'is' is not a test. The tests are those of Jinja 3.1; see docs/templates.md."};

inline constexpr Code template_number_range{
    "template-number-range", Severity::error, Fault::usage,
    "Integers in templates have 64 bits. A literal beyond that cannot be kept exactly and is refused. Write it as a "
    "string, or with a decimal point."};

inline constexpr Code template_nesting{
    "template-nesting", Severity::error, Fault::usage,
    "Expressions or statements stand within one another deeper than the template language allows. Split them with "
    "{% set %} or {% include %}."};

inline constexpr Code template_missing{"template-missing", Severity::error, Fault::usage,
                                       "A template that is rendered, extended, included or imported does not exist in "
                                       "the template folders. Nothing outside of "
                                       "these folders is ever read. Use 'ignore missing' if an include may be absent."};

inline constexpr Code template_block_repeated{
    "template-block-repeated", Severity::error, Fault::usage,
    "Two blocks of one template have the same name. Blocks are replaced by name, so a name can stand only once in a "
    "template; show a block again with {{ self.name() }}."};

inline constexpr Code template_misplaced{"template-misplaced", Severity::error, Fault::usage,
                                         "A statement stands where it can have no effect: 'extends' inside of another "
                                         "statement, 'break' outside of a loop, or an "
                                         "assignment to 'loop'."};

inline constexpr Code template_header{
    "template-header", Severity::error, Fault::usage,
    "The comment on a template's first line sets options that do not exist. The options are trim_blocks, lstrip_blocks "
    "and keep_trailing_newline, each true or false."};

// While rendering.

inline constexpr Code undefined_name{"undefined-name", Severity::error, Fault::finding,
                                     "A template uses a name, field or item that does not exist in what it renders. "
                                     "Usually the name is misspelt. If it may "
                                     "be absent, say so: {{ name | default('') }} or {% if name is defined %}."};

inline constexpr Code template_type{
    "template-type", Severity::error, Fault::finding,
    "An operator, filter or method got a value that it cannot work on, such as text where "
    "a number is needed. Convert it "
    "first, for instance with | int or | string."};

inline constexpr Code wrong_arguments{"wrong-arguments", Severity::error, Fault::finding,
                                      "A filter, test, macro or function was called with too many, too few or unknown "
                                      "arguments, or with a value that it does "
                                      "not accept."};

inline constexpr Code division_by_zero{"division-by-zero", Severity::error, Fault::finding,
                                       "A template divides by zero. Test the divisor first: {{ a / b if b else 0 }}."};

inline constexpr Code integer_overflow{"integer-overflow", Severity::error, Fault::finding,
                                       "Integers in templates have 64 bits, and a result lies beyond. Compute with "
                                       "numbers that have a decimal point if an "
                                       "approximation will do."};

inline constexpr Code reference_as_text{"reference-as-text", Severity::error, Fault::finding,
                                        "A template changes or compares the text of a whole unit. That text is placed "
                                        "after rendering, once in the source and "
                                        "once in the target language, so it is not known here. Print the unit as it "
                                        "is, use one of the filters that work on "
                                        "both sides, or take one side with .source or .target."};

inline constexpr Code template_not_found{"template-not-found", Severity::error, Fault::finding,
                                         "A template that is named at run time does not exist in the template folders. "
                                         "Nothing outside of them is ever read."};

inline constexpr Code block_missing{"block-missing", Severity::error, Fault::finding,
                                    "A block that is marked as required is not given by any template that extends this "
                                    "one, or super() is used in a block "
                                    "that replaces nothing."};

inline constexpr Code template_runtime{"template-runtime", Severity::error, Fault::finding,
                                       "A statement cannot be carried out as it stands, such as a second 'extends' or "
                                       "a field set on something that is not a "
                                       "namespace."};

inline constexpr Code limit_instructions{
    "limit-instructions", Severity::error, Fault::finding,
    "Rendering took more steps than one page may take. A loop probably runs over far more than was meant."};

inline constexpr Code limit_recursion{"limit-recursion", Severity::error, Fault::finding,
                                      "Macros, blocks or recursive loops call one another deeper than allowed. A macro "
                                      "probably calls itself without end."};

inline constexpr Code limit_include_depth{
    "limit-include-depth", Severity::error, Fault::finding,
    "Templates include or import one another deeper than allowed. A template probably includes itself."};

inline constexpr Code limit_output{
    "limit-output", Severity::error, Fault::finding,
    "One page is larger than the limit for output. A loop probably runs over far more than was meant."};

inline constexpr Code limit_memory{"limit-memory", Severity::error, Fault::finding,
                                   "Strings and lists that a template makes take more memory than one page may take."};

inline constexpr Code limit_items{"limit-items", Severity::error, Fault::finding,
                                  "A template asks for a range or list with more items than the limit allows."};

// What only a look at every branch finds.

inline constexpr Code unknown_variable{
    "unknown-variable", Severity::error, Fault::usage,
    "A template uses a name that nothing defines: no set, for, macro or import, and not the names that evdoc gives to "
    "templates. It would fail when the branch that holds it is rendered."};

inline constexpr Code unknown_field{
    "unknown-field", Severity::error, Fault::usage,
    "A template uses a field that objects of this kind do not have. It would fail when the branch that holds it is "
    "rendered."};

inline constexpr Code unknown_block{
    "unknown-block", Severity::warning, Fault::finding,
    "A template replaces or calls a block that none of the templates it extends has, so its text never shows."};

inline constexpr Code call_arguments{"call-arguments", Severity::error, Fault::usage,
                                     "A filter, test, macro or function is called with too many, too few or unknown "
                                     "arguments. It would fail when the branch "
                                     "that holds the call is rendered."};

inline constexpr Code unreachable_code{
    "unreachable-code", Severity::warning, Fault::finding,
    "A part of a template can never be rendered: a condition is a constant, it follows break or continue, or it stands "
    "outside of every block in a template that extends another."};

inline constexpr Code unused_macro{
    "unused-macro", Severity::warning, Fault::finding,
    "A macro is never called in the template that is rendered, nor in any template that imports it."};

inline constexpr Code unused_import{
    "unused-import", Severity::warning, Fault::finding,
    "A name is imported and never used in the template that imports it. Take it out of the import."};

inline constexpr std::array<const Code*, 33> render_codes{&template_syntax,
                                                          &template_tag_unclosed,
                                                          &template_unknown_tag,
                                                          &template_unknown_filter,
                                                          &template_unknown_test,
                                                          &template_number_range,
                                                          &template_nesting,
                                                          &template_missing,
                                                          &template_block_repeated,
                                                          &template_misplaced,
                                                          &template_header,
                                                          &undefined_name,
                                                          &template_type,
                                                          &wrong_arguments,
                                                          &division_by_zero,
                                                          &integer_overflow,
                                                          &reference_as_text,
                                                          &template_not_found,
                                                          &block_missing,
                                                          &template_runtime,
                                                          &limit_instructions,
                                                          &limit_recursion,
                                                          &limit_include_depth,
                                                          &limit_output,
                                                          &limit_memory,
                                                          &limit_items,
                                                          &unknown_variable,
                                                          &unknown_field,
                                                          &unknown_block,
                                                          &call_arguments,
                                                          &unreachable_code,
                                                          &unused_macro,
                                                          &unused_import};

}  // namespace evdoc::code
