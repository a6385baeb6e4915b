// Rules about the English messages of the metadata: what is mended there once need not be mended in every locale.

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "check/codes.h"
#include "check/letters.h"
#include "check/places.h"
#include "check/rules/all.h"
#include "check/rules/inserts.h"

namespace evdoc::check {

namespace {

/// Calls `visit(event, text)` for each message of an event in the source culture, which findings are about then.
template <class Visit>
void for_each_message(const Project& project, Findings& findings, Visit visit) {
  for (const Manifest& manifest : project.manifests) {
    for (const Provider& provider : manifest.providers) {
      for (const Event& event : provider.events) {
        if (event.has_fault || event.is_broken || event.message.text.empty()) continue;
        findings.enter(event);
        visit(event, event.message.text);
      }
    }
  }
}

/// Calls `visit(insert, number)` for each insert of a message that has a number.
template <class Visit>
void for_each_insert(const Text& text, Visit visit) {
  for (const markdown::Piece& piece : markdown::split_markup(text.value)) {
    if (piece.kind != markdown::Piece::Kind::insert) continue;
    const std::string_view digits = number_of(piece.text);
    unsigned number = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (number > 0) visit(piece.text, number);
  }
}

/// "arg0", "data1", "param2", "s1": a name that says nothing.
bool says_nothing(std::string_view name) {
  while (!name.empty() && is_digit(name.back())) name.remove_suffix(1);
  constexpr std::string_view empty_names = " arg Arg data Data param Param p P s value Value string String ";
  return empty_names.find(fmt::format(" {} ", name)) != std::string_view::npos;
}

/// Quotes that stand at the edge of a word or an insert; apostrophes do not count.
std::size_t quotes_in(std::string_view text, char quote) {
  std::size_t count = 0;
  for (std::size_t at = text.find(quote); at != std::string_view::npos; at = text.find(quote, at + 1)) {
    const auto is_letter_at = [&](std::size_t i) {
      return i < text.size() && (text[i] | 0x20) >= 'a' && (text[i] | 0x20) <= 'z';
    };
    const bool is_apostrophe = at > 0 && is_letter_at(at - 1) && (is_letter_at(at + 1) || text[at - 1] == 's');
    if (!is_apostrophe) ++count;
  }
  return count;
}

}  // namespace

void source_insert_without_item(const Project& project, Findings& findings) {
  for_each_message(project, findings, [&](const Event& event, const Text& text) {
    if (!event.payload || event.payload->items.empty()) return;  // its payload is not described at all
    const std::size_t items = event.payload->items.size();
    for_each_insert(text, [&](std::string_view insert, unsigned number) {
      if (number <= items) return;
      findings.report(
          code::source_insert_without_item, place_of(text, insert),
          fmt::format("'{}' of event {} has no data item: its payload template has {}", insert, event.value, items),
          "correct the number, or add the data item");
    });
  });
}

void source_unnamed_insert(const Project& project, Findings& findings) {
  for_each_message(project, findings, [&](const Event& event, const Text& text) {
    if (!event.payload) return;
    for_each_insert(text, [&](std::string_view insert, unsigned number) {
      if (number > event.payload->items.size()) return;
      const Text& name = event.payload->items[number - 1].name;
      if (!says_nothing(name.value)) return;
      findings
          .report(code::source_unnamed_insert, place_of(text, insert),
                  fmt::format("'{}' of event {} is the data item '{}', whose name says nothing", insert, event.value,
                              name.value),
                  "name the data item after what it holds, for translators and readers")
          .note(name.span, "the data item is declared here");
    });
  });
}

void source_missing_stop(const Project& project, Findings& findings) {
  constexpr std::size_t least_words = 4;
  for_each_message(project, findings, [&](const Event& event, const Text& text) {
    const std::string_view message = trimmed(text.value);
    const char32_t last = last_character(message);
    if (words_of(message).size() < least_words || !(is_letter(last) || last == U'\'' || last == U')')) return;
    findings.report(code::source_missing_stop, place_of(text, last_bytes(message)),
                    fmt::format("the message of event {} ends without a full stop", event.value), "end the sentence");
  });
}

void source_unbalanced_quote(const Project& project, Findings& findings) {
  for_each_message(project, findings, [&](const Event& event, const Text& text) {
    for (const char quote : {'\'', '"'}) {
      if (quotes_in(text.value, quote) % 2 == 0) continue;
      findings.report(code::source_unbalanced_quote, place_of(text, text.value),
                      fmt::format("the message of event {} has a {} without its partner", event.value, quote),
                      "close the quotation, or delete the quote");
    }
  });
}

}  // namespace evdoc::check
