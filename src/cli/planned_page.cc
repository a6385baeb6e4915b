#include "cli/planned_page.h"

#include <algorithm>

namespace evdoc::cli {

PlannedPage::PlannedPage(const Project& project, const SitePlan& plan, const LocaleTables& tables,
                         std::string_view path) {
  version_.path = path;
  version_.locale = project.settings.source_locale;
  const auto source = std::ranges::find(plan.source_pages, path, &SourcePage::path);
  if (source != plan.source_pages.end()) {
    show(*source);
    return;
  }
  for (std::size_t i = 0; i < plan.locales.size(); ++i) {
    const auto translated = std::ranges::find_if(plan.translated_pages[i], [path](const TranslatedPage& page) {
      return page.localized_path == path || page.bilingual_path == path;
    });
    if (translated == plan.translated_pages[i].end()) continue;
    chain_ = tables.chain(plan.locales[i]);
    show(plan.source_pages[translated->source]);
    translator_.emplace(chain_, project.settings.least_state, version_.content->key);
    translate(*translated, plan.locales[i], *translator_);
    return;
  }
}

void PlannedPage::show(const SourcePage& page) {
  version_.content = &page.content;
  rule_ = page.rule;
}

void PlannedPage::translate(const TranslatedPage& page, std::string_view locale, const Translator& translator) {
  version_.translator = &translator;
  version_.handoff = page.handoff;
  version_.locale = locale;
  version_.edition = page.localized_path == version_.path ? Edition::localized : Edition::bilingual;
}

}  // namespace evdoc::cli
