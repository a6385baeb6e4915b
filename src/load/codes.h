// What the loaders find in inputs of every kind but manifests, which have codes of their own.
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

inline constexpr Code duplicate_name{
    "duplicate-name", Severity::error, Fault::finding,
    "Two things of one kind have the same name, so what refers to it is ambiguous. The first one is used. Rename or "
    "delete one of them."};

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
    &duplicate_name,
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
