#include "cli/page_files.h"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <set>

#include "base/ascii.h"
#include "base/parallel.h"
#include "load/input.h"
#include "markdown/toc.h"

namespace evdoc::cli {

namespace {

namespace fs = std::filesystem;

std::string extension(const fs::path& path) {
  return ascii_lowered(path.extension().string());
}

bool is_yaml_name(const fs::path& path) {
  return extension(path) == ".yml" || extension(path) == ".yaml";
}

bool is_page_name(const fs::path& path) {
  return extension(path) == ".md" || is_yaml_name(path);
}

void add_folder(const std::string& folder, std::vector<std::string>& paths) {
  std::error_code error;
  std::vector<std::string> found;
  const auto options = fs::directory_options::skip_permission_denied;
  for (fs::recursive_directory_iterator entry(folder, options, error), end; !error && entry != end;
       entry.increment(error)) {
    std::error_code ignored;
    if (is_page_name(entry->path()) && entry->is_regular_file(ignored)) found.push_back(entry->path().string());
  }
  std::ranges::sort(found);
  std::ranges::move(found, std::back_inserter(paths));
}

struct ScannedFile {
  std::optional<HarvestInput> input;
  Diagnostics findings;  // of reading
};

}  // namespace

std::vector<std::string> page_files(std::span<const std::string> operands) {
  std::vector<std::string> paths;
  for (const std::string& operand : operands) {
    std::error_code ignored;
    if (fs::is_directory(operand, ignored)) {
      add_folder(operand, paths);
    } else {
      paths.push_back(operand);
    }
  }
  std::set<std::string> known;
  std::erase_if(paths, [&known](const std::string& path) {
    return !known.insert(fs::path(path).lexically_normal().string()).second;
  });
  return paths;
}

std::vector<HarvestInput> scan_files(const std::vector<std::string>& paths, unsigned jobs, Sources& sources,
                                     Diagnostics& diagnostics) {
  std::vector<ScannedFile> files(paths.size());
  parallel_for(paths.size(), jobs, [&](std::size_t i, unsigned) {
    Source* source = open_input(sources, paths[i], files[i].findings);
    if (!source || (is_yaml_name(paths[i]) && !markdown::is_toc(*source))) return;
    HarvestInput& input = files[i].input.emplace();
    input.page = markdown::scan_page(*source, input.findings);
  });
  std::vector<HarvestInput> inputs;
  for (ScannedFile& file : files) {
    diagnostics.merge(std::move(file.findings));
    if (file.input) inputs.push_back(std::move(*file.input));
  }
  return inputs;
}

}  // namespace evdoc::cli
