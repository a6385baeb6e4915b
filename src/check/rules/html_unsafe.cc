// html-unsafe: markup of a target that acts in a browser.

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "check/codes.h"
#include "check/letters.h"
#include "check/rules/all.h"
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
    if (before_attribute.find(tag[at - 1]) == std::string_view::npos) continue;
    const std::size_t end = std::min(tag.find_first_not_of(small_letters, at), tag.size());
    const std::size_t sign = tag.find_first_not_of(blanks, end);
    const bool is_handler = end - at > 2 && sign < tag.size() && tag[sign] == '=';
    const std::string_view name = tag.substr(at, end - at);
    if (is_handler && source.find(name) == std::string_view::npos) return name;
  }
  return {};
}

/// That of any tag.
std::string_view find_new_handler(std::string_view text, std::string_view source) {
  for (std::size_t begin = text.find('<'); begin < text.size(); begin = text.find('<', begin)) {
    const std::string_view rest = text.substr(begin);
    const bool is_tag = rest.size() > 1 && small_letters.find(rest[1]) != std::string_view::npos;
    const std::string_view tag = rest.substr(0, is_tag ? tag_length(rest) : 1);
    const std::string_view handler = new_handler_in(tag, source);
    if (!handler.empty()) return handler;
    begin += tag.size();
  }
  return {};
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

}  // namespace evdoc::check
