#include "harvest/harvested_folder.h"

#include <fmt/format.h>

#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <utility>

#include "cli/main.h"
#include "load/support.h"
#include "paths.h"

namespace evdoc {

namespace fs = std::filesystem;

HarvestedFolder::HarvestedFolder(const std::string& name)
    : root_(fs::path(EVDOC_BINARY_DIR) / "harvested" / fmt::format("{}-{}", name, getpid())) {
  fs::remove_all(root_);
}

HarvestedFolder::~HarvestedFolder() {
  fs::remove_all(root_);
}

void HarvestedFolder::add(const std::string& path, const std::string& text) const {
  const fs::path file = root_ / path;
  fs::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << text;
}

void HarvestedFolder::run(std::vector<std::string> options) {
  std::vector<std::string> words{"harvest", "--out", project()};
  for (std::string& option : options) {
    words.push_back(option.starts_with("--") ? option : (root_ / option).string());
  }
  if (options.empty()) words.push_back((root_ / "pages").string());
  cli::Output out;
  cli::Output err;
  code = cli::run(words, {}, out, err);
  const std::string printed(out.pending());
  const std::size_t last = printed.rfind('\n', printed.empty() ? 0 : printed.size() - 2);
  last_line = last == std::string::npos ? printed : printed.substr(last + 1);
  messages = err.pending();
}

std::string HarvestedFolder::file(const std::string& path) const {
  return file_bytes((root_ / "project" / path).string());
}

std::string HarvestedFolder::faults() const {
  std::string faults;
  for (std::size_t begin = 0; begin < messages.size();) {
    const std::size_t gap = std::min(messages.find("\n\n", begin), messages.size());
    const std::string message = messages.substr(begin, gap + 2 - begin);
    if (!message.starts_with("evdoc: info[")) faults += message;
    begin = gap + 2;
  }
  return faults;
}

std::string marked(std::string_view english) {
  return fmt::format("[{}]", english);
}

std::string with_accents(std::string_view english) {
  return fmt::format("é{}", english);
}

Round round_of(std::string locale, std::string commit, std::string date) {
  return {.locale = std::move(locale),
          .commit = std::move(commit),
          .date = std::move(date),
          .prefix = "0a1b2",
          .file_id = "96270340",
          .is_lf = false,
          .translate = marked};
}

}  // namespace evdoc
