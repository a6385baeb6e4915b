#include "harvest/manifest_maker.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>

#include <fmt/format.h>

#include "base/ascii.h"
#include "base/hash.h"
#include "harvest/codes.h"
#include "harvest/most_frequent.h"
#include "harvest/payload_maker.h"
#include "model/choice_names.h"

namespace evdoc {

namespace {

constexpr std::string_view nameless_provider = "Events";

/// Bits 48 and above are Windows' own.
constexpr std::size_t most_keywords = 48;
/// Levels below are Windows' own.
constexpr uint8_t first_own_level = 16;

struct KnownLevel {
  std::string_view name;
  uint8_t value;
  std::string_view also;  ///< what pages write in its place; may be empty
};

/// The levels that winmeta.xml declares.
constexpr std::array<KnownLevel, 6> known_levels{{{"win:LogAlways", 0, {}},
                                                  {"win:Critical", 1, {}},
                                                  {"win:Error", 2, {}},
                                                  {"win:Warning", 3, {}},
                                                  {"win:Informational", 4, "Information"},
                                                  {"win:Verbose", 5, {}}}};

bool is_name_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

bool is_name(std::string_view text) {
  return !text.empty() && !(text.front() >= '0' && text.front() <= '9') && std::ranges::all_of(text, is_name_character);
}

/// The text as a name: all that may not stand in one becomes '_'.
std::string as_name(std::string_view text) {
  std::string name(text);
  std::ranges::replace_if(
      name, [](char c) { return !is_name_character(c); }, '_');
  return is_name(name) ? name : "_" + name;
}

/// Whatever the letter case; nothing if it is none.
std::optional<ChannelType> channel_type(std::string_view kind) {
  const auto is_same = [&](std::string_view name) { return is_same_but_for_case(name, kind); };
  const auto* name = std::ranges::find_if(channel_type_names, is_same);
  if (name == channel_type_names.end()) return std::nullopt;
  return static_cast<ChannelType>(name - channel_type_names.begin() + 1);
}

/// "Analytic" of "Contoso-Widgets/Analytic".
std::string_view channel_kind(std::string_view channel) {
  const std::size_t slash = channel.rfind('/');
  return slash == std::string_view::npos ? channel : channel.substr(slash + 1);
}

std::string_view channel_owner(std::string_view channel) {
  const std::size_t slash = channel.rfind('/');
  return slash == std::string_view::npos ? std::string_view() : channel.substr(0, slash);
}

/// Names of keywords. They are divided by ", " on pages, and can hold no blank in a manifest.
std::vector<std::string_view> keyword_names(std::string_view text) {
  std::vector<std::string_view> names;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(", "), text.size());
    if (is_name(text.substr(0, end))) names.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return names;
}

/// A GUID that depends on nothing but the name (RFC 4122, version 5 in form).
std::string made_guid(std::string_view name) {
  const std::string digits = sha1_hex(name);
  const std::string_view d(digits);
  return fmt::format("{{{}-{}-5{}-8{}-{}}}", d.substr(0, 8), d.substr(8, 4), d.substr(13, 3), d.substr(17, 3),
                     d.substr(20, 12));
}

class ManifestMaker {
 public:
  ManifestMaker(std::span<const HarvestedPage> events, Arena& arena, Diagnostics& diagnostics)
      : events_(events),
        arena_(arena),
        diagnostics_(diagnostics),
        provider_(manifest_.providers.emplace_back()),
        payloads_(provider_.payloads, arena) {}

  Manifest make(std::string_view name) {
    name_provider(name);
    manifest_.string_tables.push_back({{"en-US", {}}, {}});
    make_channels();
    make_levels();
    for (const HarvestedPage& event : events_) add_event(event);
    report_made_items();
    return std::move(manifest_);
  }

 private:
  void name_provider(std::string_view name) {
    if (name.empty()) name = most_frequent_owner();
    if (name.empty()) {
      name = nameless_provider;
      diagnostics_.report(code::provider_unknown, {},
                          fmt::format("the pages do not tell their provider; it is called '{}'", name),
                          "give its name with --provider");
    }
    provider_.name = {name, {}};
    provider_.symbol = kept(as_name(name));
    provider_.guid = kept(made_guid(name));
    provider_.resource_file = provider_.message_file = kept(fmt::format("{}.dll", name));
    diagnostics_.report(code::provider_guid_made, {}, "the pages do not tell the provider's GUID; one was made",
                        "write the provider's own into the manifest");
  }

  std::string_view most_frequent_owner() const {
    std::map<std::string_view, std::size_t> counts;
    for (const HarvestedPage& event : events_) ++counts[channel_owner(event.newest().text.channel->value)];
    counts.erase(std::string_view());
    const auto most = most_frequent(counts);
    return most != counts.end() ? most->first : std::string_view();
  }

  Text kept(std::string_view text) { return {arena_.copy(text), {}}; }

  /// Channels with a full name first: a short name on a page means one of them.
  void make_channels() {
    std::set<std::string_view> names;
    for (const HarvestedPage& event : events_) names.insert(event.newest().text.channel->value);
    names.erase(std::string_view());
    for (const std::string_view name : names) {
      if (!channel_owner(name).empty()) add_channel(name);
    }
    for (const std::string_view name : names) {
      if (!channel(name)) add_channel(name);
    }
  }

  void add_channel(std::string_view name) {
    const std::string_view kind = channel_kind(name);
    const bool is_id_free =
        std::ranges::none_of(provider_.channels, [kind](const Channel& c) { return c.id.value == kind; });
    Channel channel;
    channel.name = {name, {}};
    channel.id = {is_id_free ? kind : name, {}};
    const std::optional<ChannelType> type = channel_type(kind);
    channel.type = type.value_or(ChannelType::operational);
    if (!type) report_type(name);
    provider_.channels.push_back(channel);
  }

  void report_type(std::string_view channel) {
    diagnostics_.report(
        code::channel_type_made, {},
        fmt::format("the name of the channel '{}' does not tell its type; Operational was taken", channel),
        "write the provider's own into the manifest");
  }

  /// By its name, or by its kind whatever the letter case.
  const Channel* channel(std::string_view name) const {
    const Channel* by_kind = nullptr;
    for (const Channel& channel : provider_.channels) {
      if (channel.name.value == name) return &channel;
      if (!by_kind && is_same_but_for_case(channel_kind(channel.name.value), name)) by_kind = &channel;
    }
    return by_kind;
  }

  void make_levels() {
    for (const KnownLevel& known : known_levels) {
      Level level;
      level.name = {known.name, {}};
      level.value = known.value;
      level.origin = Origin::predefined;
      provider_.levels.push_back(level);
    }
  }

  const Level* level(std::string_view shown) {
    if (shown.empty()) return nullptr;
    for (std::size_t i = 0; i < known_levels.size(); ++i) {
      const KnownLevel& known = known_levels[i];
      if (known.name.ends_with(":" + std::string(shown)) || known.also == shown) return &provider_.levels[i];
    }
    const std::string name = as_name(shown);
    for (const Level& own : provider_.levels) {
      if (own.name.value == name) return &own;
    }
    Level& own = provider_.levels.emplace_back();
    own.name = kept(name);
    const std::size_t value = first_own_level + provider_.levels.size() - known_levels.size() - 1;
    own.value = static_cast<uint8_t>(std::min<std::size_t>(value, UINT8_MAX));
    return &own;
  }

  /// Null when there is no bit left for one more.
  const Keyword* keyword(std::string_view name) {
    const auto found =
        std::ranges::find(provider_.keywords, name, [](const Keyword& keyword) { return keyword.name.value; });
    if (found != provider_.keywords.end()) return &*found;
    if (provider_.keywords.size() == most_keywords) return nullptr;
    Keyword& keyword = provider_.keywords.emplace_back();
    keyword.name = {name, {}};
    keyword.mask = uint64_t{1} << (provider_.keywords.size() - 1);
    return &keyword;
  }

  void add_event(const HarvestedPage& harvested) {
    const PublishedPage& page = harvested.newest();
    Event& event = provider_.events.emplace_back();
    event.value = harvested.key.event;
    event.symbol = {page.symbol, {}};
    event.level = level(page.text.level->value);
    event.channel = page.text.channel->empty() ? nullptr : channel(page.text.channel->value);
    for (const std::string_view name : keyword_names(page.text.keywords->value)) {
      const Keyword* found = keyword(name);
      if (found && std::ranges::find(event.keywords, found) == event.keywords.end()) event.keywords.push_back(found);
    }
    event.span = page.span();
    event.payload = payloads_.payload_of(event, page.text);
    set_message(event, *page.text.message);
  }

  void set_message(Event& event, Text message) {
    if (message.empty()) return;
    const std::string by_symbol = fmt::format("{}.EventMessage", event.symbol.value);
    const bool is_usable = is_name(event.symbol.value) && string_ids_.insert(by_symbol).second;
    event.message.string_id = kept(is_usable ? by_symbol : fmt::format("event.{}.message", event.value));
    event.message.text = message;
    event.message.present = true;
    manifest_.string_tables.front().strings.push_back({event.message.string_id, message});
  }

  void report_made_items() {
    const std::size_t events = payloads_.events_with_made_items();
    if (events == 0) return;
    diagnostics_.report(code::data_items_made, {},
                        fmt::format("the pages of {} {} do not tell all data items; strings without a name were made",
                                    events, events == 1 ? "event" : "events"),
                        "write the provider's own templates into the manifest");
  }

  std::span<const HarvestedPage> events_;
  Arena& arena_;
  Diagnostics& diagnostics_;
  Manifest manifest_;
  Provider& provider_;
  PayloadMaker payloads_;
  std::set<std::string> string_ids_;
};

}  // namespace

Manifest make_manifest(std::span<const HarvestedPage> events, std::string_view provider, Arena& arena,
                       Diagnostics& diagnostics) {
  return ManifestMaker(events, arena, diagnostics).make(provider);
}

}  // namespace evdoc
