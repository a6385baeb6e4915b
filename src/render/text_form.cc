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

void append_hex_escape(std::string& out, char32_t c) {
  const auto code = static_cast<uint32_t>(c);
  out += code < 0x100     ? fmt::format("\\x{:02x}", code)
         : code < 0x10000 ? fmt::format("\\u{:04x}", code)
                          : fmt::format("\\U{:08x}", code);
}

void append_quoted(std::string& out, std::string_view text, std::size_t most) {
  const bool has_single = text.find('\'') != std::string_view::npos;
  const char quote = has_single && text.find('"') == std::string_view::npos ? '"' : '\'';
  out += quote;
  while (!text.empty() && out.size() <= most) {
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

/// Writes repr(value). A value can be far longer as text than it is in memory, so writing stops behind `most` bytes.
class ReprWriter {
 public:
  ReprWriter(std::string& out, std::size_t most) : out_(out), most_(most) {}

  void write(const Value& value, int depth) {
    if (depth > deepest_shown) {
      out_ += "...";
      return;
    }
    switch (value.kind()) {
      case Kind::missing:
      case Kind::undefined:
        out_ += "Undefined";
        return;
      case Kind::none:
        out_ += "None";
        return;
      case Kind::boolean:
        out_ += value.as_boolean() ? "True" : "False";
        return;
      case Kind::integer:
        fmt::format_to(std::back_inserter(out_), "{}", value.as_integer());
        return;
      case Kind::number:
        append_number(out_, value.as_number());
        return;
      case Kind::string:
        if (value.is_safe()) out_ += "Markup(";
        append_quoted(out_, value.as_string(), most_);
        if (value.is_safe()) out_ += ')';
        return;
      case Kind::list:
      case Kind::generator:
        write_list(*value.unbox<List>(), depth);
        return;
      case Kind::tuple:
        write_tuple(*value.unbox<List>(), depth);
        return;
      case Kind::dict:
        write_dict(*value.unbox<Dict>(), depth);
        return;
      case Kind::range:
        write_range(*value.unbox<Numbers>());
        return;
      default:
        write_object(value, depth);
        return;
    }
  }

 private:
  bool is_full() const { return out_.size() > most_; }

  void write_items(std::span<const Value> items, int depth) {
    bool is_first = true;
    for (const Value& item : items) {
      if (!is_first) out_ += ", ";
      is_first = false;
      write(item, depth + 1);
      if (is_full()) return;
    }
  }

  void write_list(const List& list, int depth) {
    switch (list.form) {
      case List::Form::generator:
        out_ += "<generator object>";
        return;
      case List::Form::keys:
        out_ += "dict_keys([";
        break;
      case List::Form::values:
        out_ += "dict_values([";
        break;
      case List::Form::items:
        out_ += "dict_items([";
        break;
      case List::Form::group:
      case List::Form::plain:
        out_ += "[";
        break;
    }
    write_items(list.all(), depth);
    out_ += list.form == List::Form::plain ? "]" : "])";
  }

  void write_tuple(const List& tuple, int depth) {
    out_ += '(';
    write_items(tuple.all(), depth);
    out_ += tuple.size == 1 ? ",)" : ")";
  }

  void write_dict(const Dict& dict, int depth) {
    out_ += '{';
    bool is_first = true;
    for (const Entry& entry : dict.all()) {
      if (!is_first) out_ += ", ";
      is_first = false;
      write(entry.key, depth + 1);
      out_ += ": ";
      write(entry.value, depth + 1);
      if (is_full()) break;
    }
    out_ += '}';
  }

  void write_range(const Numbers& range) {
    out_ += range.step == 1 ? fmt::format("range({}, {})", range.begin, range.end)
                            : fmt::format("range({}, {}, {})", range.begin, range.end, range.step);
  }

  /// Objects of the engine, which Python shows between angle brackets.
  void write_object(const Value& value, int depth) {
    switch (value.kind()) {
      case Kind::object:
      case Kind::reference:
        out_ += fmt::format("<{}>", value.shape()->name);
        return;
      case Kind::function:
        out_ += fmt::format("<function {}>", static_cast<const Function*>(value.as_object())->name);
        return;
      case Kind::bound:
        out_ += fmt::format("<method {}>", value.unbox<Bound>()->function->name);
        return;
      case Kind::macro: {
        const std::string_view name = value.unbox<Macro>()->code->name;
        out_ += name.empty() ? "<Macro anonymous>" : fmt::format("<Macro '{}'>", name);
        return;
      }
      case Kind::loop:
        out_ += fmt::format("<LoopContext {}/{}>", value.unbox<Loop>()->index + 1, value.unbox<Loop>()->length);
        return;
      case Kind::module:
        append_text(out_, value.unbox<Module>()->text, most_);
        return;
      case Kind::name_space:
        out_ += "<Namespace ";
        write_dict(value.unbox<Namespace>()->fields, depth);
        out_ += '>';
        return;
      case Kind::cycler:
        out_ += "<Cycler>";
        return;
      case Kind::joiner:
        out_ += "<Joiner>";
        return;
      case Kind::self:
        out_ += "<TemplateReference>";
        return;
      case Kind::super:
        out_ += "<BlockReference>";
        return;
      case Kind::sequence:
        out_ += "<sequence>";
        return;
      default:
        return;
    }
  }

  std::string& out_;
  std::size_t most_;
};

}  // namespace

void append_text(std::string& out, const Value& value, std::size_t most) {
  if (value.is_string()) {
    out += value.as_string();
  } else if (!value.is(Kind::undefined) && !value.is_missing()) {
    append_repr(out, value, most);
  }
}

void append_repr(std::string& out, const Value& value, std::size_t most) {
  ReprWriter(out, most).write(value, 0);
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

bool needs_escape(std::string_view text) {
  return text.find_first_of("&<>'\"") != std::string_view::npos;
}

std::size_t escaped_size(std::string_view text) {
  std::size_t size = text.size();
  for (const char c : text) size += c == '<' || c == '>' ? 3 : c == '&' || c == '\'' || c == '"' ? 4 : 0;
  return size;
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
