#include "cli/check_baseline.h"

#include <algorithm>
#include <iterator>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/file.h"
#include "base/hash.h"
#include "check/rule.h"
#include "cli/codes.h"
#include "report/placed_findings.h"
#include "text/escape.h"

namespace evdoc::cli {

namespace {

constexpr std::string_view version_line = "# evdoc baseline 2";
constexpr std::string_view header = "# Findings that 'evdoc check' knows; made by --write-baseline.\n";

/// The first line of `text`, which loses it, without its line end: a baseline may have been checked out with CRLF.
std::string_view take_line(std::string_view& text) {
  std::string_view line = text.substr(0, text.find('\n'));
  text.remove_prefix(std::min(line.size() + 1, text.size()));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

/// Whether a file has findings in the form of another version, which would all seem to be gone.
bool is_of_another_version(std::string_view text) {
  const std::string_view first = take_line(text);
  return first.starts_with("# ") && first != version_line && !text.empty();
}

/// A word of a line, from 0; empty: it has fewer.
std::string_view word_of(std::string_view line, std::size_t number) {
  for (; number > 0; --number) {
    const std::size_t blank = line.find(' ');
    if (blank == std::string_view::npos) return {};
    line.remove_prefix(blank + 1);
  }
  return line.substr(0, line.find(' '));
}

std::string line_of(const Diagnostic& finding, const FindingKeys& keys) {
  const auto part = [](const std::string& text) { return text.empty() ? std::string("-") : escaped(text); };
  return fmt::format("{} {} {} {}", keys(finding), finding.code->name, part(finding.subject.locale),
                     part(finding.subject.unit));
}

/// The unit's texts, each with what follows it.
void add_texts(const Unit& unit, std::string& key) {
  for (const Segment& segment : unit.segments) {
    key += '\0';
    key += segment.source.value;
    key += '\0';
    if (segment.target) key += segment.target->value;
  }
}

}  // namespace

FindingKeys::FindingKeys(const LocaleTables& tables) : tables_(tables) {
  for (const std::string& locale : tables.tags()) {
    const CatalogIndex* index = tables.tables(locale);
    if (!index) continue;
    for (const PageTable& page : index->catalog().pages) pages_[locale].try_emplace(check::page_name(page), &page);
  }
}

const Unit* FindingKeys::unit_of(const Subject& subject) const {
  const CatalogIndex* tables = tables_.tables(subject.locale);
  if (!tables) return nullptr;
  if (subject.page.empty()) return tables->common_unit(subject.unit);
  const auto pages = pages_.find(subject.locale);
  if (pages == pages_.end()) return nullptr;
  const auto page = pages->second.find(subject.page);
  return page != pages->second.end() ? tables->unit(*page->second, subject.unit) : nullptr;
}

std::string FindingKeys::operator()(const Diagnostic& finding) const {
  const Unit* unit = unit_of(finding.subject);
  if (!unit) return fingerprint_of(finding);
  const Subject& subject = finding.subject;
  std::string key =
      fmt::format("{}{}{}{}{}{}{}", finding.code->name, '\0', subject.locale, '\0', subject.page, '\0', subject.unit);
  add_texts(*unit, key);
  return sha1_hex(key);
}

void Baseline::load(const std::string& path, Diagnostics& diagnostics) {
  const FileContents file = read_file(path);
  if (file.error != 0) {
    diagnostics.report(code::baseline_unreadable, {},
                       fmt::format("can't read the baseline '{}': {}", path, describe_errno(file.error)),
                       "make it with --write-baseline");
    return;
  }
  if (is_of_another_version(file.bytes)) {
    diagnostics.report(code::baseline_unreadable, {},
                       fmt::format("the baseline '{}' was made by another version of evdoc", path),
                       "make it again with --write-baseline, and look at what is new in it");
    return;
  }
  std::string_view rest = file.bytes;
  for (std::size_t number = 1; !rest.empty(); ++number) {
    const std::string_view line = take_line(rest);
    if (line.empty() || line.starts_with('#')) continue;
    const std::string_view key = line.substr(0, line.find(' '));
    if (is_sha1_hex(key)) {
      ++left_[std::string(key)];
      lines_.emplace_back(line);
    } else {
      diagnostics.report(code::baseline_unreadable, {}, fmt::format("line {} of '{}' is of no baseline", number, path),
                         "make it again with --write-baseline");
    }
  }
}

Diagnostics Baseline::without_known(Diagnostics found, const LocaleTables& tables,
                                    std::vector<SuppressedFinding>& known) {
  if (left_.empty()) return found;
  const FindingKeys keys(tables);
  Diagnostics result;
  for (const Diagnostic& finding : found.sorted()) {
    const auto left = left_.find(keys(finding));
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
  for (const auto& [key, left] : left_) count += left;
  return count;
}

std::vector<std::string> Baseline::lines_beyond(std::span<const std::string> rules,
                                                std::span<const std::string> locales) const {
  const auto is_beyond = [](std::span<const std::string> names, std::string_view name) {
    return !names.empty() && std::ranges::find(names, name) == names.end();
  };
  std::vector<std::string> beyond;
  for (const std::string& line : lines_) {
    if (is_beyond(rules, word_of(line, 1)) || is_beyond(locales, word_of(line, 2))) beyond.push_back(line);
  }
  return beyond;
}

std::string baseline_of(std::span<const Diagnostic> findings, const FindingKeys& keys, std::vector<std::string> kept) {
  std::vector<std::string> lines;
  for (const Diagnostic& finding : findings) lines.push_back(line_of(finding, keys));
  std::ranges::sort(lines);
  std::ranges::sort(kept);
  std::vector<std::string> all;  // what is of no rule or locale may be kept and found again
  std::ranges::set_union(lines, kept, std::back_inserter(all));
  return fmt::format("{}\n{}{}{}", version_line, header, fmt::join(all, "\n"), all.empty() ? "" : "\n");
}

}  // namespace evdoc::cli
