// A text of a page that is translated: what templates see as a unit.
#pragma once

#include <span>
#include <string_view>

#include "base/arena.h"
#include "base/source.h"
#include "model/manifest.h"
#include "translate/translator.h"

namespace evdoc {

/// Who has written a text, and so what it is written in.
enum class Author : unsigned char {
  manifest,  ///< plain text, or a message string
  docs       ///< Markdown; what it says of a message has the inserts of message strings
};

struct PageUnit;

/// What few units have.
struct UnitExtras {
  std::string_view before;  ///< what stands around the source: blanks, the brackets of a text that is only a link
  std::string_view after;
  std::span<const SourceSentence> sentences;  ///< of a text of several
  const PageUnit* like = nullptr;  ///< whose translation it has where the page has none for itself; null: no other's
  const PayloadTemplate* payload = nullptr;  ///< of a message: what its inserts stand for
};
inline constexpr UnitExtras no_extras;

/// English text with an identity. Empty text: a unit that prints nothing and is false. A project has more than a dozen
/// of them for each event.
struct PageUnit {
  std::string_view id;     ///< what the page's own table knows it by: "description"
  HashedString common_id;  ///< what every page's tables know it by; may be empty
  HashedString source;     ///< Markdown, without blanks around it; of a text that is only a link, the link's text
  Span span;               ///< where the English text stands
  const UnitExtras* extras = &no_extras;
  bool is_identifier = false;  ///< a name or number: the same in every locale unless a table says otherwise
  bool is_code = false;        ///< all inline code: neither numbered nor translated
  Author author = Author::manifest;

  bool empty() const { return source.empty(); }
  UnitRequest request() const { return {id, common_id, source, extras->sentences, is_identifier}; }
};

/// Whether a text is prose or a name.
enum class Wording : unsigned char { prose, identifier };

/// Makes units and keeps them, and their composed strings, at stable addresses.
class PageUnits {
 public:
  /// `id` and `common_id` are copied, the text is not: it outlives this.
  const PageUnit* add(std::string_view id, std::string_view common_id, Text text, Wording wording,
                      Author author = Author::manifest);

  /// The same text once more, under an id of its own.
  const PageUnit* add_like(const PageUnit& unit, std::string_view id);

  /// A message string of an event with this payload; null: it has none.
  const PageUnit* add_message(std::string_view id, std::string_view common_id, Text text,
                              const PayloadTemplate* payload, Author author = Author::manifest);

  /// What Windows shows for a level: its own message, else its name without a prefix, which the vocabulary may know.
  /// An empty `id`: the same as its common id.
  const PageUnit* add_level(std::string_view id, const Level& level);

  /// Forgets all units.
  void clear() { arena_.clear(); }

  /// A copy that lives as long as this.
  std::string_view copy(std::string_view text) { return arena_.copy(text); }

 private:
  PageUnit& make(std::string_view id, std::string_view common_id, Text text);
  std::span<const SourceSentence> sentences_of(std::string_view source);

  Arena arena_;
};

}  // namespace evdoc
