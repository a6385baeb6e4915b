#include "render/json.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "render/codes.h"
#include "render/iterate.h"
#include "render/operators.h"
#include "render/text_form.h"
#include "render/undefined.h"
#include "text/characters.h"

namespace evdoc::render {

namespace {

constexpr int deepest_json = 200;

class JsonWriter {
 public:
  JsonWriter(const std::optional<JsonIndent>& indent, Context& context) : indent_(indent), context_(context) {}

  void write(const Value& value, int depth) {
    if (!context_.allows(text_.size())) return;
    if (depth > deepest_json) {
      context_.fail(code::template_type, "this value is nested too deep for JSON, or holds itself",
                    "print a part of it");
      return;
    }
    switch (value.kind()) {
      case Kind::none:
        text_ += "null";
        return;
      case Kind::boolean:
        text_ += value.as_boolean() ? "true" : "false";
        return;
      case Kind::integer:
        text_ += fmt::format("{}", value.as_integer());
        return;
      case Kind::number:
        write_number(value.as_number());
        return;
      case Kind::string:
        write_string(value.as_string());
        return;
      case Kind::dict:
        write_dict(*value.unbox<Dict>(), depth);
        return;
      case Kind::list:
      case Kind::tuple:
      case Kind::sequence:
        write_list(value, depth);
        return;
      default:
        fail_type(value, "a value that JSON has a form for", context_);
        return;
    }
  }

  std::string take() { return std::move(text_); }

 private:
  void write_number(double number) {
    if (std::isnan(number))
      text_ += "NaN";
    else if (std::isinf(number))
      text_ += number < 0 ? "-Infinity" : "Infinity";
    else
      append_number(text_, number);
  }

  void write_string(std::string_view text) {
    text_ += '"';
    while (!text.empty()) write_character(take_code_point(text));
    text_ += '"';
  }

  void write_character(char32_t c) {
    switch (c) {
      case '"':
        text_ += "\\\"";
        return;
      case '\\':
        text_ += "\\\\";
        return;
      case '\n':
        text_ += "\\n";
        return;
      case '\r':
        text_ += "\\r";
        return;
      case '\t':
        text_ += "\\t";
        return;
      case '\f':
        text_ += "\\f";
        return;
      case '\b':
        text_ += "\\b";
        return;
      default:
        break;
    }
    const auto code = static_cast<uint32_t>(c);
    if (code >= 0x20 && code < 0x7F)
      text_ += static_cast<char>(code);
    else if (code < 0x10000)
      text_ += fmt::format("\\u{:04x}", code);
    else
      text_ +=
          fmt::format("\\u{:04x}\\u{:04x}", 0xD800 + ((code - 0x10000) >> 10), 0xDC00 + ((code - 0x10000) & 0x3FF));
  }

  void new_line(int depth) {
    if (!indent_) return;
    text_ += '\n';
    for (int i = 0; i < depth; ++i) text_ += *indent_;
  }

  void separate(bool is_first, int depth) {
    if (!is_first) text_ += indent_ ? "," : ", ";
    new_line(depth);
  }

  void write_list(const Value& list, int depth) {
    const std::optional<std::vector<Value>> items = items_of(list, context_);
    if (!items) return;
    text_ += '[';
    for (std::size_t i = 0; i < items->size() && !context_.failed(); ++i) {
      separate(i == 0, depth + 1);
      write((*items)[i], depth + 1);
    }
    if (!items->empty()) new_line(depth);
    text_ += ']';
  }

  void write_key(const Value& key) {
    if (key.is_string()) return write_string(key.as_string());
    const bool has_form = key.is_numeric() || key.is(Kind::none);
    if (!has_form) fail_type(key, "a key that JSON has a form for", context_);
    text_ += '"';
    write(key, 0);
    text_ += '"';
  }

  void write_dict(const Dict& dict, int depth) {
    std::vector<Entry> entries(dict.all().begin(), dict.all().end());
    std::stable_sort(entries.begin(), entries.end(), [&](const Entry& a, const Entry& b) {
      return !context_.failed() && is_less(a.key, b.key, context_);
    });
    text_ += '{';
    for (std::size_t i = 0; i < entries.size() && !context_.failed(); ++i) {
      separate(i == 0, depth + 1);
      write_key(entries[i].key);
      text_ += ": ";
      write(entries[i].value, depth + 1);
    }
    if (!entries.empty()) new_line(depth);
    text_ += '}';
  }

  const std::optional<JsonIndent>& indent_;
  Context& context_;
  std::string text_;
};

}  // namespace

std::string to_json(const Value& value, const std::optional<JsonIndent>& indent, Context& context) {
  JsonWriter writer(indent, context);
  writer.write(value, 0);
  return writer.take();
}

std::string html_safe_json(std::string_view json) {
  std::string result;
  for (const char c : json) {
    switch (c) {
      case '<':
        result += "\\u003c";
        break;
      case '>':
        result += "\\u003e";
        break;
      case '&':
        result += "\\u0026";
        break;
      case '\'':
        result += "\\u0027";
        break;
      default:
        result += c;
    }
  }
  return result;
}

}  // namespace evdoc::render
