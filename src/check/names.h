// The do-not-translate guard: what in a source text must stand in its target, unchanged.
#pragma once

#include <span>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/source.h"
#include "markdown/markup.h"
#include "model/identifiers.h"
#include "model/project.h"

namespace evdoc::check {

/// What the metadata calls a name, and where.
struct NameOrigin {
  std::string_view what;  ///< "channel", "data item"
  Span span;              ///< where it is declared
};

/// All names of a project's metadata, its own terms, and the shapes of names that no metadata declares: paths, URLs,
/// file names, GUIDs, masks, `CamelCase`, `Dotted.Names`. Views into the project, which must outlive it. Thread-safe.
class Names {
 public:
  explicit Names(const Project& project);

  /// The names in a text that was split into `pieces`, from left to right, with repetitions; the content of code spans
  /// too. Views of the text.
  std::vector<std::string_view> find(const std::vector<markdown::Piece>& pieces) const;

  /// Null: the metadata does not declare it. A name that is an ordinary word is known too.
  const NameOrigin* origin(std::string_view name) const;

  /// Whether a text is nothing but several declared names with commas between them, as an event's keywords are; or with
  /// blanks, if one of the names can't be an ordinary word.
  bool is_list(std::string_view text) const;

  /// Whether the project lets it be translated.
  bool may_be_translated(std::string_view name) const { return translatable_.contains(name); }

 private:
  void add(const Provider& provider);
  void add(const PageText& text);
  void add(Text name, std::string_view what);
  void add_items(const std::vector<DataItem>& items);
  void find_in_words(std::string_view words, std::vector<std::string_view>& names) const;

  std::unordered_map<std::string_view, NameOrigin> origins_;
  std::vector<std::string_view> declared_;
  std::vector<std::string_view> terms_;  // looked for whatever they look like
  std::unordered_set<std::string_view> translatable_;
  Identifiers identifiers_;
};

/// Whether a word has the shape of a name: nobody's ordinary word.
bool has_name_shape(std::string_view word);

/// Where `names` stand in `text`, from left to right: views of it. Of names that are parts of one another it is the
/// longest that stands there. A letter or digit of ASCII before a name makes it part of another word; endings that a
/// language puts behind it do not.
std::vector<std::string_view> places_of(std::span<const std::string_view> names, std::string_view text);

}  // namespace evdoc::check
