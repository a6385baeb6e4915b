// Which units the pages of a project ask for, and with what text: so that a table's unit can be called stale or
// orphaned.
#pragma once

#include <cstdint>
#include <span>
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
  Span span;  ///< where the English text stands that the first page shows, or else what that page is about
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

  /// A unit of a page's own table, or where `page` is null a common one. Null: no page asks for it. Labels are asked
  /// for by templates and not known here.
  const ShownUnit* find(std::string_view id, const PageTable* page = nullptr) const;
  /// Where the metadata declares what a page is about; unknown: nowhere.
  Span place_of(const PageTable& page) const;
  /// What has changed on a page since the revision of its handoff.
  PageChanges changes_since_handoff(const PageTable& page) const;

  /// The pages of events as they are now, in the order of the metadata.
  std::span<const PageContent* const> pages() const { return newest_; }
  /// The texts of a page at the revision of a table's handoff, or else as they are now. `table` may be null.
  std::vector<const PageUnit*> units(const PageContent& page, const PageTable* table) const;

  /// Whether it is the text, or a sentence of a text, of any page.
  bool has_text(std::string_view source) const { return texts_.contains(source); }

 private:
  void add(const PageContent& content);
  void add(const PageContent& content, const PageUnit& unit);
  const ShownUnit* find_own(std::string_view id, const PageTable& page) const;
  void add_strings(const Manifest& manifest);
  /// The key of a table's page; a table that names no provider is of the first.
  PageKey key_of(const PageTable& page) const;
  /// The page at the revision of the table's handoff; null: there is none such.
  const PageContent* content_at_handoff(const PageTable& page) const;

  PageUnits units_;
  std::vector<PageContent> contents_;
  std::unordered_map<PageKey, std::vector<std::size_t>, PageKeyHash>
      contents_of_;  // indexes, the newest revision first
  std::vector<const PageContent*> newest_;
  std::unordered_map<std::string_view, Span> docs_;  // of pages about no single event
  std::string_view first_provider_;
  std::unordered_map<std::string_view, ShownUnit> common_;
  std::unordered_map<PageKey, std::unordered_map<std::string_view, ShownUnit>, PageKeyHash> own_;
  std::unordered_set<std::string_view> texts_;
};

}  // namespace evdoc::check
