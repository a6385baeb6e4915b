// The filters and functions of the mission, beside those of the template language.
#include <algorithm>
#include <array>
#include <filesystem>
#include <string>

#include "markdown/pair.h"
#include "markdown/unit_id.h"
#include "markdown/yaml.h"
#include "page/codes.h"
#include "page/locale_filters.h"
#include "page/scope.h"
#include "page/sort_by_locale.h"

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
  return transformed(arguments, context, Transform::anchor, [](std::string_view text) {
    std::string out;
    markdown::append_anchor(out, text);
    return out += text;
  });
}

Value cell(const Arguments& arguments, Context& context) {
  return transformed(arguments, context, Transform::cell, markdown::cell_text);
}

Value code(const Arguments& arguments, Context& context) {
  return transformed(arguments, context, Transform::code, markdown::code_span);
}

Value escaped(const Arguments& arguments, Context& context) {
  return transformed(arguments, context, Transform::markdown, markdown::escaped_text);
}

struct NamedStyle {
  std::string_view name;
  Transform transform;
  markdown::YamlStyle style;
};

constexpr std::array<NamedStyle, 4> yaml_styles{{
    {"if_needed", Transform::yaml_if_needed, markdown::YamlStyle::if_needed},
    {"double", Transform::yaml_double_quotes, markdown::YamlStyle::double_quotes},
    {"double_non_ascii", Transform::yaml_double_non_ascii, markdown::YamlStyle::double_non_ascii},
    {"plain", Transform::yaml_plain, markdown::YamlStyle::plain},
}};

Value yaml(const Arguments& arguments, Context& context) {
  const Value wanted = arguments.get(1, Value::string("if_needed"));
  for (const NamedStyle& style : yaml_styles) {
    if (!wanted.is_string() || wanted.as_string() != style.name) continue;
    return transformed(arguments, context, style.transform,
                       [&](std::string_view text) { return markdown::yaml_scalar(text, style.style); });
  }
  return context.fail(code::filter_argument, "unknown style of the filter 'yaml'",
                      "the styles are 'if_needed', 'double', 'double_non_ascii' and 'plain'");
}

/// The page's own wording of a label, or null.
const PageUnit* own_label(const TemplateScope& scope, std::string_view id) {
  for (const PageUnit* unit : scope.content->labels) {
    if (unit->id == id) return unit;
  }
  return nullptr;
}

Value label(const Arguments& arguments, Context& context) {
  const Value name = arguments.get(1, arguments[0]);
  if (!arguments[0].is_string() || !name.is_string()) {
    return context.fail(code::filter_argument, "a label is a string", "write label('Keywords')");
  }
  const auto& scope = *static_cast<const TemplateScope*>(context.host());
  const PageUnit* common = scope.labels->find_or_add(name.as_string(), arguments[0].as_string());
  const PageUnit* own = own_label(scope, common->id);
  return Value::reference(own ? own : common, &unit_shape());
}

Value link(const Arguments& arguments, Context& context) {
  if (!arguments[0].is_string())
    return context.fail(code::filter_argument, "a page's id is a string", "write link('index')");
  const PageContent& content = *static_cast<const TemplateScope*>(context.host())->content;
  const auto found = std::ranges::find(*content.links, arguments[0].as_string(), &PageLink::id);
  if (found == content.links->end()) return Value::none();
  const std::filesystem::path here = std::filesystem::path(content.path).parent_path();
  return context.text(std::filesystem::path(found->path).lexically_relative(here).generic_string());
}

constexpr std::array<Parameter, 1> value_only{{{"value", Need::required}}};
constexpr std::array<Parameter, 2> value_and_style{{{"value", Need::required}, {"style", Need::optional}}};
constexpr std::array<Parameter, 2> value_and_attribute{{{"value", Need::required}, {"attribute", Need::optional}}};
constexpr std::array<Parameter, 2> value_and_pattern{{{"value", Need::required}, {"pattern", Need::required}}};
constexpr std::array<Parameter, 1> id_only{{{"id", Need::required}}};
constexpr std::array<Parameter, 2> label_parameters{{{"text", Need::required}, {"id", Need::optional}}};

constexpr std::array<Function, 9> filters{{
    {"anchor", value_only, anchor, Function::Takes::references, Function::Extra::none,
     "Puts the anchor of a heading before it, named after its English text; the source edition has none.",
     "{{ '4031 - X' | anchor }} -> <a name=\"4031---x\"></a>4031 - X"},
    {"date", value_and_style, date_filter, Function::Takes::text, Function::Extra::none,
     "Writes a day (YYYY-MM-DD or MM/DD/YYYY) as the page's locale does. Styles: 'short', 'medium', 'long', 'full'.",
     "{{ '03/30/2017' | date }} -> March 30, 2017"},
    {"code", value_only, code, Function::Takes::references, Function::Extra::none,
     "Makes a code span. A unit in it is shown in the page's language, neither numbered nor paired.",
     "{{ 'xs:string' | code }} -> `xs:string`"},
    {"md", value_only, escaped, Function::Takes::references, Function::Extra::none,
     "Escapes plain text so that Markdown shows just that text.", "{{ 'a*b' | md }} -> a\\*b"},
    {"md_cell", value_only, cell, Function::Takes::references, Function::Extra::none,
     "Makes text fit for a table cell: '|' becomes &#124;, a line break a blank.", "{{ 'a|b' | md_cell }} -> a&#124;b"},
    {"number", value_only, number_filter, Function::Takes::text, Function::Extra::none,
     "Writes a number with the separators of the page's locale. Not for event ids, which are names.",
     "{{ 12345.5 | number }} -> 12,345.5"},
    {"plural", value_and_pattern, plural_filter, Function::Takes::text, Function::Extra::none,
     "Puts a count into an ICU MessageFormat pattern whose argument is n; the page's locale chooses the form.",
     "{{ 2 | plural('{n, plural, one {# event} other {# events}}') }} -> 2 events"},
    {"sort_by_locale", value_and_attribute, sort_by_locale, Function::Takes::text, Function::Extra::none,
     "Sorts as readers of the page's locale do, numbers by value; objects by a field of theirs, a unit by what the page shows.",
     "{{ ['b10', 'b9', 'a'] | sort_by_locale | join(' ') }} -> a b9 b10"},
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
    {"link", id_only, link, Function::Takes::text, Function::Extra::none,
     "The path from this page to the page about many events of that id; none if the template set makes no such page.",
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
