#include "translate/translator.h"

#include <algorithm>

#include "text/words.h"
#include "translate/entry_digests.h"

namespace evdoc {

const PageTable* own_table(const TranslationLayer& layer, PageKey page) {
  return layer.tables ? layer.tables->page(page) : nullptr;
}

Translator::Translator(std::span<const TranslationLayer> chain, State least_state, PageKey page, AskedGroups* asked)
    : chain_(chain), least_state_(least_state), asked_(asked) {
  own_tables_.reserve(chain.size());
  for (const TranslationLayer& layer : chain) {
    own_tables_.push_back(own_table(layer, page));
    has_own_units_ |= own_tables_.back() && !own_tables_.back()->units.empty();
  }
}

bool Translator::has_usable_target(const Segment& segment) const {
  return segment.target && (segment.ignorable || segment.state >= least_state_);
}

bool Translator::is_usable(const Unit& unit) const {
  return !unit.translate || std::all_of(unit.segments.begin(), unit.segments.end(), [this](const Segment& segment) {
    return segment.ignorable || has_usable_target(segment);
  });
}

Translator::Found Translator::find_unit(std::size_t layer, const UnitRequest& request) const {
  Found found;
  if (!chain_[layer].tables) return found;
  const CatalogIndex& tables = *chain_[layer].tables;
  const auto accept = [&](const Unit* unit, MatchKind match) {
    if (!unit) return false;
    const bool is_right = has_source(*unit, request.source);
    found.is_stale |= !is_right;
    if (!is_right || !is_usable(*unit)) return false;
    found.unit = unit;
    found.match = match;
    return true;
  };
  const PageTable* own = own_tables_[layer];
  if (own && accept(tables.unit(*own, request.id), MatchKind::page_unit)) return found;
  if (accept(tables.common_unit(request.common_id), MatchKind::common_unit)) return found;
  accept(tables.unit_by_source(request.source), MatchKind::source_text);
  return found;
}

const Unit* Translator::find_in_vocabulary(const TranslationLayer& layer, const UnitRequest& request) const {
  const Unit* unit = layer.vocabulary ? layer.vocabulary->common_unit(request.common_id) : nullptr;
  return unit && has_source(*unit, request.source) && is_usable(*unit) ? unit : nullptr;
}

TranslatedSegment& Translator::mark_layer(const TranslationLayer& layer, TranslatedSegment& segment) const {
  if (&layer != &chain_.front()) {
    segment.match = MatchKind::fallback;
    segment.fallback_locale = layer.locale;
  }
  return segment;
}

void Translator::append_unit(const TranslationLayer& layer, const Unit& unit, MatchKind match,
                             std::vector<TranslatedSegment>& out) const {
  const std::size_t first = out.size();
  for (const Segment& segment : unit.segments) {
    const bool is_translated = has_usable_target(segment);
    const std::string_view target = is_translated ? segment.target->value : segment.source.value;
    if (segment.ignorable && out.size() > first && out.back().after.empty()) {
      out.back().after = target;
      continue;
    }
    TranslatedSegment shown{.source = segment.source.value, .target = target, .match = match, .table_entry = &segment};
    if (is_translated) {
      mark_layer(layer, shown);
    } else {
      shown.match = MatchKind::unneeded;
    }
    out.push_back(shown);
  }
}

bool Translator::has_every_sentence(const TranslationLayer& layer, std::span<const SourceSentence> sentences) const {
  return std::all_of(sentences.begin(), sentences.end(), [&](const SourceSentence& sentence) {
    return find_sentence(layer, sentence.text) || !has_words(sentence.text);
  });
}

const Segment* Translator::find_sentence(const TranslationLayer& layer, HashedString text) const {
  const Segment* segment = layer.tables ? layer.tables->segment_by_source(text) : nullptr;
  return segment && has_usable_target(*segment) ? segment : nullptr;
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

bool Translator::has_unit(std::string_view id) const {
  const PageTable* own = own_tables_.empty() ? nullptr : own_tables_.front();
  return own && chain_.front().tables->unit(*own, id);
}

bool Translator::has_own_unit(std::string_view id) const {
  if (!has_own_units_) return false;
  for (std::size_t i = 0; i < own_tables_.size(); ++i) {
    if (own_tables_[i] && chain_[i].tables->unit(*own_tables_[i], id)) return true;
  }
  return false;
}

void Translator::note(const UnitRequest& request) const {
  if (asked_) asked_->add(request);
}

void Translator::translate(const UnitRequest& request, std::vector<TranslatedSegment>& out) const {
  note(request);
  const SourceSentence whole{request.source, {}};
  const std::span<const SourceSentence> sentences =
      request.sentences.empty() ? std::span(&whole, 1) : request.sentences;
  bool is_stale = false;
  for (std::size_t i = 0; i < chain_.size(); ++i) {
    const TranslationLayer& layer = chain_[i];
    const Found found = find_unit(i, request);
    if (found.unit) return append_unit(layer, *found.unit, found.match, out);
    is_stale |= found.is_stale;
    if (has_every_sentence(layer, sentences)) break;
    const Unit* const words = find_in_vocabulary(layer, request);
    if (words) return append_unit(layer, *words, MatchKind::vocabulary, out);
  }
  for (const SourceSentence& sentence : sentences) {
    out.push_back(translate_sentence(sentence, request.is_identifier));
    out.back().is_stale = is_stale && out.back().match == MatchKind::untranslated;
  }
}

}  // namespace evdoc
