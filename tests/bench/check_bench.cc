// How long the checks of a whole reference take: 7,300 units in each of 13 locales, beside reading the same texts once.
#include <benchmark/benchmark.h>

#include <array>
#include <deque>
#include <numeric>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "check/check.h"
#include "load/manifest.h"

namespace {

using namespace evdoc;

constexpr std::size_t events = 365;
constexpr std::size_t units_of_event = 20;
constexpr std::array<const char*, 13> locales{"cs-CZ", "de-DE", "es-ES", "fr-FR", "it-IT", "ja-JP", "ko-KR",
                                              "pl-PL", "pt-BR", "ru-RU", "tr-TR", "zh-CN", "zh-TW"};

std::string message_of(std::size_t event) {
  return fmt::format("The service '%1' sent message {} of session '%2' to ServiceHost.", event);
}

std::string manifest() {
  std::string declared;
  std::string strings;
  for (std::size_t i = 0; i < events; ++i) {
    declared += fmt::format(
        "<event value=\"{0}\" symbol=\"Message{0}SentByHost\" template=\"T\" message=\"$(string.M{0})\"/>", i);
    strings += fmt::format("<string id=\"M{}\" value=\"{}\"/>", i, message_of(i));
  }
  return fmt::format(
      R"(<instrumentationManifest xmlns="http://schemas.microsoft.com/win/2004/08/events"><instrumentation><events>
<provider name="Contoso-Net" guid="{{11111111-2222-3333-4444-555555555555}}" symbol="CONTOSO_NET">
<templates><template tid="T"><data name="ServiceHost" inType="win:UnicodeString"/>
<data name="SessionId" inType="win:UnicodeString"/></template></templates><events>{}</events></provider></events>
</instrumentation><localization><resources culture="en-US"><stringTable>{}</stringTable></resources></localization>
</instrumentationManifest>)",
      declared, strings);
}

/// A table as a reference has it: messages, prose with names, data items. Its texts live in the catalog's arena.
class Filler {
 public:
  explicit Filler(Catalog& catalog) : catalog_(catalog) {}

  void add(const std::string& id, const std::string& source, const std::string& target) {
    Unit& unit = catalog_.common.emplace_back();
    unit.id = kept(id);
    unit.segments = catalog_.arena.copy(
        std::vector<Segment>{{.source = kept(source), .target = kept(target), .state = State::translated}});
  }

  void add_event(std::size_t event) {
    add(fmt::format("string.M{}", event), message_of(event),
        fmt::format("Der Dienst '%1' hat die Nachricht {} der Sitzung '%2' an ServiceHost gesendet.", event));
    for (std::size_t i = 0; i + 2 < units_of_event; i += 2) {
      add(fmt::format("event.{}.item.{}.name", event, i), "SessionId", "SessionId");
      add(fmt::format("event.{}.item.{}.description", event, i),
          fmt::format("The id of session {}, as Message{}SentByHost has it in `SessionId`.", i, event),
          fmt::format("Die Kennung der Sitzung {}, wie Message{}SentByHost sie in `SessionId` hat.", i, event));
    }
    add(fmt::format("event.{}.description", event), fmt::format("Emitted by Message{}SentByHost.", event),
        fmt::format("Ausgegeben von Message{}SentByHost.", event));
  }

 private:
  Text kept(const std::string& text) { return {catalog_.arena.copy(text), {}}; }

  Catalog& catalog_;
};

/// The project and the tables of all locales, loaded.
struct Reference {
  Sources sources;
  Project project;
  std::deque<Catalog> catalogs;
  std::deque<CatalogIndex> tables;
  std::vector<check::CheckedLocale> checked;

  Reference() {
    Diagnostics diagnostics;
    project.manifests.push_back(load_manifest(sources.add("contoso.man", manifest()), diagnostics));
    for (const char* locale : locales) {
      Catalog& catalog = catalogs.emplace_back();
      catalog.locale = locale;
      for (std::size_t i = 0; i < events; ++i) Filler(catalog).add_event(i);
      checked.push_back({{{.tables = &tables.emplace_back(catalog), .locale = catalog.locale}}});
    }
  }

  std::size_t units() const { return checked.size() * catalogs.front().common.size(); }
};

void check_reference(benchmark::State& state) {
  const Reference reference;
  for (auto _ : state) {
    Diagnostics diagnostics;
    check::check_project(reference.project, reference.checked, {}, diagnostics);
    benchmark::DoNotOptimize(diagnostics.all().size());
  }
  state.SetItemsProcessed(static_cast<int64_t>(state.iterations() * reference.units()));
}

/// The limit: no check can do with less than looking at every byte.
void read_reference(benchmark::State& state) {
  const Reference reference;
  const auto sum_of = [](std::string_view text) { return std::accumulate(text.begin(), text.end(), 0U); };
  for (auto _ : state) {
    unsigned sum = 0;
    for (const Catalog& catalog : reference.catalogs) {
      for (const Unit& unit : catalog.common) {
        sum += sum_of(unit.segments.front().source.value) + sum_of(unit.segments.front().target->value);
      }
    }
    benchmark::DoNotOptimize(sum);
  }
  state.SetItemsProcessed(static_cast<int64_t>(state.iterations() * reference.units()));
}

BENCHMARK(read_reference)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(check_reference)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace

BENCHMARK_MAIN();
