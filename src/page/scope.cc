#include "page/scope.h"

#include "markdown/unit_id.h"

namespace evdoc {

const PageUnit* LabelUnits::find_or_add(std::string_view name, std::string_view text) {
  std::string joined;
  if (name != text) joined.append(name).append(1, '\0').append(text);
  const std::string_view key = joined.empty() ? text : joined;
  if (const PageUnit* const* known = by_name_and_text_.find(key)) return *known;
  const std::string id = markdown::label_unit_id(name);
  const PageUnit* unit = units_.add(id, id, {units_.copy(text), {}}, Wording::prose);
  by_name_and_text_.try_emplace(units_.copy(key), unit);
  return unit;
}

const RowContent& PageMemory::row(const PageContent& page, const EventPage& event) {
  const auto [place, is_new] = rows_.try_emplace(&event);
  if (is_new) place->second = make_row(page, event, units_);
  return place->second;
}

const EventPage& PageMemory::another_row(const EventPage& event, std::size_t row) {
  EventPage& copy = other_rows_.emplace_back(event);
  copy.row = row;
  return copy;
}

void PageMemory::clear() {
  rows_.clear();
  other_rows_.clear();
  std::apply([](auto&... lists) { (lists.clear(), ...); }, lists_);
  units_.clear();
}

std::string isolated(const PageVariant& page, std::string name) {
  if (!page.is_right_to_left || name.empty()) return name;
  return "<span dir=\"ltr\">" + name + "</span>";
}

InsertForm insert_form(const PageVariant& page) {
  return page.is_right_to_left ? InsertForm::isolated_code : InsertForm::code;
}

void translate_unit(const Translator& translator, const PageUnit& unit, std::vector<TranslatedSegment>& segments) {
  const bool is_own = !unit.extras->like || translator.has_unit(unit.id);
  translator.translate((is_own ? unit : *unit.extras->like).request(), segments);
}

}  // namespace evdoc
