#include "cli/build_summary.h"

#include <algorithm>
#include <array>
#include <iterator>

#include <fmt/format.h>

#include "cli/counted.h"
#include "text/escape.h"

namespace evdoc::cli {

namespace {

constexpr std::size_t most_named_pages = 20;

std::vector<uint32_t> counts_of(const MatchCounts& matches) {
  const Figures figures = figures_of(matches);
  return {figures.begin(), figures.end()};
}

/// Those that have figures: the source locale has none.
std::vector<LocaleRecord> translated(const std::vector<LocaleRecord>& locales) {
  std::vector<LocaleRecord> with_figures;
  std::ranges::copy_if(locales, std::back_inserter(with_figures),
                       [](const LocaleRecord& locale) { return !locale.counts.empty(); });
  return with_figures;
}

std::string cell(std::string_view heading, std::string_view text) {
  return fmt::format("  {:>{}}", text, std::max<std::size_t>(heading.size(), 6));
}

/// How the texts of each locale were found, a row a locale.
void print_matches(const std::vector<LocaleRecord>& locales, Output& out) {
  static constexpr std::array<std::string_view, match_kind_count + 1> headings{
      "page", "common", "by text", "built-in", "fallback", "as is", "untranslated", "stale"};
  std::size_t width = std::string_view("locale").size();
  for (const LocaleRecord& locale : locales) width = std::max(width, locale.tag.size());
  std::string line = fmt::format("{:<{}}", "locale", width);
  for (const std::string_view heading : headings) line += cell(heading, heading);
  out << line << "\n";
  for (const LocaleRecord& locale : locales) {
    line = fmt::format("{:<{}}", locale.tag, width);
    for (std::size_t i = 0; i < headings.size(); ++i) line += cell(headings[i], fmt::to_string(locale.counts[i]));
    out << line << "\n";
  }
}

/// Nothing where nobody has begun to describe events, or where all is well.
void print_docs(const DocsFigures& docs, Output& out) {
  const bool has_prose = docs.without_prose < docs.events;
  const uint32_t without_prose = has_prose ? docs.without_prose : 0;
  if (without_prose == 0 && docs.differences == 0 && docs.without_event == 0) return;
  std::string line;
  if (has_prose) line += counted(docs.without_prose, "event", "events") + " without prose, ";
  line += counted(docs.differences, "difference", "differences") + " between event docs and manifests";
  if (docs.without_event > 0)
    line += ", " + counted(docs.without_event, "described event", "described events") + " that no manifest declares";
  out << line << "\n";
}

/// The first pages each on a line, and how many more there are.
void print_pages(std::string_view what, const std::vector<std::string>& paths, std::string_view why, Output& out) {
  for (std::size_t i = 0; i < std::min(paths.size(), most_named_pages); ++i)
    out << fmt::format("{} {}, {}\n", what, escaped(paths[i]), why);
  if (paths.size() > most_named_pages)
    out << fmt::format("{} {} more, {}\n", what, paths.size() - most_named_pages, why);
}

std::vector<std::string> damaged_pages(const BuildReport& report, Damage damage) {
  std::vector<std::string> paths;
  for (const DeliveredPage& page : report.pages.all()) {
    if (page.damage == damage) paths.emplace_back(page.record.path);
  }
  std::ranges::sort(paths);
  return paths;
}

}  // namespace

BuildSummary summary_of(const WriteReport& report, const Site& site) {
  BuildSummary summary;
  summary.out = site.project().settings.out;
  summary.failed = report.build.failed + site.plan.broken_pages;
  if (!report.is_written) return summary;
  summary.changed = report.build.changed();
  summary.unchanged = report.planned - summary.changed;
  summary.locales = translated(report.locales);
  summary.docs = report.docs;
  return summary;
}

BuildSummary summary_of(const BuildReport& report, const Site& site) {
  BuildSummary summary;
  summary.out = site.project().settings.out;
  summary.done_to_pages = "would be written to";
  summary.changed = report.changed();
  summary.unchanged = report.pages.size() - summary.changed;
  summary.failed = report.failed + site.plan.broken_pages;
  for (std::size_t i = 0; i < site.plan.locales.size(); ++i)
    summary.locales.push_back({site.plan.locales[i], counts_of(report.matches[i])});
  summary.docs = docs_figures(site.plan);
  return summary;
}

BuildSummary summary_of(const BuildOutcome& last, const std::string& out) {
  BuildSummary summary;
  summary.out = out;
  summary.unchanged = last.planned_pages;
  summary.locales = translated(last.locales);
  summary.docs = last.docs;
  return summary;
}

void print_summary(const BuildSummary& summary, const Stopwatch& stopwatch, Output& out) {
  std::string line = fmt::format("{} {} '{}', {} unchanged", counted(summary.changed, "page", "pages"),
                                 summary.done_to_pages, escaped(summary.out), summary.unchanged);
  if (summary.failed > 0) line += fmt::format(", {} failed", summary.failed);
  out << line << fmt::format(", in {} ms\n", stopwatch.milliseconds());
  print_docs(summary.docs, out);
  const bool has_pages = summary.changed > 0 || summary.unchanged > 0;
  if (has_pages && !summary.locales.empty()) print_matches(summary.locales, out);
}

void print_changes(const WriteReport& report, Output& out) {
  if (!report.is_written) return;
  print_pages("restored", damaged_pages(report.build, Damage::edited), "which had been edited", out);
  print_pages("restored", damaged_pages(report.build, Damage::deleted), "which had been deleted", out);
  print_pages("removed", report.removed, "which is no page any more", out);
}

void print_differences(const BuildReport& report, Output& out) {
  std::vector<const DeliveredPage*> pages;
  for (const DeliveredPage& page : report.pages.all()) {
    if (page.change != Change::unchanged) pages.push_back(&page);
  }
  std::ranges::sort(pages, {}, [](const DeliveredPage* page) { return page->record.path; });
  for (const DeliveredPage* page : pages) {
    if (!page->difference->empty()) {
      print_escaped_lines(*page->difference, out);
    } else {
      out << (page->change == Change::created ? "would create " : "would update ") << escaped(page->record.path)
          << "\n";
    }
  }
}

}  // namespace evdoc::cli
