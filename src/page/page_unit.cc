#include "page/page_unit.h"

#include "markdown/inline.h"
#include "markdown/unit_id.h"
#include "model/event_text.h"

namespace evdoc {

const PageUnit* PageUnits::add(std::string_view id, std::string_view common_id, Text text, Wording wording,
                               Author author) {
  PageUnit& unit = make(id, common_id, text);
  unit.author = author;
  unit.is_identifier = wording == Wording::identifier;
  return &unit;
}

const PageUnit* PageUnits::add_message(std::string_view id, std::string_view common_id, Text text,
                                       const PayloadTemplate* payload, Author author) {
  PageUnit& unit = make(id, common_id, text);
  unit.author = author;
  if (!payload) return &unit;
  UnitExtras extras = *unit.extras;
  extras.payload = payload;
  unit.extras = arena_.make(extras);
  return &unit;
}

const PageUnit* PageUnits::add_level(std::string_view id, const Level& level) {
  const bool has_message = level.origin != Origin::predefined && !level.message.text.empty();
  const std::string_view name = local_name(level.name.value);
  const std::string common_id =
      has_message ? markdown::string_unit_id(level.message.string_id.value) : markdown::level_unit_id(name);
  const Text text = has_message ? level.message.text : Text{name, level.name.span};
  return add(id.empty() ? common_id : id, common_id, text, Wording::prose);
}

PageUnit& PageUnits::make(std::string_view id, std::string_view common_id, Text text) {
  const std::string_view inner = markdown::trimmed(text.value);
  const markdown::Link link = markdown::split_link(inner);
  PageUnit& unit = *arena_.make(PageUnit());
  unit.common_id = arena_.copy(common_id);
  const std::string_view common = unit.common_id;
  unit.id = common.ends_with(id) ? common.substr(common.size() - id.size()) : arena_.copy(id);
  unit.source = link.text;
  unit.is_code = markdown::is_code_span(link.text);
  unit.span = text.span;
  UnitExtras extras{.before = {}, .after = {}, .sentences = sentences_of(unit.source)};
  if (!inner.empty()) {
    extras.before = text.value.substr(0, static_cast<std::size_t>(link.text.data() - text.value.data()));
    extras.after = text.value.substr(extras.before.size() + link.text.size());
  }
  const bool is_usual = extras.before.empty() && extras.after.empty() && extras.sentences.empty();
  if (!is_usual) unit.extras = arena_.make(extras);
  return unit;
}

std::span<const SourceSentence> PageUnits::sentences_of(std::string_view source) {
  if (!markdown::may_have_sentences(source)) return {};
  const std::vector<markdown::Sentence> split = markdown::split_sentences(source);
  const bool is_single = split.size() == 1 && split.front().after.empty();
  if (is_single) return {};
  const std::span<SourceSentence> sentences = arena_.make_array<SourceSentence>(split.size());
  for (std::size_t i = 0; i < split.size(); ++i) sentences[i] = {split[i].text, split[i].after};
  return sentences;
}

const PageUnit* PageUnits::add_like(const PageUnit& unit, std::string_view id) {
  PageUnit& copy = *arena_.make(unit);
  copy.id = arena_.copy(id);
  UnitExtras extras = *unit.extras;
  extras.like = &unit;
  copy.extras = arena_.make(extras);
  return &copy;
}

}  // namespace evdoc
