#include "cli/explain_line.h"

#include <charconv>
#include <filesystem>
#include <memory>
#include <vector>

#include <fmt/format.h>

#include "cli/codes.h"
#include "cli/planned_page.h"
#include "cli/site.h"
#include "load/settings.h"
#include "text/escape.h"

namespace evdoc::cli {

namespace {

namespace fs = std::filesystem;

std::string place_name(const Span& span) {
  const Position position = position_at(span.source->text(), span.begin);
  return escaped(fmt::format("{}:{}:{}", span.source->path(), position.line, position.column));
}

/// The project's folder or file for load_project; empty: none was found (load_project says so).
std::vector<std::string> project_operand(const PageLine& place, const std::string& project) {
  if (!project.empty()) return {project};
  const fs::path folder = fs::path(place.path).parent_path();
  if (const auto file = find_project_file(folder.empty() ? "." : folder.string()))
    return {fs::path(*file).lexically_normal().string()};
  return {};
}

/// The path of the plan that the file is: the longest that its absolute path ends with.
std::string planned_path(const SitePlan& plan, const std::string& file) {
  std::error_code ignored;
  const std::string absolute = fs::weakly_canonical(fs::absolute(file, ignored), ignored).generic_string();
  std::string best;
  for (const std::string& path : plan.paths()) {
    if (path.size() > best.size() && absolute.ends_with("/" + path)) best = path;
  }
  return best;
}

void print_unit(const LineOrigin& origin, Output& out) {
  const PageUnit& unit = *origin.unit;
  const std::string from = unit.span.is_known() ? place_name(unit.span) : "the template";
  out << fmt::format("  unit '{}', English from {}: {}\n", escaped(unit.id), from, escaped(unit.source));
  for (const TranslatedSegment& segment : origin.segments) {
    const std::string target_from = segment.table_entry && segment.table_entry->target
                                        ? place_name(segment.table_entry->target->span)
                                        : std::string("in no table");
    out << fmt::format("    {}: {}\n", target_from, escaped(segment.target));
  }
}

/// Takes ":17" off the end of `text`; nothing where there is none, or nothing before it: then `text` stays.
std::optional<std::size_t> take_number(std::string_view& text) {
  const std::size_t colon = text.rfind(':');
  if (colon == std::string_view::npos || colon == 0) return std::nullopt;
  const std::string_view digits = text.substr(colon + 1);
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error != std::errc() || end != digits.data() + digits.size() || number == 0) return std::nullopt;
  text = text.substr(0, colon);
  return number;
}

void print(const std::vector<LineOrigin>& origins, Output& out) {
  for (const LineOrigin& origin : origins) {
    out << place_name(origin.site) << (origin.unit ? ": a unit\n" : ": text of the template\n");
    if (origin.unit) print_unit(origin, out);
  }
}

}  // namespace

std::optional<PageLine> parse_page_line(std::string_view text) {
  const auto last = take_number(text);
  if (!last) return std::nullopt;
  std::string_view path = text;
  const auto line = take_number(path);  // then the last number is a column
  return line ? PageLine{std::string(path), *line} : PageLine{std::string(text), *last};
}

void explain_line(const PageLine& place, const std::string& project, Context& context) {
  Diagnostics& diagnostics = context.diagnostics;
  const std::vector<std::string> operands = project_operand(place, project);
  Diagnostics found;
  const std::unique_ptr<Site> site = load_site({operands, std::nullopt}, 0, context.sources, found);
  const std::string path = site ? planned_path(site->plan, place.path) : std::string();
  if (path.empty()) diagnostics.merge(std::move(found));
  if (!site) return;
  if (path.empty()) {
    diagnostics.report(code::not_a_page, {}, fmt::format("the project makes no page '{}'", place.path),
                       "name a page as 'evdoc build' wrote it, and the project with --project if it lies elsewhere");
    return;
  }
  diagnostics.merge(std::move(site->template_findings));
  if (!site->templates->are_right()) return;
  const PlannedPage page(site->project(), site->plan, *site->tables, path);
  PageRenderer renderer(site->templates->programs()[page.rule()]);
  const auto origins = renderer.line_origins(page.version(), place.line, diagnostics);
  if (!origins) return;
  if (origins->empty()) {
    diagnostics.report(code::not_a_page, {}, fmt::format("the page '{}' has no line {}", path, place.line),
                       "count lines from 1; the page may have been edited since it was built");
    return;
  }
  print(*origins, context.out);
}

}  // namespace evdoc::cli
