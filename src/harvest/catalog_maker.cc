#include "harvest/catalog_maker.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_set>

#include <fmt/format.h>

#include "harvest/template_labels.h"
#include "harvest/translation_memory.h"
#include "markdown/slug.h"
#include "markdown/unit_id.h"
#include "model/event_text.h"

namespace evdoc {

namespace {

/// A page of the locale with what its units are named after.
struct LocalePage {
  const PublishedPage* page = nullptr;
  const HarvestedRevision* revision = nullptr;
  const Event* event = nullptr;  ///< null: a page about many
};

bool is_same(const std::vector<PublishedSegment>& a, const std::vector<PublishedSegment>& b) {
  return std::ranges::equal(a, b, [](const PublishedSegment& x, const PublishedSegment& y) {
    return x.source == y.source && x.target == y.target && x.after == y.after;
  });
}

/// The order of common units: the words of every page first, then each event's own.
enum class Rank : uint8_t { label, level, channel, keyword, event };

/// A common unit and its place.
struct CommonUnit {
  Rank rank = Rank::event;
  std::size_t order = 0;  // among those of the same rank
  std::string id;
  std::vector<PublishedSegment> segments;
  std::string context;  // for the translator
  Span span;
};

class CatalogMaker {
 public:
  CatalogMaker(const std::string& locale, std::span<const HarvestedPage> pages, const ProviderChoice& provider,
               Arena& arena)
      : provider_(provider), arena_(arena) {
    catalog_.locale = locale;
    for (const HarvestedPage& page : pages) {
      for (const HarvestedRevision& revision : page.revisions) add_pages(revision, locale);
    }
  }

  Catalog make() {
    for (const LocalePage& page : pages_) {
      for (const PublishedUnit& unit : page.page->units) {
        if (!unit.is_own) memory_.add(unit);
      }
    }
    add_common_units();
    for (const LocalePage& page : pages_) add_page_table(page);
    return std::move(catalog_);
  }

 private:
  /// A second edition of the same handoff says nothing new, and no page is made of an event that the manifest lacks.
  void add_pages(const HarvestedRevision& revision, const std::string& locale) {
    for (const PublishedPage* page : revision.pages) {
      const bool is_known = !pages_.empty() && pages_.back().page->key() == page->key();
      const Event* event = page->page.empty() ? provider_.event(page->event) : nullptr;
      const bool is_made = event || !page->page.empty();
      if (page->locale == locale && is_made && !is_known) pages_.push_back({page, &revision, event});
    }
  }

  /// Units of several sentences first: what they hold needs no unit of its own.
  void add_common_units() {
    for (const bool has_several : {true, false}) {
      for (const LocalePage& page : pages_) {
        for (const PublishedUnit& unit : page.page->units) {
          if (unit.is_own) continue;
          const std::vector<PublishedSegment> segments = memory_.common_segments(unit);
          if ((segments.size() > 1) == has_several) add_common_unit(page, unit, segments);
        }
      }
    }
    std::ranges::stable_sort(units_, {}, [](const CommonUnit& unit) { return std::pair(unit.rank, unit.order); });
    for (const CommonUnit& common : units_) {
      Unit& unit = catalog_.common.emplace_back(model_unit(common.id, common.segments, common.span));
      add_context(unit, common.context);
    }
  }

  /// A note for the translator.
  void add_context(Unit& unit, std::string_view context) {
    unit.notes = arena_.copy(std::vector<UnitNote>{{{"context", {}}, {arena_.copy(context), {}}}});
  }

  void add_common_unit(const LocalePage& page, const PublishedUnit& unit,
                       const std::vector<PublishedSegment>& segments) {
    if (!known_texts_.insert(unit.source).second || is_covered(segments)) return;
    for (const PublishedSegment& segment : segments) known_sentences_.insert(segment.source);
    CommonUnit common = named_unit(page, unit);
    common.segments = segments;
    common.context = context(common.rank, page, unit);
    common.span = unit.span;
    units_.push_back(std::move(common));
  }

  bool is_covered(const std::vector<PublishedSegment>& segments) const {
    return std::ranges::all_of(segments, [this](const PublishedSegment& segment) {
      return known_sentences_.contains(segment.source) || !memory_.needs_entry(segment);
    });
  }

  /// By the id that pages ask for first where the text is the one that this id stands for, else after the event's page.
  CommonUnit named_unit(const LocalePage& page, const PublishedUnit& unit) {
    CommonUnit common = shared_unit(page, unit);
    if (!common.id.empty() && ids_.insert(common.id).second) return common;
    common.rank = Rank::event;
    common.order = unit_order(page);
    const std::string own = page.event ? markdown::event_unit_id(fmt::to_string(page.page->event), unit.id)
                                       : markdown::page_unit_id(page.page->page, unit.id);
    common.id = own;
    while (!ids_.insert(common.id).second) common.id = fmt::format("{}.{}", own, ++id_counts_[own] + 1);
    return common;
  }

  static std::string context(Rank rank, const LocalePage& page, const PublishedUnit& unit) {
    switch (rank) {
      case Rank::label:
        return "a label of the page";
      case Rank::level:
        return "the level of an event";
      case Rank::channel:
        return "the name of a channel";
      case Rank::keyword:
        return "keywords of an event";
      case Rank::event:
        break;
    }
    return fmt::format("{} {}: {}", page.event ? "event" : "page", page.page->text.title->value, unit.id);
  }

  /// By event id, and what is about many events behind all others.
  static std::size_t unit_order(const LocalePage& page) {
    return page.event ? page.page->event : std::size_t{UINT16_MAX} + 1;
  }

  /// The unit by an id that pages of other events share; an empty id: it has none.
  CommonUnit shared_unit(const LocalePage& page, const PublishedUnit& unit) const {
    CommonUnit common;
    common.order = unit_order(page);
    if (unit.id.starts_with("label.")) {
      common.rank = Rank::label;
      const std::string_view label = unit.id.substr(std::string_view("label.").size());
      common.order = label_order(label);
      if (unit.source == template_word(label)) common.id = unit.id;
    } else if (unit.id == "level" || (!page.event && unit.id.ends_with(".level"))) {
      common.rank = Rank::level;
      common.id = markdown::level_unit_id(unit.source);
    } else if (!page.event) {
      return common;
    } else if (unit.id == "channel") {
      common.rank = Rank::channel;
      if (unit.source == shown_channel(*page.event)) {
        common.id = markdown::channel_unit_id(page.event->channel->id.value);
      }
    } else if (unit.id == "keywords") {
      common.rank = Rank::keyword;
      common.id = keywords_id(*page.event, unit.source);
    } else if (unit.id == "message" && unit.source == page.event->message.text.value) {
      common.id = markdown::string_unit_id(page.event->message.string_id.value);
    }
    return common;
  }

  static std::string keywords_id(const Event& event, std::string_view text) {
    if (event.keywords.size() == 1 && text == shown_keywords(event)) return markdown::keyword_unit_id(text);
    return fmt::format("keywords.{}", markdown::slug(text));
  }

  void add_page_table(const LocalePage& page) {
    const PublishedPage& published = *page.page;
    PageTable& table = catalog_.pages.emplace_back();
    if (provider_.is_one_of_many()) table.provider = provider_.provider()->name;
    table.event = published.event;
    table.page = {published.page, {}};
    table.original = {file_name(published.original->path()), published.span()};
    table.span = published.span();
    table.handoff = handoff_of(page);
    std::set<std::string_view> ids;
    for (const PublishedUnit& unit : published.units) {
      if (unit.segments.empty()) continue;
      if (!unit.is_own && is_same(unit.segments, memory_.common_segments(unit))) continue;
      if (!ids.insert(unit.id).second) continue;
      table.units.push_back(model_unit(unit.id, unit.segments, unit.span));
      add_context(table.units.back(), context(Rank::event, page, unit));
    }
  }

  /// Null: there is nothing to say of it.
  const Handoff* handoff_of(const LocalePage& page) {
    const PublishedPage& published = *page.page;
    const LineEnds usual = published.has_front_matter() ? page.revision->line_ends : LineEnds::lf;
    Handoff handoff = published.handoff;
    if (published.line_ends != usual) handoff.line_ends = published.line_ends;
    if (!published.has_front_matter() && !handoff.line_ends) return nullptr;
    handoff.revision.value = page.revision->commit;
    return catalog_.arena.make(handoff);
  }

  Unit model_unit(std::string_view id, const std::vector<PublishedSegment>& segments, Span span) {
    std::vector<Segment> made;
    for (const PublishedSegment& published : segments) {
      Segment& segment = made.emplace_back();
      segment.source = {published.source, span};
      segment.target = Text{published.target, span};
      segment.state = State::translated;
      if (published.after.empty()) continue;
      Segment& gap = made.emplace_back();
      gap.source = {published.after, span};
      gap.ignorable = true;
    }
    return {.id = {arena_.copy(id), {}}, .segments = arena_.copy(made), .span = span};
  }

  const ProviderChoice& provider_;
  Arena& arena_;
  Catalog catalog_;
  TranslationMemory memory_;
  std::vector<LocalePage> pages_;  // by event id
  std::vector<CommonUnit> units_;
  std::set<std::string> ids_;
  std::map<std::string, std::size_t> id_counts_;  // how many more texts wanted the id
  std::unordered_set<std::string_view> known_texts_;
  std::unordered_set<std::string_view> known_sentences_;
};

}  // namespace

Catalog make_catalog(const std::string& locale, std::span<const HarvestedPage> pages, const ProviderChoice& provider,
                     Arena& arena) {
  return CatalogMaker(locale, pages, provider, arena).make();
}

}  // namespace evdoc
