// What the rules about the English messages of the metadata share: what is mended there once need not be mended in
// every locale.
#pragma once

#include <charconv>
#include <string_view>

#include "check/rule.h"
#include "check/rules/inserts.h"

namespace evdoc::check {

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

}  // namespace evdoc::check
