// What a template sees while one page is rendered, and the host's side of the template language.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/string_map.h"
#include "model/project.h"
#include "page/content.h"
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

/// The root of the names that a template sees. Everything but the labels is read only.
struct TemplateScope {
  const PageContent* content = nullptr;
  const Handoff* handoff = nullptr;        ///< null: the page has none in this locale
  const Translator* translator = nullptr;  ///< null: the source edition
  std::string_view locale = {};            ///< BCP 47
  std::string_view source_hash = {};       ///< SHA-1 of the English page, 40 hex digits; empty in the source edition
  LabelUnits* labels = nullptr;

  bool is_source() const { return translator == nullptr; }
};

/// Appends what is shown for `unit` in the page's locale, segment by segment.
void translate_unit(const TemplateScope& scope, const PageUnit& unit, std::vector<TranslatedSegment>& segments);

/// What a filter makes of a unit. Applied to target and source alike, in the order of the chain.
enum class Transform : uint8_t {
  none,
  anchor,      ///< the anchor of a heading before it, but in the source edition
  cell,        ///< fit for a table cell
  code,        ///< a code span; neither numbered nor paired
  markdown,    ///< plain text, escaped
  yaml_plain,  ///< a front matter scalar; counted, not paired
  yaml_if_needed,
  yaml_double_quotes,
  yaml_double_non_ascii,
};

/// The shape of a unit: what `unit.source` and its like are.
const render::Shape& unit_shape();
/// The shapes of TemplateScope: every name that a template for an event's page, or for one about many events, sees.
const render::Shape& event_globals();
const render::Shape& overview_globals();

std::span<const render::Function> page_filters();
std::span<const render::Function> page_functions();

}  // namespace evdoc
