// What the pages of a rule are about, and where each of them lies.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "model/project.h"
#include "page/content.h"
#include "page/site_pages.h"
#include "write/output_path.h"

namespace evdoc::cli {

/// What one page is about. Of event, provider and map the narrowest counts; all null: the whole project.
struct PageSubject {
  const EventPage* event = nullptr;
  Overview overview;  ///< where it is about no event

  PageKey key() const { return event ? event->key() : overview.key(); }
  std::string name() const { return event ? event->name() : overview.name(); }
  const EventDoc* doc() const { return event ? event->doc : overview.doc; }
  const ProviderPage* provider() const { return event ? event->home : overview.provider; }
};

/// Every page that a rule makes.
std::vector<PageSubject> subjects_of(const Project& project, const PageRule& rule, const SitePages& pages);

/// What the project says of the pages of a rule that are about no single event; null: nothing.
const PageSettings* page_settings(const Settings& settings, const PageRule& rule);

/// The project's pattern stands before the template set's, and that before the default. The project's is for the pages
/// of events.
PathPattern pattern_of(const Project& project, const PageRule& rule, Diagnostics& diagnostics);

/// The pattern of one edition in one locale.
PathPattern in_edition(const PathPattern& pattern, Edition edition, std::string_view locale);

/// Where a page lies below the output folder. `pattern` is that of its edition.
std::string expand(const PathPattern& pattern, const PageSubject& subject, const SitePages& pages);

}  // namespace evdoc::cli
