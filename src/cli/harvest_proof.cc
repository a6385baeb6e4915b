#include "cli/harvest_proof.h"

#include <algorithm>
#include <map>
#include <memory>
#include <tuple>
#include <vector>

#include <fmt/format.h>

#include "base/utf8.h"
#include "cli/codes.h"
#include "cli/site.h"
#include "cli/site_build.h"

namespace evdoc::cli {

namespace {

/// A published page and what became of it.
struct Comparison {
  const PublishedPage* published = nullptr;
  bool is_made = false;
  Diagnostics findings;
};

/// A text without the carriage returns of its line ends.
std::string with_line_feeds(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\r' || i + 1 == text.size() || text[i + 1] != '\n') result += text[i];
  }
  return result;
}

/// The line of `text` that begins at `begin`, without its line feed.
std::string_view line_at(std::string_view text, std::size_t begin) {
  return text.substr(begin, std::min(text.find('\n', begin), text.size()) - begin);
}

/// Where the first line begins that the two do not share. They differ.
std::size_t first_different_line(std::string_view a, std::string_view b) {
  const auto [end, ignored] = std::ranges::mismatch(a, b);
  const std::size_t feed = a.substr(0, static_cast<std::size_t>(end - a.begin())).rfind('\n');
  return feed == std::string_view::npos ? 0 : feed + 1;
}

/// The line, or of a long one what stands around `place`.
std::string quoted_line(std::string_view line, std::size_t place, bool is_at_end) {
  constexpr std::size_t most = 240;  // bytes
  if (is_at_end) return "the end of the page";
  if (line.size() <= most) return fmt::format("'{}'", line);
  const auto is_inside = [line](std::size_t at) { return at < line.size() && is_continuation_byte(line[at]); };
  std::size_t begin = std::min(place, line.size());
  begin -= std::min(begin, most / 4);
  while (is_inside(begin)) ++begin;
  std::size_t end = std::min(begin + most, line.size());
  while (is_inside(end)) ++end;
  return fmt::format("'{}{}{}'", begin > 0 ? "…" : "", line.substr(begin, end - begin), end < line.size() ? "…" : "");
}

void report_difference(const Source& original, const std::string& made, Diagnostics& diagnostics) {
  const std::string_view text = original.text();
  const std::size_t begin = first_different_line(text, made);
  const std::string_view published_line = line_at(text, begin);
  const std::string_view made_line = line_at(made, begin);
  const auto [difference, ignored] = std::ranges::mismatch(published_line, made_line);
  const auto place = static_cast<std::size_t>(difference - published_line.begin());
  const Span span{&original, static_cast<uint32_t>(begin), static_cast<uint32_t>(begin + published_line.size())};
  diagnostics.report(code::page_not_reproduced, span,
                     fmt::format("the page was published with {} here and is made with {}",
                                 quoted_line(published_line, place, begin == text.size()),
                                 quoted_line(made_line, place, begin >= made.size())),
                     "see what was reported of this page; 'evdoc build' shows the whole page");
}

class Prover {
 public:
  Prover(const Harvest& harvest, unsigned jobs, Sources& sources, Diagnostics& diagnostics)
      : harvest_(harvest), jobs_(jobs), sources_(sources), diagnostics_(diagnostics) {}

  HarvestProof prove(const std::string& folder) {
    const std::string operands[] = {folder};
    Diagnostics found;
    const std::unique_ptr<Site> site = load_site({operands, std::nullopt}, jobs_, sources_, found);
    diagnostics_.merge(std::move(found));
    if (!site) return conclude();
    choose_pages(site->plan);
    const auto receive = [this](const MadePage& page, Diagnostics&) {
      compare(page.path, page.bytes);
      return std::optional(DeliveredPage());
    };
    build_site(*site, {jobs_, receive}, diagnostics_);
    return conclude();
  }

 private:
  using Key = std::tuple<PageKey, std::string_view, Edition>;

  /// Which published page stands at which path of the project.
  void choose_pages(const SitePlan& plan) {
    std::map<Key, const PublishedPage*> published;
    for (const PublishedPage* page : harvest_.kept) {
      if (page->edition != Edition::source || is_newest(*page))
        published[{page->key(), page->locale, page->edition}] = page;
    }
    const auto add = [&](std::string_view path, const PageContent& content, std::string_view locale, Edition edition) {
      const auto found = published.find({{{}, content.key.event, content.key.page}, locale, edition});
      if (path.empty() || found == published.end() || is_of_other_provider(content.key)) return;
      comparisons_[std::string(path)].published = found->second;
      compare_names(*found->second, path);
    };
    for (const SourcePage& page : plan.source_pages) add(page.path, page.content, {}, Edition::source);
    for (std::size_t locale = 0; locale < plan.locales.size(); ++locale) {
      for (const TranslatedPage& page : plan.translated_pages[locale]) {
        const PageContent& content = plan.source_pages[page.source].content;
        add(page.localized_path, content, plan.locales[locale], Edition::localized);
        add(page.bilingual_path, content, plan.locales[locale], Edition::bilingual);
      }
    }
  }

  bool is_of_other_provider(const PageKey& key) const {
    return !key.provider.empty() && key.provider != harvest_.docs.provider.value;
  }

  void compare_names(const PublishedPage& published, std::string_view path) {
    const std::string_view name = file_name(published.original->path());
    const std::string_view made = file_name(path);
    if (name == made) return;
    diagnostics_.report(code::page_name_differs, published.span(),
                        fmt::format("the page was published as '{}' and is made as '{}'", name, made),
                        "give the event the symbol that its published page is named after, or rename the page");
  }

  bool is_newest(const PublishedPage& page) const {
    const EventDoc* doc = page.page.empty() ? event_doc(page.event) : page_doc(page.page);
    if (!doc) return false;
    if (doc->revisions.empty()) return true;
    const std::string_view newest = doc->revisions.back().commit.value;
    return page.handoff.revision.value == newest || page.source_hash.value == newest;
  }

  const EventDoc* event_doc(uint16_t id) const {
    const auto found = std::ranges::lower_bound(harvest_.docs.events, id, {}, &EventDoc::event);
    return found != harvest_.docs.events.end() && found->event == id ? &*found : nullptr;
  }

  const EventDoc* page_doc(std::string_view id) const {
    const auto found = std::ranges::find(harvest_.docs.pages, id, [](const EventDoc& doc) { return doc.page.value; });
    return found != harvest_.docs.pages.end() ? &*found : nullptr;
  }

  /// One thread a path: each writes to its own comparison.
  void compare(std::string_view path, std::string_view page) {
    const auto found = comparisons_.find(path);
    if (found == comparisons_.end()) return;
    Comparison& comparison = found->second;
    const Source& original = *comparison.published->original;
    comparison.is_made = true;
    if (original.text() == page) return;
    const bool is_english = comparison.published->edition == Edition::source;
    if (is_english && with_line_feeds(original.text()) == page) return;
    report_difference(original, std::string(page), comparison.findings);
  }

  HarvestProof conclude() {
    HarvestProof proof{.pages = harvest_.lost};
    std::map<const PublishedPage*, bool> compared;
    for (auto& [path, comparison] : comparisons_) {
      compared[comparison.published] = comparison.is_made;
      proof.equal += comparison.is_made && comparison.findings.empty() ? 1 : 0;
      diagnostics_.merge(std::move(comparison.findings));
    }
    for (const PublishedPage* page : harvest_.kept) {
      if (page->edition == Edition::source && !compared.contains(page)) continue;
      ++proof.pages;
      if (compared[page]) continue;
      diagnostics_.report(code::page_not_made, page->span(), "the project makes no page for this one",
                          "see what was reported of its event");
    }
    return proof;
  }

  const Harvest& harvest_;
  unsigned jobs_;
  Sources& sources_;
  Diagnostics& diagnostics_;
  std::map<std::string, Comparison, std::less<>> comparisons_;  // by path
};

}  // namespace

HarvestProof prove_harvest(const std::string& folder, const Harvest& harvest, unsigned jobs, Sources& sources,
                           Diagnostics& diagnostics) {
  return Prover(harvest, jobs, sources, diagnostics).prove(folder);
}

}  // namespace evdoc::cli
