#include "load/settings.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <system_error>

#include "load/check_settings.h"
#include "load/codes.h"
#include "load/template_folder.h"
#include "load/toml_values.h"
#include "model/choice_names.h"
#include "text/locale.h"

namespace evdoc {

namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 10> root_keys{
    "manifests", "event-docs", "template-set", "out", "source-locale", "output", "build", "pages", "locales", "check"};
constexpr std::array<std::string_view, 1> output_keys{"path"};
constexpr std::array<std::string_view, 2> build_keys{"editions", "least-state"};
constexpr std::array<std::string_view, 2> page_keys{"path", "order"};
constexpr std::array<std::string_view, 2> locale_keys{"catalogs", "fallback"};

class Loader {
 public:
  Loader(const Source& source, Diagnostics& diagnostics)
      : folder_(fs::path(source.path()).parent_path()), diagnostics_(diagnostics) {}

  Settings load(const TomlTable& root) {
    root.check_keys(root_keys, diagnostics_);
    settings_.folder = folder_.string();
    read_inputs(root);
    read_template_set(root);
    read_source_locale(root);
    read_output(root);
    read_build(root);
    if (const auto pages = root.table("pages", diagnostics_)) read_pages(*pages);
    if (const auto locales = root.table("locales", diagnostics_)) read_locales(*locales);
    if (const auto check = root.table("check", diagnostics_))
      settings_.check = load_check_settings(*check, diagnostics_);
    return std::move(settings_);
  }

 private:
  void read_inputs(const TomlTable& root) {
    const std::size_t findings = diagnostics_.all().size();
    settings_.manifests = paths(root, "manifests");
    const bool is_wrong = diagnostics_.all().size() > findings;
    settings_.event_docs = paths(root, "event-docs");
    if (is_wrong || !settings_.manifests.empty()) return;
    diagnostics_.report(code::missing_key, root.span_of("manifests"), "the project has no manifest",
                        "name at least one: manifests = [\"provider.man\"]");
  }

  void read_template_set(const TomlTable& root) {
    const auto set = root.string("template-set", diagnostics_);
    if (!set || is_refused_path(*set)) return;
    settings_.template_set = is_builtin_set(set->value) ? set->value : path(set->value);
    settings_.template_set_span = set->span;
  }

  void read_source_locale(const TomlTable& root) {
    const auto text = root.string("source-locale", diagnostics_);
    if (!text) return;
    if (auto tag = read_locale(*text, diagnostics_)) settings_.source_locale = *std::move(tag);
  }

  void read_output(const TomlTable& root) {
    settings_.out = path(settings_.out);
    const auto out = root.string("out", diagnostics_);
    if (out && !is_refused_path(*out)) settings_.out = path(out->value);
    const auto output = root.table("output", diagnostics_);
    if (!output) return;
    output->check_keys(output_keys, diagnostics_);
    const auto pattern = output->string("path", diagnostics_);
    if (!pattern || is_refused_path(*pattern)) return;
    settings_.output_path = pattern->value;
    settings_.output_path_span = pattern->span;
  }

  void read_build(const TomlTable& root) {
    const auto build = root.table("build", diagnostics_);
    if (!build) return;
    build->check_keys(build_keys, diagnostics_);
    if (build->has("editions")) read_editions(*build);
    const auto state = build->string("least-state", diagnostics_);
    if (!state) return;
    if (const auto index = read_choice(*state, "state", state_names, diagnostics_))
      settings_.least_state = static_cast<State>(*index);
  }

  void read_pages(const TomlTable& pages) {
    for (const TomlTable& table : pages.children(diagnostics_)) {
      table.check_keys(page_keys, diagnostics_);
      PageSettings& page = settings_.pages.emplace_back();
      page.id = table.name();
      page.span = table.span();
      const auto pattern = table.string("path", diagnostics_);
      if (pattern && !is_refused_path(*pattern)) {
        page.path = pattern->value;
        page.path_span = pattern->span;
      }
      const auto order = table.string("order", diagnostics_);
      const auto index = order ? read_choice(*order, "order", row_order_names, diagnostics_) : std::nullopt;
      if (index) page.order = static_cast<RowOrder>(*index);
    }
  }

  void read_editions(const TomlTable& build) {
    std::vector<Edition> editions;
    const std::vector<TomlString> names = build.strings("editions", diagnostics_);
    for (const TomlString& name : names) {
      const auto index = read_choice(name, "edition", edition_names, diagnostics_);
      if (!index) continue;
      const auto edition = static_cast<Edition>(*index);
      if (std::find(editions.begin(), editions.end(), edition) == editions.end()) editions.push_back(edition);
    }
    if (names.empty()) {
      diagnostics_.report(code::wrong_setting, build.span_of("editions"), "no edition is named",
                          fmt::format("name one or more of: {}", fmt::join(edition_names, ", ")));
    }
    if (!editions.empty()) settings_.editions = std::move(editions);
  }

  void read_locales(const TomlTable& locales) {
    for (const TomlTable& table : locales.children(diagnostics_)) {
      table.check_keys(locale_keys, diagnostics_);
      auto tag = read_locale({table.name(), table.span()}, diagnostics_);
      if (!tag || is_repeated(*tag, table.span())) continue;
      LocaleSettings& settings = settings_.locales.emplace_back();
      settings.tag = *std::move(tag);
      settings.span = table.span();
      settings.catalogs = paths(table, "catalogs");
      for (const TomlString& text : table.strings("fallback", diagnostics_)) read_fallback(text, settings);
    }
  }

  void read_fallback(const TomlString& text, LocaleSettings& settings) {
    auto tag = read_locale(text, diagnostics_);
    if (!tag) return;
    if (*tag == settings.tag) {
      diagnostics_.report(code::wrong_setting, text.span, fmt::format("'{}' falls back to itself", *tag),
                          "name another locale, or delete it");
      return;
    }
    settings.fallback.push_back(*std::move(tag));
  }

  bool is_repeated(const std::string& tag, Span place) {
    if (tag == settings_.source_locale) {
      diagnostics_.report(code::wrong_setting, place, fmt::format("'{}' is the source locale", tag),
                          "delete the table: the source needs no translation");
      return true;
    }
    const auto first = std::ranges::find(settings_.locales, tag, &LocaleSettings::tag);
    if (first == settings_.locales.end()) return false;
    diagnostics_
        .report(code::duplicate_locale, place, fmt::format("there is a table of '{}' already", tag),
                "join the two tables")
        .note(first->span, "the first is here");
    return true;
  }

  std::vector<NamedPath> paths(const TomlTable& table, std::string_view key) {
    std::vector<NamedPath> list;
    for (const TomlString& text : table.strings(key, diagnostics_)) {
      if (!is_refused_path(text)) list.push_back({path(text.value), text.span});
    }
    return list;
  }

  bool is_refused_path(const TomlString& text) {
    if (!text.value.empty() && text.value.find('\0') == std::string::npos) return false;
    diagnostics_.report(code::wrong_setting, text.span, "this is not a path", "write the name of a file or folder");
    return true;
  }

  std::string path(const std::string& relative) const { return (folder_ / relative).string(); }

  fs::path folder_;
  Diagnostics& diagnostics_;
  Settings settings_;
};

}  // namespace

std::optional<std::string> find_project_file(const std::string& folder) {
  std::error_code error;
  const bool is_current = folder.empty() || folder == ".";
  const fs::path whole = (is_current ? fs::current_path(error) : fs::absolute(folder, error)).lexically_normal();
  if (error) return std::nullopt;
  fs::path here = is_current ? fs::path() : fs::path(folder);
  for (fs::path left = whole; true; left = left.parent_path(), here /= "..") {
    const fs::path candidate = here / project_file_name;
    const fs::file_type type = fs::status(candidate, error).type();
    const bool is_unknown = type == fs::file_type::none;  // the system does not say: reading says why
    if (type == fs::file_type::regular || is_unknown) return candidate.string();
    if (left == left.parent_path()) return std::nullopt;
  }
}

Settings load_settings(const Source& source, Diagnostics& diagnostics) {
  const TomlFile file(source, diagnostics);
  const auto root = file.root();
  return root ? Loader(source, diagnostics).load(*root) : Settings();
}

}  // namespace evdoc
