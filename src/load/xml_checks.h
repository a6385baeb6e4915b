// Attributes of an XML element as values, checked.
#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "load/xml_document.h"

namespace evdoc::xml {

/// Text without the blanks at both ends; its span shrinks with it.
Text trimmed(const Text& text);

/// A part of `whole`: the bytes of `piece`, which is a view into its value. Where the value differs from what is
/// written, the span is that of the whole.
Text part_of(const Text& whole, std::string_view piece);

/// Takes the first word off a list that is separated by blanks and line ends. Empty: there is none left.
std::string_view take_word(std::string_view& list);

/// The attribute's value without the blanks at both ends; reports it when it is absent or empty.
Text required(const Element& element, std::string_view name, Diagnostics& diagnostics);

/// Likewise, as a warning: what lacks it can be used all the same.
Text expected(const Element& element, std::string_view name, Diagnostics& diagnostics);

/// Decimal, or hexadecimal after 0x. Nothing, with a finding, when `text` is no number or over `largest`.
std::optional<uint64_t> parse_number(const Text& text, uint64_t largest, Diagnostics& diagnostics);

/// A number attribute that must be there.
std::optional<uint64_t> required_number(const Element& element, std::string_view name, uint64_t largest,
                                        Diagnostics& diagnostics);

/// A number attribute that may be absent: nothing then, and no finding.
std::optional<uint64_t> optional_number(const Attribute& attribute, uint64_t largest, Diagnostics& diagnostics);
std::optional<uint64_t> optional_number(const Element& element, std::string_view name, uint64_t largest,
                                        Diagnostics& diagnostics);

/// true, false, 1 or 0; nothing, with a finding that says `help`, when `text` is none of them. Reported, and read, in
/// another letter case.
std::optional<bool> parse_boolean(const Text& text, std::string help, Diagnostics& diagnostics);

/// Likewise of an attribute that may be absent: nothing then, and no finding.
std::optional<bool> boolean(const Attribute& attribute, Diagnostics& diagnostics);
std::optional<bool> boolean(const Element& element, std::string_view name, Diagnostics& diagnostics);

/// The index in `choices` of the attribute's value; nothing when it is absent or none of them (reported). Reported, and
/// read, in another letter case.
std::optional<std::size_t> choice(const Element& element, std::string_view name,
                                  std::span<const std::string_view> choices, Diagnostics& diagnostics);

/// Whether `name` is one of `names`.
bool is_in(std::span<const std::string_view> names, std::string_view name);

/// Reports attributes that are not `known`, with `severity`. Those with a prefix belong to others and are left alone.
void check_attributes(const Element& element, std::span<const std::string_view> known, Severity severity,
                      Diagnostics& diagnostics);

/// Likewise, and puts each that is known to where its name stands in `known`.
void sort_attributes(const Element& element, std::span<const std::string_view> known, Severity severity,
                     std::span<Attribute> sorted, Diagnostics& diagnostics);

/// The same; empty where the element has no attribute of that name.
template <std::size_t count>
std::array<Attribute, count> find_attributes(const Element& element, const std::array<std::string_view, count>& known,
                                             Severity severity, Diagnostics& diagnostics) {
  std::array<Attribute, count> found;
  sort_attributes(element, known, severity, found, diagnostics);
  return found;
}

/// Reports that `element` has no `attribute`.
void report_missing(std::string_view element, std::string_view attribute, Span place, Severity severity,
                    Diagnostics& diagnostics);

/// Reports elements in `element` that are not `known`, with `severity`.
void check_children(const Element& element, std::span<const std::string_view> known, Severity severity,
                    Diagnostics& diagnostics);

/// Reports `child`, which stands where only `known` elements may.
void report_unknown(const Element& child, std::string_view parent, std::span<const std::string_view> known,
                    Severity severity, Diagnostics& diagnostics);

/// Reports that the name of `second`, a thing of this kind, is taken by one that stands at `first`. The reference
/// holds until the next finding.
Diagnostic& report_duplicate(std::string_view kind, const Text& second, Span first, Diagnostics& diagnostics);

}  // namespace evdoc::xml
