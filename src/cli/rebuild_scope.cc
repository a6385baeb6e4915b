#include "cli/rebuild_scope.h"

#include <algorithm>
#include <set>

#include "cli/locale_tables.h"

namespace evdoc::cli {

namespace {

using Tags = std::set<std::string, std::less<>>;

/// The locales that have the file among their tables.
Tags locales_of_table(const Settings& settings, const std::string& path) {
  Tags tags;
  for (const LocaleSettings& locale : settings.locales) {
    if (std::ranges::find(locale.catalogs, path, &NamedPath::path) != locale.catalogs.end()) tags.insert(locale.tag);
  }
  return tags;
}

/// Those whose pages ask one of `changed`.
Tags locales_asking(const Settings& settings, const Tags& changed) {
  Tags tags;
  for (const LocaleSettings& locale : settings.locales) {
    const std::vector<std::string> asked = fallback_chain(settings, locale.tag);
    if (std::ranges::any_of(asked, [&](const std::string& tag) { return changed.contains(tag); }))
      tags.insert(locale.tag);
  }
  return tags;
}

Tags locales_of_damaged_pages(const LastPages& last) {
  Tags tags;
  for (std::size_t i = 0; i < last.damaged_locales.size(); ++i) {
    if (last.damaged_locales[i]) tags.insert(last.state->locales[i].tag);
  }
  return tags;
}

}  // namespace

std::vector<std::string> locales_to_rebuild(const BuildMemory& memory, const LastPages& last, const Settings& settings,
                                            const std::vector<std::string>& wanted) {
  if (!memory.is_same_build() || !last.state->findings.empty()) return {};
  Tags changed;
  for (const std::string& path : memory.changed_inputs()) {
    const Tags of_table = locales_of_table(settings, path);
    if (of_table.empty()) return {};
    changed.insert(of_table.begin(), of_table.end());
  }
  Tags tags = locales_asking(settings, changed);
  tags.merge(locales_of_damaged_pages(last));
  const auto is_unwanted = [&](const std::string& tag) { return std::ranges::find(wanted, tag) == wanted.end(); };
  if (!wanted.empty()) std::erase_if(tags, is_unwanted);
  return {tags.begin(), tags.end()};
}

}  // namespace evdoc::cli
