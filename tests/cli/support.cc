#include "cli/support.h"

#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>

#include "markdown/slug.h"
#include "markdown/support.h"
#include "render/html.h"

namespace evdoc::test {

namespace {

namespace fs = std::filesystem;

std::string contents(const fs::path& path) {
  std::stringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

/// What a reader's browser sees of a page; the front matter is taken off.
std::string shown(const std::string& page) {
  const std::size_t end = page.starts_with("---\n") ? page.find("\n---\n", 3) : std::string::npos;
  return html(end == std::string::npos ? page : std::string_view(page).substr(end + 5));
}

std::vector<std::string> captures(const std::string& text, const std::regex& pattern) {
  std::vector<std::string> found;
  for (std::sregex_iterator match(text.begin(), text.end(), pattern), end; match != end; ++match)
    found.push_back((*match)[1].str());
  return found;
}

struct Page {
  std::vector<std::string> links;
  std::set<std::string> anchors;  ///< named ones, and those that sites make of headings
};

Page read_page(const fs::path& path) {
  static const std::regex href("href=\"([^\"]*)\"");
  static const std::regex name("<a name=\"([^\"]*)\"");
  static const std::regex heading("<h[1-6]>(.*)</h[1-6]>");
  static const std::regex toc_href("(?:href|topicHref): ([^\\n]*)");
  Page page;
  if (path.extension() == ".yml") {
    page.links = captures(contents(path), toc_href);
    return page;
  }
  const std::string text = shown(contents(path));
  page.links = captures(text, href);
  for (const std::string& anchor : captures(text, name)) page.anchors.insert(anchor);
  for (const std::string& title : captures(text, heading))
    page.anchors.insert(markdown::slug(render::unescape_html(render::strip_tags(title))));
  return page;
}

}  // namespace

std::vector<std::string> broken_links(const fs::path& folder) {
  std::map<fs::path, Page> pages;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) pages.emplace(entry.path().lexically_normal(), read_page(entry.path()));
  }
  std::vector<std::string> broken;
  for (const auto& [path, page] : pages) {
    for (const std::string& link : page.links) {
      if (link.find("://") != std::string::npos) continue;
      const std::size_t hash = std::min(link.find('#'), link.size());
      const fs::path target = hash == 0 ? path : (path.parent_path() / link.substr(0, hash)).lexically_normal();
      const auto found = pages.find(target);
      const bool leads =
          found != pages.end() && (hash == link.size() || found->second.anchors.contains(link.substr(hash + 1)));
      if (!leads) broken.push_back(path.lexically_relative(folder).string() + ": " + link);
    }
  }
  return broken;
}

}  // namespace evdoc::test
