// A benchmark project read with pugixml: its events in English, and the tables of a locale.
#pragma once

#include <deque>
#include <filesystem>
#include <list>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "bench/peers/page_values.h"

namespace evdoc::bench {

/// Texts that stand in no file as they are; they stay where they are.
class Texts {
 public:
  std::string_view keep(std::string text) { return texts_.emplace_back(std::move(text)); }

 private:
  std::deque<std::string> texts_;
};

/// A text of a page in English, and the units that may have its translation.
struct Source {
  Pair english;  ///< both sides: it stands in the page where no table has it
  std::string_view id, common_id;
};

struct Item {
  std::string_view name, type;
  Source text;
};

/// An event, as manifest and event docs have it together.
struct Event {
  std::string_view provider, id, title, slug, file_name, channel;
  Source keywords, level, message, description;
  std::string_view date, asset_id;
  std::vector<Item> items;
};

/// All manifests and event docs.
struct Project {
  std::vector<Event> events;
  std::list<pugi::xml_document> documents;
  Texts texts;
};

/// The files of a folder that end so, in order.
std::vector<std::filesystem::path> files_of(const std::filesystem::path& folder, std::string_view ending);

/// Ends the program if a file can't be read, as Table does.
Project read_project(const std::filesystem::path& folder);

/// What is known of a page's translation.
struct Handoff {
  std::string_view provider;  ///< empty: any
  std::string_view event, revision, date, translation_type, file_id, prefix;
};

/// An XLIFF file.
class Table {
 public:
  explicit Table(const std::filesystem::path& path);
  Table(const Table&) = delete;
  Table& operator=(const Table&) = delete;

  /// Empty, unless the table has the unit and made it from this English text.
  Sentences find(std::string_view id, std::string_view english) const;
  /// Of an event's page, or null.
  const Handoff* handoff(std::string_view provider, std::string_view event) const;

 private:
  struct Unit {
    std::string_view source;   // all of it
    std::size_t first, count;  // in sentences_
  };

  void add_unit(pugi::xml_node node);
  void add_handoff(pugi::xml_node metadata);
  /// Of a source or target, with the codes in their places.
  std::string_view text_of(pugi::xml_node content, pugi::xml_node codes);
  std::string_view whole_source(pugi::xml_node unit, pugi::xml_node codes);

  pugi::xml_document document_;
  Texts texts_;
  std::vector<Pair> sentences_;
  std::unordered_map<std::string_view, Unit> units_;
  std::unordered_multimap<std::string_view, Handoff> handoffs_;  // by event
};

}  // namespace evdoc::bench
