#include "cli/check_fixes.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "base/file.h"
#include "cli/codes.h"

namespace evdoc::cli {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// The fixes of one file, in order, none overlapping.
using FixesOfFile = std::map<uint32_t, const Fix*>;

bool overlaps(const FixesOfFile& fixes, const Span& span) {
  const auto next = fixes.lower_bound(span.begin);
  if (next != fixes.end() && next->second->span.begin < std::max(span.end, span.begin + 1)) return true;
  return next != fixes.begin() && std::prev(next)->second->span.end > span.begin;
}

bool is_mendable(const Diagnostic& finding, Fix::Trust least) {
  return !finding.fixes.empty() && std::ranges::all_of(finding.fixes, [least](const Fix& fix) {
    return fix.trust <= least && fix.span.is_known();
  });
}

std::string with_fixes(std::string_view text, const FixesOfFile& fixes) {
  std::string result;
  std::size_t at = 0;
  for (const auto& [begin, fix] : fixes) {
    result.append(text, at, begin - at);
    result += fix->replacement;
    at = fix->span.end;
  }
  return result.append(text, at);
}

/// Makes the fixes of a file; false, with a finding, if its bytes are not the text that they were made for.
bool fix_file(const Source& source, const FixesOfFile& fixes, std::vector<FixedFile>& files, Diagnostics& diagnostics) {
  FileContents file = read_file(source.path());
  std::string_view text = file.bytes;
  const bool has_mark = text.starts_with(byte_order_mark);
  if (has_mark) text.remove_prefix(byte_order_mark.size());
  if (file.error != 0 || text != source.text()) {
    diagnostics.report(code::fix_not_made, {&source, 0, 0},
                       "the file is not in UTF-8 or was changed in the meantime: it is left as it is",
                       "save it in UTF-8 and run the command again");
    return false;
  }
  std::string after = (has_mark ? std::string(byte_order_mark) : "") + with_fixes(text, fixes);
  files.push_back({source.path(), std::move(file.bytes), std::move(after), fixes.size()});
  return true;
}

}  // namespace

std::vector<FixedFile> fix_files(std::vector<Diagnostic>& findings, Fix::Trust least, Diagnostics& diagnostics) {
  std::map<std::string_view, std::pair<const Source*, FixesOfFile>> chosen;
  std::vector<bool> is_mended(findings.size());
  for (std::size_t i = 0; i < findings.size(); ++i) {
    if (!is_mendable(findings[i], least)) continue;
    const std::vector<Fix>& wanted = findings[i].fixes;
    auto& [source, fixes] = chosen[wanted.front().span.source->path()];
    source = wanted.front().span.source;
    if (std::ranges::any_of(wanted, [&](const Fix& fix) { return overlaps(fixes, fix.span); })) continue;
    for (const Fix& fix : wanted) fixes.emplace(fix.span.begin, &fix);
    is_mended[i] = true;
  }
  std::vector<FixedFile> files;
  for (const auto& [path, fixes_of_file] : chosen) {
    const auto& [source, fixes] = fixes_of_file;
    if (fix_file(*source, fixes, files, diagnostics)) continue;
    for (std::size_t i = 0; i < findings.size(); ++i) {
      if (is_mended[i] && findings[i].span.source == source) is_mended[i] = false;
    }
  }
  std::size_t index = 0;
  std::erase_if(findings, [&](const Diagnostic&) { return is_mended[index++]; });
  return files;
}

}  // namespace evdoc::cli
