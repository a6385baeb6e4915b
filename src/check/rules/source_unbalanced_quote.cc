// source-unbalanced-quote: a quote of a message that has no partner.

#include <fmt/format.h>

#include "check/codes.h"
#include "check/places.h"
#include "check/rules/all.h"
#include "check/rules/source_messages.h"

namespace evdoc::check {

namespace {

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
