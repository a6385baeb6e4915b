#include "page/page_unit.h"

#include "markdown/inline.h"

namespace evdoc {

const PageUnit* PageUnits::add(std::string_view id, std::string_view common_id, Text text, Wording wording) {
  const markdown::Link link = markdown::split_link(text.value);
  PageUnit& unit = units_.emplace_back();
  unit.id = arena_.copy(id);
  unit.common_id = arena_.copy(common_id);
  unit.source = link.text;
  unit.before = link.before;
  unit.after = link.after;
  unit.is_identifier = wording == Wording::identifier;
  unit.is_code = markdown::is_code_span(link.text);
  unit.span = text.span;
  for (const markdown::Sentence& sentence : markdown::split_sentences(link.text)) {
    unit.sentences.push_back({sentence.text, sentence.after});
  }
  return &unit;
}

}  // namespace evdoc
