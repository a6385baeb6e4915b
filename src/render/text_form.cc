#include "render/text_form.h"

#include <fmt/format.h>

#include <charconv>
#include <cmath>

#include "render/objects.h"
#include "text/characters.h"
#include "text/python.h"

namespace evdoc::render {

namespace {

constexpr int deepest_shown = 60;  // lists within lists; deeper ones, and those within themselves, show as ...

void append_repr(std::string& out, const Value& value, int depth);

void append_items(std::string& out, std::span<const Value> items, int depth) {
  bool is_first = true;
  for (const Value& item : items) {
    if (!is_first) out += ", ";
    is_first = false;
    append_repr(out, item, depth + 1);
  }
}

void append_list(std::string& out, const List& list, int depth) {
  switch (list.form) {
    case List::Form::generator:
      out += "<generator object>";
      return;
    case List::Form::keys:
      out += "dict_keys([";
      break;
    case List::Form::values:
      out += "dict_values([";
      break;
    case List::Form::items:
      out += "dict_items([";
      break;
    case List::Form::group:
    case List::Form::plain:
      out += "[";
      break;
  }
  append_items(out, list.all(), depth);
  out += list.form == List::Form::plain ? "]" : "])";
}

void append_tuple(std::string& out, const List& tuple, int depth) {
  out += '(';
  append_items(out, tuple.all(), depth);
  out += tuple.size == 1 ? ",)" : ")";
}

void append_dict(std::string& out, const Dict& dict, int depth) {
  out += '{';
  bool is_first = true;
  for (const Entry& entry : dict.all()) {
    if (!is_first) out += ", ";
    is_first = false;
    append_repr(out, entry.key, depth + 1);
    out += ": ";
    append_repr(out, entry.value, depth + 1);
  }
  out += '}';
}

void append_range(std::string& out, const Numbers& range) {
  out += range.step == 1 ? fmt::format("range({}, {})", range.begin, range.end)
                         : fmt::format("range({}, {}, {})", range.begin, range.end, range.step);
}

/// Objects of the engine, which Python shows between angle brackets.
void append_object(std::string& out, const Value& value, int depth) {
  switch (value.kind()) {
    case Kind::object:
    case Kind::reference:
      out += fmt::format("<{}>", value.shape()->name);
      return;
    case Kind::function:
      out += fmt::format("<function {}>", static_cast<const Function*>(value.as_object())->name);
      return;
    case Kind::bound:
      out += fmt::format("<method {}>", value.unbox<Bound>()->function->name);
      return;
    case Kind::macro: {
      const std::string_view name = value.unbox<Macro>()->code->name;
      out += name.empty() ? "<Macro anonymous>" : fmt::format("<Macro '{}'>", name);
      return;
    }
    case Kind::loop:
      out += fmt::format("<LoopContext {}/{}>", value.unbox<Loop>()->index + 1, value.unbox<Loop>()->length);
      return;
    case Kind::module:
      append_text(out, value.unbox<Module>()->text);
      return;
    case Kind::name_space:
      out += "<Namespace ";
      append_dict(out, value.unbox<Namespace>()->fields, depth);
      out += '>';
      return;
    case Kind::cycler:
      out += "<Cycler>";
      return;
    case Kind::joiner:
      out += "<Joiner>";
      return;
    case Kind::self:
      out += "<TemplateReference>";
      return;
    case Kind::super:
      out += "<BlockReference>";
      return;
    case Kind::sequence:
      out += "<sequence>";
      return;
    default:
      return;
  }
}

void append_hex_escape(std::string& out, char32_t c) {
  const auto code = static_cast<uint32_t>(c);
  out += code < 0x100     ? fmt::format("\\x{:02x}", code)
         : code < 0x10000 ? fmt::format("\\u{:04x}", code)
                          : fmt::format("\\U{:08x}", code);
}

void append_quoted(std::string& out, std::string_view text) {
  const bool has_single = text.find('\'') != std::string_view::npos;
  const char quote = has_single && text.find('"') == std::string_view::npos ? '"' : '\'';
  out += quote;
  while (!text.empty()) {
    const std::string_view rest = text;
    const char32_t c = take_code_point(text);
    if (c == static_cast<unsigned char>(quote) || c == '\\')
      out += '\\', out += static_cast<char>(c);
    else if (c == '\n')
      out += "\\n";
    else if (c == '\r')
      out += "\\r";
    else if (c == '\t')
      out += "\\t";
    else if (!is_printable(c))
      append_hex_escape(out, c);
    else
      out += rest.substr(0, rest.size() - text.size());
  }
  out += quote;
}

void append_repr(std::string& out, const Value& value, int depth) {
  if (depth > deepest_shown) {
    out += "...";
    return;
  }
  switch (value.kind()) {
    case Kind::missing:
    case Kind::undefined:
      out += "Undefined";
      return;
    case Kind::none:
      out += "None";
      return;
    case Kind::boolean:
      out += value.as_boolean() ? "True" : "False";
      return;
    case Kind::integer:
      fmt::format_to(std::back_inserter(out), "{}", value.as_integer());
      return;
    case Kind::number:
      append_number(out, value.as_number());
      return;
    case Kind::string:
      if (value.is_safe()) out += "Markup(";
      append_quoted(out, value.as_string());
      if (value.is_safe()) out += ')';
      return;
    case Kind::list:
    case Kind::generator:
      append_list(out, *value.unbox<List>(), depth);
      return;
    case Kind::tuple:
      append_tuple(out, *value.unbox<List>(), depth);
      return;
    case Kind::dict:
      append_dict(out, *value.unbox<Dict>(), depth);
      return;
    case Kind::range:
      append_range(out, *value.unbox<Numbers>());
      return;
    default:
      append_object(out, value, depth);
      return;
  }
}

}  // namespace

void append_text(std::string& out, const Value& value) {
  if (value.is_string()) {
    out += value.as_string();
  } else if (!value.is(Kind::undefined) && !value.is_missing()) {
    append_repr(out, value, 0);
  }
}

void append_repr(std::string& out, const Value& value) {
  append_repr(out, value, 0);
}

/// Python: positional notation for exponents from -4 to 15, and always a sign that it is no integer.
void append_number(std::string& out, double number) {
  if (std::isnan(number)) {
    out += "nan";
  } else if (std::isinf(number)) {
    out += number < 0 ? "-inf" : "inf";
  } else {
    char digits[32];
    const auto [end, error] = std::to_chars(digits, digits + sizeof digits, number, std::chars_format::scientific);
    const std::string_view scientific(digits, static_cast<std::size_t>(end - digits));
    const int exponent = std::atoi(std::string(scientific.substr(scientific.find('e') + 1)).c_str());
    if (exponent < -4 || exponent >= 16) {
      out += scientific;
      return;
    }
    char fixed[64];
    const auto [stop, failed] = std::to_chars(fixed, fixed + sizeof fixed, number, std::chars_format::fixed);
    const std::string_view positional(fixed, static_cast<std::size_t>(stop - fixed));
    out += positional;
    if (positional.find('.') == std::string_view::npos) out += ".0";
  }
}

std::string to_text(const Value& value) {
  std::string text;
  append_text(text, value);
  return text;
}

bool needs_escape(std::string_view text) {
  return text.find_first_of("&<>'\"") != std::string_view::npos;
}

void append_escaped(std::string& out, std::string_view text) {
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '\'':
        out += "&#39;";
        break;
      case '"':
        out += "&#34;";
        break;
      default:
        out += c;
    }
  }
}

}  // namespace evdoc::render
