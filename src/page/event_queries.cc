#include "page/event_queries.h"

#include <fmt/format.h>

#include "text/characters.h"
#include "text/escape.h"

namespace evdoc {

namespace {

/// Whether a name means itself between the double quotes of a command line, and of an XPath string inside of them.
bool is_plain(std::string_view name) {
  while (!name.empty()) {
    const char32_t c = take_code_point(name);
    if (must_escape(c) || std::u32string_view(U"\"%'!^<>|&\\").find(c) != std::u32string_view::npos) return false;
  }
  return true;
}

/// The events of these logs are kept in the order in which they came, and can be read in that order only.
bool is_trace(const Channel& channel) {
  return channel.type == ChannelType::analytic || channel.type == ChannelType::debug;
}

/// By its name, which people know; by its GUID where the name can't be quoted.
std::string provider_condition(const Provider& provider) {
  if (is_plain(provider.name.value)) return fmt::format("Provider[@Name='{}']", provider.name.value);
  return is_plain(provider.guid.value) ? fmt::format("Provider[@Guid='{}']", provider.guid.value) : std::string();
}

}  // namespace

std::string wevtutil_query(const Provider& provider, const Event& event) {
  const std::string condition = provider_condition(provider);
  if (!event.channel || !is_plain(event.channel->name.value) || condition.empty()) return {};
  return fmt::format("wevtutil query-events \"{}\" /query:\"*[System[{} and (EventID={})]]\" /format:text",
                     event.channel->name.value, condition, event.value);
}

std::string powershell_query(const Provider& provider, const Event& event) {
  if (!event.channel) return {};
  return fmt::format("Get-WinEvent -FilterHashtable @{{ LogName = {}; ProviderName = {}; Id = {} }}{}",
                     powershell_string(event.channel->name.value), powershell_string(provider.name.value), event.value,
                     is_trace(*event.channel) ? " -Oldest" : "");
}

std::string enable_log_command(const Event& event) {
  const Channel* channel = event.channel;
  if (!channel || channel->origin != Origin::declared || channel->enabled || !is_plain(channel->name.value)) return {};
  return fmt::format("wevtutil set-log \"{}\" /enabled:true /quiet:true", channel->name.value);
}

std::string powershell_string(std::string_view text) {
  std::string quoted = "'";
  while (!text.empty()) {
    const char32_t c = take_code_point(text);
    if (c == '\'' || (c >= 0x2018 && c <= 0x201B)) append_utf8(quoted, c);
    append_utf8(quoted, c < 0x20 ? U' ' : c);
  }
  return quoted += '\'';
}

}  // namespace evdoc
