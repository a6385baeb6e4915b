#include "harvest/page_names.h"

#include <map>
#include <optional>
#include <string_view>

#include <fmt/format.h>

#include "base/ascii.h"
#include "harvest/most_frequent.h"

namespace evdoc {

namespace {

constexpr std::string_view extension = ".md";
constexpr std::string_view usual_pattern = "{id}-{symbol}.md";

bool ends_with_symbol(std::string_view stem, std::string_view symbol) {
  return stem.size() >= symbol.size() && is_same_but_for_case(stem.substr(stem.size() - symbol.size()), symbol);
}

/// The name with the page's id and symbol replaced by their placeholders; nothing if it has neither, or can't stand in
/// a pattern. An event without a symbol fits the usual pattern by its id alone.
std::optional<std::string> pattern_of(const PublishedPage& page) {
  const std::string_view name = file_name(page.original->path());
  if (!name.ends_with(extension) || name.find_first_of("{}") != std::string_view::npos) return std::nullopt;
  std::string_view stem = name.substr(0, name.size() - extension.size());
  const std::string id = fmt::to_string(page.event);
  if (page.symbol.empty() && stem == id) return std::string(usual_pattern);
  const bool has_symbol = !page.symbol.empty() && ends_with_symbol(stem, page.symbol);
  if (has_symbol) stem.remove_suffix(page.symbol.size());
  std::string pattern(stem);
  const std::size_t at = pattern.find(id);
  if (at != std::string::npos) pattern.replace(at, id.size(), "{id}");
  if (has_symbol) pattern += "{symbol}";
  if (at == std::string::npos && !has_symbol) return std::nullopt;
  return pattern.append(extension);
}

}  // namespace

std::string file_name_pattern(std::span<const PublishedPage* const> pages) {
  std::map<std::string, std::size_t> counts{{std::string(usual_pattern), 0}};
  std::size_t event_pages = 0;
  for (const PublishedPage* page : pages) {
    if (!page->page.empty()) continue;
    ++event_pages;
    if (const std::optional<std::string> pattern = pattern_of(*page)) ++counts[*pattern];
  }
  const auto most = most_frequent(counts);
  const bool is_usual = counts[std::string(usual_pattern)] == most->second || 2 * most->second <= event_pages;
  return is_usual ? std::string() : most->first;
}

}  // namespace evdoc
