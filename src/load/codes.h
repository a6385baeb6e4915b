// Every finding of the loaders.
#pragma once

#include <array>

#include "base/diagnostic.h"

namespace evdoc::code {

inline constexpr Code unreadable_input{
    "unreadable-input", Severity::error, Fault::input,
    "A file that was named can't be read: it is absent, it is a folder, or its permissions forbid it. Nothing was read "
    "from it. Check the path; paths in evdoc.toml are relative to that file."};

inline constexpr Code unknown_format{
    "unknown-format", Severity::error, Fault::input,
    "The file is none that evdoc reads. It knows the formats by their content: XML by its root element, TOML by the "
    "name of the file."};

inline constexpr Code invalid_encoding{"invalid-encoding", Severity::error, Fault::input,
                                       "Some bytes of the file are no characters in its encoding. They are read as "
                                       "U+FFFD. Save the file as UTF-8, or name "
                                       "its real encoding in the XML declaration."};

inline constexpr Code wrong_encoding_declaration{
    "wrong-encoding-declaration", Severity::warning, Fault::input,
    "The XML declaration names an encoding that the bytes are visibly not in, as UTF-16 in a file of single bytes. The "
    "file was read as what it is; strict parsers refuse it. Mend the declaration, or save the file in the encoding "
    "that "
    "it names."};

inline constexpr Code unknown_encoding{
    "unknown-encoding", Severity::warning, Fault::input,
    "The XML declaration names an encoding that does not exist. The file was read as UTF-8. Mend the declaration."};

inline constexpr Code xml_not_well_formed{
    "xml-not-well-formed", Severity::error, Fault::input,
    "The file breaks the syntax of XML at this place, so what follows has no certain meaning. It may be truncated, or "
    "hold a bare '&' or '<', which are written '&amp;' and '&lt;'."};

inline constexpr Code xml_too_deep{"xml-too-deep", Severity::error, Fault::input,
                                   "Elements are nested more than 256 deep. No file that evdoc reads needs a tenth of "
                                   "that; the limit protects against "
                                   "hostile input."};

inline constexpr Code xml_too_many_attributes{"xml-too-many-attributes", Severity::error, Fault::input,
                                              "An element has more than 256 attributes. No format that evdoc reads has "
                                              "a tenth of that; the limit protects against "
                                              "hostile input."};

inline constexpr Code xml_doctype{"xml-doctype", Severity::error, Fault::input,
                                  "The file has a document type declaration. They can define entities that grow "
                                  "without bound or name other files, so "
                                  "evdoc does not read them. No format that evdoc reads needs one: delete it."};

inline constexpr Code xml_undeclared_prefix{"xml-undeclared-prefix", Severity::warning, Fault::input,
                                            "A name has a prefix that no xmlns attribute around it declares. It was "
                                            "read as if it were in no namespace. Declare "
                                            "the prefix on the root element."};

inline constexpr Code unknown_element{
    "unknown-element", Severity::error, Fault::finding,
    "An element stands where the format has none of this name. It was left out. Check its spelling and the element "
    "around it."};

inline constexpr Code unknown_attribute{
    "unknown-attribute", Severity::error, Fault::finding,
    "The format has no attribute of this name on this element. It was left out. Check its spelling."};

inline constexpr Code missing_attribute{
    "missing-attribute", Severity::error, Fault::finding,
    "An attribute that the format requires is absent, so the element can't be used, or other tools will refuse the "
    "file. Add it."};

inline constexpr Code bad_number{
    "bad-number", Severity::error, Fault::finding,
    "A number was expected. The formats take decimal numbers, and hexadecimal ones that begin with 0x."};

inline constexpr Code number_out_of_range{
    "number-out-of-range", Severity::error, Fault::finding,
    "The number does not fit what it is for: an event id has 16 bits, a version, level, opcode or channel value 8, a "
    "keyword mask 64."};

inline constexpr Code bad_boolean{"bad-boolean", Severity::error, Fault::finding,
                                  "An attribute that is on or off was expected: true, false, 1 or 0."};

inline constexpr Code bad_choice{"bad-choice", Severity::error, Fault::finding,
                                 "The value is none of those that the format knows for this attribute."};

inline constexpr Code not_a_manifest{
    "not-a-manifest", Severity::error, Fault::input,
    "The file is XML, but no instrumentation manifest: it has neither an instrumentationManifest nor an "
    "instrumentation element. Name a manifest (.man), as mc.exe takes it."};

inline constexpr Code undeclared_channel{
    "undeclared-channel", Severity::error, Fault::finding,
    "An event names a channel that its provider neither declares nor imports. Its page would lack it, and is not "
    "made. Events refer to a channel by its chid, or by its name."};

inline constexpr Code undeclared_level{
    "undeclared-level", Severity::error, Fault::finding,
    "An event names a level that neither its provider nor winmeta.xml declares. Its page would lack it, and is not "
    "made. The predefined levels are win:LogAlways, win:Critical, win:Error, win:Warning, win:Informational and "
    "win:Verbose."};

inline constexpr Code undeclared_task{
    "undeclared-task", Severity::error, Fault::finding,
    "An event names a task that its provider does not declare. Its page would lack it, and is not made."};

inline constexpr Code undeclared_opcode{
    "undeclared-opcode", Severity::error, Fault::finding,
    "An event names an opcode that neither its task, its provider nor winmeta.xml declares. Its page would lack it, and "
    "is not made. An opcode inside a task can only be used by events of that task."};

inline constexpr Code undeclared_keyword{
    "undeclared-keyword", Severity::error, Fault::finding,
    "An event names a keyword that neither its provider nor winmeta.xml declares. Its page would lack it, and is not "
    "made."};

inline constexpr Code undeclared_template{
    "undeclared-template", Severity::error, Fault::finding,
    "An event or filter names a payload template that its provider does not declare. The event's page would lack the "
    "data items, and is not made."};

inline constexpr Code undeclared_map{
    "undeclared-map", Severity::error, Fault::finding,
    "A data item names a map that its provider does not declare. It is documented without its values."};

inline constexpr Code legacy_name{
    "legacy-name", Severity::warning, Fault::finding,
    "A name that no version of winmeta.xml has, but that tools write into the manifests that they make: win:Always for "
    "win:LogAlways, xs:HexInt32 for win:HexInt32. mc.exe refuses it."};

inline constexpr Code wrong_windows_namespace{
    "wrong-windows-namespace", Severity::warning, Fault::finding,
    "The prefix win is bound to a namespace that is not the one of winmeta.xml, so that names as win:Error mean nothing "
    "to mc.exe. They are read as Windows' names. Mend the xmlns:win attribute."};

inline constexpr Code unknown_type{"unknown-type", Severity::warning, Fault::finding,
                                   "The in or out type of a data item is none that winmeta.xml or a later compiler "
                                   "knows, as the numbers that tools write "
                                   "for types that they do not know. It is documented as it is written."};

inline constexpr Code duplicate_name{
    "duplicate-name", Severity::error, Fault::finding,
    "Two things of one kind have the same name, so what refers to it is ambiguous. The first one is used. Rename or "
    "delete one of them."};

inline constexpr Code duplicate_event{
    "duplicate-event", Severity::error, Fault::finding,
    "Two events of a provider have the same id and version. A consumer can't tell them apart. Give one of them "
    "another id or version. Where they differ in task or opcode, as in manifests that tools made from what is "
    "registered, it is a warning, and both are documented."};

inline constexpr Code duplicate_string{
    "duplicate-string", Severity::warning, Fault::finding,
    "A string table has two strings with the same id. The first one is used. Delete one of them."};

inline constexpr Code missing_string{
    "missing-string", Severity::error, Fault::finding,
    "A message refers to a string that the string table of the source culture does not have. The page of an event "
    "whose message it is would lack it, and is not made; what else has no such string is documented without a message. "
    "Add the string, or correct the id."};

inline constexpr Code bad_message_reference{
    "bad-message-reference", Severity::error, Fault::finding,
    "A message attribute holds a reference to a string table: $(string.ID). Text that stands there itself can't be "
    "translated. It is shown as it is."};

inline constexpr Code invalid_culture{
    "invalid-culture", Severity::warning, Fault::finding,
    "The culture of a string table is not a BCP 47 language tag. Its strings can't be used for a locale."};

inline constexpr Code source_strings_missing{
    "source-strings-missing", Severity::warning, Fault::finding,
    "A manifest has string tables, and none of the language that the project's pages are written in. Its messages are "
    "shown in the language that it has. Add a table of the source locale, or set source-locale in evdoc.toml."};

inline constexpr Code numeric_name{
    "numeric-name", Severity::warning, Fault::finding,
    "An event refers to its level, task or opcode by number, as tools write it that found no name. What has that number "
    "is meant, and where nothing has, the number is shown. mc.exe takes names only: declare one, and use it."};

inline constexpr Code reserved_value{
    "reserved-value", Severity::error, Fault::finding,
    "The number of a level, opcode or channel is one that Windows keeps for its own. A provider's levels have the "
    "values 16 to 255, its opcodes 10 to 239, its channels 16 to 255."};

inline constexpr Code duplicate_value{
    "duplicate-value", Severity::error, Fault::finding,
    "Two things of one kind have the same number, so that whoever reads the events can't tell them apart. Give one of "
    "them another."};

inline constexpr Code mask_not_one_bit{
    "mask-not-one-bit", Severity::error, Fault::finding,
    "The mask of a keyword and each value of a bitMap stand for one bit: 0x1, 0x2, 0x4 and so on."};

inline constexpr Code reserved_mask{
    "reserved-mask", Severity::warning, Fault::finding,
    "The mask of a keyword uses one of the bits 48 to 63, which Windows keeps for its own. mc.exe refuses it; tools "
    "that make a manifest from what is registered write such keywords for channels."};

inline constexpr Code out_type_mismatch{
    "out-type-mismatch", Severity::error, Fault::finding,
    "A data item is to be shown in a way that its in type does not allow: each in type has its own out types."};

inline constexpr Code missing_length{
    "missing-length", Severity::error, Fault::finding,
    "A data item of type win:Binary does not say how long it is, so that neither it nor what follows it can be read. "
    "Its length is a number of bytes, or the name of an earlier item that holds it."};

inline constexpr Code bad_size_reference{
    "bad-size-reference", Severity::error, Fault::finding,
    "The length or count of a data item is neither a number nor the name of an integer item that stands before it in "
    "the template, so that the item can't be read."};

inline constexpr Code map_on_wrong_type{
    "map-on-wrong-type", Severity::error, Fault::finding,
    "A data item has a map of names, and is of a type that has none: maps are for unsigned integers, as win:UInt32."};

inline constexpr Code too_many_items{
    "too-many-items", Severity::error, Fault::finding,
    "A template has more data items than messages can refer to, and than mc.exe takes: 99."};

inline constexpr Code empty_template{
    "empty-template", Severity::warning, Fault::finding,
    "A template has no data item. Events that have none need no template; mc.exe refuses it."};

inline constexpr Code insert_beyond_items{
    "insert-beyond-items", Severity::error, Fault::finding,
    "A message has an insert for which its event has no data item: %3 is the third item of the event's template. A "
    "struct counts as one. The event log shows the insert as it is written."};

inline constexpr Code unterminated_format{
    "unterminated-format", Severity::error, Fault::finding,
    "An exclamation mark after an insert begins a format, which ends with another: %1!s!. A mark that is to be shown "
    "is written %!."};

inline constexpr Code stray_percent{
    "stray-percent", Severity::warning, Fault::finding,
    "A percent sign of a message begins neither an insert nor an escape, and is not shown to readers of the event. A "
    "sign that is to be shown is written %%. The escapes are %n, %r, %t, %b, %., %!, %0 and a blank after %."};

inline constexpr Code bad_provider_name{
    "bad-provider-name", Severity::warning, Fault::finding,
    "The name of a provider has a character that Windows does not allow in it (> < & \" | \\ : ` ? * or a control "
    "character), or more than 255 characters. The manifest can't be installed. By convention it is "
    "Company-Product-Component."};

inline constexpr Code bad_guid{"bad-guid", Severity::warning, Fault::finding,
                               "A GUID has not the form {8-4-4-4-12} of hexadecimal digits, in braces. The manifest "
                               "can't be installed; pages show it as it is written."};

inline constexpr Code bad_symbol{
    "bad-symbol", Severity::warning, Fault::finding,
    "A symbol is no name in C: letters, digits and underscores, the first no digit. The message compiler makes a macro "
    "of it, so the header that it writes does not compile."};

inline constexpr Code duplicate_provider{
    "duplicate-provider", Severity::warning, Fault::finding,
    "Two providers of a manifest have the same name or GUID. Windows knows a provider by its GUID and readers by its "
    "name: only one of the two can be installed. Both are documented."};

inline constexpr Code mask_not_hexadecimal{
    "mask-not-hexadecimal", Severity::warning, Fault::finding,
    "The mask of a keyword, or a value of a bitMap, is written as a decimal number. It was read as one. Microsoft's "
    "schema wants it hexadecimal, so other tools refuse it or read another number."};

inline constexpr Code bad_user_data{
    "bad-user-data", Severity::warning, Fault::finding,
    "The UserData of a template holds one element with all others inside it: the event log shows that in place of the "
    "data items. This one has none or several, or text beside it."};

inline constexpr Code culture_lacks_string{
    "culture-lacks-string", Severity::warning, Fault::finding,
    "A string that is in use is there in the source culture, and not in another culture of the manifest. Windows shows "
    "the text of the source culture or none; the pages of that locale do the former. Add the translation."};

inline constexpr Code admin_event_incomplete{
    "admin-event-incomplete", Severity::error, Fault::finding,
    "Events of an Admin channel are for administrators who are to act on them: they must have a message, and one of "
    "the levels Critical, Error, Warning and Informational."};

inline constexpr Code unused_string{
    "unused-string", Severity::info, Fault::finding,
    "Nothing in the manifest refers to a string of its string table. Delete it, or correct the reference that means it."};

inline constexpr Code not_event_docs{
    "not-event-docs", Severity::error, Fault::input,
    "The file is XML, but not an event docs file: its root element is not eventDocs in the namespace urn:evdoc:event-"
    "docs:1."};

inline constexpr Code unexpected_text{
    "unexpected-text", Severity::error, Fault::finding,
    "Text stands where only elements may. It would appear on no page; in a manifest, where tools leave it, it is a "
    "warning. Put it into an element such as <p>, or delete "
    "it."};

inline constexpr Code duplicate_element{
    "duplicate-element", Severity::error, Fault::finding,
    "An element stands twice where it may stand once. The first one is used. Delete one of them."};

inline constexpr Code event_documented_twice{"event-documented-twice", Severity::error, Fault::finding,
                                             "An event is documented twice in one file. Join the two."};

inline constexpr Code duplicate_revision{
    "duplicate-revision", Severity::error, Fault::finding,
    "Two source revisions of an event have the same commit, so handoffs that name it are ambiguous. Delete one of "
    "them, or correct its commit."};

inline constexpr Code unknown_layout{
    "unknown-layout", Severity::error, Fault::finding,
    "A source revision names a layout that the file does not declare, so its page can't be rendered. Declare the "
    "layout, or correct the name."};

inline constexpr Code not_xliff{
    "not-xliff", Severity::error, Fault::input,
    "The file is XML, but not XLIFF: its root element is not xliff. Translation tables are XLIFF 2.0 or 2.1."};

inline constexpr Code unsupported_xliff{
    "unsupported-xliff", Severity::error, Fault::input,
    "The file is XLIFF of a version that evdoc does not read. It reads XLIFF 2.0 and 2.1, which share one namespace. "
    "Most translation tools can save either."};

inline constexpr Code table_locale_mismatch{
    "table-locale-mismatch", Severity::error, Fault::finding,
    "A table's target language is not the locale that the project uses it for, so its translations would appear on "
    "the pages of another language."};

inline constexpr Code source_locale_mismatch{
    "source-locale-mismatch", Severity::warning, Fault::finding,
    "A table's source language is not that of the project, so its sources will not be found by their text."};

inline constexpr Code invalid_table_locale{
    "invalid-table-locale", Severity::error, Fault::finding,
    "The source or target language of a table is not a BCP 47 language tag. Write one such as en-US or zh-CN."};

inline constexpr Code duplicate_unit{
    "duplicate-unit", Severity::error, Fault::finding,
    "Two units of one locale have the same id, so what the id means is ambiguous. The ids of the common units are "
    "unique in all tables of a locale, those of a page's own units in the page."};

inline constexpr Code duplicate_page_table{
    "duplicate-page-table", Severity::error, Fault::finding,
    "Two files of a locale's tables are for the same page. The first one is used. Join them into one."};

inline constexpr Code missing_source{"missing-source", Severity::error, Fault::finding,
                                     "A segment has no source, so it can't be told what its target translates."};

inline constexpr Code missing_original_data{
    "missing-original-data", Severity::error, Fault::finding,
    "An inline code refers to original data that its unit does not have, so the text between its markers would lose a "
    "piece. Add the <data> element to the unit's <originalData>."};

inline constexpr Code invalid_character_code{
    "invalid-character-code", Severity::error, Fault::finding,
    "The hex attribute of a cp element is no character that text can hold: it is written as four or more hexadecimal "
    "digits, and is neither 0 nor a surrogate."};

inline constexpr Code page_without_event{
    "page-without-event", Severity::error, Fault::finding,
    "A file of a table says that it belongs to a page, but not to which event. Add a meta of type event with the "
    "event's id."};

inline constexpr Code unknown_meta{
    "unknown-meta", Severity::warning, Fault::finding,
    "A page's metadata has an entry of a type that evdoc does not know. It was left out. Check its spelling."};

inline constexpr Code bad_ttu_prefix{
    "bad-ttu-prefix", Severity::error, Fault::finding,
    "The prefix of a page's translation unit ids is five lower-case hexadecimal digits."};

inline constexpr Code bad_handoff_date{
    "bad-handoff-date", Severity::error, Fault::finding,
    "The date of a handoff is written as the published pages have it: month, day and year as MM/DD/YYYY."};

inline constexpr Code toml_syntax{
    "toml-syntax", Severity::error, Fault::usage,
    "A TOML file breaks the syntax of TOML at this place, so nothing was read from it. Strings stand in quotes, lists "
    "in brackets, and a key may stand once."};

inline constexpr Code unknown_key{
    "unknown-key", Severity::error, Fault::usage,
    "evdoc.toml or set.toml has a key that evdoc does not know. A misspelt setting would be ignored in silence, so it "
    "is an error. Correct or delete it."};

inline constexpr Code missing_key{"missing-key", Severity::error, Fault::usage,
                                  "evdoc.toml or set.toml lacks a key that must be there. Add it."};

inline constexpr Code setting_type{
    "setting-type", Severity::error, Fault::usage,
    "A key of evdoc.toml or set.toml has a value of another type than it takes: strings stand in quotes, lists in "
    "brackets, true and false without quotes."};

inline constexpr Code wrong_setting{
    "wrong-setting", Severity::error, Fault::usage,
    "A key of evdoc.toml or set.toml has a value that it can't take. The message names it, the help says what can "
    "stand there."};

inline constexpr Code invalid_locale{
    "invalid-locale", Severity::error, Fault::usage,
    "A locale in evdoc.toml is not a BCP 47 language tag: a language, and if need be a script and a region, such as "
    "de, zh-Hant or pt-BR. Underscores and letter case do not matter."};

inline constexpr Code duplicate_locale{
    "duplicate-locale", Severity::error, Fault::usage,
    "Two tables of evdoc.toml are for the same locale, written in two ways. Join them."};

inline constexpr std::array load_codes{
    &unreadable_input,
    &unknown_format,
    &invalid_encoding,
    &wrong_encoding_declaration,
    &unknown_encoding,
    &xml_not_well_formed,
    &xml_too_deep,
    &xml_too_many_attributes,
    &xml_doctype,
    &xml_undeclared_prefix,
    &unknown_element,
    &unknown_attribute,
    &missing_attribute,
    &bad_number,
    &number_out_of_range,
    &bad_boolean,
    &bad_choice,
    &not_a_manifest,
    &undeclared_channel,
    &undeclared_level,
    &undeclared_task,
    &undeclared_opcode,
    &undeclared_keyword,
    &undeclared_template,
    &undeclared_map,
    &legacy_name,
    &wrong_windows_namespace,
    &unknown_type,
    &duplicate_name,
    &duplicate_event,
    &duplicate_string,
    &missing_string,
    &bad_message_reference,
    &invalid_culture,
    &source_strings_missing,
    &numeric_name,
    &reserved_value,
    &duplicate_value,
    &mask_not_one_bit,
    &reserved_mask,
    &out_type_mismatch,
    &missing_length,
    &bad_size_reference,
    &map_on_wrong_type,
    &too_many_items,
    &empty_template,
    &insert_beyond_items,
    &unterminated_format,
    &stray_percent,
    &bad_provider_name,
    &bad_guid,
    &bad_symbol,
    &duplicate_provider,
    &mask_not_hexadecimal,
    &bad_user_data,
    &culture_lacks_string,
    &admin_event_incomplete,
    &unused_string,
    &not_event_docs,
    &unexpected_text,
    &duplicate_element,
    &event_documented_twice,
    &duplicate_revision,
    &unknown_layout,
    &not_xliff,
    &unsupported_xliff,
    &table_locale_mismatch,
    &source_locale_mismatch,
    &invalid_table_locale,
    &duplicate_unit,
    &duplicate_page_table,
    &missing_source,
    &missing_original_data,
    &invalid_character_code,
    &page_without_event,
    &unknown_meta,
    &bad_ttu_prefix,
    &bad_handoff_date,
    &toml_syntax,
    &unknown_key,
    &missing_key,
    &setting_type,
    &wrong_setting,
    &invalid_locale,
    &duplicate_locale,
};

}  // namespace evdoc::code
