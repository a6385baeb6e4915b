// The translation tables of all locales of a project, loaded and indexed, and the chains in which they are asked.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/source.h"
#include "load/xliff.h"
#include "model/project.h"
#include "translate/catalog_index.h"
#include "translate/entry_digests.h"
#include "translate/translator.h"

namespace evdoc::cli {

/// The locales that a page in `locale` asks, in order: itself, its fallbacks or, where none are set, its parents.
std::vector<std::string> fallback_chain(const Settings& settings, const std::string& locale);

/// What the files of one locale's tables say.
struct TableFiles {
  std::unique_ptr<Sources> inputs;  ///< null: they are with all others
  std::vector<const Source*> sources;
  Catalog catalog;
  Diagnostics findings;
};

/// Reads the files of one locale. Nothing of the project is needed for them but its settings. What they say is put into
/// the memory of `empty`, a catalog with nothing in it.
TableFiles read_table_files(const Settings& settings, const std::string& locale, Catalog empty = {});

/// Tables that can be loaded and freed locale by locale.
class LocaleTables {
 public:
  /// Knows the locales `wanted` and those of their fallback chains; loads nothing.
  LocaleTables(const Project& project, const std::vector<std::string>& wanted, Sources& sources);

  /// Loads evdoc's own vocabularies of these locales, which pages ask last.
  void load_vocabularies(Diagnostics& diagnostics);

  /// The locales that it knows.
  std::vector<std::string> tags() const;

  /// Those in the chains of `locales` whose tables were not loaded yet.
  std::vector<std::string> missing(std::span<const std::string> locales) const;

  /// Loads those of all locales on up to `jobs` threads, to stay.
  void load_all(unsigned jobs, Diagnostics& diagnostics);

  /// Takes files that were read already and indexes them, so that `load` need not. As thread-safe as that.
  void take(TableFiles files);

  /// Loads those of one of tags(), once, to be released. Several threads may load a locale each.
  void load(const std::string& tag, Diagnostics& diagnostics);
  /// Frees what was loaded to be released, and no page in `locales` asks. Inputs into which findings point stay as
  /// copies, and the findings point into these.
  void release_all_but(std::span<const std::string> locales, std::span<Diagnostics* const> findings);

  /// The tables and manifest strings of a locale; null: it has none, or they are not there now.
  const CatalogIndex* tables(std::string_view locale) const;

  /// What a page in `locale` asks, in the order of its fallback chain. Views into this object.
  std::vector<TranslationLayer> chain(const std::string& locale) const;

  /// Of the entries of a locale that was loaded; see EntryDigests. Empty: it has no tables.
  std::span<const uint64_t> digests(std::string_view locale) const;

 private:
  struct Tables {
    bool was_loaded = false;
    TableFiles files;
    std::optional<CatalogIndex> index;
    std::optional<EntryDigests> digests;
  };

  void index(const std::string& locale, Tables& tables) const;
  static void finish(Tables& tables, Diagnostics& diagnostics);
  void add_manifest_strings(const std::string& locale, Catalog& catalog) const;
  void load_vocabulary(const std::string& tag, Diagnostics& diagnostics);
  void release(Tables& tables, std::span<Diagnostics* const> findings);
  Catalog take_emptied();
  const CatalogIndex* vocabulary(const std::string& locale) const;

  const Project& project_;
  Sources& sources_;
  std::map<std::string, Tables, std::less<>> tables_;        // by locale
  std::map<std::string, Tables, std::less<>> vocabularies_;  // by locale; without an index: there is none
  std::mutex mutex_;                                         // of the next two
  std::size_t unread_ = 0;                                   // tables that were not begun to be loaded
  std::vector<Catalog> emptied_;                             // whose memory serves the tables that are loaded next
};

}  // namespace evdoc::cli
