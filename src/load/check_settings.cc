#include "load/check_settings.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "load/codes.h"
#include "load/toml_values.h"
#include "text/locale.h"

namespace evdoc {

namespace {

constexpr std::array<std::string_view, 7> check_keys{"preset",   "rules", "locales",  "pages",
                                                     "suppress", "keep",  "translate"};
constexpr std::array<std::string_view, 5> suppress_keys{"rule", "locale", "unit", "reason", "until"};

/// In the order of the enumerations.
constexpr std::array<std::string_view, 3> preset_names{"minimal", "recommended", "strict"};
constexpr std::array<std::string_view, 4> severity_names{"info", "warning", "error", "off"};

/// "2027-03-31"
bool is_date(std::string_view text) {
  constexpr std::string_view form = "dddd-dd-dd";
  return std::ranges::equal(
      text, form, [](char c, char expected) { return expected == 'd' ? c >= '0' && c <= '9' : c == expected; });
}

class Loader {
 public:
  Loader(const TomlTable& check, Diagnostics& diagnostics) : check_(check), diagnostics_(diagnostics) {}

  CheckSettings load() {
    check_.check_keys(check_keys, diagnostics_);
    if (const auto preset = check_.string("preset", diagnostics_)) {
      const auto index = read_choice(*preset, "preset", preset_names, diagnostics_);
      if (index) settings_.preset = static_cast<Preset>(*index);
    }
    if (const auto rules = check_.table("rules", diagnostics_)) read_rules(*rules, {}, {});
    if (const auto locales = check_.table("locales", diagnostics_)) read_locales(*locales);
    if (const auto pages = check_.table("pages", diagnostics_)) {
      for (const TomlTable& table : pages->children(diagnostics_)) read_rules(table, {}, table.name());
    }
    for (const TomlTable& entry : check_.tables("suppress", diagnostics_)) read_suppression(entry);
    for (TomlString& term : check_.strings("keep", diagnostics_)) settings_.keep.push_back(std::move(term.value));
    for (TomlString& name : check_.strings("translate", diagnostics_)) {
      settings_.translate.push_back(std::move(name.value));
    }
    return std::move(settings_);
  }

 private:
  void read_locales(const TomlTable& locales) {
    for (const TomlTable& table : locales.children(diagnostics_)) {
      if (const auto tag = read_locale({table.name(), table.span()}, diagnostics_)) read_rules(table, *tag, {});
    }
  }

  void read_rules(const TomlTable& table, const std::string& tag, const std::string& pages) {
    for (const TomlString& key : table.keys()) {
      const auto name = table.string(key.value, diagnostics_);
      const auto index = name ? read_choice(*name, "severity", severity_names, diagnostics_) : std::nullopt;
      if (!index) continue;
      RuleSetting& setting = settings_.rules.emplace_back();
      setting.rule = key.value;
      setting.locale = tag;
      setting.pages = pages;
      setting.span = key.span;
      if (severity_names[*index] != "off") setting.severity = static_cast<Severity>(*index);
    }
  }

  void read_suppression(const TomlTable& table) {
    table.check_keys(suppress_keys, diagnostics_);
    Suppression& entry = settings_.suppressions.emplace_back();
    entry.span = table.span();
    if (const auto rule = table.required_string("rule", diagnostics_)) {
      entry.rule = rule->value;
      entry.span = rule->span;
    }
    if (const auto reason = table.required_string("reason", diagnostics_)) entry.reason = reason->value;
    if (const auto unit = table.string("unit", diagnostics_)) entry.unit = unit->value;
    if (const auto text = table.string("locale", diagnostics_))
      entry.locale = read_locale(*text, diagnostics_).value_or("");
    if (const auto until = table.string("until", diagnostics_)) read_until(*until, entry);
  }

  void read_until(const TomlString& text, Suppression& entry) {
    if (is_date(text.value)) {
      entry.until = text.value;
      return;
    }
    diagnostics_.report(code::wrong_setting, text.span, fmt::format("'{}' is not a day", text.value),
                        "write it as \"2027-03-31\"");
  }

  const TomlTable& check_;
  Diagnostics& diagnostics_;
  CheckSettings settings_;
};

}  // namespace

CheckSettings load_check_settings(const TomlTable& check, Diagnostics& diagnostics) {
  return Loader(check, diagnostics).load();
}

}  // namespace evdoc
