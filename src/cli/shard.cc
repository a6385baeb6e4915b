#include "cli/shard.h"

#include <charconv>
#include <string>

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

}  // namespace

std::optional<Shard> parse_shard(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  const std::optional<uint32_t> number = whole_number(text.substr(0, slash));
  const std::optional<uint32_t> count = whole_number(text.substr(slash + 1));
  if (!number || !count || *number < 1 || *number > *count) return std::nullopt;
  return Shard{*number, *count};
}

bool belongs(Shard shard, const PageKey& key, std::string_view locale) {
  if (shard.is_whole()) return true;
  const std::string identity = fmt::format("{}\n{}\n{}\n{}", key.provider, key.event, key.page, locale);
  return short_digest_of(identity) % shard.count == shard.number - 1;
}

}  // namespace evdoc::cli
