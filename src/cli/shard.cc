#include "cli/shard.h"

#include <charconv>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "base/digest.h"

namespace evdoc::cli {

namespace {

std::optional<uint32_t> whole_number(std::string_view text) {
  uint32_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

bool belongs(Shard shard, const PageKey& key, std::string_view locale) {
  const std::string identity = fmt::format("{}\n{}\n{}\n{}", key.provider, key.event, key.page, locale);
  return short_digest_of(identity) % shard.count == shard.number - 1;
}

}  // namespace

std::optional<Shard> parse_shard(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  const std::optional<uint32_t> number = whole_number(text.substr(0, slash));
  const std::optional<uint32_t> count = whole_number(text.substr(slash + 1));
  if (!number || !count || *number < 1 || *number > *count) return std::nullopt;
  return Shard{*number, *count};
}

void keep_shard(Shard shard, std::string_view source_locale, SitePlan& plan) {
  for (SourcePage& page : plan.source_pages) {
    if (!belongs(shard, page.content.key, source_locale)) page.path.clear();
  }
  std::erase_if(plan.translated_pages, [&](const TranslatedPage& page) {
    return !belongs(shard, plan.source_pages[page.source].content.key, plan.locales[page.locale]);
  });
}

}  // namespace evdoc::cli
