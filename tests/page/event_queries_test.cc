// Command lines that select an event, whatever its log and provider are called.
#include "page/event_queries.h"

#include <gtest/gtest.h>

#include <fmt/format.h>

#include "page/support.h"

namespace evdoc {
namespace {

Channel channel_named(std::string_view name, ChannelType type = ChannelType::operational) {
  Channel channel;
  channel.name = channel.id = {name, {}};
  channel.type = type;
  channel.enabled = true;
  return channel;
}

Provider provider_named(std::string_view name) {
  Provider provider;
  provider.name = {name, {}};
  provider.guid = {"{11111111-2222-3333-4444-555555555555}", {}};
  return provider;
}

Event event_in(const Channel& channel) {
  Event event;
  event.value = 7;
  event.channel = &channel;
  return event;
}

TEST(EventQueries, SelectByLogProviderAndId) {
  const Channel channel = channel_named("Parts/Operational");
  const Event event = event_in(channel);
  EXPECT_EQ(wevtutil_query(provider_named("Parts"), event),
            "wevtutil query-events \"Parts/Operational\" /query:\"*[System[Provider[@Name='Parts'] and (EventID=7)]]\" "
            "/format:text");
  EXPECT_EQ(powershell_query(provider_named("Parts"), event),
            "Get-WinEvent -FilterHashtable @{ LogName = 'Parts/Operational'; ProviderName = 'Parts'; Id = 7 }");
  EXPECT_EQ(enable_log_command(event), "");
}

TEST(EventQueries, ReadTracesInTheirOrderAndTurnThemOn) {
  Channel channel = channel_named("Parts/Debug", ChannelType::debug);
  channel.enabled = false;
  const Event event = event_in(channel);
  EXPECT_TRUE(powershell_query(provider_named("Parts"), event).ends_with(" -Oldest"));
  EXPECT_EQ(enable_log_command(event), "wevtutil set-log \"Parts/Debug\" /enabled:true /quiet:true");
}

TEST(EventQueries, AreNoneForAnEventWithoutALog) {
  const Event event;
  EXPECT_EQ(wevtutil_query(provider_named("Parts"), event), "");
  EXPECT_EQ(powershell_query(provider_named("Parts"), event), "");
  EXPECT_EQ(enable_log_command(event), "");
}

TEST(EventQueries, QuoteHostileNames) {
  const Channel plain = channel_named("Parts");
  EXPECT_EQ(
      wevtutil_query(provider_named("O'Neil"), event_in(plain)),
      "wevtutil query-events \"Parts\" /query:\"*[System[Provider[@Guid='{11111111-2222-3333-4444-555555555555}'] and "
      "(EventID=7)]]\" /format:text");
  for (const std::string_view name : {"a\"b", "%PATH%", "a&b", "a\nb", "a^b", "a\\"}) {
    const Channel hostile = channel_named(name);
    EXPECT_EQ(wevtutil_query(provider_named("Parts"), event_in(hostile)), "") << name;
  }
  EXPECT_EQ(powershell_string("it's ‘so’ $(x)\n"), "'it''s ‘‘so’’ $(x) '");
}

}  // namespace
}  // namespace evdoc
