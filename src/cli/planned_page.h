// One page of a plan, found by its path, with what it is made of.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "cli/locale_tables.h"
#include "cli/site_plan.h"
#include "model/project.h"
#include "page/page_renderer.h"
#include "translate/translator.h"

namespace evdoc::cli {

/// Holds views of what it was made from.
class PlannedPage {
 public:
  /// `path` is one of the plan's.
  PlannedPage(const Project& project, const SitePlan& plan, const LocaleTables& tables, std::string_view path);
  PlannedPage(const PlannedPage&) = delete;
  PlannedPage& operator=(const PlannedPage&) = delete;

  /// The source hash is left out: only a build knows it.
  const PageVersion& version() const { return version_; }
  /// Index into the template set's pages.
  std::size_t rule() const { return rule_; }

 private:
  void show(const SourcePage& page);
  void translate(const TranslatedPage& page, std::string_view locale, const Translator& translator);

  PageVersion version_;
  std::size_t rule_ = 0;
  std::vector<TranslationLayer> chain_;
  std::optional<Translator> translator_;
};

}  // namespace evdoc::cli
