// The tables of Jinja's filters, tests and global functions.
#include "render/builtins.h"

#include <array>
#include <vector>

#include "base/suggest.h"
#include "render/filters.h"
#include "render/functions.h"
#include "render/tests.h"

namespace evdoc::render {

namespace {

constexpr Need optional = Need::optional;
constexpr Function::Takes text = Function::Takes::text;
constexpr Function::Takes references = Function::Takes::references;
constexpr Function::Extra none = Function::Extra::none;
constexpr Function::Extra positional = Function::Extra::positional;
constexpr Function::Extra named = Function::Extra::named;
constexpr Function::Extra both = Function::Extra::both;

constexpr std::array<Parameter, 1> with_x{{{"x"}}};
constexpr std::array<Parameter, 2> with_obj_name{{{"obj"}, {"name"}}};
constexpr std::array<Parameter, 3> with_value_linecount_fill_with{{{"value"}, {"linecount"}, {"fill_with", optional}}};
constexpr std::array<Parameter, 1> with_s{{{"s"}}};
constexpr std::array<Parameter, 2> with_value_width{{{"value"}, {"width", optional}}};
constexpr std::array<Parameter, 1> with_obj{{{"obj"}}};
constexpr std::array<Parameter, 3> with_value_default_value_boolean{
    {{"value"}, {"default_value", optional}, {"boolean", optional}}};
constexpr std::array<Parameter, 4> with_value_case_sensitive_by_reverse{
    {{"value"}, {"case_sensitive", optional}, {"by", optional}, {"reverse", optional}}};
constexpr std::array<Parameter, 2> with_value_binary{{{"value"}, {"binary", optional}}};
constexpr std::array<Parameter, 1> with_seq{{{"seq"}}};
constexpr std::array<Parameter, 2> with_value_default{{{"value"}, {"default", optional}}};
constexpr std::array<Parameter, 1> with_value{{{"value"}}};
constexpr std::array<Parameter, 4> with_value_attribute_default_case_sensitive{
    {{"value"}, {"attribute"}, {"default", optional}, {"case_sensitive", optional}}};
constexpr std::array<Parameter, 4> with_s_width_first_blank{
    {{"s"}, {"width", optional}, {"first", optional}, {"blank", optional}}};
constexpr std::array<Parameter, 3> with_value_default_base{{{"value"}, {"default", optional}, {"base", optional}}};
constexpr std::array<Parameter, 3> with_value_d_attribute{{{"value"}, {"d", optional}, {"attribute", optional}}};
constexpr std::array<Parameter, 3> with_value_case_sensitive_attribute{
    {{"value"}, {"case_sensitive", optional}, {"attribute", optional}}};
constexpr std::array<Parameter, 4> with_s_old_new_count{{{"s"}, {"old"}, {"new"}, {"count", optional}}};
constexpr std::array<Parameter, 3> with_value_precision_method{
    {{"value"}, {"precision", optional}, {"method", optional}}};
constexpr std::array<Parameter, 3> with_value_slices_fill_with{{{"value"}, {"slices"}, {"fill_with", optional}}};
constexpr std::array<Parameter, 4> with_value_reverse_case_sensitive_attribute{
    {{"value"}, {"reverse", optional}, {"case_sensitive", optional}, {"attribute", optional}}};
constexpr std::array<Parameter, 3> with_iterable_attribute_start{
    {{"iterable"}, {"attribute", optional}, {"start", optional}}};
constexpr std::array<Parameter, 2> with_value_indent{{{"value"}, {"indent", optional}}};
constexpr std::array<Parameter, 2> with_value_chars{{{"value"}, {"chars", optional}}};
constexpr std::array<Parameter, 5> with_s_length_killwords_end_leeway{
    {{"s"}, {"length", optional}, {"killwords", optional}, {"end", optional}, {"leeway", optional}}};
constexpr std::array<Parameter, 6> with_value_trim_url_limit_nofollow_target_rel_extra_schemes{
    {{"value"},
     {"trim_url_limit", optional},
     {"nofollow", optional},
     {"target", optional},
     {"rel", optional},
     {"extra_schemes", optional}}};
constexpr std::array<Parameter, 5> with_s_width_break_long_words_wrapstring_break_on_hyphens{
    {{"s"},
     {"width", optional},
     {"break_long_words", optional},
     {"wrapstring", optional},
     {"break_on_hyphens", optional}}};
constexpr std::array<Parameter, 2> with_d_autospace{{{"d"}, {"autospace", optional}}};
constexpr std::array<Parameter, 2> with_a_b{{{"a"}, {"b"}}};
constexpr std::array<Parameter, 2> with_value_num{{{"value"}, {"num"}}};
constexpr std::array<Parameter, 2> with_value_seq{{{"value"}, {"seq"}}};
constexpr std::array<Parameter, 2> with_value_other{{{"value"}, {"other"}}};
constexpr std::array<Parameter, 1> with_source{{{"source", optional}}};
constexpr std::array<Parameter, 1> with_sep{{{"sep", optional}}};
constexpr std::array<Parameter, 4> with_n_html_min_max{
    {{"n", optional}, {"html", optional}, {"min", optional}, {"max", optional}}};
constexpr std::array<Parameter, 3> with_start_stop_step{{{"start"}, {"stop", optional}, {"step", optional}}};

constexpr std::array<Function, 54> filter_table{{
    {"abs", with_x, filters::abs, text, none, "The absolute value of a number.", "{{ -3 | abs }} -> 3"},
    {"attr", with_obj_name, filters::attr, text, none, "A field of an object, never an item of a dict.",
     "{{ loop | attr('index') is defined }}"},
    {"batch", with_value_linecount_fill_with, filters::batch, text, none,
     "Lists of a given size; the last is filled up.", "{{ [1, 2, 3] | batch(2, 0) | list }} -> [[1, 2], [3, 0]]"},
    {"capitalize", with_s, filters::capitalize, text, none,
     "The first character in upper case, all others in lower case.", "{{ 'hELLO' | capitalize }} -> Hello"},
    {"center", with_value_width, filters::center, text, none, "Centers text in a field of a given width.",
     "{{ 'ab' | center(6) }} ->   ab  "},
    {"count", with_obj, filters::length, text, none, "The number of items, or of characters.",
     "{{ [1, 2] | count }} -> 2"},
    {"d", with_value_default_value_boolean, filters::default_value, references, none,
     "A value in place of one that is undefined, or false if `boolean` is true.", "{{ missing | d('none') }} -> none"},
    {"default", with_value_default_value_boolean, filters::default_value, references, none,
     "A value in place of one that is undefined, or false if `boolean` is true.",
     "{{ missing | default('none') }} -> none"},
    {"dictsort", with_value_case_sensitive_by_reverse, filters::dictsort, text, none,
     "The pairs of a dict, sorted by key or value.", "{{ {'b': 1, 'a': 2} | dictsort }} -> [('a', 2), ('b', 1)]"},
    {"e", with_s, filters::escape, text, none, "Escapes the characters of HTML.", "{{ '<a>' | e }} -> &lt;a&gt;"},
    {"escape", with_s, filters::escape, text, none, "Escapes the characters of HTML.",
     "{{ '<a>' | escape }} -> &lt;a&gt;"},
    {"filesizeformat", with_value_binary, filters::filesizeformat, text, none, "A number of bytes as people read it.",
     "{{ 13000 | filesizeformat }} -> 13.0 kB"},
    {"first", with_seq, filters::first, text, none, "The first item.", "{{ [1, 2] | first }} -> 1"},
    {"float", with_value_default, filters::number, text, none,
     "A number with a decimal point, or the default if it is none.", "{{ '1.5' | float }} -> 1.5"},
    {"forceescape", with_value, filters::forceescape, text, none,
     "Escapes the characters of HTML, also where it was done already.", "{{ '<' | e | forceescape }} -> &amp;lt;"},
    {"format", with_value, filters::format, text, both, "Puts values in the places that % marks.",
     "{{ '%s is %d' | format('x', 3) }} -> x is 3"},
    {"groupby", with_value_attribute_default_case_sensitive, filters::groupby, text, none,
     "Groups of items with the same attribute, each with `grouper` and `list`.",
     "{% for g in [{'k': 1}, {'k': 2}] | groupby('k') %}{{ g.grouper }}{% endfor %} -> 12"},
    {"indent", with_s_width_first_blank, filters::indent, text, none, "Indents lines, but for the first one.",
     "{{ 'a\nb' | indent(2) }}"},
    {"int", with_value_default_base, filters::integer, text, none, "An integer, or the default if it is none.",
     "{{ '42' | int }} -> 42"},
    {"items", with_value, filters::items, text, none, "The pairs of a dict.",
     "{{ {'a': 1} | items | list }} -> [('a', 1)]"},
    {"join", with_value_d_attribute, filters::join, text, none, "All items as one text, with a separator between them.",
     "{{ [1, 2] | join('-') }} -> 1-2"},
    {"last", with_seq, filters::last, text, none, "The last item.", "{{ [1, 2] | last }} -> 2"},
    {"length", with_obj, filters::length, text, none, "The number of items, or of characters.",
     "{{ 'abc' | length }} -> 3"},
    {"list", with_value, filters::list, text, none, "The items as a list; the characters of text.",
     "{{ 'ab' | list }} -> ['a', 'b']"},
    {"lower", with_s, filters::lower, text, none, "Text in lower case.", "{{ 'AB' | lower }} -> ab"},
    {"map", with_value, filters::map, text, both, "A filter applied to each item, or an attribute of each.",
     "{{ ['a', 'b'] | map('upper') | join }} -> AB"},
    {"max", with_value_case_sensitive_attribute, filters::max, text, none, "The greatest item.",
     "{{ [1, 3, 2] | max }} -> 3"},
    {"min", with_value_case_sensitive_attribute, filters::min, text, none, "The least item.",
     "{{ [2, 1, 3] | min }} -> 1"},
    {"pprint", with_value, filters::pprint, text, none, "A value as it would be written in a template.",
     "{{ 'a' | pprint }} -> 'a'"},
    {"random", with_seq, filters::random, text, none, "Not offered: the same input gives the same output.", ""},
    {"reject", with_value, filters::reject, text, both, "The items for which a test does not hold.",
     "{{ [1, 2, 3] | reject('odd') | list }} -> [2]"},
    {"rejectattr", with_value, filters::rejectattr, text, both, "The items of which an attribute does not pass a test.",
     "{{ [{'a': 1}, {'a': 0}] | rejectattr('a') | list }} -> [{'a': 0}]"},
    {"replace", with_s_old_new_count, filters::replace, text, none, "Text with one part replaced by another.",
     "{{ 'a-b' | replace('-', '+') }} -> a+b"},
    {"reverse", with_value, filters::reverse, text, none, "From the last to the first.",
     "{{ 'abc' | reverse }} -> cba"},
    {"round", with_value_precision_method, filters::round, text, none,
     "A number with fewer digits; methods common, ceil and floor.", "{{ 2.567 | round(1) }} -> 2.6"},
    {"safe", with_value, filters::safe, text, none, "Marks text as not to be escaped.", "{{ '<b>' | safe }} -> <b>"},
    {"select", with_value, filters::select, text, both, "The items for which a test holds.",
     "{{ [1, 2, 3] | select('odd') | list }} -> [1, 3]"},
    {"selectattr", with_value, filters::selectattr, text, both, "The items of which an attribute passes a test.",
     "{{ [{'a': 1}, {'a': 0}] | selectattr('a') | list }} -> [{'a': 1}]"},
    {"slice", with_value_slices_fill_with, filters::slice, text, none, "A given number of lists.",
     "{{ [1, 2, 3] | slice(2) | list }} -> [[1, 2], [3]]"},
    {"sort", with_value_reverse_case_sensitive_attribute, filters::sort, text, none, "The items in order.",
     "{{ [3, 1, 2] | sort }} -> [1, 2, 3]"},
    {"string", with_s, filters::string, text, none, "A value as text.", "{{ (1 | string) + '2' }} -> 12"},
    {"striptags", with_value, filters::striptags, text, none, "Text without the tags of HTML.",
     "{{ '<b>a</b>  b' | striptags }} -> a b"},
    {"sum", with_iterable_attribute_start, filters::sum, text, none, "The sum of all items.",
     "{{ [1, 2, 3] | sum }} -> 6"},
    {"title", with_s, filters::title, text, none, "The first character of every word in upper case.",
     "{{ 'a tale' | title }} -> A Tale"},
    {"tojson", with_value_indent, filters::tojson, text, none, "A value as JSON that can stand in HTML.",
     "{{ {'a': [1, none]} | tojson }} -> {\"a\": [1, null]}"},
    {"trim", with_value_chars, filters::trim, text, none, "Text without white space at its ends.",
     "{{ '  a ' | trim }} -> a"},
    {"truncate", with_s_length_killwords_end_leeway, filters::truncate, text, none, "Text cut to a length.",
     "{{ 'a long text here' | truncate(9, false, '..', 0) }} -> a long.."},
    {"unique", with_value_case_sensitive_attribute, filters::unique, text, none, "The items without repetitions.",
     "{{ [1, 2, 1] | unique | list }} -> [1, 2]"},
    {"upper", with_s, filters::upper, text, none, "Text in upper case.", "{{ 'ab' | upper }} -> AB"},
    {"urlencode", with_value, filters::urlencode, text, none, "Text as it can stand in a URL; a dict as a query.",
     "{{ 'a b/c' | urlencode }} -> a%20b/c"},
    {"urlize", with_value_trim_url_limit_nofollow_target_rel_extra_schemes, filters::urlize, text, none,
     "URLs in text as links.",
     "{{ 'see www.x.org' | urlize }} -> see <a href=\"https://www.x.org\" rel=\"noopener\">www.x.org</a>"},
    {"wordcount", with_s, filters::wordcount, text, none, "The number of words.",
     "{{ 'a few words' | wordcount }} -> 3"},
    {"wordwrap", with_s_width_break_long_words_wrapstring_break_on_hyphens, filters::wordwrap, text, none,
     "Text in lines of a width.", "{{ 'a b c' | wordwrap(3) }}"},
    {"xmlattr", with_d_autospace, filters::xmlattr, text, none, "A dict as the attributes of an element.",
     "<a{{ {'b': 1} | xmlattr }}> -> <a b=\"1\">"},
}};

constexpr std::array<Function, 39> test_table{{
    {"!=", with_a_b, tests::not_equal, references, none, "Whether two values differ.", ""},
    {"<", with_a_b, tests::less, text, none, "Whether the first is less.", ""},
    {"<=", with_a_b, tests::less_equal, text, none, "Whether the first is less or equal.", ""},
    {"==", with_a_b, tests::equal, references, none, "Whether two values are equal.", ""},
    {">", with_a_b, tests::greater, text, none, "Whether the first is greater.", ""},
    {">=", with_a_b, tests::greater_equal, text, none, "Whether the first is greater or equal.", ""},
    {"boolean", with_value, tests::boolean, references, none, "Whether it is true or false.",
     "{{ true is boolean }} -> True"},
    {"callable", with_obj, tests::callable, references, none, "Whether it can be called.",
     "{{ range is callable }} -> True"},
    {"defined", with_value, tests::defined, references, none, "Whether it exists.",
     "{{ missing is defined }} -> False"},
    {"divisibleby", with_value_num, tests::divisibleby, text, none, "Whether a number leaves no remainder.",
     "{{ 6 is divisibleby 3 }} -> True"},
    {"eq", with_a_b, tests::equal, references, none, "Whether two values are equal.", "{{ 1 is eq 1 }} -> True"},
    {"equalto", with_a_b, tests::equal, references, none, "Whether two values are equal.",
     "{{ 1 is equalto 2 }} -> False"},
    {"escaped", with_value, tests::escaped, references, none, "Whether it is marked as safe.",
     "{{ ('a' | e) is escaped }} -> True"},
    {"even", with_value, tests::even, text, none, "Whether a number is even.", "{{ 2 is even }} -> True"},
    {"false", with_value, tests::is_false, references, none, "Whether it is false itself.",
     "{{ 0 is false }} -> False"},
    {"filter", with_value, tests::filter, references, none, "Whether a filter of that name exists.",
     "{{ 'upper' is filter }} -> True"},
    {"float", with_value, tests::number_float, references, none, "Whether it is a number with a decimal point.",
     "{{ 1.0 is float }} -> True"},
    {"ge", with_a_b, tests::greater_equal, text, none, "Whether the first is greater or equal.",
     "{{ 2 is ge 2 }} -> True"},
    {"greaterthan", with_a_b, tests::greater, text, none, "Whether the first is greater.",
     "{{ 2 is greaterthan 1 }} -> True"},
    {"gt", with_a_b, tests::greater, text, none, "Whether the first is greater.", "{{ 2 is gt 1 }} -> True"},
    {"in", with_value_seq, tests::in, text, none, "Whether it is one of the items.", "{{ 1 is in [1, 2] }} -> True"},
    {"integer", with_value, tests::integer, references, none, "Whether it is an integer.",
     "{{ 1 is integer }} -> True"},
    {"iterable", with_value, tests::iterable, references, none, "Whether a for statement can run over it.",
     "{{ [] is iterable }} -> True"},
    {"le", with_a_b, tests::less_equal, text, none, "Whether the first is less or equal.", "{{ 1 is le 1 }} -> True"},
    {"lessthan", with_a_b, tests::less, text, none, "Whether the first is less.", "{{ 1 is lessthan 2 }} -> True"},
    {"lower", with_value, tests::lower, text, none, "Whether text is in lower case.", "{{ 'ab' is lower }} -> True"},
    {"lt", with_a_b, tests::less, text, none, "Whether the first is less.", "{{ 1 is lt 1 }} -> False"},
    {"mapping", with_value, tests::mapping, references, none, "Whether it is a dict.", "{{ {} is mapping }} -> True"},
    {"ne", with_a_b, tests::not_equal, references, none, "Whether two values differ.", "{{ 1 is ne 2 }} -> True"},
    {"none", with_value, tests::none, references, none, "Whether it is none.", "{{ none is none }} -> True"},
    {"number", with_value, tests::number, references, none, "Whether it is a number.", "{{ 1 is number }} -> True"},
    {"odd", with_value, tests::odd, text, none, "Whether a number is odd.", "{{ 1 is odd }} -> True"},
    {"sameas", with_value_other, tests::sameas, references, none, "Whether two are the same object.",
     "{{ none is sameas none }} -> True"},
    {"sequence", with_value, tests::sequence, references, none, "Whether it has a length and items.",
     "{{ [] is sequence }} -> True"},
    {"string", with_value, tests::string, references, none, "Whether it is text.", "{{ 'a' is string }} -> True"},
    {"test", with_value, tests::test, references, none, "Whether a test of that name exists.",
     "{{ 'odd' is test }} -> True"},
    {"true", with_value, tests::is_true, references, none, "Whether it is true itself.", "{{ 1 is true }} -> False"},
    {"undefined", with_value, tests::undefined, references, none, "Whether it does not exist.",
     "{{ missing is undefined }} -> True"},
    {"upper", with_value, tests::upper, text, none, "Whether text is in upper case.", "{{ 'AB' is upper }} -> True"},
}};

constexpr std::array<Function, 6> function_table{{
    {"cycler",
     {},
     functions::cycler,
     text,
     positional,
     "Goes round its items: `next()`, `current`, `reset()`.",
     "{% set c = cycler('a', 'b') %}{{ c.next() }}{{ c.next() }}{{ c.next() }} -> aba"},
    {"dict", with_source, functions::dict, text, named, "A dict of named arguments.", "{{ dict(a=1) }} -> {'a': 1}"},
    {"joiner", with_sep, functions::joiner, references, none, "Nothing when it is called first, then a separator.",
     "{% set comma = joiner() %}{{ comma() }}a{{ comma() }}b -> a, b"},
    {"lipsum", with_n_html_min_max, functions::lipsum, text, none, "Not offered: the same input gives the same output.",
     ""},
    {"namespace", with_source, functions::name_space, text, named,
     "An object whose fields can be set from inside of loops.",
     "{% set n = namespace(x=1) %}{% set n.x = 2 %}{{ n.x }} -> 2"},
    {"range", with_start_stop_step, functions::range, text, none, "The integers from `start` up to `stop`, without it.",
     "{{ range(3) | list }} -> [0, 1, 2]"},
}};

std::string suggest_function(std::string_view name, std::span<const Function> host, std::span<const Function> builtin,
                             std::string_view fallback) {
  std::vector<std::string_view> names;
  for (const Function& function : host) names.push_back(function.name);
  for (const Function& function : builtin) names.push_back(function.name);
  return did_you_mean(name, names, fallback);
}

}  // namespace

std::span<const Function> builtin_filters() {
  return filter_table;
}

std::span<const Function> builtin_tests() {
  return test_table;
}

std::span<const Function> builtin_functions() {
  return function_table;
}

std::string suggest_filter(std::string_view name, std::span<const Function> host) {
  return suggest_function(name, host, filter_table, "docs/templates.md lists the filters");
}

std::string suggest_test(std::string_view name, std::span<const Function> host) {
  return suggest_function(name, host, test_table, "docs/templates.md lists the tests");
}

}  // namespace evdoc::render
