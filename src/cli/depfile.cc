#include "cli/depfile.h"

#include <string_view>

#include "base/file.h"
#include "cli/replace_file.h"

namespace evdoc::cli {

namespace {

/// As Make and Ninja read it. Backslashes stand for themselves, but before what has to be escaped.
std::string escaped_path(std::string_view path) {
  constexpr std::string_view special = " #:";
  std::string escaped;
  std::size_t backslashes = 0;  // just before
  for (const char c : path) {
    if (special.find(c) != std::string_view::npos) escaped.append(backslashes + 1, '\\');
    if (c == '$') escaped += '$';
    escaped += c;
    backslashes = c == '\\' ? backslashes + 1 : 0;
  }
  return escaped;
}

}  // namespace

std::string depfile_text(const std::string& path, std::span<const InputRecord> inputs) {
  std::string_view target(path);
  if (target.ends_with(".d")) target.remove_suffix(2);
  std::string text = escaped_path(target) + ":";
  for (const InputRecord& input : inputs) {
    if (input.digest.is_known()) text += " \\\n  " + escaped_path(input.path);
  }
  return text + "\n";
}

void write_depfile(const std::string& path, std::span<const InputRecord> inputs, Diagnostics& diagnostics) {
  const std::string text = depfile_text(path, inputs);
  if (read_file(path).bytes != text) replace_file(path, text, diagnostics);
}

}  // namespace evdoc::cli
