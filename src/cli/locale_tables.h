// The translation tables of all locales of a project, loaded and indexed, and the chains in which they are asked.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/source.h"
#include "load/xliff.h"
#include "model/project.h"
#include "translate/catalog_index.h"
#include "translate/translator.h"

namespace evdoc::cli {

/// The locales that a page in `locale` asks, in order: itself, its fallbacks or, where none are set, its parents.
std::vector<std::string> fallback_chain(const Settings& settings, const std::string& locale);

class LocaleTables {
 public:
  /// Loads the tables of the locales `wanted`, and of those in their fallback chains, on up to `jobs` threads.
  LocaleTables(const Project& project, const std::vector<std::string>& wanted, unsigned jobs, Sources& sources,
               Diagnostics& diagnostics);

  /// The locales that were loaded: the wanted ones and those of their chains.
  std::vector<std::string> tags() const;

  /// The tables and manifest strings of a locale; null: it has none.
  const CatalogIndex* tables(std::string_view locale) const;

  /// What a page in `locale` asks, in the order of its fallback chain. Views into this object.
  std::vector<TranslationLayer> chain(const std::string& locale) const;

 private:
  struct Tables {
    Catalog catalog;
    std::optional<CatalogIndex> index;
  };

  void load(const std::string& locale, Tables& tables, Diagnostics& diagnostics) const;
  void load_catalog(const NamedPath& named, XliffLoader& loader, Diagnostics& diagnostics) const;
  void load_vocabularies(const std::string& locale, Diagnostics& diagnostics);
  const CatalogIndex* vocabulary(const std::string& locale) const;

  const Project& project_;
  Sources& sources_;
  std::map<std::string, Tables, std::less<>> tables_;        // by locale
  std::map<std::string, Tables, std::less<>> vocabularies_;  // by locale; without an index: there is none
};

}  // namespace evdoc::cli
