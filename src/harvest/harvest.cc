#include "harvest/harvest.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include <fmt/format.h>

#include "base/suggest.h"
#include "harvest/catalog_maker.h"
#include "harvest/codes.h"
#include "harvest/edition_join.h"
#include "harvest/event_docs_maker.h"
#include "harvest/front_matter_reader.h"
#include "harvest/index_reader.h"
#include "harvest/layouts.h"
#include "harvest/manifest_maker.h"
#include "harvest/most_frequent.h"
#include "harvest/page_copies.h"
#include "harvest/page_names.h"
#include "harvest/page_reader.h"
#include "harvest/page_shape.h"
#include "harvest/revisions.h"
#include "harvest/source_proof.h"
#include "harvest/text_reader.h"
#include "harvest/toc_set.h"
#include "markdown/inline.h"

namespace evdoc {

namespace {

/// Whether a page that has not the form of an event's was one: it is called after an event, in its title too. Of a page
/// without a title the pairs tell that it was published.
bool is_damaged_event_page(const markdown::ScannedPage& page) {
  const std::optional<uint16_t> named = leading_event_id(file_name(page.source->path()));
  if (!named) return false;
  const markdown::PageLine* title = outline_page(page).title;
  return title ? leading_event_id(markdown::trimmed(title->texts.front().source())) == named
               : page.first_pair() != nullptr;
}

class Harvester {
 public:
  Harvester(const HarvestOptions& options, Diagnostics& diagnostics) : options_(options), diagnostics_(diagnostics) {}

  Harvest run(std::span<HarvestInput> inputs) {
    std::ranges::stable_sort(inputs, {}, [](const HarvestInput& input) { return input.page.source->path(); });
    read_pages(inputs);
    name_english_commits();
    std::vector<const PublishedPage*> pages;
    for (const PublishedPage& page : result_.pages) pages.push_back(&page);
    std::ranges::sort(pages, {}, [](const PublishedPage* page) { return std::string_view(page->original->path()); });
    result_.kept = without_copies(pages, diagnostics_);
    if (result_.kept.empty()) return std::move(result_);
    if (const std::string name = file_name_pattern(result_.kept); !name.empty()) {
      result_.output_path = fmt::format("{{edition}}/{{locale}}/{{provider/}}{}", name);
    }
    std::vector<HarvestedPage> groups = group_by_page(result_.kept, diagnostics_);
    make_layouts(groups, result_.docs, result_.arena);
    const auto event_count = static_cast<std::size_t>(std::ranges::count_if(groups, &HarvestedPage::is_event));
    const std::span<const HarvestedPage> events(groups.data(), event_count);
    const ProviderChoice provider = choose_provider(events);
    make_event_docs(events, provider, result_.docs, result_.arena, diagnostics_);
    make_overviews(std::span(groups).subspan(event_count), RowComparison(events, provider, result_.arena));
    make_catalogs(groups, provider);
    return std::move(result_);
  }

 private:
  void read_pages(std::span<HarvestInput> inputs) {
    std::vector<PageShape> shapes;
    for (const HarvestInput& input : inputs) shapes.push_back(page_shape(input.page));
    const std::string_view index = index_name(inputs, shapes);
    std::vector<std::pair<const markdown::ScannedPage*, PageShape>> localized;
    std::vector<const markdown::ScannedPage*> tocs;
    for (std::size_t i = 0; i < inputs.size(); ++i) {
      HarvestInput& input = inputs[i];
      if (shapes[i] == PageShape::toc) {
        tocs.push_back(&input.page);
        continue;
      }
      const bool is_index = shapes[i] == PageShape::index && file_name(input.page.source->path()) == index;
      if (shapes[i] != PageShape::event && !is_index) {
        report_other_page(input, shapes[i]);
        continue;
      }
      diagnostics_.merge(std::move(input.findings));
      if (has_handoff(input.page) && !input.page.first_pair()) {
        localized.emplace_back(&input.page, shapes[i]);
      } else {
        add(read(input.page, nullptr, shapes[i]));
      }
    }
    prover_.conclude(diagnostics_);
    for (const auto& [page, shape] : localized) read_localized(*page, shape);
    add_toc_pages(tocs, result_.pages, result_.arena, diagnostics_);
  }

  void report_other_page(HarvestInput& input, PageShape shape) {
    const Span place{input.page.source, 0, 0};
    if (shape == PageShape::other && is_damaged_event_page(input.page)) {
      ++result_.lost;
      diagnostics_.merge(std::move(input.findings));
      diagnostics_.report(code::event_page_damaged, place,
                          "the page is called after an event, but has no table of four properties; it is left alone",
                          "restore the page from where it was published");
      return;
    }
    const std::string_view what = shape == PageShape::index ? "a second table of events" : "no page about an event";
    diagnostics_.report(code::not_an_event_page, place, fmt::format("the page is {}; it is left alone", what),
                        "nothing to do: it stays as it is");
  }

  /// The file name under which most rows of tables of events stand; of equals the one that sorts first.
  static std::string_view index_name(std::span<const HarvestInput> inputs, std::span<const PageShape> shapes) {
    std::map<std::string_view, std::ptrdiff_t> rows;
    for (std::size_t i = 0; i < inputs.size(); ++i) {
      if (shapes[i] != PageShape::index) continue;
      const markdown::ScannedPage& page = inputs[i].page;
      rows[file_name(page.source->path())] += std::ranges::count_if(page.lines, is_index_row);
    }
    const auto most = most_frequent(rows);
    return most != rows.end() ? most->first : std::string_view();
  }

  std::optional<PublishedPage> read(const markdown::ScannedPage& page, const markdown::ScannedPage* english,
                                    PageShape shape) {
    return shape == PageShape::index ? read_index_page(page, english, result_.arena, diagnostics_)
                                     : read_event_page(page, english, result_.arena, diagnostics_);
  }

  /// A page of which nothing could be read was reported.
  void add(std::optional<PublishedPage> page) {
    if (!page) {
      ++result_.lost;
      return;
    }
    const std::string_view name = file_name(page->original->path());
    const std::size_t place = result_.pages.size();
    PublishedPage& added = result_.pages.emplace_back(std::move(*page));
    if (added.edition == Edition::source) {
      added.source_hash = {result_.arena.copy(english_page_hash(*added.original)), added.span()};
      added.is_proved = true;
      english_[name].push_back(place);
      prover_.learn(added);
    } else if (added.edition == Edition::bilingual) {
      bilingual_[name].push_back(place);
      prover_.prove(added);
    }
  }

  void read_localized(const markdown::ScannedPage& localized, PageShape shape) {
    if (!add_companion(localized)) add(paired(localized, shape));
  }

  /// A localized page read with its English page; nothing, with a finding, when that is missing or built otherwise.
  std::optional<PublishedPage> paired(const markdown::ScannedPage& localized, PageShape shape) {
    const PublishedPage* english = english_page(localized);
    if (!english) return std::nullopt;
    std::optional<markdown::ScannedPage> joined = join_editions(localized, *english->scanned, diagnostics_);
    if (!joined) return std::nullopt;
    result_.joined.push_back(std::move(*joined));
    std::optional<PublishedPage> page = read(result_.joined.back(), english->scanned, shape);
    if (page) page->is_proved = english->source_hash.value == localized_hash(localized);
    return page;
  }

  /// Whether the bilingual edition of the same handoff was read: it says all that this page does.
  bool add_companion(const markdown::ScannedPage& localized) {
    const auto candidates = bilingual_.find(file_name(localized.source->path()));
    if (candidates == bilingual_.end()) return false;
    for (const std::size_t index : candidates->second) {
      const PublishedPage& bilingual = result_.pages[index];
      if (!has_same_front_matter(*bilingual.scanned, localized)) continue;
      PublishedPage companion = bilingual;
      companion.edition = Edition::localized;
      companion.scanned = &localized;
      companion.original = localized.source;
      result_.pages.push_back(std::move(companion));
      return true;
    }
    return false;
  }

  static bool has_same_front_matter(const markdown::ScannedPage& a, const markdown::ScannedPage& b) {
    return std::ranges::equal(a.front_matter, b.front_matter,
                              [](const markdown::FrontMatterLine& x, const markdown::FrontMatterLine& y) {
                                return x.key.value == y.key.value && x.value.value == y.value.value;
                              });
  }

  static std::string_view localized_hash(const markdown::ScannedPage& page) {
    const markdown::FrontMatterLine* hash = page.field(source_hash_key);
    return hash ? hash->value.value : std::string_view();
  }

  /// The English page of the same name with the source hash of this page; else the last, with a finding.
  const PublishedPage* english_page(const markdown::ScannedPage& localized) {
    const auto candidates = english_.find(file_name(localized.source->path()));
    if (candidates == english_.end()) {
      diagnostics_.report(code::source_page_missing, {localized.source, 0, 0},
                          fmt::format("no English page '{}' is at hand", file_name(localized.source->path())),
                          "name the folder of the English pages with --source");
      return nullptr;
    }
    const PublishedPage* last = nullptr;
    for (const std::size_t index : candidates->second) {
      last = &result_.pages[index];
      if (last->source_hash.value == localized_hash(localized)) return last;
    }
    report_unproved(localized, *last);
    return last;
  }

  void report_unproved(const markdown::ScannedPage& localized, const PublishedPage& english) {
    if (const markdown::FrontMatterLine* hash = localized.field(source_hash_key)) {
      diagnostics_
          .report(code::source_page_differs, hash->value.span,
                  fmt::format("the English page has the SHA-1 {}, not the one that this page names",
                              english.source_hash.value),
                  "give the English page of the commit that this page names")
          .note(english.span(), "the English page");
      return;
    }
    diagnostics_
        .report(code::source_not_proved, {localized.source, 0, 0},
                fmt::format("the page has no '{}', so nothing proves that it was made from the English page",
                            source_hash_key),
                "restore the line from where the page was published")
        .note(english.span(), "the English page");
  }

  /// An English page that a translated page was made from has that page's commit.
  void name_english_commits() {
    std::map<std::pair<PageKey, std::string_view>, Text> commits;
    for (const PublishedPage& page : result_.pages) {
      if (page.edition == Edition::source || page.handoff.revision.empty()) continue;
      commits.try_emplace({page.key(), page.source_hash.value}, page.handoff.revision);
    }
    for (PublishedPage& page : result_.pages) {
      if (page.edition != Edition::source) continue;
      const auto found = commits.find({page.key(), page.source_hash.value});
      if (found != commits.end()) page.handoff.revision = found->second;
    }
  }

  ProviderChoice choose_provider(std::span<const HarvestedPage> events) {
    if (options_.manifest) {
      return {*options_.manifest, given_provider(*options_.manifest, events), ManifestOrigin::given};
    }
    result_.manifest = make_manifest(events, options_.provider, result_.arena, diagnostics_);
    return {result_.manifest, &result_.manifest.providers.front(), ManifestOrigin::made};
  }

  /// The one that was named, else the one that declares most of the events.
  const Provider* given_provider(const Manifest& manifest, std::span<const HarvestedPage> events) {
    const Provider* best = nullptr;
    std::size_t most = 0;
    std::vector<std::string_view> names;
    for (const Provider& provider : manifest.providers) {
      names.push_back(provider.name.value);
      if (provider.name.value == options_.provider) return &provider;
      const ProviderChoice choice(manifest, &provider, ManifestOrigin::given);
      const auto count = static_cast<std::size_t>(std::ranges::count_if(
          events, [&](const HarvestedPage& event) { return choice.event(event.key.event) != nullptr; }));
      if (!best || count > most) best = &provider;
      most = std::max(most, count);
    }
    if (options_.provider.empty()) return best;
    const std::string hint = did_you_mean(options_.provider, names);
    diagnostics_.report(code::provider_not_declared, {},
                        fmt::format("the manifest declares no provider '{}'", options_.provider),
                        hint.empty() ? "name a provider as the manifest has it" : hint);
    return best;
  }

  void make_overviews(std::span<const HarvestedPage> overviews, const RowComparison& rows) {
    for (const HarvestedPage& overview : overviews) {
      make_overview_docs(overview, rows, result_.docs, diagnostics_);
      result_.page_settings.push_back(settings_of(overview));
    }
  }

  /// Titles that begin with ids are by id, too: any page in another order tells.
  static RowOrder order_of(const HarvestedPage& overview) {
    const auto is_by_title = [](const PublishedPage* page) { return page->order == RowOrder::title; };
    const bool has_titles = std::ranges::any_of(overview.revisions, [&](const HarvestedRevision& revision) {
      return std::ranges::any_of(revision.pages, is_by_title);
    });
    return has_titles ? RowOrder::title : RowOrder::id;
  }

  static PageSettings settings_of(const HarvestedPage& overview) {
    PageSettings settings;
    settings.id = overview.key.page;
    settings.path = fmt::format("{{edition}}/{{locale}}/{}", file_name(overview.newest().original->path()));
    settings.order = order_of(overview);
    return settings;
  }

  void make_catalogs(std::span<const HarvestedPage> pages, const ProviderChoice& provider) {
    std::set<std::string> locales;
    for (const PublishedPage* page : result_.kept) locales.insert(page->locale);
    locales.erase("");
    for (const std::string& locale : locales) {
      result_.catalogs.push_back(make_catalog(locale, pages, provider, result_.arena));
    }
  }

  const HarvestOptions& options_;
  Diagnostics& diagnostics_;
  Harvest result_;
  std::map<std::string_view, std::vector<std::size_t>> english_;  // indexes of pages, by file name
  std::map<std::string_view, std::vector<std::size_t>> bilingual_;
  SourceProver prover_;
};

}  // namespace

Harvest harvest(std::span<HarvestInput> inputs, const HarvestOptions& options, Diagnostics& diagnostics) {
  return Harvester(options, diagnostics).run(inputs);
}

}  // namespace evdoc
