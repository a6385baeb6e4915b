#include "harvest/edition_join.h"

#include <string>

#include "base/hash.h"
#include "harvest/codes.h"
#include "harvest/text_reader.h"
#include "markdown/inline.h"

namespace evdoc {

namespace {

using markdown::InlinePart;
using markdown::InlineText;
using markdown::PageLine;

/// A text of the page as a span of it.
Text text_at(Span whole, std::string_view text) {
  const auto begin = static_cast<uint32_t>(text.data() - whole.text().data());
  return {text, whole.part(begin, static_cast<uint32_t>(text.size()))};
}

/// The pairs of one text, and what stands around and between them.
class TextJoin {
 public:
  TextJoin(const InlineText& localized, const InlineText& english)
      : localized_(localized), english_(english), link_(markdown::split_link(trimmed(localized.span.text()))) {}

  InlineText join() {
    const markdown::Link english = markdown::split_link(trimmed(english_.span.text()));
    result_.span = localized_.span;
    if (english.text.empty() || markdown::is_code_span(english.text) || link_.text.empty()) return localized_;
    const std::string_view whole = localized_.span.text();
    const auto begin = static_cast<std::size_t>(link_.text.data() - whole.data());
    add_literal(whole.substr(0, begin));
    const std::vector<PublishedSegment> segments = paired_sentences(english.text, link_.text);
    for (const PublishedSegment& segment : segments) add_pair(segment, &segment == &segments.back());
    add_literal(whole.substr(begin + link_.text.size()));
    return std::move(result_);
  }

 private:
  void add_literal(std::string_view text) {
    if (text.empty()) return;
    const Text literal = text_at(localized_.span, text);
    result_.parts.push_back({.source = literal, .target = literal, .prefix = {}, .span = literal.span});
  }

  void add_pair(const PublishedSegment& segment, bool is_last) {
    InlinePart pair;
    pair.source = text_at(english_.span, segment.source);
    pair.target = text_at(localized_.span, segment.target);
    pair.is_pair = true;
    pair.span = pair.target.span;
    result_.parts.push_back(pair);
    if (!is_last) add_literal({segment.target.data() + segment.target.size(), segment.after.size()});
  }

  const InlineText& localized_;
  const InlineText& english_;
  markdown::Link link_;
  InlineText result_;
};

bool is_built_alike(const PageLine& a, const PageLine& b) {
  return a.kind == b.kind && a.level == b.level && a.texts.size() == b.texts.size();
}

void report_difference(Span place, Span english, Diagnostics& diagnostics) {
  diagnostics
      .report(code::source_page_unlike, place,
              "the English page has another line here, so nothing is taken from this one",
              "give the English page of the commit that this page names")
      .note(english, "the English page's line");
}

}  // namespace

std::optional<markdown::ScannedPage> join_editions(const markdown::ScannedPage& localized,
                                                   const markdown::ScannedPage& english, Diagnostics& diagnostics) {
  markdown::ScannedPage joined = localized;
  const std::size_t count = joined.lines.size();
  for (std::size_t i = 0; i < count; ++i) {
    PageLine& line = joined.lines[i];
    if (i >= english.lines.size() || !is_built_alike(line, english.lines[i])) {
      const bool has_line = i < english.lines.size();
      report_difference(line.span, has_line ? english.lines[i].span : Span{english.source, 0, 0}, diagnostics);
      return std::nullopt;
    }
    for (std::size_t j = 0; j < line.texts.size(); ++j) {
      line.texts[j] = TextJoin(line.texts[j], english.lines[i].texts[j]).join();
    }
  }
  if (english.lines.size() == count) return joined;
  report_difference({localized.source, 0, 0}, english.lines[count].span, diagnostics);
  return std::nullopt;
}

std::string english_page_hash(const Source& source) {
  std::string page;
  for (const char c : source.text()) {
    if (c == '\r') continue;
    if (c == '\n') page += '\r';
    page += c;
  }
  return sha1_hex(page);
}

}  // namespace evdoc
