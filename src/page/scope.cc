#include "page/scope.h"

namespace evdoc {

const PageUnit* LabelUnits::find_or_add(std::string_view id, std::string_view text) {
  const auto known = by_id_and_text_.find({id, text});
  if (known != by_id_and_text_.end()) return known->second;
  const std::string_view kept = units_.copy(text);
  const PageUnit* unit = units_.add(id, id, {kept, {}}, Wording::prose);
  by_id_and_text_.emplace(std::pair(unit->id, kept), unit);
  return unit;
}

void translate_unit(const TemplateScope& scope, const PageUnit& unit, std::vector<TranslatedSegment>& segments) {
  scope.translator->translate(scope.content->key, unit.request(), segments);
}

}  // namespace evdoc
