// Unit and locale to translation: the look-up order, the fallback chain and how each text was found.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "translate/catalog_index.h"

namespace evdoc {

/// How the text of a segment was found, in the order of the look-up.
enum class MatchKind : uint8_t {
  page_unit,    ///< a unit that the page has for itself, by id
  common_unit,  ///< a common unit, by id
  source_text,  ///< a common unit or segment with exactly this source
  vocabulary,   ///< evdoc's own words for the labels of its templates
  fallback,     ///< the same steps in another locale of the chain
  unneeded,     ///< nothing to translate: a number, an insert, an identifier, a unit that its table says to leave
  untranslated  ///< the source text stands in its place
};
inline constexpr std::size_t match_kind_count = 7;

/// A segment of a page and what is shown for it. Views into the unit's text and the catalogs.
struct TranslatedSegment {
  std::string_view source;
  std::string_view target;
  std::string_view after = {};  ///< white space between this segment and the next, as the table has it in the target
  MatchKind match = MatchKind::untranslated;
  bool is_stale = false;  ///< untranslated, and a table's unit of this id was made from another source text
  std::string_view fallback_locale = {};  ///< MatchKind::fallback: the locale that it comes from
  const Segment* table_entry = nullptr;   ///< where the target stands; null: in no table
};

/// A sentence of a text and the white space behind it.
struct SourceSentence {
  HashedString text;
  std::string_view after;
};

/// A text of a page that is to be translated.
struct UnitRequest {
  std::string_view id;                        ///< the page's id for it
  HashedString common_id;                     ///< empty: it has none
  HashedString source;                        ///< not empty
  std::span<const SourceSentence> sentences;  ///< joined they are the source; none: it is one
  bool is_identifier = false;                 ///< shown as it is where no table has it
};

/// One locale of the chain: its tables and the vocabulary for it, either of which may be absent.
struct TranslationLayer {
  const CatalogIndex* tables = nullptr;
  const CatalogIndex* vocabulary = nullptr;
  std::string_view locale;
};

/// The table that a page has for itself in a layer, or null.
const PageTable* own_table(const TranslationLayer& layer, PageKey page);

class AskedGroups;

/// Looks the texts of one page up in a chain of locales, of which the first is the page's own. Holds views: layers
/// outlive it. Thread-safe, unless it records.
class Translator {
 public:
  /// What the page asks for is added to `asked`, unless that is null.
  Translator(std::span<const TranslationLayer> chain, State least_state, PageKey page, AskedGroups* asked = nullptr);

  /// Appends the segments of a unit, found in the order of MatchKind. A unit found by its id, or with the same text as
  /// a whole, is segmented as its table has it; else sentence by sentence, if the locale has them all; the last resort
  /// is each sentence from the first locale that has it. A table's unit counts only when its source is the requested
  /// one and every target is in the least state or above.
  void translate(const UnitRequest& request, std::vector<TranslatedSegment>& out) const;

  /// Counts as asked what is known without asking.
  void note(const UnitRequest& request) const;

  std::span<const TranslationLayer> chain() const { return chain_; }

  /// The tables that the page has for itself, by layer; null: it has none there.
  std::span<const PageTable* const> own_tables() const { return own_tables_; }

  /// Whether a table that the page has for itself, in any locale of the chain, has a unit of that id. If not, all pages
  /// see the same for it.
  bool has_own_unit(std::string_view id) const;

  /// Whether the page's own table in its locale has a unit of that id.
  bool has_unit(std::string_view id) const;

 private:
  struct Found {
    const Unit* unit = nullptr;
    MatchKind match = MatchKind::untranslated;
    bool is_stale = false;
  };

  Found find_unit(std::size_t layer, const UnitRequest& request) const;
  const Unit* find_in_vocabulary(const TranslationLayer& layer, const UnitRequest& request) const;
  const Segment* find_sentence(const TranslationLayer& layer, HashedString text) const;
  bool has_every_sentence(const TranslationLayer& layer, std::span<const SourceSentence> sentences) const;
  TranslatedSegment translate_sentence(const SourceSentence& sentence, bool is_identifier) const;
  bool has_usable_target(const Segment& segment) const;
  bool is_usable(const Unit& unit) const;
  /// Marks what does not come from the first locale of the chain.
  TranslatedSegment& mark_layer(const TranslationLayer& layer, TranslatedSegment& segment) const;
  void append_unit(const TranslationLayer& layer, const Unit& unit, MatchKind match,
                   std::vector<TranslatedSegment>& out) const;

  std::span<const TranslationLayer> chain_;
  State least_state_;
  AskedGroups* asked_;
  std::vector<const PageTable*> own_tables_;
  bool has_own_units_ = false;  // any in these
};

}  // namespace evdoc
