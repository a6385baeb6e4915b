// What can be wrong with a manifest: what it declares, names and says.
#pragma once

#include <array>

#include "base/diagnostic.h"

namespace evdoc::code {

inline constexpr Code not_a_manifest{
    "not-a-manifest", Severity::error, Fault::input,
    "The file is XML, but no instrumentation manifest: it has neither an instrumentationManifest nor an "
    "instrumentation element. Name a manifest (.man), as mc.exe takes it."};

inline constexpr Code undeclared_channel{
    "undeclared-channel", Severity::error, Fault::finding,
    "An event names a channel that its provider neither declares nor imports. Its page is made without it. Events refer "
    "to a channel by its chid, or by its name."};

inline constexpr Code undeclared_level{
    "undeclared-level", Severity::error, Fault::finding,
    "An event names a level that neither its provider nor winmeta.xml declares. Its page is made without it. The "
    "predefined levels are win:LogAlways, win:Critical, win:Error, win:Warning, win:Informational and win:Verbose."};

inline constexpr Code undeclared_task{
    "undeclared-task", Severity::error, Fault::finding,
    "An event names a task that its provider does not declare. Its page is made without it."};

inline constexpr Code undeclared_opcode{
    "undeclared-opcode", Severity::error, Fault::finding,
    "An event names an opcode that neither its task, its provider nor winmeta.xml declares. Its page is made without "
    "it. An opcode inside a task can only be used by events of that task."};

inline constexpr Code undeclared_keyword{
    "undeclared-keyword", Severity::error, Fault::finding,
    "An event names a keyword that neither its provider nor winmeta.xml declares. Its page is made without it."};

inline constexpr Code undeclared_template{
    "undeclared-template", Severity::error, Fault::finding,
    "An event or filter names a payload template that its provider does not declare. The event's page is made without "
    "data items."};

inline constexpr Code undeclared_map{
    "undeclared-map", Severity::error, Fault::finding,
    "A data item names a map that its provider does not declare. It is documented without its values."};

inline constexpr Code legacy_name{
    "legacy-name", Severity::warning, Fault::finding,
    "A name that no version of winmeta.xml has, but that tools write into the manifests that they make: win:Always for "
    "win:LogAlways, xs:HexInt32 for win:HexInt32. It is read as the name that is meant; other tools may refuse it."};

inline constexpr Code wrong_windows_namespace{
    "wrong-windows-namespace", Severity::warning, Fault::finding,
    "The prefix win is bound to a namespace that is not the one of winmeta.xml, so that names as win:Error mean nothing "
    "to mc.exe. They are read as Windows' names. Mend the xmlns:win attribute."};

inline constexpr Code unknown_type{"unknown-type", Severity::warning, Fault::finding,
                                   "The in or out type of a data item is none that winmeta.xml or a later compiler "
                                   "knows, as the numbers that tools write "
                                   "for types that they do not know. It is documented as it is written."};

inline constexpr Code duplicate_event{
    "duplicate-event", Severity::error, Fault::finding,
    "Two events of a provider have the same id and version. A consumer can't tell them apart, and which of them is "
    "meant can't be known, so the page is not made unless both say the same. Give one of them another id or version. "
    "Where they differ in task or opcode, as in manifests that tools made from what is registered, it is a warning, and "
    "both are documented."};

inline constexpr Code duplicate_string{
    "duplicate-string", Severity::warning, Fault::finding,
    "A string table has two strings with the same id. The first one is used. Delete one of them."};

inline constexpr Code missing_string{
    "missing-string", Severity::error, Fault::finding,
    "A message refers to a string that the string table of the source culture does not have. What it belongs to is "
    "documented without a message. Add the string, or correct the id."};

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
    "empty-template", Severity::info, Fault::finding,
    "A template has no data item. Events that have none need no template. Microsoft's schema asks for an item; "
    "manifests that Windows has installed do without."};

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
    "sign that is to be shown is written %%. The escapes are %n, %r, %t, %b, %., %!, %0 and a blank after %. Before any "
    "other character the sign has no effect: that is legal, and no more than an information."};

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

inline constexpr std::array manifest_codes{
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
};

}  // namespace evdoc::code
