// Findings of page/: metadata, event docs and handoffs that do not fit one another.
#pragma once

#include <array>

#include "base/diagnostic.h"

namespace evdoc::code {

inline constexpr Code handoff_revision_unknown{"handoff-revision-unknown", Severity::error, Fault::finding,
                                               "A handoff names a source revision that the event docs do not have, so "
                                               "the English page that was translated can't be made and its hash "
                                               "can't be computed. The page is left as it was. Add the revision to the "
                                               "event docs, or mend the commit in the table."};

inline constexpr Code handoff_event_unknown{"handoff-event-unknown", Severity::warning, Fault::finding,
                                            "A table has units or a handoff for an event that no manifest of the "
                                            "project declares. No page shows them. Mend the event id, or take "
                                            "the file out of the table."};

inline constexpr Code event_doc_orphan{"event-doc-orphan", Severity::warning, Fault::finding,
                                       "The event docs describe an event that no manifest of the project declares. No "
                                       "page is made of it. Mend the event id or the provider's "
                                       "name, or take the event out of the docs."};

inline constexpr Code event_docs_provider{"event-docs-provider", Severity::error, Fault::finding,
                                          "The event docs are for a provider that no manifest of the project declares, "
                                          "or name none although the project has several. Write the "
                                          "provider's name as its manifest has it into the attribute 'provider'."};

inline constexpr Code event_doc_duplicate{
    "event-doc-duplicate", Severity::error, Fault::finding,
    "An event is described in two event docs files of the project. evdoc uses the first. Join the two descriptions."};

inline constexpr Code event_without_prose{
    "event-without-prose", Severity::warning, Fault::finding,
    "Event docs describe other events of the project, but have no introduction, description or details for this one, so its page "
    "shows only what the manifest declares. Say in the docs when it is written, and what its reader is to do then."};

inline constexpr Code docs_differ{
    "docs-differ", Severity::warning, Fault::finding,
    "The event docs word a property of an event otherwise than the newest version in the manifest: its level, channel, keywords or "
    "message, or its data items are others, of other types or in another order. The page shows what the docs say. If the event has "
    "changed since, bring the docs up to date; if the manifest is wrong, mend it."};

inline constexpr Code revision_unknown{"revision-unknown", Severity::error, Fault::usage,
                                       "No event of the project has the source revision that --revision asks for, or "
                                       "the given start of a commit fits more than one. The "
                                       "revisions are the commits in the event docs."};

inline constexpr Code filter_argument{
    "filter-argument", Severity::error, Fault::finding,
    "A filter or function of evdoc's own was given something that it can't work on: the filters for units take a unit, a string or a "
    "whole number, at most four of them on one unit, and 'label' takes strings."};

inline constexpr std::array<const Code*, 9> page_codes{
    &handoff_revision_unknown, &handoff_event_unknown, &event_doc_orphan, &event_docs_provider, &event_doc_duplicate,
    &event_without_prose,      &docs_differ,           &revision_unknown, &filter_argument};

}  // namespace evdoc::code
