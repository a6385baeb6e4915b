#include "load/toml_file.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "base/suggest.h"
#include "load/codes.h"

namespace evdoc {

namespace {

std::string help_for(std::string_view key, std::span<const std::string_view> known) {
  std::string help = did_you_mean(key, known);
  return help.empty() ? fmt::format("known here: {}", fmt::join(known, ", ")) : help;
}

}  // namespace

TomlFile::TomlFile(const Source& source, Diagnostics& diagnostics) : source_(source), lines_(source.text()) {
  try {
    table_ = toml::parse(source.text(), source.path());
  } catch (const toml::parse_error& error) {
    std::string message(error.description());
    std::replace(message.begin(), message.end(), '\n', ' ');
    diagnostics.report(code::toml_syntax, span_of(error.source()), fmt::format("this is not TOML: {}", message),
                       "correct the line; see toml.io");
  }
}

std::optional<TomlTable> TomlFile::root() const {
  if (!table_) return std::nullopt;
  return TomlTable(*this, *table_, {}, {&source_, 0, 0});
}

Span TomlFile::span_of(const toml::source_region& region) const {
  const uint32_t begin = lines_.offset({.line = region.begin.line, .column = region.begin.column});
  const uint32_t end = lines_.offset({.line = region.end.line, .column = region.end.column});
  return {&source_, begin, std::max(begin, end)};
}

void TomlTable::check_keys(std::span<const std::string_view> known, Diagnostics& diagnostics) const {
  for (const auto& [key, value] : *table_) {
    const std::string_view name = key.str();
    if (std::find(known.begin(), known.end(), name) != known.end()) continue;
    const std::string place = name_.empty() ? "" : fmt::format(" in '{}'", name_);
    diagnostics.report(code::unknown_key, file_->span_of(key.source()),
                       fmt::format("there is no key '{}'{}", name, place), help_for(name, known));
  }
}

void TomlTable::report_type(std::string_view key, Span place, std::string_view wanted, std::string_view example,
                            Diagnostics& diagnostics) const {
  diagnostics.report(code::setting_type, place, fmt::format("'{}' is not {}", key, wanted),
                     fmt::format("write {} = {}", key, example));
}

Span TomlTable::span_of(std::string_view key) const {
  const toml::node* node = table_->get(key);
  return node ? file_->span_of(node->source()) : span_;
}

std::optional<TomlString> TomlTable::string(std::string_view key, Diagnostics& diagnostics) const {
  const toml::node* node = table_->get(key);
  if (!node) return std::nullopt;
  if (const auto* value = node->as_string()) return TomlString{value->get(), span_of(key)};
  report_type(key, span_of(key), "a string", "\"...\"", diagnostics);
  return std::nullopt;
}

std::optional<TomlString> TomlTable::required_string(std::string_view key, Diagnostics& diagnostics) const {
  if (has(key)) return string(key, diagnostics);
  diagnostics.report(code::missing_key, span_, fmt::format("there is no '{}'", key),
                     fmt::format("add {} = \"...\"", key));
  return std::nullopt;
}

std::vector<TomlString> TomlTable::strings(std::string_view key, Diagnostics& diagnostics) const {
  std::vector<TomlString> list;
  const toml::node* node = table_->get(key);
  if (!node) return list;
  const toml::array* array = node->as_array();
  if (!array) {
    report_type(key, span_of(key), "a list of strings", "[\"...\"]", diagnostics);
    return list;
  }
  for (const toml::node& item : *array) {
    const Span place = file_->span_of(item.source());
    if (const auto* value = item.as_string()) {
      list.push_back({value->get(), place});
    } else {
      report_type(key, place, "a list of strings", "[\"...\"]", diagnostics);
    }
  }
  return list;
}

std::optional<bool> TomlTable::boolean(std::string_view key, Diagnostics& diagnostics) const {
  const toml::node* node = table_->get(key);
  if (!node) return std::nullopt;
  if (const auto* value = node->as_boolean()) return value->get();
  report_type(key, span_of(key), "true or false", "true", diagnostics);
  return std::nullopt;
}

std::optional<TomlTable> TomlTable::table(std::string_view key, Diagnostics& diagnostics) const {
  const auto found = table_->find(key);
  if (found == table_->end()) return std::nullopt;
  const Span place = file_->span_of(found->first.source());
  if (const toml::table* table = found->second.as_table()) return TomlTable(*file_, *table, std::string(key), place);
  diagnostics.report(code::setting_type, place, fmt::format("'{}' is not a table", key),
                     fmt::format("write its keys below a line [{}]", key));
  return std::nullopt;
}

std::vector<TomlTable> TomlTable::tables(std::string_view key, Diagnostics& diagnostics) const {
  std::vector<TomlTable> list;
  const toml::node* node = table_->get(key);
  if (!node) return list;
  const toml::array* array = node->as_array();
  for (std::size_t i = 0; array && i < array->size(); ++i) {
    const toml::table* table = array->get(i)->as_table();
    if (table) list.emplace_back(*file_, *table, std::string(key), file_->span_of(table->source()));
  }
  if (list.empty() || list.size() != array->size()) {
    diagnostics.report(code::setting_type, span_of(key), fmt::format("'{}' is not a list of tables", key),
                       fmt::format("write the keys of each below a line [[{}]]", key));
  }
  return list;
}

std::vector<TomlTable> TomlTable::children(Diagnostics& diagnostics) const {
  std::vector<TomlTable> list;
  for (const auto& [key, value] : *table_) {
    if (auto child = table(key.str(), diagnostics)) list.push_back(*std::move(child));
  }
  std::ranges::sort(list, {}, [](const TomlTable& child) { return child.span().begin; });
  return list;
}

std::vector<TomlString> TomlTable::keys() const {
  std::vector<TomlString> list;
  for (const auto& [key, value] : *table_) list.push_back({std::string(key.str()), file_->span_of(key.source())});
  std::ranges::sort(list, {}, [](const TomlString& key) { return key.span.begin; });
  return list;
}

}  // namespace evdoc
