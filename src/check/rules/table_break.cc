// table-break: a target that breaks the table or the heading around it.

#include "check/codes.h"
#include "check/rules/all.h"

namespace evdoc::check {

namespace {

std::string_view first_new(const CheckedSegment& segment, std::string_view characters) {
  const std::string_view target = segment.target.value();
  const std::size_t at = target.find_first_of(characters);
  const bool is_new = at != std::string_view::npos && segment.source.value().find(target[at]) == std::string_view::npos;
  return is_new ? target.substr(at, 1) : std::string_view();
}

}  // namespace

void table_break(const CheckedSegment& segment, const RuleScope&, Findings& findings) {
  const std::string_view pipe = first_new(segment, "|");
  if (!pipe.empty()) {
    Diagnostic& finding = findings.report(code::table_break, segment, pipe, "'|' begins a new cell of a table",
                                          "write &#124; or another sign");
    add_fix(finding, segment, pipe, "&#124;", Fix::Trust::likely);
  }
  const std::string_view line_end = first_new(segment, "\r\n");
  if (line_end.empty()) return;
  findings.report(code::table_break, segment, line_end, "the target has a line end, which ends a row or a heading",
                  "write the text in one line");
}

}  // namespace evdoc::check
