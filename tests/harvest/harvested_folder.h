// Pages in a folder, harvested by the whole program.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "harvest/published.h"

namespace evdoc {

/// A folder below the build folder with pages in it, and what harvesting them prints.
class HarvestedFolder {
 public:
  explicit HarvestedFolder(const std::string& name);
  HarvestedFolder(const HarvestedFolder&) = delete;
  HarvestedFolder& operator=(const HarvestedFolder&) = delete;
  ~HarvestedFolder();

  void add(const std::string& path, const std::string& text) const;

  /// Harvests `pages`, or what is named.
  void run(std::vector<std::string> options = {});

  std::string path(const std::string& name) const { return (root_ / name).string(); }
  std::string project() const { return path("project"); }
  /// A file of the project.
  std::string file(const std::string& path) const;

  /// The messages, but for what was made because no page tells it.
  std::string faults() const;

  int code = 0;
  std::string last_line;
  std::string messages;

 private:
  std::filesystem::path root_;
};

/// "[Error]"
std::string marked(std::string_view english);
/// Begins with a letter outside ASCII.
std::string with_accents(std::string_view english);

/// A round in which texts are marked.
Round round_of(std::string locale, std::string commit, std::string date);

}  // namespace evdoc
