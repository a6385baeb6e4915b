// Pages of which it is known, without making them, that they would come out as they are.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/string_map.h"
#include "cli/locale_tables.h"
#include "cli/page_delivery.h"
#include "model/catalog.h"

namespace evdoc::cli {

/// Compares what the pages of the last build asked of tables, entries that were not there included, with what the
/// tables say now. Only for builds in which nothing but tables and pages has changed.
class UnchangedPages {
 public:
  explicit UnchangedPages(const LastPages& last) : last_(last) {}

  /// Finds the pages of these locales that are as they were left. To be called first.
  void gather(const std::vector<std::string>& locales);

  /// Compares the tables that pages in one of them ask, which are loaded, with those of the last build.
  void compare(const LocaleTables& tables, const std::string& locale);

  /// Whether a page is as it was left.
  bool has(std::string_view path) const;

  /// Whether the editions of a translated page are as they were left, and the tables still answer what they answered.
  /// `main_path` is the one whose record has its origin, `other_path` that of the other edition or empty.
  /// To be called when `compare` has seen the locale. Thread-safe.
  bool has_translated(const std::string& locale, PageKey key, std::string_view main_path,
                      std::string_view other_path) const;

 private:
  /// What a locale's pages ask, and which groups of entries are not what they were in one of the locales asked.
  struct Locale {
    StringMap<const PageRecord*> as_left;  ///< the pages that are, by path
    std::vector<TranslationLayer> chain;
    std::vector<bool> is_changed;  ///< empty: the tables are not compared yet
  };

  bool is_as_left(const PageRecord& page) const { return last_.standing(page) == Standing::as_expected; }
  const std::vector<bool>& changed_groups(const LocaleTables& tables, const std::string& tag);

  const LastPages& last_;
  std::map<std::string, Locale, std::less<>> locales_;
  std::map<std::string, std::vector<bool>, std::less<>> changed_groups_;
};

}  // namespace evdoc::cli
