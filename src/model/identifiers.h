// The names of a project's metadata in texts: what a translator may not change.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/manifest.h"

namespace evdoc {

/// The names that a manifest declares, in its order: of the provider and its channels, tasks, opcodes, keywords, events
/// and data items. Views into the model; names may repeat.
std::vector<std::string_view> identifiers_of(const Manifest& manifest);

/// Finds names in texts. What could be an ordinary word is not looked for: "Message", "id", "URL"; it takes a digit, a
/// sign such as '-' or '_', or a capital after a small letter to be sure. Holds views of the names.
class Identifiers {
 public:
  explicit Identifiers(std::span<const std::string_view> names);

  /// The names that stand in `text` as whole words, from left to right, the longest at each place: views of `text`.
  std::vector<std::string_view> find(std::string_view text) const;

 private:
  std::string_view match_at(std::string_view text, std::size_t at, std::string_view word) const;

  std::unordered_map<std::string_view, std::vector<std::string_view>> names_;  // by first word, longest first
};

}  // namespace evdoc
