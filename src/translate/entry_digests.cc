#include "translate/entry_digests.h"

#include <vector>

#include "base/digest.h"

namespace evdoc {

namespace {

constexpr uint64_t mixed(uint64_t digest, uint64_t value) {
  constexpr uint64_t golden_ratio = 0x9e3779b97f4a7c15;
  const uint64_t product = (digest ^ value) * golden_ratio + 1;
  return product ^ product >> 32;
}

/// What makes the same texts different translations.
uint64_t kind_of(const Segment& segment) {
  return (segment.target ? 1u : 0u) | (segment.ignorable ? 2u : 0u) | static_cast<uint64_t>(segment.state) << 2;
}

uint64_t digest_of(const Unit& unit, DigestedString id, std::span<const DigestedString> sources) {
  uint64_t digest = mixed(id.digest(), unit.translate ? 1 : 0);
  for (std::size_t i = 0; i < unit.segments.size(); ++i) {
    const Segment& segment = unit.segments[i];
    digest = mixed(mixed(digest, sources[i].digest()), kind_of(segment));
    if (segment.target) digest = mixed(digest, short_digest_of(segment.target->value));
  }
  return digest;
}

uint64_t digest_of(const Unit& unit) {
  std::vector<DigestedString> sources;
  for (const Segment& segment : unit.segments) sources.emplace_back(segment.source.value);
  return digest_of(unit, unit.id.value, sources);
}

uint64_t digest_of(const Handoff& handoff) {
  uint64_t digest = handoff.line_ends ? 1 + static_cast<uint64_t>(*handoff.line_ends) : 0;
  for (const Text* text : {&handoff.revision, &handoff.date, &handoff.translation_type, &handoff.content_locale,
                           &handoff.file_id, &handoff.ttu_prefix})
    digest = mixed(digest, short_digest_of(text->value));
  return digest;
}

/// `digest` with that of a table, or of its absence, behind it.
uint64_t with_table(uint64_t digest, const PageTable* table) {
  if (!table) return mixed(digest, 0);
  digest = mixed(digest, 1);
  digest = mixed(digest, table->handoff ? digest_of(*table->handoff) : 0);
  digest = mixed(digest, table->units.size());
  for (const Unit& unit : table->units) digest = mixed(digest, digest_of(unit));
  return digest;
}

}  // namespace

void EntryDigests::add(const Unit& unit, DigestedString id, std::span<const DigestedString> sources) {
  const uint64_t digest = digest_of(unit, id, sources);
  add(id, digest);
  for (const DigestedString& source : sources) add(source, digest);
}

/// The order counts: of two entries with one key the first may win.
void EntryDigests::add(HashedString key, uint64_t unit) {
  uint64_t& group = groups_[entry_group(key)];
  group = mixed(group, unit);
}

uint64_t own_tables_digest(std::span<const PageTable* const> own_tables) {
  uint64_t digest = 0;
  for (const PageTable* table : own_tables) digest = with_table(digest, table);
  return digest;
}

uint64_t own_tables_digest(std::span<const TranslationLayer> chain, PageKey page) {
  uint64_t digest = 0;
  for (const TranslationLayer& layer : chain) digest = with_table(digest, own_table(layer, page));
  return digest;
}

}  // namespace evdoc
