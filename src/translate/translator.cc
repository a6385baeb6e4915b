#include "translate/translator.h"

#include <algorithm>

#include "text/words.h"

namespace evdoc {

bool Translator::is_usable(const Segment& segment) const {
  return segment.ignorable || (segment.target && segment.state >= least_state_);
}

bool Translator::is_usable(const Unit& unit, std::string_view source) const {
  return has_source(unit, source) &&
         std::all_of(unit.segments.begin(), unit.segments.end(), [this](const Segment& s) { return is_usable(s); });
}

Translator::Found Translator::find_unit(const TranslationLayer& layer, PageKey page, const UnitRequest& request) const {
  Found found;
  const auto accept = [&](const Unit* unit, MatchKind match) {
    if (!unit) return false;
    if (!is_usable(*unit, request.source)) {
      found.is_stale |= !has_source(*unit, request.source);
      return false;
    }
    found.unit = unit;
    found.match = match;
    return true;
  };
  if (layer.tables) {
    const PageTable* table = layer.tables->page(page);
    if (table && accept(CatalogIndex::unit(*table, request.id), MatchKind::page_unit)) return found;
    if (accept(layer.tables->common_unit(request.common_id), MatchKind::common_unit)) return found;
    if (accept(layer.tables->unit_by_source(request.source), MatchKind::source_text)) return found;
  }
  if (layer.vocabulary) accept(layer.vocabulary->common_unit(request.common_id), MatchKind::vocabulary);
  return found;
}

TranslatedSegment& Translator::mark_layer(const TranslationLayer& layer, TranslatedSegment& segment) const {
  if (&layer != &chain_.front()) {
    segment.match = MatchKind::fallback;
    segment.fallback_locale = layer.locale;
  }
  return segment;
}

void Translator::append_unit(const TranslationLayer& layer, const Found& found,
                             std::vector<TranslatedSegment>& out) const {
  const std::size_t first = out.size();
  for (const Segment& segment : found.unit->segments) {
    if (segment.ignorable && out.size() > first) {
      out.back().after = segment.source.value;
      continue;
    }
    TranslatedSegment shown{.source = segment.source.value,
                            .target = segment.target ? segment.target->value : segment.source.value,
                            .match = found.match,
                            .table_entry = &segment};
    out.push_back(mark_layer(layer, shown));
  }
}

bool Translator::has_every_sentence(const TranslationLayer& layer, const UnitRequest& request) const {
  return std::all_of(request.sentences.begin(), request.sentences.end(), [&](const SourceSentence& sentence) {
    return find_sentence(layer, sentence.text) || !has_words(sentence.text);
  });
}

const Segment* Translator::find_sentence(const TranslationLayer& layer, std::string_view text) const {
  const Segment* segment = layer.tables ? layer.tables->segment_by_source(text) : nullptr;
  return segment && is_usable(*segment) ? segment : nullptr;
}

TranslatedSegment Translator::translate_sentence(const SourceSentence& sentence, bool is_identifier) const {
  TranslatedSegment shown{.source = sentence.text, .target = sentence.text, .after = sentence.after};
  for (const TranslationLayer& layer : chain_) {
    const Segment* segment = find_sentence(layer, sentence.text);
    if (!segment) continue;
    shown.target = segment->target->value;
    shown.match = MatchKind::source_text;
    shown.table_entry = segment;
    return mark_layer(layer, shown);
  }
  if (is_identifier || !has_words(sentence.text)) shown.match = MatchKind::unneeded;
  return shown;
}

void Translator::translate(PageKey page, const UnitRequest& request, std::vector<TranslatedSegment>& out) const {
  bool is_stale = false;
  for (const TranslationLayer& layer : chain_) {
    const Found found = find_unit(layer, page, request);
    if (found.unit) return append_unit(layer, found, out);
    is_stale |= found.is_stale;
    if (has_every_sentence(layer, request)) break;
  }
  for (const SourceSentence& sentence : request.sentences) {
    out.push_back(translate_sentence(sentence, request.is_identifier));
    out.back().is_stale = is_stale && out.back().match == MatchKind::untranslated;
  }
}

}  // namespace evdoc
