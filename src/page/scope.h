// What a template sees while one page is rendered, and the host's side of the template language.
#pragma once

#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "base/string_map.h"
#include "model/project.h"
#include "page/content.h"
#include "page/message_text.h"
#include "page/version_changes.h"
#include "render/shape.h"
#include "translate/translator.h"

namespace evdoc {

/// The labels that templates ask for, as units. One a thread: it grows while pages are rendered.
class LabelUnits {
 public:
  /// The unit of a label, of which `name` makes the id: "label.keywords" of "Keywords".
  const PageUnit* find_or_add(std::string_view name, std::string_view text);

 private:
  StringMap<const PageUnit*> by_name_and_text_;
  PageUnits units_;
};

/// What templates ask for while one page is rendered, made when it is first asked for.
class PageMemory {
 public:
  /// An event as the page lists it.
  const RowContent& row(const PageContent& page, const EventPage& event);
  /// Keeps a list; the result is valid until the next page.
  template <class List>
  const List& keep(List list) {
    return std::get<std::deque<List>>(lists_).emplace_back(std::move(list));
  }
  /// The event, for another of its rows.
  const EventPage& another_row(const EventPage& event, std::size_t row);
  PageUnits& units() { return units_; }

  /// Forgets the page.
  void clear();

 private:
  PageUnits units_;
  std::unordered_map<const EventPage*, RowContent> rows_;
  std::deque<EventPage> other_rows_;
  std::tuple<std::deque<std::vector<const EventPage*>>, std::deque<std::vector<const MapPage*>>,
             std::deque<std::vector<VersionChange>>>
      lists_;
};

/// What one page of a content has for itself: its edition and locale.
struct PageVariant {
  const Handoff* handoff = nullptr;        ///< null: the page has none in this locale
  const Translator* translator = nullptr;  ///< null: the source edition
  std::string_view locale = {};            ///< BCP 47
  std::string_view source_hash = {};       ///< SHA-1 of the English page, 40 hex digits; empty in the source edition
  std::string_view marked_language = {};   ///< of text that is not translated, to be marked; empty: nothing is marked
  bool is_right_to_left = false;           ///< the text of the locale

  bool is_source() const { return translator == nullptr; }
};

/// The root of the names that a template sees. The engine is told of each look at what another page of the content does
/// not have as well, so that it makes the rest once.
class TemplateScope {
 public:
  /// All must outlive the scope.
  TemplateScope(const PageContent& content, LabelUnits& labels, PageMemory& memory, const PageVariant& variant)
      : content_(content), labels_(labels), memory_(memory), variant_(variant), is_source_(variant.is_source()) {}

  /// What all translations see of the content.
  TemplateScope of_translations() const {
    TemplateScope scope = *this;
    scope.is_source_ = false;
    return scope;
  }

  const PageContent& content() const { return content_; }
  LabelUnits& labels() const { return labels_; }
  /// Whether the page is the English one, which is the first that is made of a content.
  bool is_source(render::Context& context) const {
    context.note_first();
    return is_source_;
  }
  const PageVariant& variant(render::Context& context) const {
    context.note_variant();
    return variant_;
  }
  /// It is forgotten with the page.
  PageMemory& memory(render::Context& context) const {
    context.note_variant();
    return memory_;
  }

 private:
  const PageContent& content_;
  LabelUnits& labels_;
  PageMemory& memory_;
  const PageVariant& variant_;
  bool is_source_;
};

/// Of the page that a template is rendered for.
inline const TemplateScope& scope_of(const render::Context& context) {
  return *static_cast<const TemplateScope*>(context.host());
}
inline const PageVariant& variant_of(render::Context& context) {
  return scope_of(context).variant(context);
}

/// Appends what is shown for `unit` in the page's locale, segment by segment.
void translate_unit(const Translator& translator, const PageUnit& unit, std::vector<TranslatedSegment>& segments);

/// A name or code for the page: where its text runs from right to left, kept apart by a `<span dir="ltr">`, since
/// GitHub and Learn take no `<bdi>`.
std::string isolated(const PageVariant& page, std::string name);

/// How the inserts of messages stand in the text of the page's locale.
InsertForm insert_form(const PageVariant& page);

/// What a filter makes of a unit. Applied to target and source alike, in the order of the chain.
enum class Transform : uint8_t {
  none,
  anchor,      ///< the anchor of a heading before it, but in the source edition
  cell,        ///< fit for a table cell
  code,        ///< a code span; neither numbered nor paired
  markdown,    ///< plain text, escaped
  inserts,     ///< a message string as readers see it, its inserts named
  yaml_plain,  ///< a front matter scalar; counted, not paired
  yaml_if_needed,
  yaml_double_quotes,
  yaml_double_non_ascii,
};

/// The shape of a unit: what `unit.source` and its like are.
extern const render::Shape unit_shape;
/// The shape of TemplateScope in pages of a kind: every name that their templates see.
const render::Shape& globals_of(PageScope scope);

std::span<const render::Function> page_filters();
std::span<const render::Function> page_functions();

}  // namespace evdoc
