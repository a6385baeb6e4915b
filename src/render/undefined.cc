#include "render/undefined.h"

#include <fmt/format.h>

#include "base/suggest.h"
#include "render/builtins.h"
#include "render/codes.h"
#include "render/objects.h"
#include "render/operators.h"
#include "render/scan.h"
#include "render/text_form.h"

namespace evdoc::render {

namespace {

constexpr std::size_t longest_excerpt = 40;  // code points of a value in a message
constexpr std::size_t most_bytes_of_code_point = 4;
constexpr std::string_view absence_help = "if it may be absent, add | default('') or test it with 'is defined'";

}  // namespace

std::string excerpt(const Value& value) {
  std::string text;
  append_repr(text, value, most_bytes_of_code_point * longest_excerpt);
  if (code_points(text) <= longest_excerpt) return text;
  return text.substr(0, offset_of(text, longest_excerpt)) + "...";
}

namespace {

/// What to do with a value of the wrong kind.
std::string conversion_help(const Value& value) {
  if (value.is(Kind::none)) return "it is none: test it first, or add | default(..., true)";
  if (value.is_string()) return "convert it first, with | int, | float or | list";
  if (value.is_numeric()) return "convert it first, with | string";
  return "take one of its items, or print it with | pprint to see what it is";
}

std::string suggest_field(const Undefined& about) {
  std::vector<std::string_view> names;
  const Value& object = about.object;
  if (object.is(Kind::object) || object.is(Kind::reference)) {
    for (const Field& field : object.shape()->fields) names.push_back(field.name);
  } else if (object.is(Kind::dict)) {
    for (const Entry& entry : object.unbox<Dict>()->all())
      if (entry.key.is_string()) names.push_back(entry.key.as_string());
  }
  for (const Function& method : methods_of(object)) names.push_back(method.name);
  return did_you_mean(about.text, names);
}

std::string object_name(const Value& object) {
  if (object.is(Kind::object) || object.is(Kind::reference)) return fmt::format("'{}'", object.shape()->name);
  return fmt::format("a {}", type_name(object));
}

std::string message_of(const Undefined& about) {
  switch (about.reason) {
    case Undefined::Reason::name:
      return fmt::format("'{}' is undefined", about.text);
    case Undefined::Reason::field:
      return fmt::format("{} has no field '{}'", object_name(about.object), about.text);
    case Undefined::Reason::item:
      return fmt::format("{} has no item {}", object_name(about.object), excerpt(about.index));
    case Undefined::Reason::hint:
      return std::string(about.text);
  }
  return {};
}

}  // namespace

Value undefined_hint(std::string_view text, Context& context) {
  Undefined about;
  about.reason = Undefined::Reason::hint;
  about.text = text;
  return Value::undefined(context.arena().make(about));
}

Value fail_undefined(const Value& value, Context& context) {
  const auto* about = static_cast<const Undefined*>(value.as_object());
  if (!about) return context.fail(code::undefined_name, "this value is undefined", std::string(absence_help));
  std::string help;
  if (about->reason == Undefined::Reason::field) help = suggest_field(*about);
  if (about->reason == Undefined::Reason::name) help = context.suggest_name(about->text);
  if (help.empty()) help = absence_help;
  if (about->reason == Undefined::Reason::hint)
    return context.fail(code::undefined_name, message_of(*about), std::move(help));
  return context.fail_at(about->site, code::undefined_name, message_of(*about), std::move(help));
}

Value fail_as_text(const Value& value, Context& context) {
  if (value.is(Kind::reference)) {
    return context.fail(code::reference_as_text,
                        fmt::format("the text of a whole '{}' is not known here", value.shape()->name),
                        "take one side of it with .source or .target");
  }
  return context.fail(code::reference_as_text, "this captured text holds units, whose text is not known here",
                      "print it as it is, or capture .source or .target of the units");
}

bool is_usable(const Value& value, Context& context) {
  if (!value.is(Kind::undefined) || context.undefined_mode() != UndefinedMode::strict) return true;
  const auto* about = static_cast<const Undefined*>(value.as_object());
  if (about && about->is_lenient) return true;
  fail_undefined(value, context);
  return false;
}

bool is_true(const Value& value, Context& context) {
  const bool is_host_object = value.is(Kind::object) || value.is(Kind::reference);
  if (is_host_object && value.shape()->is_true) return value.shape()->is_true(value.as_object(), context);
  return is_usable(value, context) && is_true(value);
}

std::string_view text_of(const Value& value, Context& context) {
  if (value.is_string()) return value.as_string();
  if (value.is(Kind::reference) || value.is(Kind::fragment)) return fail_as_text(value, context), std::string_view();
  if (!is_usable(value, context)) return {};
  std::string text;
  append_text(text, value, context.room());
  return context.text(text).as_string();
}

Value string_of(const Value& value, Context& context) {
  return value.is_string() ? value : Value::string(text_of(value, context));
}

Value fail_type(const Value& value, std::string_view needed, Context& context) {
  if (value.is(Kind::undefined)) return fail_undefined(value, context);
  if (value.is(Kind::reference) || value.is(Kind::fragment)) return fail_as_text(value, context);
  return context.fail(code::template_type,
                      fmt::format("{} is needed, found the {} {}", needed, type_name(value), excerpt(value)),
                      conversion_help(value));
}

}  // namespace evdoc::render
