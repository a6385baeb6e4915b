#include "load/manifest_names.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/ascii.h"
#include "load/manifest_codes.h"
#include "load/xml_checks.h"

namespace evdoc {

namespace {

/// What stands behind `opening` in `$(string.ID)`, or empty.
std::string_view referred(std::string_view reference, std::string_view opening) {
  const bool is_reference = is_same_but_for_case(reference.substr(0, opening.size()), opening);
  if (!is_reference || !reference.ends_with(')')) return {};
  return reference.substr(opening.size(), reference.size() - opening.size() - 1);
}

/// `$(mc.SYMBOL)`: a message of a compiled message file, which is not there to be read.
bool is_message_file_reference(std::string_view reference) {
  return !referred(reference, "$(mc.").empty();
}

}  // namespace

void MessageTable::add(const ManifestString& string) {
  if (strings_.try_emplace(string.id.value, string.value).second) ids_.push_back(string.id.value);
}

Message MessageTable::message_of(const xml::Attribute& attribute) {
  Message message;
  if (!attribute) return message;
  message.present = true;
  const Text reference = xml::trimmed(attribute.value());
  if (is_message_file_reference(reference.value)) return message;
  message.string_id = xml::trimmed(xml::part_of(reference, referred(reference.value, "$(string.")));
  if (message.string_id.empty()) {
    message.text = reference;
    diagnostics_.report(code::bad_message_reference, reference.span,
                        fmt::format("'{}' is not a reference to a string", reference.value),
                        "write $(string.ID), and the text as a <string> of that id");
    return message;
  }
  if (const Text* string = strings_.find(message.string_id.value)) {
    message.text = *string;
  } else {
    report_missing(message.string_id);
  }
  return message;
}

void MessageTable::report_missing(const Text& id) {
  diagnostics_.report(code::missing_string, id.span, fmt::format("there is no string '{}'", id.value),
                      suggester_.suggest(id.value, ids_, "add it to the <stringTable>"));
}

std::vector<xml::Element> section_items(const xml::Element& parent, std::string_view section,
                                        std::span<const std::string_view> items, Diagnostics& diagnostics) {
  std::vector<xml::Element> found;
  for (const xml::Element& part : parent.children(section)) {
    for (const xml::Element& item : part.children()) {
      if (xml::is_in(items, item.name())) {
        found.push_back(item);
      } else {
        xml::report_unknown(item, section, items, Severity::warning, diagnostics);
      }
    }
  }
  return found;
}

}  // namespace evdoc
