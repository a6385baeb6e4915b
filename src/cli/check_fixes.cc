#include "cli/check_fixes.h"

#include <algorithm>
#include <map>
#include <optional>

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

/// What is to be done to one file.
struct ChosenFixes {
  const Source* source = nullptr;
  FixesOfFile fixes;
  std::vector<std::size_t> findings;
};

/// Takes all fixes of a finding; nothing where one overlaps what is there.
void choose(ChosenFixes& chosen, const Diagnostic& finding, std::size_t index) {
  const auto is_taken = [&](const Fix& fix) { return overlaps(chosen.fixes, fix.span); };
  if (std::ranges::any_of(finding.fixes, is_taken)) return;
  chosen.source = finding.fixes.front().span.source;
  chosen.findings.push_back(index);
  for (const Fix& fix : finding.fixes) chosen.fixes.emplace(fix.span.begin, &fix);
}

/// Makes the fixes of a file; nothing, with a finding, if its bytes are not the text that they were made for.
std::optional<FixedFile> fix_file(const ChosenFixes& chosen, Diagnostics& diagnostics) {
  const Source& source = *chosen.source;
  FileContents file = read_file(source.path());
  std::string_view text = file.bytes;
  const bool has_mark = text.starts_with(byte_order_mark);
  if (has_mark) text.remove_prefix(byte_order_mark.size());
  if (file.error != 0 || text != source.text()) {
    diagnostics.report(code::fix_not_made, {&source, 0, 0},
                       "the file is not in UTF-8 or was changed in the meantime: it is left as it is",
                       "save it in UTF-8 and run the command again");
    return std::nullopt;
  }
  std::string after = (has_mark ? std::string(byte_order_mark) : "") + with_fixes(text, chosen.fixes);
  return FixedFile{source.path(), std::move(file.bytes), std::move(after), chosen.fixes.size(), chosen.findings};
}

}  // namespace

std::vector<FixedFile> fix_files(std::span<const Diagnostic> findings, Fix::Trust least, Diagnostics& diagnostics) {
  std::map<std::string_view, ChosenFixes> chosen;
  for (std::size_t i = 0; i < findings.size(); ++i) {
    if (is_mendable(findings[i], least)) choose(chosen[findings[i].fixes.front().span.source->path()], findings[i], i);
  }
  std::vector<FixedFile> files;
  for (const auto& [path, of_file] : chosen) {
    if (auto file = fix_file(of_file, diagnostics)) files.push_back(std::move(*file));
  }
  return files;
}

}  // namespace evdoc::cli
