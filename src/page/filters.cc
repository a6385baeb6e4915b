// The filters and functions of the mission, beside those of the template language.
#include <algorithm>
#include <array>
#include <string>

#include "markdown/pair.h"
#include "markdown/unit_id.h"
#include "page/codes.h"
#include "page/locale_filters.h"
#include "page/message_text.h"
#include "page/metadata_shapes.h"
#include "page/scope.h"
#include "page/sort_by_locale.h"
#include "page/web_link.h"
#include "page/yaml_styles.h"

namespace evdoc {

namespace {

using render::Arguments;
using render::Context;
using render::Function;
using render::Kind;
using render::Need;
using render::Parameter;
using render::Value;

/// A unit with one more transform, or, of a string, what `convert` makes of it.
template <class Convert>
Value transformed(const Arguments& arguments, Context& context, Transform transform, Convert convert) {
  const Value& value = arguments[0];
  if (value.is(Kind::reference)) {
    if (value.can_transform()) return value.with_transform(static_cast<uint8_t>(transform));
    return context.fail(code::filter_argument, "more than four filters on one unit",
                        "apply filters to its .target or .source instead");
  }
  if (value.is_string()) return context.text(convert(value.as_string()));
  if (value.is_integral()) return context.text(convert(std::to_string(value.as_integer())));
  return context.fail(code::filter_argument, "the filter takes a unit or a string",
                      "give it a unit, a string or a number");
}

Value anchor(const Arguments& arguments, Context& context) {
  return transformed(arguments, context, Transform::anchor,
                     [](std::string_view text) { return markdown::anchor(text).append(text); });
}

Value cell(const Arguments& arguments, Context& context) {
  return transformed(arguments, context, Transform::cell, markdown::cell_text);
}

Value code(const Arguments& arguments, Context& context) {
  return transformed(arguments, context, Transform::code,
                     [&](std::string_view text) { return isolated(variant_of(context), markdown::code_span(text)); });
}

Value escaped(const Arguments& arguments, Context& context) {
  return transformed(arguments, context, Transform::markdown, [&](std::string_view text) {
    return isolated(variant_of(context), markdown::escaped_text(text));
  });
}

Value inserts(const Arguments& arguments, Context& context) {
  return transformed(arguments, context, Transform::inserts, [&](std::string_view text) {
    return message_markdown(text, nullptr, insert_form(variant_of(context)));
  });
}

Value web_link_filter(const Arguments& arguments, Context& context) {
  if (arguments[0].is_string()) return context.text(isolated(variant_of(context), web_link(arguments[0].as_string())));
  return context.fail(code::filter_argument, "the filter 'web_link' takes a string",
                      "write {{ provider.help_link | web_link }}");
}

Value fenced(const Arguments& arguments, Context& context) {
  const Value language = arguments.get(1, Value::string({}));
  if (!arguments[0].is_string() || !language.is_string())
    return context.fail(code::filter_argument, "the filter 'fenced' takes a string, and a language",
                        "write {{ event.sample | fenced('xml') }}");
  return context.text(markdown::fenced_code(arguments[0].as_string(), language.as_string()));
}

/// Whether the filter `yaml` leaves it as it is, as it does most values.
bool is_yaml(const Value& value, markdown::YamlStyle style) {
  return style == markdown::YamlStyle::if_needed && value.is_string() && markdown::is_plain_scalar(value.as_string());
}

Value yaml(const Arguments& arguments, Context& context) {
  const Value wanted = arguments.get(1, Value::string("if_needed"));
  for (const YamlStyleNames& style : yaml_styles) {
    if (!wanted.is_string() || wanted.as_string() != style.name) continue;
    if (is_yaml(arguments[0], style.style)) return arguments[0].with_safety(false);
    return transformed(arguments, context, style.transform,
                       [&](std::string_view text) { return markdown::yaml_scalar(text, style.style); });
  }
  return context.fail(code::filter_argument, "unknown style of the filter 'yaml'",
                      "the styles are 'if_needed', 'double', 'double_non_ascii' and 'plain'");
}

/// The page's own wording of a label, or null.
const PageUnit* own_label(const TemplateScope& scope, std::string_view id) {
  for (const PageUnit* unit : scope.content().labels) {
    if (unit->id == id) return unit;
  }
  return nullptr;
}

Value label(const Arguments& arguments, Context& context) {
  const Value name = arguments.get(1, arguments[0]);
  if (!arguments[0].is_string() || !name.is_string()) {
    return context.fail(code::filter_argument, "a label is a string", "write label('Keywords')");
  }
  const TemplateScope& scope = scope_of(context);
  const PageUnit* common = scope.labels().find_or_add(name.as_string(), arguments[0].as_string());
  const PageUnit* own = own_label(scope, common->id);
  return Value::reference(own ? own : common, &unit_shape);
}

/// The path of a page among those of one thing; null: there is none of that id.
const std::string* find_path(const std::vector<PageLink>& links, std::string_view id) {
  const auto found = std::ranges::find(links, id, &PageLink::id);
  return found != links.end() ? &found->path : nullptr;
}

/// A page about what this page is about, or about the project.
const std::string* find_path(const PageContent& content, std::string_view id) {
  const std::string* path = content.map ? find_path(content.map->links, id) : nullptr;
  if (!path && content.provider) path = find_path(content.provider->links, id);
  return path ? path : find_path(content.site->links, id);
}

Value link(const Arguments& arguments, Context& context) {
  const Value about = arguments.get(1, Value::none());
  const bool is_provider = about.is(Kind::object) && about.shape() == &provider_shape;
  const bool is_map = about.is(Kind::object) && about.shape() == &map_shape;
  if (!arguments[0].is_string() || !(about.is(Kind::none) || is_provider || is_map))
    return context.fail(code::filter_argument, "'link' takes a page's id, and what the page is about",
                        "write link('index') or link('map', item.map)");
  const PageContent& content = scope_of(context).content();
  const std::string_view id = arguments[0].as_string();
  const std::string* path = nullptr;
  if (is_provider) {
    path = find_path(static_cast<const ProviderPage*>(about.as_object())->links, id);
  } else if (is_map) {
    path = find_path(static_cast<const MapPage*>(about.as_object())->links, id);
  } else {
    path = find_path(content, id);
  }
  return path ? context.text(relative_path(content.path, *path)) : Value::none();
}

constexpr std::array<Parameter, 1> value_only{{{"value", Need::required}}};
constexpr std::array<Parameter, 2> value_and_style{{{"value", Need::required}, {"style", Need::optional}}};
constexpr std::array<Parameter, 2> value_and_language{{{"value", Need::required}, {"language", Need::optional}}};
constexpr std::array<Parameter, 2> value_and_attribute{{{"value", Need::required}, {"attribute", Need::optional}}};
constexpr std::array<Parameter, 2> value_and_pattern{{{"value", Need::required}, {"pattern", Need::required}}};
constexpr std::array<Parameter, 2> link_parameters{{{"id", Need::required}, {"about", Need::optional}}};
constexpr std::array<Parameter, 2> label_parameters{{{"text", Need::required}, {"id", Need::optional}}};

constexpr std::array<Function, 13> filters{{
    {"anchor", value_only, anchor, Function::Takes::references, Function::Extra::none,
     "Puts the anchor of a heading before it, named after its English text; the source edition has none.",
     "{{ '4031 - X' | anchor }} -> <a name=\"4031---x\"></a>4031 - X"},
    {"date", value_and_style, date_filter, Function::Takes::text, Function::Extra::none,
     "Writes a day (YYYY-MM-DD or MM/DD/YYYY) as the page's locale does. Styles: 'short', 'medium', 'long', 'full'.",
     "{{ '03/30/2017' | date }} -> March 30, 2017"},
    {"code", value_only, code, Function::Takes::references, Function::Extra::none,
     "Makes a code span, kept apart from the text around it where that runs from right to left. A unit in it is shown in the "
     "page's language, neither numbered nor paired.",
     "{{ 'xs:string' | code }} -> `xs:string`"},
    {"fenced", value_and_language, fenced, Function::Takes::text, Function::Extra::none,
     "Makes a fenced code block, with a fence that is longer than any in the text.",
     "{{ 'a' | fenced('xml') | replace('\\n', '/') }} -> ```xml/a/```"},
    {"inserts", value_only, inserts, Function::Takes::references, Function::Extra::none,
     "Shows a message string as its readers see it: inserts as the names of their data items, line ends as <br>.",
     "{{ 'Widget %1:%n50%%' | inserts }} -> Widget `%1`:<br>50%"},
    {"md", value_only, escaped, Function::Takes::references, Function::Extra::none,
     "Escapes plain text so that Markdown shows just that text; what the event docs have written is Markdown and stays.",
     "{{ 'a*b' | md }} -> a\\*b"},
    {"md_cell", value_only, cell, Function::Takes::references, Function::Extra::none,
     "Makes text fit for a table cell: '|' becomes &#124;, a line break a blank.", "{{ 'a|b' | md_cell }} -> a&#124;b"},
    {"number", value_only, number_filter, Function::Takes::text, Function::Extra::none,
     "Writes a number with the separators of the page's locale. Not for event ids, which are names.",
     "{{ 12345.5 | number }} -> 12,345.5"},
    {"plural", value_and_pattern, plural_filter, Function::Takes::text, Function::Extra::none,
     "Puts a count into an ICU MessageFormat pattern whose argument is n; the page's locale chooses the form.",
     "{{ 2 | plural('{n, plural, one {# event} other {# events}}') }} -> 2 events"},
    {"prose_list", value_only, prose_list_filter, Function::Takes::text, Function::Extra::none,
     "Joins texts as a sentence of the page's locale has them. Names in a table need no sentence: join those with ', '.",
     "{{ ['a', 'b', 'c'] | prose_list }} -> a, b, and c"},
    {"sort_by_locale", value_and_attribute, sort_by_locale, Function::Takes::text, Function::Extra::none,
     "Sorts as readers of the page's locale do, numbers by value; objects by a field of theirs, a unit by what the page shows.",
     "{{ ['b10', 'b9', 'a'] | sort_by_locale | join(' ') }} -> a b9 b10"},
    {"web_link", value_only, web_link_filter, Function::Takes::text, Function::Extra::none,
     "Makes a link of an address that begins with http:// or https://; all else is shown as code.",
     "{{ 'https://contoso.com/a b' | web_link }} -> <https://contoso.com/a%20b>"},
    {"yaml", value_and_style, yaml, Function::Takes::references, Function::Extra::none,
     "Writes a front matter value, quoted only if YAML needs it. Styles: 'if_needed', 'double', 'double_non_ascii', "
     "'plain'.",
     "{{ 'a: b' | yaml }} -> 'a: b'"},
}};

constexpr std::array<Function, 2> functions{{
    {"label", label_parameters, label, Function::Takes::text, Function::Extra::none,
     "A text of the template itself, as a unit that tables and the built-in vocabulary translate. Its id is 'label.' "
     "and the slug of its "
     "text, or of 'id' where the same English word needs two translations.",
     "{{ label('Keywords').source }} -> Keywords"},
    {"link", link_parameters, link, Function::Takes::text, Function::Extra::none,
     "The path from this page to the page of that id about a provider or a map, or, without 'about', about this page's own "
     "or the project; none if the template set makes no such page.",
     "{{ link('nowhere') is none }} -> True"},
}};

}  // namespace

std::span<const Function> page_filters() {
  return filters;
}

std::span<const Function> page_functions() {
  return functions;
}

}  // namespace evdoc
