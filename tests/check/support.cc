#include "check/support.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "load/manifest.h"
#include "load/support.h"

namespace evdoc::test {

namespace {

std::string manifest_with(const std::string& message) {
  return fmt::format(R"xml(<instrumentationManifest xmlns="http://schemas.microsoft.com/win/2004/08/events"
  xmlns:win="http://manifests.microsoft.com/win/2004/08/windows/events">
<instrumentation><events>
<provider name="Contoso-Net" guid="{{11111111-2222-3333-4444-555555555555}}" symbol="CONTOSO_NET">
<channels><channel name="Contoso-Net/Analytic" chid="ANALYTIC" symbol="ANALYTIC" type="Analytic"/></channels>
<keywords><keyword name="Security" mask="0x1"/><keyword name="WebHost" mask="0x2"/></keywords>
<templates><template tid="T"><data name="ListenerId" inType="win:UnicodeString"/>
<data name="arg2" inType="win:UnicodeString"/></template></templates>
<events><event value="3328" symbol="SocketAccepted" level="win:Error" channel="ANALYTIC" keywords="Security WebHost"
 template="T" message="$(string.M)"/></events>
</provider></events></instrumentation>
<localization><resources culture="en-US"><stringTable><string id="M" value="{}"/></stringTable></resources></localization>
</instrumentationManifest>)xml",
                     message);
}

/// The level of the event, which is nobody's fault then.
Catalog vocabulary() {
  Catalog words;
  Unit& level = words.common.emplace_back();
  level.id = {"level.error", {}};
  level.segments = words.arena.copy(
      std::vector<Segment>{{.source = {"Error", {}}, .target = Text{"(level)", {}}, .state = State::final}});
  return words;
}

std::string lines_of(const Diagnostics& diagnostics) {
  std::string text;
  for (const Diagnostic& finding : diagnostics.sorted()) {
    text += fmt::format("{}: {}\n", finding.code->name, finding.message);
  }
  return text;
}

}  // namespace

SampleProject::SampleProject(std::string message) {
  Diagnostics diagnostics;
  Source& source = sources_.add("contoso.man", manifest_with(message));
  project.manifests.push_back(load_manifest(source, diagnostics));
  EXPECT_EQ(listed(diagnostics), "");
}

std::string SampleProject::check_catalog(const Catalog& catalog, const check::CheckOptions& options) {
  const CatalogIndex tables(catalog);
  const Catalog words = vocabulary();
  const CatalogIndex known(words);
  std::vector<check::CheckedLocale> locales;
  if (!catalog.locale.empty())
    locales.push_back({{{.tables = &tables, .vocabulary = &known, .locale = catalog.locale}}});
  Diagnostics diagnostics;
  check::check_project(project, locales, options, diagnostics);
  return lines_of(diagnostics);
}

std::string SampleProject::check(const std::vector<TableUnit>& units, const check::CheckOptions& options) {
  Catalog catalog;
  for (const TableUnit& given : units) {
    catalog.locale = given.locale;
    Unit& unit = catalog.common.emplace_back();
    unit.id = {given.id, {}};
    unit.segments = catalog.arena.copy(
        std::vector<Segment>{{.source = {given.source, {}}, .target = Text{given.target, {}}, .state = given.state}});
  }
  return check_catalog(catalog, options);
}

std::string SampleProject::check_untranslated(const TableUnit& given) {
  Catalog catalog;
  catalog.locale = given.locale;
  Unit& unit = catalog.common.emplace_back();
  unit.id = {given.id, {}};
  unit.segments = catalog.arena.copy(std::vector<Segment>{{.source = {given.source, {}}, .target = std::nullopt}});
  return check_catalog(catalog, {});
}

std::string SampleProject::check_handoff(std::string_view revision) {
  Catalog catalog;
  catalog.locale = "de-DE";
  PageTable& page = catalog.pages.emplace_back();
  page.event = 3328;
  Handoff handoff;
  handoff.revision = {revision, {}};
  page.handoff = &handoff;
  turn_off("missing-unit");
  return check_catalog(catalog, {});
}

void SampleProject::turn_off(std::string_view rule) {
  project.settings.check.rules.push_back(
      {.rule = std::string(rule), .locale = {}, .pages = {}, .severity = {}, .span = {}});
}

void SampleProject::add_plain_field(std::string_view key) {
  Layout& layout = project.event_docs.emplace_back().layouts.emplace_back();
  FrontMatterField& field = layout.front_matter.emplace_back();
  field.key = {key, {}};
  field.translate = true;
  field.localized_quoting = Quoting::plain;
}

void SampleProject::add_revisions(std::string_view first, std::string_view message, std::string_view newest) {
  EventDoc& event = project.event_docs.emplace_back().events.emplace_back();
  event.event = 3328;
  event.revisions.emplace_back().commit = {first, {}};
  if (!message.empty()) event.revisions.front().text.edit().message = Text{message, {}};
  event.revisions.emplace_back().commit = {newest, {}};
}

std::string findings_of(std::string_view rule, const TableUnit& unit) {
  check::CheckOptions options;
  options.rules.emplace_back(rule);
  return SampleProject().check({unit}, options);
}

std::string codes_of(const TableUnit& unit) {
  SampleProject sample;
  for (const std::string_view rule : {"orphan-unit", "missing-unit"}) sample.turn_off(rule);
  const std::string lines = sample.check({unit});
  std::string codes;
  for (std::size_t at = 0; at < lines.size(); at = lines.find('\n', at) + 1) {
    codes += (codes.empty() ? "" : " ") + lines.substr(at, lines.find(':', at) - at);
  }
  return codes;
}

}  // namespace evdoc::test
