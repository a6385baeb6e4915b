#include "cli/check_baseline.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/file.h"
#include "cli/codes.h"
#include "report/placed_findings.h"
#include "text/escape.h"

namespace evdoc::cli {

namespace {

constexpr std::string_view header = "# Findings that 'evdoc check' knows; made by --write-baseline.\n";
constexpr std::size_t fingerprint_digits = 40;

bool is_fingerprint(std::string_view text) {
  return text.size() == fingerprint_digits && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

}  // namespace

void Baseline::load(const std::string& path, Diagnostics& diagnostics) {
  const FileContents file = read_file(path);
  if (file.error != 0) {
    diagnostics.report(code::baseline_unreadable, {},
                       fmt::format("can't read the baseline '{}': {}", path, describe_errno(file.error)),
                       "make it with --write-baseline");
    return;
  }
  std::string_view rest = file.bytes;
  for (std::size_t number = 1; !rest.empty(); ++number) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (line.empty() || line.starts_with('#')) continue;
    const std::string_view fingerprint = line.substr(0, line.find(' '));
    if (is_fingerprint(fingerprint)) {
      ++left_[std::string(fingerprint)];
    } else {
      diagnostics.report(code::baseline_unreadable, {}, fmt::format("line {} of '{}' is of no baseline", number, path),
                         "make it again with --write-baseline");
    }
  }
}

Diagnostics Baseline::without_known(Diagnostics found, std::vector<SuppressedFinding>& known) {
  if (left_.empty()) return found;
  Diagnostics result;
  for (const Diagnostic& finding : found.sorted()) {
    const auto left = left_.find(fingerprint_of(finding));
    if (left == left_.end() || left->second == 0) {
      result.add(finding);
    } else {
      --left->second;
      known.push_back({finding, SuppressedFinding::Where::baseline, "the baseline has it"});
    }
  }
  return result;
}

std::size_t Baseline::gone() const {
  std::size_t count = 0;
  for (const auto& [fingerprint, left] : left_) count += left;
  return count;
}

std::string baseline_of(std::span<const Diagnostic> findings) {
  std::vector<std::string> lines;
  for (const Diagnostic& finding : findings) {
    const auto part = [](const std::string& text) { return text.empty() ? std::string("-") : escaped(text); };
    lines.push_back(fmt::format("{} {} {} {}\n", fingerprint_of(finding), finding.code->name,
                                part(finding.subject.locale), part(finding.subject.unit)));
  }
  std::ranges::sort(lines);
  return fmt::format("{}{}", header, fmt::join(lines, ""));
}

}  // namespace evdoc::cli
