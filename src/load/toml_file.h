// A TOML file whose every key and value knows its bytes, and whose types are checked as they are read.
#pragma once

#include <toml++/toml.h>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/line_index.h"
#include "base/source.h"

namespace evdoc {

/// A string of a TOML file and where it stands.
struct TomlString {
  std::string value;
  Span span;
};

class TomlFile;

/// A table of a file. What is asked for by key is reported when it has another type; what is absent is not.
class TomlTable {
 public:
  TomlTable(const TomlFile& file, const toml::table& table, std::string name, Span span)
      : file_(&file), table_(&table), name_(std::move(name)), span_(span) {}

  /// Reports keys that are not `known`.
  void check_keys(std::span<const std::string_view> known, Diagnostics& diagnostics) const;

  std::optional<TomlString> string(std::string_view key, Diagnostics& diagnostics) const;
  /// A string that is reported when it is absent.
  std::optional<TomlString> required_string(std::string_view key, Diagnostics& diagnostics) const;
  /// Empty when the key is absent or wrong.
  std::vector<TomlString> strings(std::string_view key, Diagnostics& diagnostics) const;
  std::optional<bool> boolean(std::string_view key, Diagnostics& diagnostics) const;
  std::optional<TomlTable> table(std::string_view key, Diagnostics& diagnostics) const;
  /// The tables of `[[key]]`, in order.
  std::vector<TomlTable> tables(std::string_view key, Diagnostics& diagnostics) const;
  /// The tables `[key.NAME]`, in the order of the file.
  std::vector<TomlTable> children(Diagnostics& diagnostics) const;

  /// All keys, in the order of the file.
  std::vector<TomlString> keys() const;

  bool has(std::string_view key) const { return table_->contains(key); }
  /// Its own key.
  const std::string& name() const { return name_; }
  /// Its own key's bytes; for the root and a table of `[[key]]` the place where it begins.
  Span span() const { return span_; }
  /// The bytes of the key's value, else of this table.
  Span span_of(std::string_view key) const;

 private:
  void report_type(std::string_view key, Span place, std::string_view wanted, std::string_view example,
                   Diagnostics& diagnostics) const;

  const TomlFile* file_;
  const toml::table* table_;
  std::string name_;
  Span span_;
};

class TomlFile {
 public:
  /// Without a root, and with a finding, when the source is not TOML.
  TomlFile(const Source& source, Diagnostics& diagnostics);
  TomlFile(const TomlFile&) = delete;
  TomlFile& operator=(const TomlFile&) = delete;

  std::optional<TomlTable> root() const;

 private:
  friend class TomlTable;

  Span span_of(const toml::source_region& region) const;

  const Source& source_;
  LineIndex lines_;
  std::optional<toml::table> table_;
};

}  // namespace evdoc
