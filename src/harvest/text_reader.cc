#include "harvest/text_reader.h"

#include <string>

#include "harvest/codes.h"
#include "markdown/inline.h"
#include "markdown/pair.h"

namespace evdoc {

namespace {

bool same_gaps(const std::vector<markdown::Sentence>& a, const std::vector<markdown::Sentence>& b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i].after != b[i].after) return false;
  }
  return true;
}

}  // namespace

std::vector<PublishedSegment> paired_sentences(std::string_view source, std::string_view target) {
  const std::vector<markdown::Sentence> sources = markdown::split_sentences(source);
  const std::vector<markdown::Sentence> targets = markdown::split_sentences(target);
  if (!same_gaps(sources, targets)) return {{source, target, {}}};
  std::vector<PublishedSegment> segments;
  for (std::size_t i = 0; i < sources.size(); ++i) {
    segments.push_back({sources[i].text, targets[i].text, sources[i].after});
  }
  return segments;
}

std::string_view TextReader::kept(std::string_view text, TextPlace place) {
  if (place == TextPlace::line || text.find('&') == std::string_view::npos) return text;
  return arena_.copy(markdown::text_of_cell(text));
}

std::vector<PublishedSegment> TextReader::segments(const markdown::InlineText& text, TextPlace place) {
  std::vector<PublishedSegment> segments;
  for (const markdown::InlinePart& part : text.parts) {
    if (part.is_pair) {
      segments.push_back({kept(part.source.value, place), kept(part.target.value, place), {}});
    } else if (!segments.empty()) {
      segments.back().after = kept(part.source.value, place);
    }
  }
  // What stands behind the last pair stands behind the unit too: a blank, or the rest of a link.
  if (!segments.empty()) segments.back().after = {};
  return segments;
}

/// The pairs of a unit must be the whole of it.
void TextReader::check_segments(const PublishedUnit& unit) {
  std::string joined;
  for (const PublishedSegment& segment : unit.segments) {
    joined += segment.source;
    joined += segment.after;
  }
  const bool is_broken_pair = unit.source.find("<span data-") != std::string_view::npos;  // which is reported
  if (joined == unit.source || is_broken_pair) return;
  diagnostics_.report(code::text_not_paired, unit.span,
                      unit.segments.empty() ? "the text stands in no pair" : "a part of the text stands in no pair",
                      "restore the page from where it was published");
}

Text TextReader::read(std::string_view id, const markdown::InlineText& text, TextWording wording, TextPlace place,
                      std::string_view lead) {
  std::string source(lead);
  for (const markdown::InlinePart& part : text.parts) source += kept(part.source.value, place);
  const Text english{arena_.copy(source), text.span};
  const markdown::Link link = markdown::split_link(markdown::trimmed(english.value));
  if (link.text.empty() || markdown::is_code_span(link.text)) return english;

  PublishedUnit unit{.id = arena_.copy(id),
                     .source = link.text,
                     .segments = segments(text, place),
                     .is_identifier = wording == TextWording::identifier,
                     .span = text.span};
  if (page_.edition != Edition::source) check_segments(unit);
  page_.units.push_back(std::move(unit));
  return english;
}

void TextReader::add_unpaired(std::string_view id, std::string_view source, Text target) {
  if (markdown::trimmed(source).empty()) return;
  PublishedUnit unit{.id = arena_.copy(id), .source = source, .segments = {}, .span = target.span};
  if (page_.edition != Edition::source) unit.segments = paired_sentences(source, target.value);
  page_.units.push_back(std::move(unit));
}

}  // namespace evdoc
