// html-unsafe, table-break, front-matter-break: a translation that breaks the page around it.

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "check/codes.h"
#include "check/letters.h"
#include "check/rules/all.h"
#include "markdown/yaml.h"
#include "text/python.h"

namespace evdoc::check {

namespace {

constexpr std::array<std::string_view, 12> active_tags{
    "<script", "<iframe",     "<object", "<embed", "<style", "<form",
    "<!--",    "javascript:", "<svg",    "<meta",  "<base",  "<link"};

constexpr std::string_view small_letters = "abcdefghijklmnopqrstuvwxyz";

/// The first attribute of a tag that runs a script, "onerror", and is not in the source; else empty. Both are in small
/// letters.
std::string_view new_handler_in(std::string_view tag, std::string_view source) {
  constexpr std::string_view blanks = " \t\r\n";
  constexpr std::string_view before_attribute = " \t\r\n/'\"";
  for (std::size_t at = tag.find("on"); at != std::string_view::npos; at = tag.find("on", at + 1)) {
    const std::size_t end = std::min(tag.find_first_not_of(small_letters, at), tag.size());
    const std::size_t sign = tag.find_first_not_of(blanks, end);
    const bool begins = before_attribute.find(tag[at - 1]) != std::string_view::npos;
    const bool is_handler = begins && end - at > 2 && sign < tag.size() && tag[sign] == '=';
    const std::string_view name = tag.substr(at, end - at);
    if (is_handler && source.find(name) == std::string_view::npos) return name;
  }
  return {};
}

/// That of any tag.
std::string_view find_new_handler(std::string_view text, std::string_view source) {
  for (std::size_t begin = text.find('<'); begin < text.size(); begin = text.find('<', begin)) {
    const std::string_view tag = text.substr(begin, tag_length(text.substr(begin)));
    const bool is_tag = tag.size() > 1 && small_letters.find(tag[1]) != std::string_view::npos;
    const std::string_view handler = is_tag ? new_handler_in(tag, source) : std::string_view();
    if (!handler.empty()) return handler;
    begin += is_tag ? tag.size() : 1;
  }
  return {};
}

/// The layouts' field of a front matter unit; null: none.
const FrontMatterField* field_of(const Project& project, std::string_view key) {
  for (const EventDocs& docs : project.event_docs) {
    for (const Layout& layout : docs.layouts) {
      for (const FrontMatterField& field : layout.front_matter) {
        if (field.key.value == key && field.localized_quoting == Quoting::plain) return &field;
      }
    }
  }
  return nullptr;
}

std::string_view first_new(const CheckedSegment& segment, std::string_view characters) {
  const std::string_view target = segment.target.value();
  const std::size_t at = target.find_first_of(characters);
  const bool is_new = at != std::string_view::npos && segment.source.value().find(target[at]) == std::string_view::npos;
  return is_new ? target.substr(at, 1) : std::string_view();
}

void report_unsafe(const CheckedSegment& segment, std::string_view markup, Findings& findings) {
  findings.report(code::html_unsafe, segment, segment.target.value(),
                  fmt::format("the target has '{}', which acts in a browser", markup),
                  "delete it, or write &lt; for '<'");
}

}  // namespace

void html_unsafe(const CheckedSegment& segment, const RuleScope&, Findings& findings) {
  if (segment.target.value().find_first_of("<:") == std::string_view::npos) return;
  const std::string target = lower_case(segment.target.value());
  const std::string source = lower_case(segment.source.value());
  for (const std::string_view tag : active_tags) {
    if (target.find(tag) == std::string::npos || source.find(tag) != std::string::npos) continue;
    report_unsafe(segment, tag, findings);
  }
  const std::string_view handler = find_new_handler(target, source);
  if (!handler.empty()) report_unsafe(segment, handler, findings);
}

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

void front_matter_break(const CheckedSegment& segment, const RuleScope& scope, Findings& findings) {
  constexpr std::string_view prefix = "front-matter.";
  const std::string_view target = segment.target.value();
  const std::size_t at = segment.id.find(prefix);
  if (at == std::string_view::npos || !field_of(scope.project, segment.id.substr(at + prefix.size()))) return;
  if (markdown::yaml_scalar(target, markdown::YamlStyle::if_needed) == target) return;
  findings.report(code::front_matter_break, segment, target,
                  "YAML reads this value otherwise, and the layout writes it without quotes",
                  "set localizedQuoting=\"if-needed\" for the field in the event docs");
}

}  // namespace evdoc::check
