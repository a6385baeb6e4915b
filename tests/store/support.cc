#include "store/support.h"

#include <fmt/format.h>

#include <iterator>
#include <regex>

namespace evdoc {

namespace {

/// Lines of `path = 'value'`.
class Description {
 public:
  void add(std::string_view name, std::string_view value) {
    fmt::format_to(std::back_inserter(lines_), "{}{} = '{}'\n", path_, name, value);
  }
  void add(std::string_view name, uint64_t value) { add(name, fmt::to_string(value)); }
  void add(std::string_view name, const Message& message) {
    if (message.present) add(name, fmt::format("{}: {}", message.string_id.value, message.text.value));
  }
  void add_if_set(std::string_view name, const std::optional<Text>& text) {
    if (text) add(name, text->value);
  }

  /// What `describe` adds stands below `name`.
  template <class Describe>
  void in(std::string_view name, Describe describe) {
    const std::size_t size = path_.size();
    path_ += name;
    path_ += '.';
    describe();
    path_.resize(size);
  }

  std::string take() { return std::move(lines_); }

 private:
  std::string lines_;
  std::string path_;
};

class ManifestDescription : Description {
 public:
  std::string of(const Manifest& manifest) {
    for (const Provider& provider : manifest.providers) {
      in("provider", [&] { describe(provider); });
    }
    for (const StringTable& table : manifest.string_tables) {
      add("culture", table.culture);
      add("fallback_culture", table.fallback_culture);
      for (const ManifestString& string : table.strings) {
        add(fmt::format("string {}", string.id.value), string.value);
        add("type", string.type);
      }
    }
    for (const NumberedMessage& message : manifest.numbered_messages) {
      add("numbered message", message.value);
      add("symbol", message.symbol);
      add("mid", message.mid);
      add("message", message.message);
    }
    return take();
  }

 private:
  template <class T>
  void describe_common(const T& thing) {
    add("name", thing.name);
    add("symbol", thing.symbol);
    add("message", thing.message);
    if constexpr (requires { thing.value; }) add("value", thing.value);
    if constexpr (requires { thing.origin; }) add("origin", static_cast<uint64_t>(thing.origin));
  }

  void describe(const Provider& provider) {
    add("name", provider.name);
    add("guid", provider.guid);
    add("symbol", provider.symbol);
    add("resource_file", provider.resource_file);
    add("message_file", provider.message_file);
    add("parameter_file", provider.parameter_file);
    add("help_link", provider.help_link);
    add("message", provider.message);
    add("name_space", provider.name_space);
    add("version", provider.version);
    add("source", provider.source);
    add("compatibility_warning", provider.compatibility_warning);
    add("group_guid", provider.traits.group_guid);
    add("control_guid", provider.traits.control_guid);
    add("includes_name", provider.traits.includes_name);
    describe_all("pattern map", provider.pattern_maps);
    describe_all("channel", provider.channels);
    describe_all("level", provider.levels);
    describe_all("task", provider.tasks);
    describe_all("opcode", provider.opcodes);
    describe_all("keyword", provider.keywords);
    describe_all("map", provider.maps);
    describe_all("payload", provider.payloads);
    describe_all("filter", provider.filters);
    describe_all("event", provider.events);
  }

  template <class Things>
  void describe_all(std::string_view name, const Things& things) {
    for (const auto& thing : things) {
      in(name, [&] { describe(thing); });
    }
  }

  void describe(const Channel& channel) {
    describe_common(channel);
    add("id", channel.id);
    add("type", static_cast<uint64_t>(channel.type));
    add("isolation", static_cast<uint64_t>(channel.isolation));
    add("access", channel.access);
    for (const ChannelSetting& setting : channel.logging) add(setting.name, setting.value);
    for (const ChannelSetting& setting : channel.publishing) add(setting.name, setting.value);
    add("enabled", channel.enabled);
    add("has_value", channel.has_value);
  }
  void describe(const Level& level) { describe_common(level); }
  void describe(const Opcode& opcode) {
    describe_common(opcode);
    add("mof_value", opcode.mof_value);
  }
  void describe(const Task& task) {
    describe_common(task);
    add("event_guid", task.event_guid);
    describe_all("opcode", task.opcodes);
  }
  void describe(const Keyword& keyword) {
    describe_common(keyword);
    add("mask", keyword.mask);
  }
  void describe(const Map& map) {
    add("name", map.name);
    add("symbol", map.symbol);
    add("kind", static_cast<uint64_t>(map.kind));
    for (const MapEntry& entry : map.entries) {
      add("entry", entry.value);
      add("entry.symbol", entry.symbol);
      add("entry.message", entry.message);
    }
  }
  void describe(const PatternMap& map) {
    add("name", map.name);
    add("symbol", map.symbol);
    add("format", map.format);
    for (const Pattern& pattern : map.patterns) add(pattern.name, pattern.value);
  }
  void describe(const DataItem& item) {
    add("name", item.name);
    add("in_type", item.in_type);
    add("out_type", item.out_type);
    add("map", item.map ? item.map->name.value : "");
    add("length", item.length);
    add("count", item.count);
    add("is_struct", item.is_struct);
    describe_all("item", item.items);
  }
  void describe(const PayloadTemplate& payload) {
    add("id", payload.id);
    add("name", payload.name);
    add("binary", payload.binary);
    describe_all("item", payload.items);
    add("user_data", payload.user_data);
  }
  void describe(const Filter& filter) {
    describe_common(filter);
    add("version", filter.version);
    add("payload", filter.payload ? filter.payload->id.value : "");
  }
  void describe(const Event& event) {
    describe_common(event);
    add("version", event.version);
    add("channel", event.channel ? event.channel->id.value : "");
    add("level", event.level ? event.level->name.value : "");
    add("task", event.task ? event.task->name.value : "");
    add("opcode", event.opcode ? event.opcode->symbol.value : "");
    for (const Keyword* keyword : event.keywords) add("keyword", keyword->name);
    add("payload", event.payload ? event.payload->id.value : "");
    add("attributes", event.attributes);
    add("provider", event.provider);
    add("is_hidden_from_projection", event.is_hidden_from_projection);
    add("not_logged", event.not_logged);
    add("has_fault", event.has_fault);
    add("is_broken", event.is_broken);
  }
};

class EventDocsDescription : Description {
 public:
  std::string of(const EventDocs& docs) {
    add("provider", docs.provider);
    for (const Layout& layout : docs.layouts) {
      in("layout", [&] { describe(layout); });
    }
    for (const EventDoc& event : docs.events) {
      in(fmt::format("event {}", event.event), [&] { describe(event); });
    }
    for (const EventDoc& page : docs.pages) {
      in(fmt::format("page {}", page.page.value), [&] { describe(page); });
    }
    return take();
  }

 private:
  void describe(const Layout& layout) {
    add("id", layout.id);
    add("blank_after_headings", layout.blank_after_headings);
    add("line_ends", static_cast<uint64_t>(layout.line_ends));
    for (const FrontMatterField& field : layout.front_matter) {
      in(field.key.value, [&] { describe(field); });
    }
  }

  void describe(const FrontMatterField& field) {
    add("is_list", field.is_list);
    add("translate", field.translate);
    add("source_quoting", static_cast<uint64_t>(field.source_quoting));
    add("localized_quoting", static_cast<uint64_t>(field.localized_quoting));
    for (const FieldPiece& piece : field.value) add("piece", piece.is_title ? "<title>" : piece.literal.value);
  }

  void describe(const EventDoc& event) {
    if (event.replaced_by) add("replaced by", *event.replaced_by);
    describe_values(event.values);
    describe(event.text);
    for (const SourceRevision& revision : event.revisions) {
      in("revision", [&] { describe(revision); });
    }
  }

  void describe(const SourceRevision& revision) {
    add("commit", revision.commit);
    add("layout", revision.layout ? revision.layout->id.value : "");
    describe_values(revision.values);
    describe(*revision.text);
  }

  void describe_values(const std::vector<FieldValue>& values) {
    for (const FieldValue& value : values) add(fmt::format("value {}", value.key.value), value.value);
  }

  void describe(const PageText& text) {
    add_if_set("title", text.title);
    add_if_set("id", text.id);
    add_if_set("keywords", text.keywords);
    add_if_set("level", text.level);
    add_if_set("channel", text.channel);
    add_if_set("message", text.message);
    describe("intro", text.intro);
    describe("description", text.description);
    describe("details", text.details);
    if (text.items) add("items", text.items->size());
    for (const DataItemDoc& item : text.items.value_or(std::vector<DataItemDoc>())) {
      add("item.name", item.name);
      add("item.type", item.type);
      add("item.description", item.description);
    }
    for (const LabelText& label : text.labels) add(fmt::format("label {}", label.id.value), label.text);
    for (const RowText& row : text.rows) {
      in(fmt::format("row {}", row.event), [&] { describe(row); });
    }
  }

  void describe(const RowText& row) {
    add_if_set("title", row.title);
    add_if_set("level", row.level);
    add_if_set("message", row.message);
    add_if_set("keywords", row.keywords);
  }

  void describe(std::string_view name, const std::optional<std::vector<Block>>& blocks) {
    if (!blocks) return;
    add(name, blocks->size());
    for (const Block& block : *blocks) {
      in(name, [&] {
        add("kind", static_cast<uint64_t>(block.kind));
        add("label", block.label);
        add("text", block.text);
        for (const Text& item : block.items) add("item", item);
      });
    }
  }
};

class SettingsDescription : Description {
 public:
  std::string of(const Settings& settings) {
    add("folder", settings.folder);
    add_paths("manifest", settings.manifests);
    add_paths("event_docs", settings.event_docs);
    add("template_set", settings.template_set);
    add("out", settings.out);
    add("output_path", settings.output_path);
    add("source_locale", settings.source_locale);
    for (const PageSettings& page : settings.pages) {
      in(fmt::format("page {}", page.id), [&] {
        add("path", page.path);
        add("order", static_cast<uint64_t>(page.order));
      });
    }
    for (const LocaleSettings& locale : settings.locales) {
      in(locale.tag, [&] {
        add_paths("catalog", locale.catalogs);
        for (const std::string& tag : locale.fallback) add("fallback", tag);
      });
    }
    for (const Edition edition : settings.editions) add("edition", static_cast<uint64_t>(edition));
    add("least_state", static_cast<uint64_t>(settings.least_state));
    return take();
  }

 private:
  void add_paths(std::string_view name, const std::vector<NamedPath>& paths) {
    for (const NamedPath& path : paths) add(name, path.path);
  }
};

class CatalogDescription : Description {
 public:
  std::string of(const Catalog& catalog) {
    add("locale", catalog.locale);
    for (const Unit& unit : catalog.common) describe(unit);
    for (const PageTable& page : catalog.pages) {
      in(fmt::format("page {} {} {}", page.provider.value, page.event, page.page.value), [&] { describe(page); });
    }
    return take();
  }

 private:
  void describe(const PageTable& page) {
    add("original", page.original);
    if (page.handoff) describe(*page.handoff);
    for (const Unit& unit : page.units) describe(unit);
  }

  void describe(const Handoff& handoff) {
    add("revision", handoff.revision);
    add("date", handoff.date);
    add("translation_type", handoff.translation_type);
    add("content_locale", handoff.content_locale);
    add("file_id", handoff.file_id);
    add("ttu_prefix", handoff.ttu_prefix);
    if (handoff.line_ends) add("line_ends", static_cast<uint64_t>(*handoff.line_ends));
  }

  void describe(const Unit& unit) {
    in(fmt::format("unit {}", unit.id.value), [&] {
      add("translate", unit.translate);
      for (const UnitNote& note : unit.notes) add(fmt::format("note {}", note.category.value), note.text);
      for (const Segment& segment : unit.segments) {
        add(segment.ignorable ? "ignorable" : "segment", static_cast<uint64_t>(segment.state));
        add("source", segment.source);
        add_if_set("target", segment.target);
      }
    });
  }
};

}  // namespace

std::string described(const Manifest& manifest) {
  return ManifestDescription().of(manifest);
}

std::string described(const EventDocs& docs) {
  return EventDocsDescription().of(docs);
}

std::string described(const Settings& settings) {
  return SettingsDescription().of(settings);
}

std::string described(const Catalog& catalog) {
  return CatalogDescription().of(catalog);
}

std::string without_comments(const std::string& xml) {
  return std::regex_replace(xml, std::regex("\\n? *(<!--.*?-->|<\\?xml-.*?\\?>)(\\n(?=\\n))?"), "");
}

Text text(std::string_view value) {
  return {value, {}};
}

const std::vector<std::string>& hostile_texts() {
  static const std::vector<std::string> texts{
      "",
      " ",
      "\n",
      "\r\n",
      "\t",
      "  two  blanks  ",
      "\n\n lines \n\n",
      "ends in a line\n",
      "ends in blanks  ",
      "\r",
      "a\rb\r\nc",
      "a\tb",
      "<a b=\"c\">&amp;</a>",
      "]]>",
      "<!-- -- -->",
      "'\"`%1!s!",
      "&#x202E;",
      "\xE2\x80\xAE"
      "bidi\xE2\x81\xA6",
      "\x7F\xC2\x85\xE2\x80\xA8",
      "\xEF\xBB\xBF",
      "\xEF\xBF\xBD",
      "\xF0\x9F\x98\x80 \xE4\xBC\x9A\xE8\xAF\x9D",
      std::string(1000, '"'),
      std::string(300, 'x'),
  };
  return texts;
}

}  // namespace evdoc
