// How long the checks of a whole reference take: 7,300 units in each of 13 locales.
#include <benchmark/benchmark.h>

#include <array>
#include <deque>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "check/check.h"

namespace {

using namespace evdoc;

constexpr std::size_t units = 7300;
constexpr std::array<const char*, 13> locales{"cs-CZ", "de-DE", "es-ES", "fr-FR", "it-IT", "ja-JP", "ko-KR",
                                              "pl-PL", "pt-BR", "ru-RU", "tr-TR", "zh-CN", "zh-TW"};

/// The texts of a table; they live as long as the catalog's arena.
void fill(Catalog& catalog, const char* locale) {
  catalog.locale = locale;
  for (std::size_t i = 0; i < units; ++i) {
    const auto kept = [&](const std::string& text) { return Text{catalog.arena.copy(text), {}}; };
    Unit& unit = catalog.common.emplace_back();
    unit.id = kept(fmt::format("text.{}", i));
    const Text source =
        kept(fmt::format("The service {} has sent the message '%1' to ServiceHost after a session.", i));
    const Text target = kept(fmt::format("Der Dienst {} hat die Nachricht '%1' an ServiceHost gesendet.", i));
    unit.segments.push_back({.source = source, .target = target, .state = State::translated});
  }
}

void check_reference(benchmark::State& state) {
  const Project project;
  std::deque<Catalog> catalogs;
  std::vector<check::CheckedLocale> checked;
  for (const char* locale : locales) {
    fill(catalogs.emplace_back(), locale);
    checked.push_back({&catalogs.back(), nullptr});
  }
  for (auto _ : state) {
    Diagnostics diagnostics;
    check::check_project(project, checked, {}, diagnostics);
    benchmark::DoNotOptimize(diagnostics.all().size());
  }
  state.SetItemsProcessed(static_cast<int64_t>(state.iterations() * units * locales.size()));
}

BENCHMARK(check_reference)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace

BENCHMARK_MAIN();
