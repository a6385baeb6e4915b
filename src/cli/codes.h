// What can be wrong with a command line.
#pragma once

#include <array>

#include "base/diagnostic.h"

namespace evdoc::code {

inline constexpr Code unknown_command{
    "unknown-command", Severity::error, Fault::usage,
    "The first word after 'evdoc' is not the name of a command. 'evdoc --help' lists all commands."};

inline constexpr Code unknown_option{
    "unknown-option", Severity::error, Fault::usage,
    "The command has no option of that name. 'evdoc COMMAND --help' lists those that it has. A file whose name begins "
    "with a dash can be given after '--'."};

inline constexpr Code missing_value{
    "missing-value", Severity::error, Fault::usage,
    "The option needs a value, as the next word or behind '=', and none was given or it was empty."};

inline constexpr Code invalid_value{
    "invalid-value", Severity::error, Fault::usage,
    "The value of the option is not one that it can take. The help of the message and 'evdoc COMMAND --help' say which "
    "values it takes."};

inline constexpr Code wrong_operands{
    "wrong-operands", Severity::error, Fault::usage,
    "The command was given fewer or more files, folders or names than it takes. Its usage line in 'evdoc COMMAND "
    "--help' shows how many it takes. A name with blanks must be quoted for the shell."};

inline constexpr Code invalid_command_line{
    "invalid-command-line", Severity::error, Fault::usage,
    "The command line can't be taken apart into options and their values, for instance because a flag was given a "
    "value. 'evdoc COMMAND --help' shows how the options are written."};

inline constexpr Code unknown_code{
    "unknown-code", Severity::error, Fault::usage,
    "'evdoc explain' was asked for a code that no message of evdoc has. Codes stand in square brackets behind the word "
    "error, warning or info of a message. 'evdoc explain' without a code lists all of them."};

inline constexpr Code results_not_written{
    "results-not-written", Severity::error, Fault::output,
    "The results of the command could not be written to standard output, so whoever reads them has only a part. "
    "Check the disk or the program that standard output leads to, and run the command again."};

inline constexpr Code data_syntax{"data-syntax", Severity::error, Fault::input,
                                  "The data for a template is not well-formed JSON (RFC 8259, UTF-8). The caret stands "
                                  "where it can't be read on; the "
                                  "cause is often a missing comma, quote or bracket just before."};

inline constexpr Code data_unreadable{
    "data-unreadable", Severity::error, Fault::input,
    "The data for a template can't be read. Check the path and the rights of the file."};

inline constexpr Code data_range{
    "data-range", Severity::error, Fault::input,
    "The data for a template holds what templates can't compute with: an integer beyond 64 bits, values nested deeper "
    "than 200 levels, or something other than an object at its top."};

inline constexpr Code no_project{
    "no-project", Severity::error, Fault::usage,
    "No evdoc.toml lies in this folder or in one above it, and the command line names no project. Go to the project's folder, name it, or "
    "name manifests: a manifest alone is a project too."};

inline constexpr Code no_template_set{
    "no-template-set", Severity::error, Fault::usage,
    "The template set that the project names is neither one that evdoc has built in nor a folder with a set.toml. A name without a slash "
    "means a built-in set; a folder beside evdoc.toml is written './name'."};

inline constexpr Code catalog_missing{
    "catalog-missing", Severity::error, Fault::usage,
    "A translation table that evdoc.toml names is not there. Without it the pages of its locale would fall back to English, so nothing is "
    "built. Mend the path, which is relative to evdoc.toml, or remove it."};

inline constexpr Code unknown_locale{
    "unknown-locale", Severity::error, Fault::usage,
    "The command line asks for a locale that the project does not have: evdoc.toml has no [locales] table for it, and no manifest has "
    "strings of that culture."};

inline constexpr Code file_exists{
    "file-exists", Severity::error, Fault::output,
    "'evdoc init' would overwrite a file that is there already and holds something else. Nothing was written. Choose another folder, or give "
    "--force if the file may go."};

inline constexpr Code not_a_page{
    "not-a-page", Severity::error, Fault::usage,
    "'evdoc explain FILE:LINE' was asked for a file that the project does not make, or for a line that the page does not have. The page is "
    "recognised by the end of its path, so it may have been moved as a whole with its folders."};

inline constexpr Code unknown_page{
    "unknown-page", Severity::error, Fault::usage,
    "A table [pages.NAME] of evdoc.toml is for a page that the template set does not make. The pages about many events are those that its "
    "set.toml lists with for = \"all\"; their names are their ids there."};

inline constexpr Code output_out_of_date{
    "output-out-of-date", Severity::error, Fault::finding,
    "'evdoc build --check' found pages that a build would write: the output folder does not hold what the inputs give. Run 'evdoc build' "
    "and commit the result; '--check --diff' shows what differs."};

inline constexpr Code no_event_pages{
    "no-event-pages", Severity::error, Fault::input,
    "Among the files that 'evdoc harvest' was given is no page about an event, so there is nothing to make a project of. Name the folders of "
    "the published pages, or the pages."};

inline constexpr Code project_not_empty{
    "project-not-empty", Severity::error, Fault::usage,
    "The folder for the project is not empty, and what is in it was not made by 'evdoc harvest', which would overwrite files of its names. "
    "Give an empty folder, or --force."};

inline constexpr Code project_file_changed{
    "project-file-changed", Severity::error, Fault::usage,
    "A file that a second 'evdoc harvest' would overwrite is not as the last one wrote it: somebody has worked in it. Nothing is written. "
    "Harvest into another folder and take over what you need, or give --force to lose the changes."};

inline constexpr Code harvest_record_damaged{
    "harvest-record-damaged", Severity::warning, Fault::finding,
    "The file evdoc.harvest says which files the last 'evdoc harvest' wrote into its folder. This line of it names none: it is no "
    "SHA-1 with a path behind it, or the path leads out of the folder or to a hidden file. It is ignored, so a file that it stood for "
    "counts as somebody's work. Restore the file from version control, or delete it and give --force."};

inline constexpr Code page_not_reproduced{
    "page-not-reproduced", Severity::error, Fault::finding,
    "The page that evdoc makes from the harvested project differs from the published one. The finding shows the first line that does. What the "
    "project can't hold is mostly reported above; the published page may also break the rules that all others keep."};

inline constexpr Code page_name_differs{
    "page-name-differs", Severity::warning, Fault::finding,
    "Files of events' pages are named by one pattern, output.path in evdoc.toml, which harvest takes from the names of most pages. "
    "This page's name does not follow it, so evdoc makes the page under another name, and links to the old one break."};

inline constexpr Code page_not_made{
    "page-not-made", Severity::error, Fault::finding,
    "The harvested project makes no page for a published one, so the two can't be compared. The reason is reported above: an event that the given "
    "manifest lacks, or a template that failed."};

inline constexpr Code baseline_unreadable{
    "baseline-unreadable", Severity::error, Fault::usage,
    "The baseline of 'evdoc check' can't be read, has lines that are of no baseline, or was made by a version of evdoc that knew findings by other marks. Without it every known finding would count as new, "
    "so nothing is checked. Make it with 'evdoc check --write-baseline FILE' and commit it."};

inline constexpr Code fix_not_made{
    "fix-not-made", Severity::warning, Fault::finding,
    "'evdoc check --fix' edits a file where it stands and keeps all other bytes, which it can't do with a file that is not in UTF-8 or that "
    "another program has changed since it was read. Save it in UTF-8 and run the command again."};

inline constexpr Code page_not_remembered{
    "page-not-remembered", Severity::error, Fault::usage,
    "'evdoc why' was asked for a file that no build into a folder around it has made, as far as evdoc remembers. The memory lies beside the "
    "output folder, in '.OUT.evdoc', and is made by 'evdoc build'."};

inline constexpr std::array cli_codes{
    &no_event_pages,      &project_not_empty, &page_not_reproduced,  &page_not_made,          &data_syntax,
    &data_range,          &data_unreadable,   &unknown_command,      &unknown_option,         &missing_value,
    &invalid_value,       &wrong_operands,    &invalid_command_line, &unknown_code,           &results_not_written,
    &no_project,          &no_template_set,   &catalog_missing,      &unknown_locale,         &output_out_of_date,
    &unknown_page,        &not_a_page,        &file_exists,          &baseline_unreadable,    &fix_not_made,
    &page_not_remembered, &page_name_differs, &project_file_changed, &harvest_record_damaged,
};

}  // namespace evdoc::code
