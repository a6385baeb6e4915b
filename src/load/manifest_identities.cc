// Rules for what Windows and the message compiler know things by: names of providers, GUIDs, symbols.
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <unordered_map>

#include "base/ascii.h"
#include "load/manifest_codes.h"
#include "load/manifest_rules.h"
#include "load/xml_checks.h"

namespace evdoc {

namespace {

constexpr std::size_t longest_name = 255;
constexpr std::string_view refused_characters = "><&\"|\\:`?*";

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_letter(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
}

bool is_hex_digit(char c) {
  return is_digit(c) || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f');
}

bool is_refused(char c) {
  return static_cast<unsigned char>(c) < ' ' || refused_characters.find(c) != std::string_view::npos;
}

/// "{c651f5f6-1c0d-492e-8ae1-b4efd7c9d503}"
bool is_guid(std::string_view text) {
  constexpr std::string_view form = "{hhhhhhhh-hhhh-hhhh-hhhh-hhhhhhhhhhhh}";
  return std::ranges::equal(text, form,
                            [](char c, char expected) { return expected == 'h' ? is_hex_digit(c) : c == expected; });
}

bool is_symbol(std::string_view text) {
  const auto belongs = [](char c) { return is_letter(c) || is_digit(c); };
  return text.empty() || (!is_digit(text.front()) && std::ranges::all_of(text, belongs));
}

void check_name(const Text& name, Diagnostics& diagnostics) {
  const auto refused = std::ranges::find_if(name.value, is_refused);
  if (refused != name.value.end()) {
    diagnostics.report(code::bad_provider_name, name.span,
                       fmt::format("a provider's name can't have the character '{}'", *refused),
                       "name it Company-Product-Component");
  } else if (name.value.size() > longest_name) {
    diagnostics.report(code::bad_provider_name, name.span,
                       fmt::format("the provider's name has {} characters", name.value.size()),
                       fmt::format("give it a name of at most {}", longest_name));
  }
}

void check_files(const Provider& provider, Diagnostics& diagnostics) {
  const auto check = [&](const Text& file, std::string_view attribute) {
    if (file.empty()) xml::report_missing("provider", attribute, provider.span, Severity::warning, diagnostics);
  };
  check(provider.resource_file, "resourceFileName");
  check(provider.message_file, "messageFileName");
}

void check_guid(const Text& guid, Diagnostics& diagnostics) {
  if (guid.empty() || is_guid(guid)) return;
  diagnostics.report(code::bad_guid, guid.span, fmt::format("'{}' is no GUID", guid.value),
                     "write it as {c651f5f6-1c0d-492e-8ae1-b4efd7c9d503}, with its braces");
}

class SymbolCheck {
 public:
  explicit SymbolCheck(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  void check(const Provider& provider) {
    check(provider.symbol);
    check_all(provider.channels);
    check_all(provider.levels);
    check_all(provider.tasks);
    for (const Task& task : provider.tasks) check_all(task.opcodes);
    check_all(provider.opcodes);
    check_all(provider.keywords);
    check_all(provider.maps);
    for (const Map& map : provider.maps) check_all(map.entries);
    check_all(provider.filters);
    check_all(provider.events);
  }

 private:
  template <class List>
  void check_all(const List& things) {
    for (const auto& thing : things) check(thing.symbol);
  }

  void check(const Text& symbol) {
    if (is_symbol(symbol)) return;
    diagnostics_.report(code::bad_symbol, symbol.span, fmt::format("'{}' is no name in C", symbol.value),
                        "use letters, digits and underscores only, and begin with no digit");
  }

  Diagnostics& diagnostics_;
};

/// What providers must have each for itself. Letter case does not count.
class UniqueTexts {
 public:
  UniqueTexts(std::string_view noun, Diagnostics& diagnostics) : noun_(noun), diagnostics_(diagnostics) {}

  void add(const Text& text) {
    if (text.empty()) return;
    const auto [first, is_new] = places_.try_emplace(ascii_lowered(text.value), text.span);
    if (is_new) return;
    diagnostics_
        .report(code::duplicate_provider, text.span, fmt::format("another provider has the {} '{}'", noun_, text.value),
                "give each provider its own")
        .note(first->second, "the first is here");
  }

 private:
  std::string_view noun_;
  Diagnostics& diagnostics_;
  std::unordered_map<std::string, Span> places_;
};

}  // namespace

void check_identities(const Manifest& manifest, Diagnostics& diagnostics) {
  UniqueTexts names("name", diagnostics);
  UniqueTexts guids("GUID", diagnostics);
  for (const Provider& provider : manifest.providers) {
    check_name(provider.name, diagnostics);
    check_files(provider, diagnostics);
    for (const Text& guid : {provider.guid, provider.traits.group_guid, provider.traits.control_guid}) {
      check_guid(guid, diagnostics);
    }
    names.add(provider.name);
    guids.add(provider.guid);
    SymbolCheck(diagnostics).check(provider);
  }
}

}  // namespace evdoc
