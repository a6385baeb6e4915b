// Filters for HTML, URLs and JSON.
#include <fmt/format.h>

#include <algorithm>

#include "render/arguments.h"
#include "render/codes.h"
#include "render/filters.h"
#include "render/html.h"
#include "render/iterate.h"
#include "render/json.h"
#include "render/operators.h"
#include "render/python_text.h"
#include "render/text_form.h"
#include "render/undefined.h"
#include "render/urlize.h"
#include "text/python.h"

namespace evdoc::render {

Value escaped(const Value& value, Context& context) {
  if (value.is_safe()) return value;
  const std::string_view text = text_of(value, context);
  if (!needs_escape(text)) return Value::safe_string(text);
  if (!context.allows(escaped_size(text))) return {};
  std::string result;
  append_escaped(result, text);
  return context.text(result).with_safety(true);
}

namespace filters {

Value escape(const Arguments& arguments, Context& context) {
  return escaped(arguments[0], context);
}

Value forceescape(const Arguments& arguments, Context& context) {
  return escaped(string_of(arguments[0], context).with_safety(false), context);
}

Value safe(const Arguments& arguments, Context& context) {
  return string_of(arguments[0], context).with_safety(true);
}

Value striptags(const Arguments& arguments, Context& context) {
  const std::string_view text = text_of(arguments[0], context);
  return context.allows(text.size(), bytes_of_views) ? context.text(strip_tags(text)) : Value();
}

namespace {

bool breaks_attribute_name(char c) {
  return c == '/' || c == '>' || c == '=' || c == ' ' || (c >= '\t' && c <= '\r');
}

bool append_attribute(std::string& out, const Entry& entry, Context& context) {
  if (!entry.key.is_string()) return fail_type(entry.key, "the name of an attribute", context), false;
  const std::string_view name = entry.key.as_string();
  if (std::any_of(name.begin(), name.end(), breaks_attribute_name)) {
    context.fail(code::wrong_arguments, fmt::format("'{}' is not the name of an attribute", name),
                 "take blanks, '/', '>' and '=' out of it");
    return false;
  }
  if (!out.empty()) out += ' ';
  out += escaped(entry.key, context).as_string();
  out += "=\"";
  out += escaped(entry.value, context).as_string();
  out += '"';
  return !context.failed();
}

}  // namespace

Value xmlattr(const Arguments& arguments, Context& context) {
  if (!arguments[0].is(Kind::dict)) return fail_type(arguments[0], "a dict of attributes", context);
  std::string text;
  for (const Entry& entry : arguments[0].unbox<Dict>()->all()) {
    if (entry.value.is(Kind::none) || entry.value.is(Kind::undefined)) continue;
    if (!append_attribute(text, entry, context)) return {};
  }
  if (!text.empty() && flag_at(arguments, 1, true, context)) text.insert(0, " ");
  return context.text(text).with_safety(context.autoescape());
}

namespace {

/// Quoted, which makes it three times as long at most.
std::string quoted_url(const Value& value, UrlPart part, Context& context) {
  const std::string_view text = text_of(value, context);
  return context.allows(text.size(), 3) ? url_quote(text, part) : std::string();
}

std::string query_pair(const Value& key, const Value& value, Context& context) {
  return quoted_url(key, UrlPart::query, context) + "=" + quoted_url(value, UrlPart::query, context);
}

}  // namespace

Value urlencode(const Arguments& arguments, Context& context) {
  const Value& subject = arguments[0];
  if (subject.is_string() || !is_iterable(subject)) return context.text(quoted_url(subject, UrlPart::path, context));
  std::string text;
  const auto append = [&](const Value& key, const Value& value) {
    if (!text.empty()) text += '&';
    text += query_pair(key, value, context);
    return context.allows(text.size());
  };
  if (subject.is(Kind::dict)) {
    for (const Entry& entry : subject.unbox<Dict>()->all())
      if (!append(entry.key, entry.value)) return {};
    return context.text(text);
  }
  const std::optional<std::vector<Value>> pairs = items_of(subject, context);
  if (!pairs) return {};
  for (const Value& pair : *pairs) {
    const std::optional<std::vector<Value>> parts = items_of(pair, context);
    if (!parts) return {};
    if (parts->size() != 2)
      return context.fail(code::template_type,
                          fmt::format("expected pairs of a key and a value, found {} values", parts->size()),
                          "give it a dict, or a list of such pairs");
    if (!append((*parts)[0], (*parts)[1])) return {};
  }
  return context.text(text);
}

Value tojson(const Arguments& arguments, Context& context) {
  std::optional<JsonIndent> indent;
  if (is_given(arguments, 1)) {
    const bool is_text = arguments[1].is_string();
    const std::optional<int64_t> width = is_text ? 0 : integer_at(arguments, 1, 0, context);
    if (!width) return {};
    const auto blanks = static_cast<std::size_t>(std::clamp<int64_t>(*width, 0, 64));
    indent = is_text ? std::string(arguments[1].as_string()) : std::string(blanks, ' ');
  }
  const std::string text = to_json(arguments[0], indent, context);
  return context.text(html_safe_json(text)).with_safety(true);
}

namespace {

/// `nofollow` and the parts of `rel` and of Jinja's policy, sorted.
std::string rel_attribute(std::string_view rel, bool nofollow) {
  std::vector<std::string_view> parts = split_words(rel, -1);
  if (nofollow) parts.push_back("nofollow");
  parts.push_back("noopener");
  std::sort(parts.begin(), parts.end());
  parts.erase(std::unique(parts.begin(), parts.end()), parts.end());
  return fmt::format("{}", fmt::join(parts, " "));
}

}  // namespace

Value urlize(const Arguments& arguments, Context& context) {
  UrlizeOptions options;
  const std::optional<int64_t> limit = integer_or_none_at(arguments, 1, -1, context);
  const Value subject = string_of(arguments[0], context);
  options.rel = rel_attribute(is_given(arguments, 4) ? text_of(arguments[4], context) : std::string_view(),
                              flag_at(arguments, 2, false, context));
  options.target = is_given(arguments, 3) ? text_of(arguments[3], context) : std::string_view();
  if (is_given(arguments, 5)) {
    const std::optional<std::vector<Value>> schemes = items_of(arguments[5], context);
    if (!schemes) return {};
    for (const Value& scheme : *schemes) options.extra_schemes.emplace_back(text_of(scheme, context));
  }
  if (context.failed()) return {};
  for (const std::string& scheme : options.extra_schemes) {
    if (!is_url_scheme(scheme))
      return context.fail(code::wrong_arguments, fmt::format("'{}' is not the begin of a URL", scheme),
                          "write it with its colon, such as 'ftp://' or 'tel:'");
  }
  options.trim = *limit;
  if (!context.allows(subject.size(), 8)) return {};
  const std::string_view text = escaped(subject, context).as_string();
  return context.text(render::urlize(text, options)).with_safety(context.autoescape());
}

}  // namespace filters
}  // namespace evdoc::render
