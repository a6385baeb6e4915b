#include "harvest/event_docs_maker.h"

#include <algorithm>
#include <map>
#include <string>

#include <fmt/format.h>

#include "harvest/codes.h"
#include "harvest/layouts.h"
#include "harvest/page_text.h"
#include "harvest/template_labels.h"
#include "model/event_docs_names.h"
#include "model/event_text.h"

namespace evdoc {

namespace {

/// The rows that a page shows of the payload.
std::vector<DataItemDoc> shown_items(const Event& event, Arena& arena) {
  std::vector<DataItemDoc> rows;
  if (!event.payload) return rows;
  for (const DataItem& item : event.payload->items) {
    rows.push_back({item.name, {arena.copy(shown_type(item)), {}}, {}});
  }
  return rows;
}

/// What a page shows if the event docs say nothing.
PageText manifest_text(const Event& event, Arena& arena) {
  PageText text;
  text.title = Text{arena.copy(shown_title(event)), event.span};
  text.id = Text{arena.copy(fmt::to_string(event.value)), event.span};
  text.keywords = Text{arena.copy(shown_keywords(event)), event.span};
  text.level = Text{shown_level(event), event.span};
  text.channel = Text{shown_channel(event), event.span};
  text.message = Text{event.message.text.value, event.span};
  for (const PageTextSection& section : page_text_sections) (text.*section.place).emplace();
  text.items = shown_items(event, arena);
  return text;
}

/// The parts of `text` that `base` has otherwise.
PageText differences(const PageText& text, const PageText& base) {
  PageText result;
  const auto keep = [&](auto part) {
    if (!is_same(text.*part, base.*part)) result.*part = text.*part;
  };
  for (const PageTextLine& line : page_text_lines) keep(line.place);
  for (const PageTextSection& section : page_text_sections) keep(section.place);
  keep(&PageText::items);
  return result;
}

const Text* find_label(const std::vector<LabelText>& labels, std::string_view id) {
  const auto found = std::ranges::find(labels, id, [](const LabelText& label) { return label.id.value; });
  return found != labels.end() ? &found->text : nullptr;
}

/// The labels that a revision words otherwise than its event: its own, and the template's words where only the event
/// has its own.
std::vector<LabelText> label_differences(const HarvestedRevision& revision, const std::vector<LabelText>& base) {
  std::vector<LabelText> result;
  for (const LabelText& label : revision.english->text.labels) {
    const Text* shown = find_label(base, label.id.value);
    if (!shown || !is_same(*shown, label.text)) result.push_back(label);
  }
  for (const LabelText& label : base) {
    if (find_label(revision.english->text.labels, label.id.value)) continue;
    result.push_back({label.id, {template_word(label.id.value), {}}});
  }
  return result;
}

using Values = std::map<std::string_view, std::string_view>;

class DocMaker {
 public:
  /// `rows` is null for a page about one event.
  explicit DocMaker(const HarvestedPage& harvested, const RowComparison* rows = nullptr)
      : harvested_(harvested), rows_(rows) {}

  /// `otherwise` is what the page shows without docs.
  EventDoc make(const PageText& otherwise) {
    const PublishedPage& newest = harvested_.newest();
    doc_.event = harvested_.key.event;
    doc_.page = {harvested_.key.page, {}};
    doc_.span = newest.span();
    doc_.text = differences(newest.text, otherwise);
    doc_.text.labels = newest.text.labels;
    if (rows_) doc_.text.rows = rows_->differences(newest.text.rows, {});
    doc_.text.entries = newest.text.entries;
    make_values();
    for (const HarvestedRevision& revision : harvested_.revisions) add_revision(revision);
    return std::move(doc_);
  }

 private:
  /// A page without front matter has no revisions.
  void add_revision(const HarvestedRevision& revision) {
    if (!revision.layout) return;
    SourceRevision source;
    source.commit = {revision.commit, revision.english->span()};
    source.is_hash =
        std::ranges::all_of(revision.pages, [](const PublishedPage* page) { return page->handoff.revision.empty(); });
    source.layout = revision.layout;
    source.span = revision.english->span();
    PageText text = differences(revision.english->text, harvested_.newest().text);
    text.labels = label_differences(revision, doc_.text.labels);
    if (rows_) text.rows = rows_->differences(revision.english->text.rows, doc_.text.rows);
    source.text = std::move(text);
    for (const FrontMatterField& field : revision.layout->front_matter) {
      const std::string_view own = value_of(revision, field.key.value);
      if (own != shown_value(revision, field)) source.values.push_back({field.key, {own, {}}});
    }
    doc_.revisions.push_back(std::move(source));
  }

  static std::string_view value_of(const HarvestedRevision& revision, std::string_view key) {
    const auto found = std::ranges::find(revision.english->fields, key, &PublishedField::key);
    return found != revision.english->fields.end() ? found->source : std::string_view();
  }

  /// What the revision shows if it has no value of its own.
  std::string shown_value(const HarvestedRevision& revision, const FrontMatterField& field) const {
    const auto own = values_.find(field.key.value);
    if (own != values_.end()) return std::string(own->second);
    return field_value(field, revision.english->text.title->value);
  }

  /// A value is the event's where that is shorter than to write it at each revision, or as short and all revisions have
  /// the key.
  void make_values() {
    for (const PublishedField& field : harvested_.newest().fields) consider_value(field.key, field.source);
  }

  void consider_value(std::string_view key, std::string_view value) {
    std::size_t own_at_revisions = 0;
    std::size_t own_beside_common = 1;
    bool is_everywhere = true;
    for (const HarvestedRevision& revision : harvested_.revisions) {
      const auto& fields = revision.layout->front_matter;
      const auto field = std::ranges::find(fields, key, [](const FrontMatterField& f) { return f.key.value; });
      if (field == fields.end()) {
        is_everywhere = false;
        continue;
      }
      const std::string_view own = value_of(revision, key);
      own_at_revisions += own != field_value(*field, revision.english->text.title->value) ? 1 : 0;
      own_beside_common += own != value ? 1 : 0;
    }
    const bool is_shorter = own_beside_common < own_at_revisions;
    if (!is_shorter && !(own_beside_common == own_at_revisions && is_everywhere)) return;
    values_.emplace(key, value);
    doc_.values.push_back({{key, {}}, {value, {}}});
  }

  const HarvestedPage& harvested_;
  const RowComparison* rows_;
  EventDoc doc_;
  Values values_;  // the event's own
};

void report_overrides(const Event& event, const EventDoc& doc, Diagnostics& diagnostics) {
  for (const PageTextLine& line : page_text_lines) {
    const std::optional<Text>& text = doc.text.*line.place;
    if (!text) continue;
    diagnostics
        .report(
            code::page_text_overrides, text->span,
            fmt::format("the page of event {} has the {} '{}', not the manifest's", doc.event, line.name, text->value),
            "mend the manifest, or leave it: the event docs keep the page's")
        .note(event.span, "the event is declared here");
  }
}

/// What the page shows without docs, but for its rows. A table of contents does not show its title.
PageText plain_overview(const PublishedPage& page) {
  PageText text;
  text.title = page.text.entries ? page.text.title : Text{index_title, {}};
  if (page.text.folder) text.folder = Text{};
  for (const PageTextSection& section : page_text_sections) {
    if (page.text.*section.place) (text.*section.place).emplace();
  }
  return text;
}

}  // namespace

void make_event_docs(std::span<const HarvestedPage> events, const ProviderChoice& provider, EventDocs& docs,
                     Arena& arena, Diagnostics& diagnostics) {
  if (provider.provider()) docs.provider = provider.provider()->name;
  for (const HarvestedPage& event : events) {
    const Event* declared = provider.event(event.key.event);
    if (!declared) {
      diagnostics.report(code::manifest_lacks_event, event.newest().span(),
                         fmt::format("the manifest declares no event {}", event.key.event),
                         "add the event to the manifest, or harvest without --manifest");
      continue;
    }
    docs.events.push_back(DocMaker(event).make(manifest_text(*declared, arena)));
    if (provider.origin() == ManifestOrigin::given) report_overrides(*declared, docs.events.back(), diagnostics);
  }
}

void make_overview_docs(const HarvestedPage& overview, const RowComparison& rows, EventDocs& docs,
                        Diagnostics& diagnostics) {
  docs.pages.push_back(DocMaker(overview, &rows).make(plain_overview(overview.newest())));
  rows.report(docs.pages.back().text.rows, overview.newest(), diagnostics);
}

}  // namespace evdoc
