// Findings of write/: where pages may lie, and what kept them from being written.
#pragma once

#include <array>

#include "base/diagnostic.h"

namespace evdoc::code {

inline constexpr Code output_path_unsafe{
    "output-path-unsafe", Severity::error, Fault::usage,
    "The pattern of the output path would put a page outside of the output folder, or names no file: it is absolute, "
    "or "
    "has a part that is empty, '.' or '..', a backslash or a colon. evdoc writes below the output folder only. Give a "
    "relative pattern such as '{edition}/{locale}/{id}-{symbol}.md', and choose the folder with 'out' in evdoc.toml or "
    "with --out."};

inline constexpr Code output_path_pattern{"output-path-pattern", Severity::error, Fault::usage,
                                          "The pattern of the output path has a placeholder that evdoc does not know "
                                          "for this kind of page, or a brace without "
                                          "its counterpart. Placeholders are {edition}, {locale}, {provider}, {id} and "
                                          "{symbol}; a page for the whole project "
                                          "has no {provider}, {id} and {symbol}."};

inline constexpr Code output_path_collision{"output-path-collision", Severity::error, Fault::usage,
                                            "Two pages would be written to one path, so that one of them would be "
                                            "lost. Letter case does not count, because it does not on "
                                            "Windows and macOS. Tell them apart with a placeholder in the path "
                                            "pattern, for instance {provider}/ or {locale}/."};

inline constexpr Code output_unwritable{
    "output-unwritable", Severity::error, Fault::output,
    "A page, or the folder for it, can't be written, or can't be looked at before. The message gives the system's reason. Every path "
    "still holds its old or its new page, whole. Mend the reason (free space, permissions, a file where a folder is needed) and run "
    "the build again."};

inline constexpr Code output_in_the_way{
    "output-in-the-way", Severity::error, Fault::output,
    "A file that evdoc has not written lies where a page belongs, and holds something else. It stays as it is; the other pages are "
    "written. Move it away, or build with --force if it may be overwritten. Without a memory of an earlier build, as in a fresh "
    "checkout, files in the way are taken for pages of such a build if more than half of all pages are there."};

inline constexpr Code output_kept{
    "output-kept", Severity::warning, Fault::finding,
    "A page that evdoc wrote earlier is no page of the project any more, but it was edited since, so it is not deleted. Delete it "
    "yourself when you have taken from it what you need."};

inline constexpr std::array write_codes{&output_path_unsafe, &output_path_pattern, &output_path_collision,
                                        &output_unwritable,  &output_in_the_way,   &output_kept};

}  // namespace evdoc::code
