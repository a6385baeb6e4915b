#include "cli/locale_tables.h"

#include <algorithm>
#include <filesystem>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "base/builtin_files.h"
#include "base/parallel.h"
#include "cli/codes.h"
#include "load/input.h"
#include "load/xliff.h"
#include "text/locale.h"
#include "translate/string_catalog.h"

namespace evdoc::cli {

namespace {

const LocaleSettings* settings_of(const Settings& settings, std::string_view locale) {
  const auto found = std::ranges::find(settings.locales, locale, &LocaleSettings::tag);
  return found != settings.locales.end() ? &*found : nullptr;
}

/// The locale and its parents.
std::vector<std::string> lineage(const std::string& locale) {
  std::vector<std::string> tags = parent_locales(locale);
  tags.insert(tags.begin(), locale);
  return tags;
}

/// Null, with a finding: it can't be read.
Source* open_catalog(const NamedPath& named, Sources& inputs, Diagnostics& diagnostics) {
  std::error_code unknown;  // where the system does not say whether it is there, reading says why
  if (std::filesystem::exists(named.path, unknown) || unknown) return open_input(inputs, named.path, diagnostics);
  diagnostics.report(code::catalog_missing, named.span,
                     fmt::format("the translation table '{}' is not there", named.path),
                     "mend the path, which is relative to evdoc.toml, or remove it");
  return nullptr;
}

void read_files(const Settings& settings, const std::string& locale, Sources& inputs, TableFiles& files) {
  files.catalog.locale = locale;
  files.catalog.source_locale = settings.source_locale;
  const LocaleSettings* own = settings_of(settings, locale);
  if (!own) return;
  XliffLoader loader(files.catalog, files.findings);
  for (const NamedPath& named : own->catalogs) {
    Source* source = open_catalog(named, inputs, files.findings);
    if (!source) continue;
    files.sources.push_back(source);
    loader.load(*source);
  }
}

/// With nothing in it but room.
Catalog emptied(Catalog catalog) {
  catalog.locale.clear();
  catalog.source_locale.clear();
  catalog.common.clear();
  catalog.pages.clear();
  catalog.arena.clear();
  return catalog;
}

/// Lets findings outlive the inputs that they point into.
class InputCopies {
 public:
  InputCopies(const std::vector<const Source*>& inputs, Sources& to) : to_(to) {
    for (const Source* input : inputs) copies_.emplace(input, nullptr);
  }

  void take_findings(Diagnostics& findings) {
    Diagnostics taken;
    for (Diagnostic finding : findings.all()) {
      take(finding.span);
      for (Note& note : finding.notes) take(note.span);
      for (Fix& fix : finding.fixes) take(fix.span);
      taken.add(std::move(finding));
    }
    findings = std::move(taken);
  }

 private:
  void take(Span& span) {
    const auto known = copies_.find(span.source);
    if (known == copies_.end()) return;
    if (!known->second) known->second = &to_.add(span.source->path(), std::string(span.source->text()));
    span.source = known->second;
  }

  Sources& to_;
  std::map<const Source*, const Source*> copies_;  // null: not made yet
};

}  // namespace

std::vector<std::string> fallback_chain(const Settings& settings, const std::string& locale) {
  const LocaleSettings* own = settings_of(settings, locale);
  std::vector<std::string> tags{locale};
  for (const std::string& tag : own ? own->fallback : std::vector<std::string>()) tags.push_back(tag);
  if (tags.size() == 1) tags = lineage(locale);
  return tags;
}

TableFiles read_table_files(const Settings& settings, const std::string& locale, Catalog empty) {
  TableFiles files;
  files.catalog = std::move(empty);
  files.inputs = std::make_unique<Sources>();
  read_files(settings, locale, *files.inputs, files);
  return files;
}

LocaleTables::LocaleTables(const Project& project, const std::vector<std::string>& wanted, Sources& sources)
    : project_(project), sources_(sources) {
  for (const std::string& locale : wanted) {
    for (const std::string& tag : fallback_chain(project_.settings, locale)) tables_.try_emplace(tag);
  }
  unread_ = tables_.size();
}

std::vector<std::string> LocaleTables::missing(std::span<const std::string> locales) const {
  std::vector<std::string> tags;
  for (const std::string& locale : locales) {
    for (const std::string& tag : fallback_chain(project_.settings, locale)) {
      const bool is_listed = std::ranges::find(tags, tag) != tags.end();
      if (!is_listed && !tables_.find(tag)->second.was_loaded) tags.push_back(tag);
    }
  }
  return tags;
}

void LocaleTables::load_all(unsigned jobs, Diagnostics& diagnostics) {
  const std::vector<std::string> all = tags();
  std::vector<Diagnostics> found(all.size());
  parallel_for(all.size(), jobs, [&](std::size_t i, unsigned) {
    Tables& tables = tables_.find(all[i])->second;
    read_files(project_.settings, all[i], sources_, tables.files);
    index(all[i], tables);
    finish(tables, found[i]);
  });
  for (Diagnostics& some : found) diagnostics.merge(std::move(some));
}

void LocaleTables::take(TableFiles files) {
  const auto tables = tables_.find(files.catalog.locale);
  if (tables == tables_.end()) return;
  tables->second.files = std::move(files);
  index(tables->first, tables->second);
}

void LocaleTables::load(const std::string& tag, Diagnostics& diagnostics) {
  Tables& tables = tables_.find(tag)->second;
  Catalog empty = take_emptied();
  if (!tables.files.inputs) take(read_table_files(project_.settings, tag, std::move(empty)));
  finish(tables, diagnostics);
  for (InputRecord& input : tables.files.inputs->inputs()) sources_.record(std::move(input));
}

void LocaleTables::release_all_but(std::span<const std::string> locales, std::span<Diagnostics* const> findings) {
  std::set<std::string> asked;
  for (const std::string& locale : locales) {
    for (std::string& tag : fallback_chain(project_.settings, locale)) asked.insert(std::move(tag));
  }
  for (auto& [tag, tables] : tables_) {
    if (!asked.contains(tag) && tables.files.inputs) release(tables, findings);
  }
  const std::lock_guard lock(mutex_);
  if (unread_ == 0) emptied_.clear();
}

void LocaleTables::release(Tables& tables, std::span<Diagnostics* const> findings) {
  InputCopies copies(tables.files.sources, sources_);
  for (Diagnostics* found : findings) copies.take_findings(*found);
  tables.index.reset();
  const std::lock_guard lock(mutex_);
  emptied_.push_back(emptied(std::move(tables.files.catalog)));
  tables.files = TableFiles();
}

Catalog LocaleTables::take_emptied() {
  const std::lock_guard lock(mutex_);
  --unread_;
  if (emptied_.empty()) return {};
  Catalog catalog = std::move(emptied_.back());
  emptied_.pop_back();
  return catalog;
}

/// Makes its tables those that are loaded.
void LocaleTables::finish(Tables& tables, Diagnostics& diagnostics) {
  tables.was_loaded = true;
  diagnostics.merge(std::move(tables.files.findings));
}

/// What the files say, with the strings of the manifests.
void LocaleTables::index(const std::string& locale, Tables& tables) const {
  Catalog& catalog = tables.files.catalog;
  if (locale != project_.settings.source_locale) add_manifest_strings(locale, catalog);
  if (catalog.common.empty() && catalog.pages.empty()) return;
  tables.index.emplace(catalog, &tables.digests.emplace());
}

void LocaleTables::add_manifest_strings(const std::string& locale, Catalog& catalog) const {
  for (const Manifest& manifest : project_.manifests) {
    for (const StringTable& table : manifest.string_tables) {
      const std::string_view culture = table.culture.value;
      if (culture == project_.settings.source_locale) continue;  // as most are, and to read a tag takes time
      if (parse_locale(culture).tag == locale) add_strings(manifest, table, catalog);
    }
  }
}

void LocaleTables::load_vocabularies(Diagnostics& diagnostics) {
  for (const auto& [locale, tables] : tables_) {
    for (const std::string& tag : lineage(locale)) load_vocabulary(tag, diagnostics);
  }
}

void LocaleTables::load_vocabulary(const std::string& tag, Diagnostics& diagnostics) {
  const auto [entry, is_new] = vocabularies_.try_emplace(tag);
  const BuiltinFile* file = is_new ? find_builtin_file(fmt::format("locales/{}.xlf", tag)) : nullptr;
  if (!file) return;
  Tables& tables = entry->second;
  Catalog& catalog = tables.files.catalog;
  catalog.locale = tag;
  load_xliff(sources_.add(std::string(file->path), std::string(file->contents)), catalog, diagnostics);
  tables.index.emplace(catalog);
}

const CatalogIndex* LocaleTables::vocabulary(const std::string& locale) const {
  for (const std::string& tag : lineage(locale)) {
    const auto found = vocabularies_.find(tag);
    if (found != vocabularies_.end() && found->second.index) return &*found->second.index;
  }
  return nullptr;
}

std::vector<std::string> LocaleTables::tags() const {
  std::vector<std::string> tags;
  for (const auto& [tag, tables] : tables_) tags.push_back(tag);
  return tags;
}

const CatalogIndex* LocaleTables::tables(std::string_view locale) const {
  const auto found = tables_.find(locale);
  return found != tables_.end() && found->second.index ? &*found->second.index : nullptr;
}

std::span<const uint64_t> LocaleTables::digests(std::string_view locale) const {
  const auto found = tables_.find(locale);
  return found != tables_.end() && found->second.digests ? found->second.digests->list() : std::span<const uint64_t>();
}

std::vector<TranslationLayer> LocaleTables::chain(const std::string& locale) const {
  std::vector<TranslationLayer> layers;
  for (const std::string& tag : fallback_chain(project_.settings, locale)) {
    const auto entry = tables_.find(tag);
    layers.push_back({tables(tag), vocabulary(tag), entry->first});
  }
  return layers;
}

}  // namespace evdoc::cli
