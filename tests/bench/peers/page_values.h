// What a page of the benchmark's set is filled with.
#pragma once

#include <array>
#include <span>
#include <string_view>
#include <vector>

namespace evdoc::bench {

/// A sentence in the language of the page, and in English.
struct Pair {
  std::string_view target, source;
};

using Sentences = std::span<const Pair>;

struct ItemValues {
  std::string_view name, type;
  Sentences text;
};

/// What a page has for itself: views into what was read.
struct PageValues {
  std::string_view file_name, title, slug, id;
  std::string_view date, asset_id, source_hash, revision;            ///< of the English page
  std::string_view translation_type, handoff_date, file_id, prefix;  ///< of the translation
  Pair keywords, level;
  std::string_view channel;
  Sentences description, message;
  std::vector<ItemValues> items;
};

/// A heading, of a column too.
struct Label {
  const char* name;     ///< in the template
  std::string_view id;  ///< in tables
  std::string_view english;
};

/// In the order of a page.
inline constexpr std::array<Label, 11> page_labels{
    {{"properties", "label.properties", "Properties"},
     {"id", "label.id", "ID"},
     {"keywords", "label.keywords", "Keywords"},
     {"level", "label.level", "Level"},
     {"channel", "label.channel", "Channel"},
     {"description", "label.description", "Description"},
     {"message", "label.message", "Message"},
     {"details", "label.details", "Details"},
     {"data_item_name", "label.data-item-name", "Data Item Name"},
     {"data_item_type", "label.data-item-type", "Data Item Type"},
     {"data_item_description", "label.data-item-description", "Description"}}};

/// What all pages of a locale have.
struct LocaleValues {
  std::string_view locale;
  std::array<std::string_view, page_labels.size()> labels;  ///< in the order of page_labels
};

}  // namespace evdoc::bench
