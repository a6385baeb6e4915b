#include "harvest/layouts.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <span>

#include <fmt/format.h>

#include "harvest/most_frequent.h"
#include "harvest/yaml_style.h"

namespace evdoc {

namespace {

/// All revisions of one form.
struct LayoutGroup {
  std::vector<HarvestedRevision*> revisions;
  std::string first_handoff;
};

std::string form_of(const HarvestedRevision& revision) {
  const PublishedPage& page = *revision.english;
  std::string form = fmt::format("{} {}\n", page.blank_after_headings, static_cast<int>(revision.line_ends));
  for (const PublishedField& field : page.fields) {
    form += fmt::format("{} {} {}\n", field.key, field.is_list, static_cast<int>(field.source_quoting));
  }
  return form;
}

std::string first_handoff(const HarvestedRevision& revision) {
  std::string first;
  for (const PublishedPage* page : revision.pages) {
    const std::string date = sortable_date(page->handoff.date.value);
    if (!date.empty() && (first.empty() || date < first)) first = date;
  }
  return first;
}

/// The value with the page's title, where it stands in it, left out: what stands before it and behind it.
struct ValuePattern {
  std::string_view before;
  std::string_view behind;
  bool has_title = false;
  auto operator<=>(const ValuePattern&) const = default;
};

ValuePattern pattern_of(const PublishedField& field, std::string_view title) {
  const std::size_t at = field.translate && !title.empty() ? field.source.find(title) : std::string_view::npos;
  if (at == std::string_view::npos) return {field.source, {}, false};
  return {field.source.substr(0, at), field.source.substr(at + title.size()), true};
}

markdown::ScalarForm form_of_scalar(std::string_view scalar) {
  if (scalar.starts_with('"')) return markdown::ScalarForm::double_quoted;
  return scalar.starts_with('\'') ? markdown::ScalarForm::single_quoted : markdown::ScalarForm::plain;
}

class LayoutMaker {
 public:
  explicit LayoutMaker(const LayoutGroup& group) : group_(group) {}

  Layout make(std::string_view id) {
    const HarvestedRevision& first = *group_.revisions.front();
    Layout layout;
    layout.id = {id, {}};
    layout.blank_after_headings = first.english->blank_after_headings;
    layout.line_ends = first.line_ends;
    for (std::size_t i = 0; i < first.english->fields.size(); ++i) layout.front_matter.push_back(make_field(i));
    return layout;
  }

 private:
  FrontMatterField make_field(std::size_t index) {
    const PublishedField& first = group_.revisions.front()->english->fields[index];
    FrontMatterField field;
    field.key = {first.key, {}};
    field.is_list = first.is_list;
    field.translate = first.translate;
    field.source_quoting = first.source_quoting;
    field.localized_quoting = localized_quoting(index);
    field.is_localized_list = is_localized_list(index);
    set_value(field, index);
    return field;
  }

  /// A value that most revisions do not have is no default.
  void set_value(FrontMatterField& field, std::size_t index) {
    if (is_page_identity(field)) return;
    std::map<ValuePattern, std::size_t> counts;
    for (const HarvestedRevision* revision : group_.revisions) {
      const PublishedPage& page = *revision->english;
      ++counts[pattern_of(page.fields[index], page.text.title->value)];
    }
    const auto [pattern, count] = *most_frequent(counts);
    if (2 * count <= group_.revisions.size()) return;
    add_literal(field, pattern.before);
    if (pattern.has_title) field.value.push_back({{}, true});
    add_literal(field, pattern.behind);
  }

  /// A GUID or a number, which is one page's own.
  static bool is_page_identity(const FrontMatterField& field) { return field.source_quoting == Quoting::plain; }

  static void add_literal(FrontMatterField& field, std::string_view text) {
    if (!text.empty()) field.value.push_back({{text, {}}, false});
  }

  /// The quoting by which most translated pages are written.
  Quoting localized_quoting(std::size_t index) {
    static constexpr std::array choices{Quoting::if_needed, Quoting::double_non_ascii, Quoting::double_quotes,
                                        Quoting::plain};
    std::array<std::size_t, choices.size()> hits{};
    for_each_translation(index, [&](const PublishedField& field) {
      for (std::size_t i = 0; i < choices.size(); ++i) hits[i] += is_written(field, choices[i]) ? 1 : 0;
    });
    return choices[static_cast<std::size_t>(std::ranges::max_element(hits) - hits.begin())];
  }

  /// Whether most translated pages that have one value have it as a list.
  bool is_localized_list(std::size_t index) {
    std::size_t lists = 0;
    std::size_t all = 0;
    for_each_translation(index, [&](const PublishedField& field) {
      if (field.line->list_items > 1) return;
      ++all;
      lists += field.line->list_items > 0 ? 1 : 0;
    });
    return 2 * lists > all;
  }

  /// Calls `visit` with that field of every translated page.
  template <class Visit>
  void for_each_translation(std::size_t index, Visit visit) {
    for (const HarvestedRevision* revision : group_.revisions) {
      for (const PublishedPage* page : revision->pages) {
        if (page->edition != Edition::source && index < page->fields.size()) visit(page->fields[index]);
      }
    }
  }

  static bool is_written(const PublishedField& field, Quoting quoting) {
    const std::string_view first = field.target.value.substr(0, field.target.value.find('\n'));
    const std::string scalar = markdown::yaml_scalar(first, yaml_style(quoting));
    if (field.line->list_items > 0) return form_of_scalar(scalar) == field.line->form;
    return field.line->span.text() == fmt::format("{}: {}", field.key, scalar);
  }

  const LayoutGroup& group_;
};

/// "2020-11", or "2020-11-2" where that is taken.
std::string_view layout_id(const LayoutGroup& group, std::set<std::string_view>& taken, Arena& arena) {
  const std::string_view date = group.first_handoff;
  const std::string base =
      date.empty() ? "layout" : fmt::format("{}-{}", date.substr(0, date.size() - 4), date.substr(date.size() - 4, 2));
  std::string id = base;
  for (std::size_t number = 2; taken.contains(id); ++number) id = fmt::format("{}-{}", base, number);
  return *taken.insert(arena.copy(id)).first;
}

}  // namespace

std::string field_value(const FrontMatterField& field, std::string_view title) {
  std::string value;
  for (const FieldPiece& piece : field.value) value += piece.is_title ? title : piece.literal.value;
  return value;
}

void make_layouts(std::vector<HarvestedPage>& pages, EventDocs& docs, Arena& arena) {
  std::map<std::string, LayoutGroup> by_form;
  for (HarvestedPage& page : pages) {
    for (HarvestedRevision& revision : page.revisions) {
      if (!revision.english->has_front_matter()) continue;
      LayoutGroup& group = by_form[form_of(revision)];
      group.revisions.push_back(&revision);
      const std::string date = first_handoff(revision);
      if (group.first_handoff.empty() || (!date.empty() && date < group.first_handoff)) group.first_handoff = date;
    }
  }
  std::vector<const LayoutGroup*> groups;
  for (const auto& [form, group] : by_form) groups.push_back(&group);
  // What was not handed off yet is the newest.
  std::ranges::stable_sort(groups, {}, [](const LayoutGroup* group) {
    return std::pair(group->first_handoff.empty(), std::string_view(group->first_handoff));
  });
  std::set<std::string_view> taken;
  for (const LayoutGroup* group : groups) {
    docs.layouts.push_back(LayoutMaker(*group).make(layout_id(*group, taken, arena)));
    for (HarvestedRevision* revision : group->revisions) revision->layout = &docs.layouts.back();
  }
}

}  // namespace evdoc
