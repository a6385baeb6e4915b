// What the QA rules find; a rule has the name of its code.
#pragma once

#include <array>

#include "base/diagnostic.h"

namespace evdoc::code {

inline constexpr Code noloc_changed{
    "noloc-changed", Severity::error, Fault::finding,
    "A name of the metadata, a path, a URL, a file name or code stands in the source and not, or altered, in the target. Readers search logs and type commands with it, so it is the same in every locale. Before: 'Microsoft-Windows-应用程序服务器-应用程序/分析'; after: 'Microsoft-Windows-Application Server-Applications/Analytic'. Copy the name from the source, or list it below 'translate' in the table [check] of evdoc.toml if it has an approved translation."};

inline constexpr Code homoglyph{
    "homoglyph", Severity::error, Fault::finding,
    "A name is written with letters of another script that look like those of the source, so that nobody sees the fault and no search finds the name. Before: 'AppDomаin' with a Cyrillic 'а'; after: 'AppDomain'. Copy the name from the source."};

inline constexpr Code placeholder_missing{
    "placeholder-missing", Severity::error, Fault::finding,
    "The target has lost an insert of the message, so the page and Event Viewer do not show its value. Before: 'ListenerId: hat folgende SocketId akzeptiert: %2'; after: 'ListenerId %1 hat folgende SocketId akzeptiert: %2'. Put it where its value belongs in the sentence; another order than in the source is legal."};

inline constexpr Code placeholder_extra{
    "placeholder-extra", Severity::error, Fault::finding,
    "The target has an insert that the source does not have, or has more often, so it shows a wrong value or none. Before: '现有事务“%1”' for a source without inserts; after: '现有事务'. Delete it, or put the insert that was meant."};

inline constexpr Code placeholder_malformed{
    "placeholder-malformed", Severity::error, Fault::finding,
    "What was an insert in the source is torn apart in the target, and Windows shows it as it stands. Before: \"Die '% 1'-Drosselungsgrenze\"; after: \"Die '%1'-Drosselungsgrenze\". Write the insert as the source has it."};

inline constexpr Code placeholder_reordered{
    "placeholder-reordered", Severity::info, Fault::finding,
    "The target has the same inserts in another order. That is legal, since they are numbered, and often right: a Japanese sentence turns an English one round. It is worth a look where two of them could be confused. Before: '%1 der Sitzung %2' for 'session %1 of %2', which shows the service where the session belongs; after: '%2 der Sitzung %1'."};

inline constexpr Code event_id_altered{
    "event-id-altered", Severity::error, Fault::finding,
    "The id of an event has a separator in it, as if it were a quantity. Nobody finds event 3.328 in a log. Before: '3.328'; after: '3328'. Write its digits alone."};

inline constexpr Code number_mismatch{
    "number-mismatch", Severity::warning, Fault::finding,
    "A number above twelve stands in the source and not in the target. Separators do not count, nor do small numbers, which many languages write as words. Before: 'nach 300 Sekunden' for 'after 30 seconds'; after: 'nach 30 Sekunden'. Write the numbers that the source has."};

inline constexpr Code untranslated{
    "untranslated", Severity::warning, Fault::finding,
    "The target is the source, though it has words to translate. Names, inserts and code do not count, nor words that the language has too: 'Details' in German, 'Error' in Spanish. Before: 'Keywords' on a Japanese page; after: 'キーワード'. Translate it, or suppress the finding and say why it is right."};

inline constexpr Code wrong_script{
    "wrong-script", Severity::error, Fault::finding,
    "The target has letters of a script that its locale is not written in, or no letter of its own: mostly the text of another locale, or an English one. Before: 'Description of the event' in ja-JP; after: 'イベントの説明'."};

inline constexpr Code missing_target{
    "missing-target", Severity::error, Fault::finding,
    "A segment has words to translate and no target. Pages show the fallback instead, often English. Before: 'Message' without a <target>; after: 'Message' with the target 'Meldung'. Translate it."};

inline constexpr Code missing_unit{
    "missing-unit", Severity::warning, Fault::finding,
    "A page shows a text with words to translate, and no table of the locale, or of those that it falls back to, has a unit or a segment for it, so it stands there in English among texts that are translated. It is looked for on pages that have a table of their own in the locale or are translated for the most part, and on all pages where most of the locale is translated: what nobody has begun is no fault. Before: no unit 'string.Failed' in the tables of de-DE; after: one with the target 'Die Sitzung ist misslungen.'. Add the unit to the table, or name a fallback locale that has it."};

inline constexpr Code empty_target{
    "empty-target", Severity::error, Fault::finding,
    "The target of a segment is there, but empty or blank, so pages show nothing. Before: an empty <target> for 'Message'; after: 'Meldung'. Translate it, or delete the target to have the fallback shown."};

inline constexpr Code unreviewed_published{
    "unreviewed-published", Severity::error, Fault::finding,
    "The project has build.least-state = \"initial\", so pages show targets that nobody has called a translation yet. Before: a draft with the state 'initial' on a page; after: the same target with the state 'translated', or the fallback. Have the target translated and set its state, or raise build.least-state."};

inline constexpr Code stale_unit{
    "stale-unit", Severity::warning, Fault::finding,
    "A table's unit was translated from another English text than pages show now, or showed at any revision that the event docs have. evdoc does not use it, so the text falls back to English. It is an error when the unit is approved. Before: a unit made from 'Session dispatch failed.' when the message is 'Session dispatch timed out.'; after: the new text translated."};

inline constexpr Code stale_page{
    "stale-page", Severity::warning, Fault::finding,
    "A page's handoff names an English revision whose texts are no longer those of the newest one, so the page says what the English page does not say any more. Before: a handoff of the revision with 'Session dispatch failed.' when the newest has 'Session dispatch timed out.'; after: the page translated anew, and a handoff that names the newest revision."};

inline constexpr Code stale_source_hash{
    "stale-source-hash", Severity::info, Fault::finding,
    "A page's handoff names an English revision that is not the newest, so its ms.openlocfilehash is not the hash of the English page as it is now. The texts are the same: only the layout or the front matter differ. Before: the handoff of commit 1111111 when the newest is 2222222; after: a handoff of the newest commit."};

inline constexpr Code orphan_unit{
    "orphan-unit", Severity::warning, Fault::finding,
    "A table has a unit for a text that no page shows: its event, string, keyword, channel or part is not there, or its id is misspelt. Nobody will see the translation. Before: 'event.4301.description'; after: 'event.4031.description'. Mend the id, or delete the unit."};

inline constexpr Code inconsistent_target{
    "inconsistent-target", Severity::warning, Fault::finding,
    "One English text has several translations in the tables of a locale, so readers take one thing for two. Before: 'Error' and 'Errore' for 'Error'; after: 'Errore' in both. Use one wording; if the places ask for different ones, suppress the finding and say why."};

inline constexpr Code markup_added{
    "markup-added", Severity::warning, Fault::finding,
    "The target has code font, bold, a link, a tag, or quotes or brackets around the whole text, and the source has not. Machine translation adds them where it takes a word for code. Before: '`Message`'; after: 'Meldung'. Delete the markup and keep the words."};

inline constexpr Code markup_removed{
    "markup-removed", Severity::warning, Fault::finding,
    "The target has lost code font, bold, a link, a cross-reference or a tag of its source. Before: 'Weitere Informationen: Protokollierung' for 'See [Logging](logging.md)'; after: 'Siehe [Protokollierung](logging.md)'. Mark up the same words as the source."};

inline constexpr Code html_unsafe{
    "html-unsafe", Severity::error, Fault::finding,
    "The target has HTML that acts in a browser, and the source has not: a script, a frame, an attribute that runs one, a comment that swallows the page. Before: '<script>alert(1)</script>'; after: plain text. Delete it, or write &lt; for '<'."};

inline constexpr Code table_break{
    "table-break", Severity::error, Fault::finding,
    "The target has a '|' or a line end where the source has none. On a page, texts stand in rows of tables and in headings, which these end. Before: 'Ein|Aus'; after: 'Ein&#124;Aus' or 'Ein/Aus'."};

inline constexpr Code front_matter_break{
    "front-matter-break", Severity::error, Fault::finding,
    "The target is a value of the front matter, the layout writes it without quotes, and YAML would read it otherwise: a colon and a blank begin a map, a '#' begins a comment. Before: 'Más información: evento'; after: the field with localizedQuoting=\"if-needed\" in the event docs."};

inline constexpr Code shouting{
    "shouting", Severity::warning, Fault::finding,
    "The target is all capitals and the source is not. Machine translation does that to single words. Before: 'BESCHREIBUNG' for 'Description'; after: 'Beschreibung'. Write it as the source is written."};

inline constexpr Code initial_case{
    "initial-case", Severity::info, Fault::finding,
    "The source begins with a capital and the target with a small letter. In a list of labels that stands out. Before: 'id' for 'ID'; after: 'ID'. Begin the target with a capital, unless the locale's style asks otherwise."};

inline constexpr Code end_punctuation{
    "end-punctuation", Severity::warning, Fault::finding,
    "The target gained or lost a full stop, colon, question mark or ellipsis at its end; signs of all scripts are alike. A full stop behind a sentence whose source lacks it does not count: the source is at fault. Before: 'Id.' for the label 'ID'; after: 'ID'. End the target as the source ends."};

inline constexpr Code space_before_punctuation{
    "space-before-punctuation", Severity::warning, Fault::finding,
    "A blank stands before a full stop, a comma or their like, and the source has none. French has one before ';', ':', '!' and '?', which is right. Before: 'el contrato DataContract .'; after: 'el contrato DataContract.'. Delete the blank."};

inline constexpr Code blank_inside_quotes{
    "blank-inside-quotes", Severity::warning, Fault::finding,
    "A blank stands between a quote and the insert inside, and the source has none. The shown value seems to have blanks. Before: \"O limite ' %1 '\"; after: \"O limite '%1'\". Delete the blank."};

inline constexpr Code double_space{
    "double-space", Severity::warning, Fault::finding,
    "Several blanks stand in a row, and the source has none. They show in tables of plain text and break searches. Before: two blanks in 'Fehler bei'; after: one. Keep one."};

inline constexpr Code untrimmed{
    "untrimmed", Severity::warning, Fault::finding,
    "Blanks stand before or behind the target, and the source has none. Before: ' Meldung'; after: 'Meldung'. Delete them."};

inline constexpr Code doubled_word{
    "doubled-word", Severity::warning, Fault::finding,
    "The same word stands twice in a row. Words that may, as 'die die' in German and 'nous nous' in French, do not count. Before: 'un componente compartido compartido'; after: 'un componente compartido'. Delete one."};

inline constexpr Code bidi_control{
    "bidi-control", Severity::error, Fault::finding,
    "The target has a control of text direction that the source has not. It can make a text look like another one, and hides from whoever reads the table. Before: 'U+202E' before a name; after: the name alone. Delete it; a right-to-left page needs none."};

inline constexpr Code zero_width{
    "zero-width", Severity::warning, Fault::finding,
    "The target has an invisible character: a zero-width blank, a byte order mark, a direction mark or a joiner that its script has no use for. Searches do not find the word. Before: 'App' + U+200B + 'Domain'; after: 'AppDomain'. Delete it."};

inline constexpr Code control_char{
    "control-char", Severity::error, Fault::finding,
    "The target has a control character, which nobody sees and Markdown can't hold. Before: 'Fehler' + U+0007; after: 'Fehler'. Delete it."};

inline constexpr Code replacement_char{
    "replacement-char", Severity::error, Fault::finding,
    "The target has U+FFFD, which stands for a character that was lost when the text was read in a wrong encoding. Before: 'Descripci�n'; after: 'Descripción'. Take the text anew from where it came from."};

inline constexpr Code mojibake{
    "mojibake", Severity::error, Fault::finding,
    "The target looks like UTF-8 that was read as Latin-1 or windows-1252 somewhere on its way. Before: 'DescripciÃ³n'; after: 'Descripción'. Take the text anew from where it came from, in UTF-8."};

inline constexpr Code nfc{
    "nfc", Severity::warning, Fault::finding,
    "Letters and their accents stand apart in the target: it is not in Unicode's Normalization Form C. It looks right, but searches and sorting miss it. Before: 'e' + U+0301; after: 'é'. Compose them."};

inline constexpr Code source_insert_without_item{
    "source-insert-without-item", Severity::warning, Fault::finding,
    "An English message has an insert with a higher number than its payload template has data items, so Windows shows no value for it. Before: 'accepted %3' with two data items; after: 'accepted %2'. Correct the number, or add the data item."};

inline constexpr Code source_unnamed_insert{
    "source-unnamed-insert", Severity::info, Fault::finding,
    "An insert of an English message stands for a data item such as 'data1', whose name says nothing. Translators can't know what they write about. Before: 'data1'; after: 'ListenerId'. Name it after what it holds."};

inline constexpr Code source_missing_stop{
    "source-missing-stop", Severity::info, Fault::finding,
    "An English message is a sentence without a full stop. Translators add one or not, and locales differ. Before: 'A buffer pool was created'; after: 'A buffer pool was created.'."};

inline constexpr Code source_unbalanced_quote{
    "source-unbalanced-quote", Severity::info, Fault::finding,
    "An English message opens a quotation that it does not close, or the other way round. Translators guess where it ends. Before: \"'%1 [operation %2] to\"; after: \"'%1' [operation %2] to\". Close it."};

inline constexpr Code suppression_unused{
    "suppression-unused", Severity::warning, Fault::finding,
    "A suppression in evdoc.toml or in a unit's note suppresses no finding any more, or its last day is over. What it once accepted is mended, or will be overlooked when it comes back. Delete it."};

inline constexpr Code suppression_invalid{
    "suppression-invalid", Severity::error, Fault::finding,
    "A suppression names a rule that evdoc does not have, or gives no reason, and so has no effect. The reason is for whoever meets it next year."};

inline constexpr Code text_too_long{
    "text-too-long", Severity::warning, Fault::finding,
    "A segment of a table has more than 16 KiB in its source or target, which no text of a page has, so no rule looks at it. A table may be "
    "damaged: a missing end tag can make one segment of many. Divide it."};

inline constexpr Code unknown_rule{
    "unknown-rule", Severity::error, Fault::usage,
    "The table [check.rules] of evdoc.toml, or one of [check.locales] or [check.pages], sets the severity of a rule that evdoc does not have, so the setting has no effect. A rule has the name that stands in the square brackets of its messages."};

inline constexpr std::array check_codes{&unknown_rule,
                                        &text_too_long,
                                        &noloc_changed,
                                        &homoglyph,
                                        &placeholder_missing,
                                        &placeholder_extra,
                                        &placeholder_malformed,
                                        &placeholder_reordered,
                                        &event_id_altered,
                                        &number_mismatch,
                                        &untranslated,
                                        &wrong_script,
                                        &missing_target,
                                        &missing_unit,
                                        &empty_target,
                                        &unreviewed_published,
                                        &stale_unit,
                                        &stale_page,
                                        &stale_source_hash,
                                        &orphan_unit,
                                        &inconsistent_target,
                                        &markup_added,
                                        &markup_removed,
                                        &html_unsafe,
                                        &table_break,
                                        &front_matter_break,
                                        &shouting,
                                        &initial_case,
                                        &end_punctuation,
                                        &space_before_punctuation,
                                        &blank_inside_quotes,
                                        &double_space,
                                        &untrimmed,
                                        &doubled_word,
                                        &bidi_control,
                                        &zero_width,
                                        &control_char,
                                        &replacement_char,
                                        &mojibake,
                                        &nfc,
                                        &source_insert_without_item,
                                        &source_unnamed_insert,
                                        &source_missing_stop,
                                        &source_unbalanced_quote,
                                        &suppression_unused,
                                        &suppression_invalid};

}  // namespace evdoc::code
