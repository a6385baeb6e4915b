#include "bench/peers/project_reader.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <iostream>
#include <map>
#include <utility>

namespace evdoc::bench {

namespace {

namespace fs = std::filesystem;
using Strings = std::unordered_map<std::string_view, std::string_view>;

void load(pugi::xml_document& document, const fs::path& path) {
  // White space alone counts where it is all that an element has: between two segments.
  const auto result = document.load_file(path.c_str(), pugi::parse_default | pugi::parse_ws_pcdata_single);
  if (result) return;
  std::cerr << "can't read " << path << ": " << result.description() << "\n";
  std::exit(1);
}

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  }
  return result;
}

std::string joined(std::string_view a, std::string_view b, std::string_view c = {}) {
  return std::string(a).append(b).append(c);
}

std::string_view attribute(pugi::xml_node node, const char* name) {
  return node.attribute(name).value();
}

Source english(std::string_view text, std::string_view id, std::string_view common_id = {}) {
  return {{text, text}, id, common_id};
}

bool has_several_providers(const Project& project) {
  return project.events.front().provider != project.events.back().provider;
}

/// Where an event stands in the project, by provider and id.
using EventNumbers = std::map<std::pair<std::string_view, std::string_view>, std::size_t>;

/// Makes the events of manifests.
class ManifestReader {
 public:
  explicit ManifestReader(Project& project) : project_(project), texts_(project.texts) {}

  void read(const pugi::xml_document& document) {
    const pugi::xml_node root = document.document_element();
    const pugi::xml_node table = root.child("localization").child("resources").child("stringTable");
    for (const pugi::xml_node string : table.children("string")) {
      strings_[attribute(string, "id")] = attribute(string, "value");
    }
    for (const pugi::xml_node provider : root.child("instrumentation").child("events").children("provider")) {
      read_provider(provider);
    }
  }

 private:
  void read_provider(pugi::xml_node provider) {
    Strings channels;
    for (const pugi::xml_node channel : provider.child("channels").children("channel")) {
      channels[attribute(channel, "chid")] = attribute(channel, "name");
    }
    for (const pugi::xml_node node : provider.child("events").children("event")) {
      Event event = read_event(node);
      event.provider = attribute(provider, "name");
      event.channel = channels[attribute(node, "channel")];
      project_.events.push_back(std::move(event));
    }
  }

  Event read_event(pugi::xml_node node) {
    Event event;
    const std::string_view symbol = attribute(node, "symbol"), keywords = attribute(node, "keywords");
    event.id = attribute(node, "value");
    event.title = texts_.keep(joined(event.id, " - ", symbol));
    std::string slug = lower(event.title);
    std::ranges::replace(slug, ' ', '-');
    event.slug = texts_.keep(std::move(slug));
    event.file_name = texts_.keep(joined(event.id, "-", lower(symbol)) + ".md");
    event.keywords = english(keywords, texts_.keep(joined("keyword.", keywords)));
    event.level = read_level(attribute(node, "level"));
    event.message = read_message(attribute(node, "message"));
    return event;
  }

  Source read_level(std::string_view level) {
    level.remove_prefix(level.find(':') + 1);
    return english(level, texts_.keep(joined("level.", lower(level))));
  }

  /// `reference` is $(string.ID).
  Source read_message(std::string_view reference) {
    const std::string_view id = reference.substr(2, reference.size() - 3);
    return english(strings_[id.substr(std::string_view("string.").size())], id);
  }

  Project& project_;
  Texts& texts_;
  Strings strings_;
};

/// Adds to the events what event docs say of them.
class DocsReader {
 public:
  explicit DocsReader(Project& project) : project_(project), texts_(project.texts) {
    for (std::size_t i = 0; i < project.events.size(); ++i) {
      numbers_[{project.events[i].provider, project.events[i].id}] = i;
    }
  }

  void read(const pugi::xml_document& document) {
    const pugi::xml_node root = document.document_element();
    const std::string_view provider = attribute(root, "provider");
    const pugi::xml_node field = root.child("layout").find_child_by_attribute("field", "name", "ms.date");
    for (const pugi::xml_node node : root.children("event")) {
      Event& event = project_.events[numbers_.at({provider, attribute(node, "id")})];
      event.date = field.child_value();
      read_event(node, event);
    }
  }

 private:
  void read_event(pugi::xml_node node, Event& event) {
    const std::string prefix =
        has_several_providers(project_) ? joined("event.", lower(event.provider), ".") : "event.";
    const std::string units = joined(prefix, event.id, ".");
    event.asset_id = node.find_child_by_attribute("value", "name", "ms.assetid").child_value();
    event.description = english(node.child("description").child_value("p"), texts_.keep(joined(units, "description")));
    for (const pugi::xml_node item : node.child("items").children("item")) {
      const std::string_view name = attribute(item, "name");
      const std::string_view id = texts_.keep(joined(units, "item.", lower(name)) + ".description");
      event.items.push_back(
          {name, attribute(item, "type"), english(item.child_value(), id, texts_.keep(joined("item.", name)))});
    }
  }

  Project& project_;
  Texts& texts_;
  EventNumbers numbers_;
};

/// What the metadata of a page's file is called there.
constexpr std::array<std::pair<std::string_view, std::string_view Handoff::*>, 7> handoff_values{
    {{"provider", &Handoff::provider},
     {"event", &Handoff::event},
     {"revision", &Handoff::revision},
     {"date", &Handoff::date},
     {"translationType", &Handoff::translation_type},
     {"fileId", &Handoff::file_id},
     {"ttuPrefix", &Handoff::prefix}}};

}  // namespace

std::vector<fs::path> files_of(const fs::path& folder, std::string_view ending) {
  std::vector<fs::path> files;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
    if (entry.path().native().ends_with(ending)) files.push_back(entry.path());
  }
  std::ranges::sort(files);
  return files;
}

Project read_project(const fs::path& folder) {
  Project project;
  ManifestReader manifests(project);
  for (const fs::path& path : files_of(folder, ".man")) {
    load(project.documents.emplace_back(), path);
    manifests.read(project.documents.back());
  }
  if (has_several_providers(project)) {
    for (Event& event : project.events) {
      event.file_name = project.texts.keep(joined(event.provider, "/", event.file_name));
    }
  }
  DocsReader docs(project);
  for (const fs::path& path : files_of(folder, ".docs.xml")) {
    load(project.documents.emplace_back(), path);
    docs.read(project.documents.back());
  }
  return project;
}

Table::Table(const fs::path& path) {
  load(document_, path);
  constexpr std::size_t usual_unit_size = 700;  // bytes
  units_.reserve(fs::file_size(path) / usual_unit_size);
  for (const pugi::xml_node file : document_.document_element().children("file")) {
    for (const pugi::xml_node child : file.children()) {
      const std::string_view name = child.name();
      if (name == "unit") add_unit(child);
      if (name == "mda:metadata") add_handoff(child);
    }
  }
}

Sentences Table::find(std::string_view id, std::string_view english) const {
  const auto found = units_.find(id);
  if (found == units_.end() || found->second.source != english) return {};
  return {sentences_.data() + found->second.first, found->second.count};
}

const Handoff* Table::handoff(std::string_view provider, std::string_view event) const {
  const auto [begin, end] = handoffs_.equal_range(event);
  const auto found = std::find_if(begin, end, [=](const auto& entry) {
    return entry.second.provider == provider || entry.second.provider.empty();
  });
  return found != end ? &found->second : nullptr;
}

void Table::add_unit(pugi::xml_node node) {
  const pugi::xml_node codes = node.child("originalData");
  const std::size_t first = sentences_.size();
  for (const pugi::xml_node segment : node.children("segment")) {
    sentences_.push_back({text_of(segment.child("target"), codes), text_of(segment.child("source"), codes)});
  }
  const std::size_t count = sentences_.size() - first;
  const std::string_view source = count == 1 ? sentences_.back().source : whole_source(node, codes);
  units_.emplace(attribute(node, "id"), Unit{source, first, count});
}

void Table::add_handoff(pugi::xml_node metadata) {
  Handoff handoff;
  for (const pugi::xml_node meta : metadata.child("mda:metaGroup").children()) {
    const std::string_view type = attribute(meta, "type");
    for (const auto& [name, value] : handoff_values) {
      if (type == name) handoff.*value = meta.child_value();
    }
  }
  handoffs_.emplace(handoff.event, handoff);
}

std::string_view Table::text_of(pugi::xml_node content, pugi::xml_node codes) {
  const pugi::xml_node first = content.first_child();
  if (!first.next_sibling()) return first.value();
  std::string text;
  for (const pugi::xml_node part : content.children()) {
    if (part.type() == pugi::node_pcdata) {
      text += part.value();
    } else {
      text += codes.find_child_by_attribute("data", "id", part.attribute("dataRef").value()).child_value();
    }
  }
  return texts_.keep(std::move(text));
}

std::string_view Table::whole_source(pugi::xml_node unit, pugi::xml_node codes) {
  std::string text;
  for (const pugi::xml_node part : unit.children()) text += text_of(part.child("source"), codes);
  return texts_.keep(std::move(text));
}

}  // namespace evdoc::bench
