// Runs the rules over a project and its tables.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/suppressed_finding.h"
#include "model/project.h"
#include "translate/translator.h"

namespace evdoc::check {

/// The tables of one locale, loaded and frozen.
struct CheckedLocale {
  std::vector<TranslationLayer> chain;  ///< what its pages ask; the first layer is its own and has tables

  const Catalog& catalog() const { return chain.front().tables->catalog(); }
};

struct CheckOptions {
  std::vector<std::string> rules;  ///< only these; empty: those of the project's preset
  std::string today;               ///< YYYY-MM-DD: on which suppressions may have ended; empty: none has
  bool mends_approved = false;     ///< findings in approved segments have fixes, too
  bool has_all_locales = true;     ///< false: some of the project's are not checked
  unsigned jobs = 0;               ///< threads; 0: one for each core
};

/// Reports what the rules find in the metadata and in the tables, locale by locale; the same for any number of threads.
/// What the project suppresses is left out and returned. A suppression that names no rule or gives no reason is a
/// finding itself, and so, where all rules look at all locales, is one that suppresses nothing or has ended.
std::vector<SuppressedFinding> check_project(const Project& project, std::span<const CheckedLocale> locales,
                                             const CheckOptions& options, Diagnostics& diagnostics);

}  // namespace evdoc::check
