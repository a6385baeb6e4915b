#include "model/identifiers.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "load/manifest.h"
#include "load/support.h"
#include "paths.h"

namespace evdoc {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string_view> found_in(std::string_view text, std::vector<std::string_view> names) {
  return Identifiers(names).find(text);
}

TEST(Identifiers, StandAsWholeWords) {
  EXPECT_THAT(found_in("AppDomain, xAppDomain, AppDomains, (AppDomain).AppDomain_", {"AppDomain"}),
              ElementsAre("AppDomain", "AppDomain"));
  EXPECT_THAT(found_in("\xC3\xA9"
                       "AppDomain AppDomain\xC3\xA9 \xE2\x80\x9C"
                       "AppDomain\xE2\x80\x9D",
                       {"AppDomain"}),
              ElementsAre("AppDomain"));
}

TEST(Identifiers, TheLongestCounts) {
  EXPECT_THAT(found_in("A-B/C A-B", {"A-B", "A-B/C", "A-B"}), ElementsAre("A-B/C", "A-B"));
  EXPECT_THAT(found_in("Microsoft-Windows-Application Server-Applications/Analytic",
                       {"Microsoft-Windows-Application Server-Applications",
                        "Microsoft-Windows-Application Server-Applications/Analytic"}),
              ElementsAre("Microsoft-Windows-Application Server-Applications/Analytic"));
}

TEST(Identifiers, OrdinaryWordsAreNotLookedFor) {
  EXPECT_THAT(found_in("Message id URL Send Message", {"Message", "id", "URL", "Send Message", "", "-x"}), IsEmpty());
  EXPECT_THAT(found_in("EventId event_id X509 4031", {"EventId", "event_id", "X509", "4031"}),
              ElementsAre("EventId", "event_id", "X509", "4031"));
}

TEST(Identifiers, AreThoseOfAManifest) {
  Input sample(file_bytes(EVDOC_SOURCE_DIR "/samples/wcf-4031/app-server.man"));
  const Manifest manifest = load_manifest(sample.source, sample.diagnostics);
  EXPECT_THAT(
      identifiers_of(manifest),
      testing::IsSupersetOf({"Microsoft-Windows-Application Server-Applications", "ANALYTIC_CHANNEL",
                             "Microsoft-Windows-Application Server-Applications/Analytic", "ActivationDispatchSession",
                             "ActivationServices", "DispatchSessionFailed", "AppDomain", "Info"}));
}

}  // namespace
}  // namespace evdoc
