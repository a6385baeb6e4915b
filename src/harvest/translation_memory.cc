#include "harvest/translation_memory.h"

#include <algorithm>

#include "harvest/most_frequent.h"
#include "text/words.h"

namespace evdoc {

TranslationMemory::Split TranslationMemory::split_of(const PublishedUnit& unit) {
  Split split;
  for (const PublishedSegment& segment : unit.segments) split.push_back(segment.source);
  return split;
}

void TranslationMemory::add(const PublishedUnit& unit) {
  if (unit.segments.empty()) return;
  for (const PublishedSegment& segment : unit.segments) {
    Sentence& sentence = sentences_[segment.source];
    ++sentence.targets[segment.target];
    sentence.is_prose |= !unit.is_identifier;
  }
  ++splits_[unit.source][split_of(unit)];
}

std::string_view TranslationMemory::common_target(std::string_view source) const {
  const auto found = sentences_.find(source);
  return found != sentences_.end() ? most_frequent(found->second.targets)->first : source;
}

std::vector<PublishedSegment> TranslationMemory::common_segments(const PublishedUnit& unit) const {
  std::vector<PublishedSegment> segments;
  const auto found = splits_.find(unit.source);
  if (found == splits_.end()) return segments;
  std::string_view rest = unit.source;
  for (const std::string_view source : most_frequent(found->second)->first) {
    if (!segments.empty()) {
      const std::size_t gap = std::min(rest.find(source), rest.size());
      segments.back().after = rest.substr(0, gap);
      rest.remove_prefix(gap);
    }
    rest.remove_prefix(std::min(source.size(), rest.size()));
    segments.push_back({source, common_target(source), {}});
  }
  return segments;
}

bool TranslationMemory::needs_entry(const PublishedSegment& segment) const {
  if (segment.source != segment.target) return true;
  const auto found = sentences_.find(segment.source);
  return found != sentences_.end() && found->second.is_prose && has_words(segment.source);
}

}  // namespace evdoc
