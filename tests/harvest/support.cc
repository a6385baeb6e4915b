#include "harvest/support.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "load/support.h"

namespace evdoc {

void Harvested::add(std::string path, std::string text) {
  HarvestInput& input = inputs.emplace_back();
  input.page = markdown::scan_page(sources.add(std::move(path), std::move(text)), input.findings);
}

void Harvested::add_folder(const std::string& folder) {
  std::vector<std::string> paths;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.path().extension() == ".md") paths.push_back(entry.path().string());
  }
  std::ranges::sort(paths);
  for (const std::string& path : paths) add(path, file_bytes(path));
}

void Harvested::run(HarvestOptions options) {
  result = harvest(inputs, options, diagnostics);
}

std::string pair(std::string_view id, std::string_view target, std::string_view source) {
  return fmt::format(
      "<span data-ttu-id=\"{0}\">{1}</span><span class=\"sxs-lookup\"><span data-stu-id=\"{0}\">{2}</span></span>", id,
      target, source);
}

}  // namespace evdoc
