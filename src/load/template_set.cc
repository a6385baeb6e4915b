#include "load/template_set.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <filesystem>

#include "base/suggest.h"
#include "load/codes.h"
#include "load/toml_file.h"

namespace evdoc {

namespace {

constexpr std::array<std::string_view, 4> root_keys{"description", "base", "options", "page"};
constexpr std::array<std::string_view, 3> option_keys{"trim-blocks", "lstrip-blocks", "mark-fallback"};
constexpr std::array<std::string_view, 4> page_keys{"for", "id", "template", "path"};

/// In the order of PageScope.
constexpr std::array<std::string_view, 4> scope_names{"event", "provider", "map", "all"};

/// How their paths may end.
constexpr std::array<std::string_view, 4> path_ends{"{id}.md", "{provider/}index.md", "{provider/}maps/{map}.md",
                                                    "index.md"};

void read_options(const TomlTable& options, TemplateSet& set, Diagnostics& diagnostics) {
  options.check_keys(option_keys, diagnostics);
  set.trim_blocks = options.boolean("trim-blocks", diagnostics).value_or(set.trim_blocks);
  set.lstrip_blocks = options.boolean("lstrip-blocks", diagnostics).value_or(set.lstrip_blocks);
  set.mark_fallback = options.boolean("mark-fallback", diagnostics).value_or(set.mark_fallback);
}

std::optional<PageScope> read_scope(const TomlTable& page, Diagnostics& diagnostics) {
  const auto text = page.required_string("for", diagnostics);
  if (!text) return std::nullopt;
  const auto found = std::find(scope_names.begin(), scope_names.end(), text->value);
  if (found != scope_names.end()) return static_cast<PageScope>(found - scope_names.begin());
  const std::string help = did_you_mean(text->value, scope_names);
  diagnostics.report(code::wrong_setting, text->span, fmt::format("there are no pages for '{}'", text->value),
                     help.empty() ? fmt::format("write one of: {}", fmt::join(scope_names, ", ")) : help);
  return std::nullopt;
}

/// Only pages for events have a path by default.
void check_path(const TomlTable& page, const PageRule& rule, Diagnostics& diagnostics) {
  if (rule.scope == PageScope::event || !rule.path.empty()) return;
  const bool is_one = rule.scope == PageScope::all;
  diagnostics.report(
      code::missing_key, page.span(),
      is_one ? std::string("the page for the whole project has no 'path'")
             : fmt::format("the pages for each {} have no 'path'", scope_names[static_cast<std::size_t>(rule.scope)]),
      fmt::format("add path = \"{{edition}}/{{locale}}/{}\"", path_ends[static_cast<std::size_t>(rule.scope)]));
}

void read_page(const TomlTable& page, TemplateSet& set, Diagnostics& diagnostics) {
  page.check_keys(page_keys, diagnostics);
  const auto scope = read_scope(page, diagnostics);
  const auto name = page.required_string("template", diagnostics);
  const auto path = page.string("path", diagnostics);
  const auto id = page.string("id", diagnostics);
  if (!scope || !name) return;
  PageRule& rule = set.pages.emplace_back();
  rule.scope = *scope;
  rule.template_name = name->value;
  rule.id = id ? id->value : name->value.substr(0, name->value.find('.'));
  rule.path = path ? path->value : std::string();
  rule.path_span = path ? path->span : name->span;
  rule.span = name->span;
  check_path(page, rule, diagnostics);
}

}  // namespace

TemplateSet load_template_set(const Source& source, Diagnostics& diagnostics) {
  TemplateSet set;
  const std::filesystem::path folder = std::filesystem::path(source.path()).parent_path();
  set.folder = folder.string();
  set.name = folder.filename().string();
  const TomlFile file(source, diagnostics);
  const auto root = file.root();
  if (!root) return set;
  root->check_keys(root_keys, diagnostics);
  root->string("description", diagnostics);
  if (const auto base = root->string("base", diagnostics)) {
    set.base = base->value;
    set.base_span = base->span;
  }
  if (const auto options = root->table("options", diagnostics)) read_options(*options, set, diagnostics);
  for (const TomlTable& page : root->tables("page", diagnostics)) read_page(page, set, diagnostics);
  if (!root->has("page") && set.base.empty()) {
    diagnostics.report(code::missing_key, root->span(), "the template set makes no page",
                       "add [[page]] with the keys 'for' and 'template'");
  }
  return set;
}

}  // namespace evdoc
