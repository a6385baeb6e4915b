#include "harvest/toc_set.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "harvest/codes.h"
#include "harvest/text_reader.h"
#include "harvest/toc_page.h"
#include "markdown/inline.h"

namespace evdoc {

namespace {

using markdown::Toc;
using markdown::TocNode;

/// A table that lists events, and a page of its folder.
struct FoundToc {
  const markdown::ScannedPage* scanned = nullptr;
  Toc toc;
  const PublishedPage* neighbour = nullptr;
};

class TocSet {
 public:
  TocSet(std::deque<PublishedPage>& pages, Arena& arena, Diagnostics& diagnostics)
      : pages_(pages), arena_(arena), diagnostics_(diagnostics) {
    for (const PublishedPage& page : pages) {
      neighbours_.try_emplace(folder_of(page.original->path()), &page);
      english_titles_.try_emplace(file_name(page.original->path()), markdown::trimmed(page.text.title->value));
      if (page.page.empty()) events_.insert(page.event);
    }
  }

  void add(std::span<const markdown::ScannedPage* const> tocs) {
    for (const markdown::ScannedPage* scanned : tocs) find(*scanned);
    std::vector<PublishedPage> made;
    for (const FoundToc& found : found_) {
      if (std::optional<PublishedPage> page = page_of(found)) made.push_back(*std::move(page));
    }
    std::ranges::move(made, std::back_inserter(pages_));
  }

 private:
  void find(const markdown::ScannedPage& scanned) {
    FoundToc found{.scanned = &scanned, .toc = {}};
    Diagnostics findings;
    found.toc = markdown::read_toc(*scanned.source, arena_, findings);
    const auto neighbour = neighbours_.find(folder_of(scanned.source->path()));
    const bool is_other_file =
        !found_.empty() && file_name(found_.front().scanned->source->path()) != file_name(scanned.source->path());
    if (!lists_events(found.toc, events_) || neighbour == neighbours_.end() || is_other_file)
      return report_other(scanned);
    diagnostics_.merge(std::move(findings));
    found.neighbour = neighbour->second;
    found_.push_back(std::move(found));
  }

  std::optional<PublishedPage> page_of(const FoundToc& found) {
    const Toc titled = with_english_titles(found.toc);
    const Toc* english = found.neighbour->edition == Edition::source ? &found.toc : english_table();
    std::optional<PublishedPage> page;
    if (english) page = make(found, *english);
    if (!page && has_names(titled.items)) page = make(found, titled);
    if (page) {
      page->locale = found.neighbour->locale;
    } else {
      report_missing(*found.scanned);
    }
    return page;
  }

  std::optional<PublishedPage> make(const FoundToc& found, const Toc& english) {
    return make_toc_page(*found.scanned, found.toc, english, found.neighbour->edition, events_, arena_, diagnostics_);
  }

  const Toc* english_table() const {
    const auto english =
        std::ranges::find(found_, Edition::source, [](const FoundToc& toc) { return toc.neighbour->edition; });
    return english != found_.end() ? &english->toc : nullptr;
  }

  /// The same table with the English titles of the pages that it leads to; a name that is not known becomes empty.
  Toc with_english_titles(Toc toc) const {
    for (TocNode& node : toc.items) name_in_english(node);
    return toc;
  }

  void name_in_english(TocNode& node) const {
    const auto title = english_titles_.find(file_name(node.path.value));
    node.name.value = title != english_titles_.end() ? title->second : std::string_view();
    for (TocNode& item : node.items) name_in_english(item);
  }

  static bool has_names(const std::vector<TocNode>& nodes) {
    return std::ranges::all_of(nodes, [](const TocNode& node) { return !node.name.empty() && has_names(node.items); });
  }

  void report_other(const markdown::ScannedPage& scanned) {
    diagnostics_.report(code::not_an_event_page, {scanned.source, 0, 0},
                        "the page is a table of contents that is not one of events; it is left alone",
                        "nothing to do: it stays as it is");
  }

  void report_missing(const markdown::ScannedPage& scanned) {
    diagnostics_.report(code::source_page_missing, {scanned.source, 0, 0},
                        "no English table of contents with these entries is at hand",
                        "name the folder of the English pages and their table with --source");
  }

  std::deque<PublishedPage>& pages_;
  Arena& arena_;
  Diagnostics& diagnostics_;
  std::map<std::string_view, const PublishedPage*> neighbours_;  // by folder
  std::map<std::string_view, std::string_view> english_titles_;  // by file name
  EventIds events_;
  std::vector<FoundToc> found_;
};

}  // namespace

void add_toc_pages(std::span<const markdown::ScannedPage* const> tocs, std::deque<PublishedPage>& pages, Arena& arena,
                   Diagnostics& diagnostics) {
  TocSet(pages, arena, diagnostics).add(tocs);
}

}  // namespace evdoc
