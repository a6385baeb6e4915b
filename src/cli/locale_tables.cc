#include "cli/locale_tables.h"

#include <algorithm>
#include <filesystem>

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

}  // namespace

std::vector<std::string> fallback_chain(const Settings& settings, const std::string& locale) {
  const LocaleSettings* own = settings_of(settings, locale);
  std::vector<std::string> tags{locale};
  for (const std::string& tag : own ? own->fallback : std::vector<std::string>()) tags.push_back(tag);
  if (tags.size() == 1) tags = lineage(locale);
  return tags;
}

LocaleTables::LocaleTables(const Project& project, const std::vector<std::string>& wanted, unsigned jobs,
                           Sources& sources, Diagnostics& diagnostics)
    : project_(project), sources_(sources) {
  std::vector<std::string> tags;
  for (const std::string& locale : wanted) {
    for (const std::string& tag : fallback_chain(project_.settings, locale)) {
      if (tables_.try_emplace(tag).second) tags.push_back(tag);
      load_vocabularies(tag, diagnostics);
    }
  }
  std::vector<Diagnostics> found(tags.size());
  parallel_for(tags.size(), jobs,
               [&](std::size_t i, unsigned) { load(tags[i], tables_.find(tags[i])->second, found[i]); });
  for (Diagnostics& some : found) diagnostics.merge(std::move(some));
}

void LocaleTables::load(const std::string& locale, Tables& tables, Diagnostics& diagnostics) const {
  tables.catalog.locale = locale;
  tables.catalog.source_locale = project_.settings.source_locale;
  if (const LocaleSettings* settings = settings_of(project_.settings, locale)) {
    XliffLoader loader(tables.catalog, diagnostics);
    for (const NamedPath& named : settings->catalogs) load_catalog(named, loader, diagnostics);
  }
  for (const Manifest& manifest : project_.manifests) {
    for (std::size_t i = 1; i < manifest.string_tables.size(); ++i) {
      if (parse_locale(manifest.string_tables[i].culture.value).tag != locale) continue;
      add_strings(manifest, manifest.string_tables[i], tables.catalog);
    }
  }
  if (!tables.catalog.common.empty() || !tables.catalog.pages.empty()) tables.index.emplace(tables.catalog);
}

void LocaleTables::load_catalog(const NamedPath& named, XliffLoader& loader, Diagnostics& diagnostics) const {
  std::error_code unknown;  // where the system does not say whether it is there, reading says why
  if (!std::filesystem::exists(named.path, unknown) && !unknown) {
    diagnostics.report(code::catalog_missing, named.span,
                       fmt::format("the translation table '{}' is not there", named.path),
                       "mend the path, which is relative to evdoc.toml, or remove it");
    return;
  }
  Source* source = open_input(sources_, named.path, diagnostics);
  if (source) loader.load(*source);
}

void LocaleTables::load_vocabularies(const std::string& locale, Diagnostics& diagnostics) {
  for (const std::string& tag : lineage(locale)) {
    const auto [entry, is_new] = vocabularies_.try_emplace(tag);
    const BuiltinFile* file = is_new ? find_builtin_file(fmt::format("locales/{}.xlf", tag)) : nullptr;
    if (!file) continue;
    Tables& tables = entry->second;
    tables.catalog.locale = tag;
    load_xliff(sources_.add(std::string(file->path), std::string(file->contents)), tables.catalog, diagnostics);
    tables.index.emplace(tables.catalog);
  }
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

std::vector<TranslationLayer> LocaleTables::chain(const std::string& locale) const {
  std::vector<TranslationLayer> layers;
  for (const std::string& tag : fallback_chain(project_.settings, locale)) {
    const auto entry = tables_.find(tag);
    layers.push_back({tables(tag), vocabulary(tag), entry->first});
  }
  return layers;
}

}  // namespace evdoc::cli
