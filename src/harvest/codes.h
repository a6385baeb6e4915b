// Findings of harvest/: published pages that can't be taken as they are.
#pragma once

#include <array>

#include "base/diagnostic.h"

namespace evdoc::code {

inline constexpr Code not_an_event_page{
    "not-an-event-page", Severity::info, Fault::finding,
    "The page has not the form of an event's page (a title, and below its first heading a table of four properties), nor "
    "that of a table of events or of contents; or it is a second such table. It is left alone and "
    "nothing is taken from it. Keep it where it is: evdoc does not make pages of its kind from an event."};

inline constexpr Code event_page_damaged{
    "event-page-damaged", Severity::error, Fault::finding,
    "The page's name and title are those of an event's page, but it has not the form of one: a heading of the first level, "
    "and below the next heading a table of four properties. Something in it was broken. Nothing is taken from it. Restore "
    "it from where it was published; or, if it is about no event, do not harvest it."};

inline constexpr Code page_locale_invalid{"page-locale-invalid", Severity::error, Fault::finding,
                                          "A translated page says its locale in the front matter, under "
                                          "ms.contentlocale, and this one does not or names none that is real. "
                                          "Nothing is taken from it. Write a BCP 47 tag such as 'de-DE'."};

inline constexpr Code page_event_unknown{"page-event-unknown", Severity::error, Fault::finding,
                                         "No event id was found for the page: not in its file name, not in its title "
                                         "and not in the table of properties. Nothing is taken from "
                                         "it. An id is a whole number up to 65535."};

inline constexpr Code page_part_unknown{
    "page-part-unknown", Severity::warning, Fault::finding,
    "An event's page has no place for this part, as a table in the description or a quote that is no note. It is left "
    "out, so the page that evdoc makes lacks it. Move it, or give the project a template of its own that shows it."};

inline constexpr Code text_not_paired{"text-not-paired", Severity::warning, Fault::finding,
                                      "In a bilingual page every text but code stands in pairs of target and source. "
                                      "This one does not, or only in part, so no translation "
                                      "is taken from it. Restore the page from where it was published."};

inline constexpr Code anchor_differs{
    "anchor-differs", Severity::warning, Fault::finding,
    "The anchor of a heading is made from its English text: lower case, blanks as '-', "
    "nothing but letters, digits, '_' and '-'. This one is otherwise, so the page that evdoc makes "
    "differs, and links to the old anchor break. Mend the page or its links."};

inline constexpr Code title_differs{"title-differs", Severity::info, Fault::finding,
                                    "The title in the front matter of a translated page is the translation of its "
                                    "first heading. Here the two differ, so the page's table has a unit "
                                    "'front-matter.title' of its own. Delete it to give both the same text."};

inline constexpr Code source_page_missing{
    "source-page-missing", Severity::error, Fault::finding,
    "A translated page without pairs says nothing of its English text, so nothing can be taken from it without the "
    "English page of the same "
    "file name. Name the folder of the English pages with --source, or harvest the bilingual pages."};

inline constexpr Code source_page_differs{
    "source-page-differs", Severity::warning, Fault::finding,
    "The English page at hand is not the one that this page was translated from: its SHA-1 is not the page's "
    "ms.openlocfilehash. The two are paired line by line all the same. Give the English page of the commit that the page "
    "names."};

inline constexpr Code source_page_unlike{
    "source-page-unlike", Severity::error, Fault::finding,
    "A translated page and its English page are paired line by line, and here they have not the same lines. Nothing is "
    "taken from the translated page. Give the English page of the commit that the page names, or harvest the bilingual "
    "page."};

inline constexpr Code source_not_proved{
    "source-not-proved", Severity::warning, Fault::finding,
    "The English page that was made from the bilingual one, or that was paired with the localized one, is not proved: "
    "its SHA-1 is not the page's ms.openlocfilehash, whatever form of the front matter was tried, or the page has "
    "none. The page that evdoc makes will show the hash of what "
    "it made. Give the English page with --source."};

inline constexpr Code page_copy_dropped{"page-copy-dropped", Severity::warning, Fault::finding,
                                        "Two pages are the same event's in the same locale. The one with the newest "
                                        "handoff is used, this one is not. Harvest one folder "
                                        "of pages a locale, or remove the older page."};

inline constexpr Code revision_conflict{"revision-conflict", Severity::warning, Fault::finding,
                                        "Two pages say that they were made from the same commit, but their English "
                                        "texts differ. One commit has one English page: that of the newest "
                                        "handoff is used, and the other page will differ from what was published."};

inline constexpr Code english_order_unknown{
    "english-order-unknown", Severity::warning, Fault::finding,
    "Two or more English pages are the same event's, and no translated page was made from any of them, so nothing tells "
    "which is newer. The last one by path is taken for the newest. Give only the one that counts."};

inline constexpr Code manifest_lacks_event{"manifest-lacks-event", Severity::warning, Fault::finding,
                                           "Pages describe an event that the given manifest does not declare. evdoc "
                                           "makes no page for it. Add the event to the "
                                           "manifest, or harvest without --manifest."};

inline constexpr Code page_text_overrides{"page-text-overrides", Severity::info, Fault::finding,
                                          "A page words a title, level, keyword, channel or message otherwise than the "
                                          "manifest does. The event docs keep the page's "
                                          "words, which stand before the manifest's. Mend whichever is wrong."};

inline constexpr Code index_row_differs{"index-row-differs", Severity::info, Fault::finding,
                                        "A table of events says something else of an event than the event's own page, "
                                        "lists it twice or not at all. The event docs keep what each of them shows, so "
                                        "both are made again as they were. Mend the one that is wrong."};

inline constexpr Code index_event_unknown{
    "index-event-unknown", Severity::warning, Fault::finding,
    "A table of events has a row about an event of which no page was harvested and which no manifest declares. The "
    "table that evdoc makes lacks the row. Harvest the page too, or give the manifest."};

inline constexpr Code provider_unknown{"provider-unknown", Severity::info, Fault::finding,
                                       "The pages' channels do not tell the name of the provider, so it is called "
                                       "'Events'. Give its name with --provider, or its manifest with --manifest."};

inline constexpr Code provider_not_declared{"provider-not-declared", Severity::error, Fault::usage,
                                            "The provider that --provider names is not in the manifest that --manifest "
                                            "names. Give the name as the manifest has it, or leave the option out: the "
                                            "provider that declares most of the events is taken."};

inline constexpr Code provider_guid_made{
    "provider-guid-made", Severity::info, Fault::finding,
    "Published pages do not say the GUID of their provider, and a manifest needs one. evdoc makes it from the "
    "provider's name, so it is always the "
    "same, but no provider on any machine has it; its files are named after the provider, too. The published pages "
    "show neither. Write the provider's own into the manifest."};

inline constexpr Code channel_type_made{
    "channel-type-made", Severity::info, Fault::finding,
    "A channel's type is known by the end of its name: Admin, Operational, Analytic or Debug. This one ends otherwise, and "
    "a manifest needs a type, so it is made an Operational channel. No page shows the type. Write the provider's own into "
    "the manifest."};

inline constexpr Code data_items_made{
    "data-items-made", Severity::info, Fault::finding,
    "The inserts of a message stand for the data items of its event, and a manifest must declare these. Of the items that a page's table "
    "does not list only their number is known, from the inserts, so they are made strings called data1, data2 and so on. The pages "
    "do not show them. Write the provider's own templates into the manifest, or give it with --manifest."};

inline constexpr std::array<const Code*, 24> harvest_codes{
    &not_an_event_page,   &event_page_damaged, &source_page_unlike,  &page_locale_invalid,   &page_event_unknown,
    &page_part_unknown,   &text_not_paired,    &title_differs,       &source_page_missing,   &source_page_differs,
    &source_not_proved,   &page_copy_dropped,  &revision_conflict,   &english_order_unknown, &manifest_lacks_event,
    &page_text_overrides, &index_row_differs,  &index_event_unknown, &provider_unknown,      &provider_not_declared,
    &provider_guid_made,  &channel_type_made,  &data_items_made,     &anchor_differs};

}  // namespace evdoc::code
