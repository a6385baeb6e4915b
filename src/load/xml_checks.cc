#include "load/xml_checks.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>
#include <utility>

#include "base/ascii.h"
#include "base/suggest.h"
#include "load/codes.h"
#include "load/xml_bytes.h"

namespace evdoc::xml {

namespace {

using Names = std::span<const std::string_view>;

bool is_blank(char c) {
  return is(c, blank);
}

bool has_hex_prefix(std::string_view digits) {
  return digits.starts_with("0x") || digits.starts_with("0X");
}

Text present(const Element& element, std::string_view name, Severity severity, Diagnostics& diagnostics) {
  const Text value = trimmed(element.attribute(name).value());
  if (value.empty()) report_missing(element.qualified_name(), name, element.span(), severity, diagnostics);
  return value;
}

/// Where the first is of which `matches` is true.
template <class Predicate>
std::optional<std::size_t> index_of(std::span<const std::string_view> names, const Predicate& matches) {
  const auto found = std::ranges::find_if(names, matches);
  return found != names.end() ? std::optional(static_cast<std::size_t>(found - names.begin())) : std::nullopt;
}

/// The name that was meant, or all of them after `introduction`.
std::string help_for(std::string_view name, std::span<const std::string_view> known, std::string_view introduction) {
  std::string help = did_you_mean(name, known);
  if (!help.empty()) return help;
  if (known.empty()) return "delete it";
  return fmt::format("{}: {}", introduction, fmt::join(known, ", "));
}

/// The number of names: it is none of them.
std::size_t place_in(Names names, std::string_view name) {
  std::size_t place = 0;
  while (place < names.size() && !is_same_name(names[place], name)) ++place;
  return place;
}

/// Unless it belongs to others.
void report_unknown(const ScannedAttribute& attribute, const Element& element, Names known, Severity severity,
                    Diagnostics& diagnostics) {
  const std::string_view name = attribute.name.text;
  const bool is_foreign = name == "xmlns" || name.find(':') != std::string_view::npos;
  if (is_foreign) return;
  diagnostics
      .report(code::unknown_attribute, Attribute(attribute).name_span(),
              fmt::format("'<{}>' has no attribute '{}'", element.qualified_name(), name),
              help_for(name, known, "known here"))
      .severity = severity;
}

}  // namespace

Text part_of(const Text& whole, std::string_view piece) {
  if (whole.span.size() != whole.value.size()) return {piece, whole.span};
  const auto offset = static_cast<uint32_t>(piece.data() - whole.value.data());
  return {piece, whole.span.part(offset, static_cast<uint32_t>(piece.size()))};
}

Text trimmed(const Text& text) {
  std::string_view value = text.value;
  while (!value.empty() && is_blank(value.front())) value.remove_prefix(1);
  while (!value.empty() && is_blank(value.back())) value.remove_suffix(1);
  if (value.empty()) return {{}, text.span};
  return value.size() == text.value.size() ? text : part_of(text, value);
}

std::string_view take_word(std::string_view& list) {
  const auto begin = std::ranges::find_if_not(list, is_blank);
  const auto end = std::find_if(begin, list.end(), is_blank);
  list = {end, list.end()};
  return {begin, end};
}

Text required(const Element& element, std::string_view name, Diagnostics& diagnostics) {
  return present(element, name, Severity::error, diagnostics);
}

Text expected(const Element& element, std::string_view name, Diagnostics& diagnostics) {
  return present(element, name, Severity::warning, diagnostics);
}

std::optional<uint64_t> parse_number(const Text& text, uint64_t largest, Diagnostics& diagnostics) {
  const Text number = trimmed(text);
  std::string_view digits = number.value;
  const bool is_hex = has_hex_prefix(digits);
  if (is_hex) digits.remove_prefix(2);
  uint64_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, is_hex ? 16 : 10);
  const bool is_whole = end == digits.data() + digits.size() && !digits.empty();
  if (!is_whole || error == std::errc::invalid_argument) {
    diagnostics.report(code::bad_number, number.span, fmt::format("'{}' is not a number", number.value),
                       "write a decimal number, or a hexadecimal one with 0x");
    return std::nullopt;
  }
  if (error == std::errc::result_out_of_range || value > largest) {
    diagnostics.report(code::number_out_of_range, number.span, fmt::format("{} is out of range", number.value),
                       is_hex ? fmt::format("write a number from 0x0 to 0x{:X}", largest)
                              : fmt::format("write a number from 0 to {}", largest));
    return std::nullopt;
  }
  return value;
}

std::optional<uint64_t> required_number(const Element& element, std::string_view name, uint64_t largest,
                                        Diagnostics& diagnostics) {
  const Text text = required(element, name, diagnostics);
  return text.empty() ? std::nullopt : parse_number(text, largest, diagnostics);
}

std::optional<uint64_t> optional_number(const Element& element, std::string_view name, uint64_t largest,
                                        Diagnostics& diagnostics) {
  return optional_number(element.attribute(name), largest, diagnostics);
}

std::optional<uint64_t> optional_number(const Attribute& attribute, uint64_t largest, Diagnostics& diagnostics) {
  return attribute ? parse_number(attribute.value(), largest, diagnostics) : std::nullopt;
}

std::optional<bool> parse_boolean(const Text& text, std::string help, Diagnostics& diagnostics) {
  const Text value = trimmed(text);
  if (value.value == "true" || value.value == "1") return true;
  if (value.value == "false" || value.value == "0") return false;
  diagnostics.report(code::bad_boolean, value.span, fmt::format("'{}' is neither true nor false", value.value),
                     std::move(help));
  if (is_same_but_for_case(value, "true")) return true;
  if (is_same_but_for_case(value, "false")) return false;
  return std::nullopt;
}

std::optional<bool> boolean(const Element& element, std::string_view name, Diagnostics& diagnostics) {
  return boolean(element.attribute(name), diagnostics);
}

std::optional<bool> boolean(const Attribute& attribute, Diagnostics& diagnostics) {
  if (!attribute) return std::nullopt;
  return parse_boolean(attribute.value(), fmt::format("write {0}=\"true\" or {0}=\"false\"", attribute.name()),
                       diagnostics);
}

std::optional<std::size_t> choice(const Element& element, std::string_view name,
                                  std::span<const std::string_view> choices, Diagnostics& diagnostics) {
  const Attribute attribute = element.attribute(name);
  if (!attribute) return std::nullopt;
  const Text value = trimmed(attribute.value());
  const auto exact = index_of(choices, [&](std::string_view choice) { return choice == value.value; });
  if (exact) return exact;
  diagnostics.report(code::bad_choice, value.span, fmt::format("'{}' is not a value of '{}'", value.value, name),
                     help_for(value.value, choices, "write one of"));
  return index_of(choices, [&](std::string_view choice) { return is_same_but_for_case(choice, value); });
}

bool is_in(Names names, std::string_view name) {
  return place_in(names, name) < names.size();
}

void check_attributes(const Element& element, Names known, Severity severity, Diagnostics& diagnostics) {
  for (const ScannedAttribute& attribute : element.attributes()) {
    if (!is_in(known, attribute.name.text)) report_unknown(attribute, element, known, severity, diagnostics);
  }
}

void sort_attributes(const Element& element, Names known, Severity severity, std::span<Attribute> sorted,
                     Diagnostics& diagnostics) {
  for (const ScannedAttribute& attribute : element.attributes()) {
    const std::size_t place = place_in(known, attribute.name.text);
    if (place < known.size()) {
      sorted[place] = Attribute(attribute);
    } else {
      report_unknown(attribute, element, known, severity, diagnostics);
    }
  }
}

void report_missing(std::string_view element, std::string_view attribute, Span place, Severity severity,
                    Diagnostics& diagnostics) {
  diagnostics
      .report(code::missing_attribute, place, fmt::format("'<{}>' has no '{}'", element, attribute),
              fmt::format("add {}=\"...\"", attribute))
      .severity = severity;
}

void check_children(const Element& element, std::span<const std::string_view> known, Severity severity,
                    Diagnostics& diagnostics) {
  for (const Element& child : element.children()) {
    if (is_in(known, child.name())) continue;
    report_unknown(child, element.qualified_name(), known, severity, diagnostics);
  }
}

void report_unknown(const Element& child, std::string_view parent, std::span<const std::string_view> known,
                    Severity severity, Diagnostics& diagnostics) {
  diagnostics
      .report(code::unknown_element, child.span(),
              fmt::format("'<{}>' is not an element of '<{}>'", child.qualified_name(), parent),
              help_for(child.name(), known, "known here"))
      .severity = severity;
}

Diagnostic& report_duplicate(std::string_view kind, const Text& second, Span first, Diagnostics& diagnostics) {
  return diagnostics
      .report(code::duplicate_name, second.span, fmt::format("there is a {} '{}' already", kind, second.value),
              "rename or delete one of them")
      .note(first, "the first is here");
}

}  // namespace evdoc::xml
