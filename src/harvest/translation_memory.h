// How often each sentence was translated how, on the pages of one locale.
#pragma once

#include <map>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "harvest/published_page.h"

namespace evdoc {

class TranslationMemory {
 public:
  /// Counts a unit of a page. Units without segments say nothing.
  void add(const PublishedUnit& unit);

  /// How most pages translate and split the unit's text; of equals the one that sorts first.
  std::vector<PublishedSegment> common_segments(const PublishedUnit& unit) const;

  /// Whether the text must stand in a table to be shown rightly and counted as translated.
  bool needs_entry(const PublishedSegment& segment) const;

 private:
  using Counts = std::map<std::string_view, uint32_t>;
  /// The sentences of a text; the white space behind each follows from the text.
  using Split = std::vector<std::string_view>;

  static Split split_of(const PublishedUnit& unit);
  std::string_view common_target(std::string_view source) const;

  struct Sentence {
    Counts targets;
    bool is_prose = false;  // at least once
  };
  std::unordered_map<std::string_view, Sentence> sentences_;
  std::unordered_map<std::string_view, std::map<Split, uint32_t>> splits_;  // by the text of the unit
};

}  // namespace evdoc
