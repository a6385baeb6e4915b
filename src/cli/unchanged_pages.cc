#include "cli/unchanged_pages.h"

#include <algorithm>

#include "translate/entry_digests.h"

namespace evdoc::cli {

bool UnchangedPages::has(std::string_view path) const {
  const PageRecord* record = last_.find(path);
  return record && is_as_left(*record);
}

bool UnchangedPages::has_translated(const std::string& locale, PageKey key, std::string_view main_path,
                                    std::string_view other_path) const {
  const Locale& asked = locales_.at(locale);
  const PageRecord* const* main = asked.as_left.find(main_path);
  if (!main || (!other_path.empty() && !asked.as_left.find(other_path))) return false;
  const PageOrigin& origin = (*main)->origin;
  const auto is_changed = [&](EntryGroup group) { return group >= entry_group_count || asked.is_changed[group]; };
  return origin.use && std::ranges::none_of(origin.use->groups, is_changed) &&
         own_tables_digest(asked.chain, key) == origin.own_tables;
}

void UnchangedPages::gather(const std::vector<std::string>& locales) {
  const BuildState& state = *last_.state;
  std::vector<StringMap<const PageRecord*>*> maps;  // by the state's locale; null: it is not meant
  for (const LocaleRecord& locale : state.locales) {
    const bool is_meant = std::ranges::find(locales, locale.tag) != locales.end();
    maps.push_back(is_meant ? &locales_[locale.tag].as_left : nullptr);
    if (is_meant) maps.back()->reserve(state.pages.size() / state.locales.size());
  }
  for (const PageRecord& page : state.pages) {
    if (maps[page.locale] && is_as_left(page)) maps[page.locale]->try_emplace(page.path, &page);
  }
}

void UnchangedPages::compare(const LocaleTables& tables, const std::string& tag) {
  Locale& locale = locales_[tag];
  if (!locale.is_changed.empty()) return;
  locale.chain = tables.chain(tag);
  locale.is_changed.resize(entry_group_count);
  for (const TranslationLayer& layer : locale.chain) {
    const std::vector<bool>& changed = changed_groups(tables, std::string(layer.locale));
    for (std::size_t i = 0; i < entry_group_count; ++i)
      if (changed[i]) locale.is_changed[i] = true;
  }
}

const std::vector<bool>& UnchangedPages::changed_groups(const LocaleTables& tables, const std::string& tag) {
  const auto [entry, is_new] = changed_groups_.try_emplace(tag, entry_group_count, true);
  std::vector<bool>& changed = entry->second;
  if (!is_new) return changed;
  const auto known = std::ranges::find(last_.state->tables, tag, &TablesRecord::tag);
  if (known == last_.state->tables.end()) return changed;
  const std::span<const uint64_t> now = tables.digests(tag);
  if (now.size() != known->digests.size()) return changed;
  for (std::size_t i = 0; i < entry_group_count; ++i) changed[i] = !now.empty() && now[i] != known->digests[i];
  return changed;
}

}  // namespace evdoc::cli
