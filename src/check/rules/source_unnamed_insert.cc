// source-unnamed-insert: an insert whose data item has a name that says nothing.

#include <fmt/format.h>

#include "check/codes.h"
#include "check/letters.h"
#include "check/places.h"
#include "check/rules/all.h"
#include "check/rules/source_messages.h"

namespace evdoc::check {

namespace {

/// "arg0", "data1", "param2", "s1": a name that says nothing.
bool says_nothing(std::string_view name) {
  while (!name.empty() && is_digit(name.back())) name.remove_suffix(1);
  constexpr std::string_view empty_names = " arg Arg data Data param Param p P s value Value string String ";
  return empty_names.find(fmt::format(" {} ", name)) != std::string_view::npos;
}

}  // namespace

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

}  // namespace evdoc::check
