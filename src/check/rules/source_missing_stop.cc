// source-missing-stop: a message that ends without a full stop.

#include <fmt/format.h>

#include "check/codes.h"
#include "check/letters.h"
#include "check/places.h"
#include "check/rules/all.h"
#include "check/rules/source_messages.h"

namespace evdoc::check {

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

}  // namespace evdoc::check
