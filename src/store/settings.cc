#include "store/settings.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <string_view>
#include <vector>

#include "model/choice_names.h"
#include "text/characters.h"
#include "text/escape.h"

namespace evdoc {

namespace {

constexpr std::size_t line_limit = 120;  // bytes

/// A basic string of TOML.
std::string toml_string(std::string_view text) {
  std::string result = "\"";
  while (!text.empty()) {
    const char32_t c = take_code_point(text);
    if (c == '"' || c == '\\') {
      result += '\\';
      result += static_cast<char>(c);
    } else if (must_escape(c)) {
      fmt::format_to(std::back_inserter(result), "\\U{:08X}", static_cast<uint32_t>(c));
    } else {
      append_utf8(result, c);
    }
  }
  return result + '"';
}

bool is_bare(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

std::string key(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), is_bare) ? std::string(name) : toml_string(name);
}

class SettingsWriter {
 public:
  explicit SettingsWriter(const Settings& settings) : settings_(settings) {}

  std::string write() {
    write_strings("manifests", relative(settings_.manifests));
    if (!settings_.event_docs.empty()) write_strings("event-docs", relative(settings_.event_docs));
    write_string("template-set", relative(settings_.template_set));
    write_string("source-locale", settings_.source_locale);
    write_string("out", relative(settings_.out));
    write_output();
    write_build();
    for (const PageSettings& page : settings_.pages) write_page(page);
    for (const LocaleSettings& locale : settings_.locales) write_locale(locale);
    return std::move(out_);
  }

 private:
  void write_output() {
    if (settings_.output_path.empty()) return;
    begin_table("output");
    write_string("path", settings_.output_path);
  }

  void write_build() {
    const Settings defaults;
    const bool has_editions = settings_.editions != defaults.editions;
    const bool has_state = settings_.least_state != defaults.least_state;
    if (!has_editions && !has_state) return;
    begin_table("build");
    if (has_editions) write_editions();
    if (has_state) write_string("least-state", state_names[static_cast<std::size_t>(settings_.least_state)]);
  }

  void write_editions() {
    std::vector<std::string> names;
    for (const Edition edition : settings_.editions)
      names.emplace_back(edition_names[static_cast<std::size_t>(edition)]);
    write_strings("editions", names);
  }

  void write_page(const PageSettings& page) {
    begin_table("pages." + key(page.id));
    if (!page.path.empty()) write_string("path", page.path);
    if (page.order != PageSettings().order)
      write_string("order", row_order_names[static_cast<std::size_t>(page.order)]);
  }

  void write_locale(const LocaleSettings& locale) {
    begin_table("locales." + key(locale.tag));
    if (!locale.catalogs.empty()) write_strings("catalogs", relative(locale.catalogs));
    if (!locale.fallback.empty()) write_strings("fallback", locale.fallback);
  }

  void begin_table(std::string_view name) { fmt::format_to(std::back_inserter(out_), "\n[{}]\n", name); }

  void write_string(std::string_view name, std::string_view value) {
    fmt::format_to(std::back_inserter(out_), "{} = {}\n", name, toml_string(value));
  }

  /// On one line, or one a line where that would be too long.
  void write_strings(std::string_view name, const std::vector<std::string>& values) {
    std::string line = fmt::format("{} = [", name);
    std::string lines = line + '\n';
    for (const std::string& value : values) {
      const std::string item = toml_string(value);
      line += (line.back() == '[' ? "" : ", ") + item;
      lines += "  " + item + ",\n";
    }
    out_ += line.size() < line_limit ? line : lines;
    out_ += "]\n";
  }

  /// `path` as seen from the settings' folder.
  std::string relative(const std::string& path) const {
    const bool has_slash = settings_.folder.empty() || settings_.folder.ends_with('/');
    const std::string folder = has_slash ? settings_.folder : settings_.folder + '/';
    if (path.starts_with(folder)) return path.substr(folder.size());
    const std::filesystem::path whole(path);
    const bool is_file_beside = whole.has_parent_path() && whole.is_relative();
    return is_file_beside ? whole.lexically_relative(settings_.folder).generic_string() : path;
  }

  std::vector<std::string> relative(const std::vector<NamedPath>& paths) const {
    std::vector<std::string> list;
    for (const NamedPath& path : paths) list.push_back(relative(path.path));
    return list;
  }

  const Settings& settings_;
  std::string out_;
};

}  // namespace

std::string settings_file(const Settings& settings) {
  return SettingsWriter(settings).write();
}

}  // namespace evdoc
