#include "harvest/page_copies.h"

#include <algorithm>
#include <map>
#include <string>
#include <tuple>

#include <fmt/format.h>

#include "harvest/codes.h"
#include "harvest/revisions.h"

namespace evdoc {

namespace {

/// Newer handoffs first. Nothing tells which of two on one day is newer: that of the commit that sorts last counts.
auto precedence(const PublishedPage& page) {
  return std::tuple(sortable_date(page.handoff.date.value), page.handoff.revision.value);
}

/// Of one handoff the bilingual page is first, then by path.
bool goes_before(const PublishedPage* a, const PublishedPage* b) {
  if (precedence(*a) != precedence(*b)) return precedence(*a) > precedence(*b);
  if (a->edition != b->edition) return a->edition == Edition::bilingual;
  return a->original->path() < b->original->path();
}

void report_copy(const PublishedPage& copy, const PublishedPage& kept, Diagnostics& diagnostics) {
  const bool is_same_day = copy.handoff.date.value == kept.handoff.date.value;
  const bool is_unclear = is_same_day && copy.handoff.revision.value != kept.handoff.revision.value;
  diagnostics
      .report(code::page_copy_dropped, copy.span(),
              fmt::format("another page of {} in {} is used in place of this one", page_name(copy.key()), copy.locale),
              "remove this page, or harvest its folder alone")
      .note(kept.span(), fmt::format("the page that is used, handed off on {}{}", kept.handoff.date.value,
                                     is_unclear ? ", as the other: which is newer is not known" : ""));
}

}  // namespace

std::vector<const PublishedPage*> without_copies(const std::vector<const PublishedPage*>& pages,
                                                 Diagnostics& diagnostics) {
  std::map<std::pair<PageKey, std::string>, std::vector<const PublishedPage*>> by_page;
  for (const PublishedPage* page : pages) by_page[{page->key(), page->locale}].push_back(page);
  std::vector<const PublishedPage*> result;
  for (auto& [key, copies] : by_page) {
    const bool is_english = key.second.empty();
    std::ranges::sort(copies, goes_before);
    const PublishedPage& first = *copies.front();
    const PublishedPage* other_edition = nullptr;
    for (const PublishedPage* page : copies) {
      const bool is_companion =
          !other_edition && page->edition != first.edition && precedence(*page) == precedence(first);
      if (page == &first || is_english || is_companion) {
        result.push_back(page);
        if (is_companion && !is_english) other_edition = page;
      } else {
        report_copy(*page, first, diagnostics);
      }
    }
  }
  return result;
}

}  // namespace evdoc
