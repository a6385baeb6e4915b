// A page of an event as plain strings: what the compared template engines are given.
#pragma once

#include <string>
#include <vector>

#include "render/shape.h"

namespace evdoc::bench {

struct Row {
  std::string name;
  std::string type;
  std::string description;
};

struct Labels {
  std::string properties, id, keywords, level, channel, description, message, details, item, type;
};

struct Page {
  std::string title, heading, id, keywords, level, channel, message, hash, locale;
  std::vector<std::string> description;
  std::vector<Row> rows;
  Labels labels;
};

/// The pages of a JSON file that holds a list of what units/page.json.j2 prints. Throws if it is not one.
std::vector<Page> read_pages(const std::string& path);

/// The shape of the names that page.md.j2 sees: `page` and `labels`, both of one Page.
const render::Shape& page_globals();

}  // namespace evdoc::bench
