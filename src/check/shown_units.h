// Which units the pages of a project ask for, and with what text: so that a table's unit can be called stale or
// orphaned.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "model/project.h"
#include "page/content.h"

namespace evdoc::check {

/// A common unit as pages know it.
struct ShownUnit {
  std::vector<std::string_view> sources;  ///< its texts, the newest revision's first
  std::string_view first_page;            ///< "event 4031 of Contoso-Widgets"
  std::string_view last_page;
  Span span;  ///< where the English text stands that the first page shows; unknown: in no file
  uint16_t first_event = 0;
  std::size_t pages = 0;  ///< how many pages show it
};

/// What became of a page's English since a revision of it.
struct PageChanges {
  const SourceRevision* newest = nullptr;  ///< null: the revision is the newest, or the page has no such revision
  std::vector<std::string_view> units;     ///< those whose text is new, another one or gone; not what the layout brings
};

/// Every text of every page of the project, at all its source revisions. Views into itself and the project.
class ShownUnits {
 public:
  explicit ShownUnits(const Project& project);

  /// Null: no page asks for a common unit of this id. Labels are asked for by templates and not known here.
  const ShownUnit* find(std::string_view common_id) const;
  /// The texts that a page's own unit of this id has had; null: the page has none.
  const ShownUnit* find(PageKey page, std::string_view id) const;
  /// What has changed on a page since the revision of a commit.
  PageChanges changes_since(PageKey page, std::string_view commit) const;

  /// Whether it is the text, or a sentence of a text, of any page.
  bool has_text(std::string_view source) const { return texts_.contains(source); }

 private:
  void add(const PageContent& content);
  void add(const PageContent& content, const PageUnit& unit);
  void add_strings(const Manifest& manifest);

  PageUnits units_;
  std::vector<PageContent> contents_;
  std::unordered_map<PageKey, std::vector<std::size_t>, PageKeyHash>
      contents_of_;  // indexes, the newest revision first
  std::unordered_map<std::string_view, ShownUnit> common_;
  std::unordered_map<PageKey, std::unordered_map<std::string_view, ShownUnit>, PageKeyHash> own_;
  std::unordered_set<std::string_view> texts_;
};

}  // namespace evdoc::check
