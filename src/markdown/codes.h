// Findings of the page scanner: published pages that are damaged.
#pragma once

#include <array>

#include "base/diagnostic.h"

namespace evdoc::code {

inline constexpr Code front_matter_missing{
    "front-matter-missing", Severity::error, Fault::finding,
    "A published page begins with a line of three hyphens and its front matter, which says what it was made from and "
    "in "
    "which locale it is. Without it the page can't be used. Restore it from where the page was published."};

inline constexpr Code front_matter_unclosed{"front-matter-unclosed", Severity::error, Fault::finding,
                                            "The front matter of a page ends with a line of three hyphens, and this "
                                            "one does not end. Its lines are read as far as "
                                            "they look like it. The page may be truncated: restore it."};

inline constexpr Code front_matter_line{"front-matter-line", Severity::error, Fault::finding,
                                        "A line of the front matter is no 'key: value', a key stands there twice, or "
                                        "the quotes of a value are not closed. The "
                                        "line is left out. Mend it as YAML has it."};

inline constexpr Code pair_broken{
    "pair-broken", Severity::error, Fault::finding,
    "In a bilingual page each text is a pair of spans: the target, then in a second span the source. Here a part of "
    "one is "
    "missing, so what was translated can't be told from what was not. Restore the page from where it was published."};

inline constexpr Code pair_ids_differ{"pair-ids-differ", Severity::error, Fault::finding,
                                      "The two spans of a pair have the same id, and here they do not: a target may "
                                      "stand beside the source of another. The pair "
                                      "is read as it stands. Restore the page from where it was published."};

inline constexpr Code pair_prefixes_differ{
    "pair-prefixes-differ", Severity::error, Fault::finding,
    "All pairs of a page have one prefix, which stands for its translation round. A second one means that parts of two "
    "rounds were "
    "joined. The first prefix is used. Restore the page from where it was published."};

inline constexpr Code pair_number_gap{
    "pair-number-gap", Severity::error, Fault::finding,
    "The pairs of a page are numbered without a gap, in the order of the text. A number that does not follow the one "
    "before means that "
    "a text was lost, moved or added by hand. Restore the page from where it was published."};

inline constexpr Code page_control_character{
    "page-control-character", Severity::warning, Fault::finding,
    "The page holds control characters, which nobody sees and XML can't hold. Where one stands in a text, the tables "
    "can't hold that text as it is. Delete them."};

inline constexpr Code page_line_ends{"page-line-ends", Severity::warning, Fault::finding,
                                     "The lines of a page end in one way, or those of its front matter in CRLF and the "
                                     "others in LF. This page mixes them, so it can't be "
                                     "made again byte for byte. Give all its lines the same end."};

inline constexpr Code toc_line{"toc-line", Severity::warning, Fault::finding,
                               "A table of contents has names, paths and lists of entries, and this line is none of "
                               "them, or stands too deep. It is left out. Write '- name:', 'href:' and 'items:' only."};

inline constexpr std::array<const Code*, 10> markdown_codes{
    &front_matter_missing, &front_matter_unclosed, &front_matter_line,      &pair_broken,   &pair_ids_differ,
    &pair_prefixes_differ, &pair_number_gap,       &page_control_character, &page_line_ends, &toc_line};

}  // namespace evdoc::code
