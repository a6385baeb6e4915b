// Translation tables: the units, states and handoffs of one locale.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "base/source.h"
#include "model/event_docs.h"

namespace evdoc {

/// XLIFF 2.1, section 4.3.1.26: the state of a segment. Other formats are mapped onto it.
enum class State : uint8_t { initial, translated, reviewed, final };

/// A sentence, or what stands between two sentences.
struct Segment {
  Text source;                 ///< inline codes replaced by their original data: Markdown
  std::optional<Text> target;  ///< likewise; absent and empty are not the same
  State state = State::initial;
  bool ignorable =
      false;  ///< XLIFF's `<ignorable>`: white space between segments; the target, when absent, is the source
};

/// What a translator is told of a unit.
struct UnitNote {
  Text category;  ///< "context"; empty: none
  Text text;
};

/// XLIFF 2: what is translated as one, in order. The lists are views as the strings are: of the arena beside them.
struct Unit {
  Text id;
  std::span<const Segment> segments = {};
  std::span<const UnitNote> notes = {};
  bool translate = true;
  Span span;
};

/// One page's translation round in one locale. Empty: not stated.
struct Handoff {
  Text revision;                      ///< commit of the source revision
  Text date;                          ///< MM/DD/YYYY, as published
  Text translation_type;              ///< "MT", "Human Translation"
  Text content_locale;                ///< the locale as its page writes it; empty: as the catalog has it
  Text file_id;                       ///< ms.locfileid
  Text ttu_prefix;                    ///< five hex digits
  std::optional<LineEnds> line_ends;  ///< where this page's differ from its layout's
  Span span;
};

/// Which page: its provider's name (empty: the project's only one), and the event id or, of a page that is about no
/// single event, its id.
struct PageKey {
  std::string_view provider;
  uint16_t event = 0;
  std::string_view page = {};
  auto operator<=>(const PageKey&) const = default;
};

struct PageKeyHash {
  std::size_t operator()(const PageKey& key) const {
    return (hash(key.provider) * 31 + hash(key.page)) * 31 + key.event;
  }

 private:
  static std::size_t hash(std::string_view name) { return name.empty() ? 0 : std::hash<std::string_view>()(name); }
};

/// For HashSlots: the pages of eight events in a row lie side by side, in one line of the processor's cache.
inline uint32_t slot_hash(const PageKey& key) {
  constexpr uint64_t golden_ratio = 0x9e3779b97f4a7c15;
  const uint64_t row = PageKeyHash()({key.provider, static_cast<uint16_t>(key.event / 8), key.page}) * golden_ratio;
  return static_cast<uint32_t>(row >> 32) << 4 | static_cast<uint32_t>(key.event % 8) << 1 | 1;
}

/// The units that one page has for itself, and its handoff.
struct PageTable {
  Text provider;  ///< empty: the project's only one
  uint16_t event = 0;
  Text page;      ///< the id of a page that is about no single event ("index"); else empty
  Text original;  ///< the page's file name, for the translator; empty: not stated
  const Handoff* handoff = nullptr;  ///< of the catalog's arena; null: there is none
  std::vector<Unit> units;
  Span span;

  PageKey key() const { return {provider.value, event, page.value}; }
};

/// All translation tables of one locale.
struct Catalog {
  std::string locale;         ///< BCP 47, canonical
  std::string source_locale;  ///< of the project; empty: not known, and not compared with that of the tables
  std::vector<Unit> common;
  std::vector<PageTable> pages;
  Arena arena;  ///< for handoffs, and strings composed while it is filled
};

}  // namespace evdoc
