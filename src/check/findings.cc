#include <fmt/format.h>

#include "check/places.h"
#include "check/rule.h"
#include "markdown/unit_id.h"
#include "text/xml_text.h"

namespace evdoc::check {

namespace {

std::string where_shown(const ShownUnit& unit) {
  if (unit.pages == 1) return fmt::format("it is shown on the page of {}", unit.first_page);
  return fmt::format("it is shown on {} pages, first on that of {}", unit.pages, unit.first_page);
}

}  // namespace

std::string page_name(const PageTable& page) {
  return page.page.empty() ? fmt::to_string(page.event) : std::string(page.page.value);
}

void Findings::enter(std::string page, std::string_view unit) {
  subject_ = {std::string(locale_), std::move(page), std::string(unit)};
  page_ = nullptr;
}

void Findings::enter(const Unit& unit, const PageTable* page) {
  enter(page ? page_name(*page) : std::string(), unit.id.value);
  page_ = page;
}

void Findings::enter(const PageTable& page) {
  enter(page_name(page), {});
  page_ = &page;
}

void Findings::enter(const Event& event) {
  const Text& string = event.message.string_id;
  enter(fmt::to_string(event.value), string.empty() ? std::string() : markdown::string_unit_id(string.value));
}

void Findings::enter(const PageUnit& unit, const PageContent& page) {
  const bool is_common = !unit.common_id.empty();
  enter(is_common ? std::string() : fmt::to_string(page.key.event), is_common ? unit.common_id.text() : unit.id);
}

void Findings::note_page(Diagnostic& finding) const {
  const bool is_found_by_id = shown_ && (page_ || subject_.page.empty());
  const ShownUnit* unit = is_found_by_id ? shown_->find(subject_.unit, page_) : nullptr;
  if (unit && unit->pages > 0) {
    finding.note(unit->span, where_shown(*unit));
  } else if (page_) {
    finding.note(shown_ ? shown_->place_of(*page_) : Span(), fmt::format("it belongs to the page {}", subject_.page));
  }
}

Diagnostic& Findings::report_unit(const Code& code, Span span, std::string message, std::string help) {
  Diagnostic& finding = out_.report(code, span, std::move(message), std::move(help));
  finding.severity = severity_.severity;
  finding.subject = subject_;
  return finding;
}

Diagnostic& Findings::report(const Code& code, Span span, std::string message, std::string help) {
  Diagnostic& finding = report_unit(code, span, std::move(message), std::move(help));
  note_page(finding);
  return finding;
}

Diagnostic& Findings::report(const Code& code, const CheckedSegment& segment, std::string_view part,
                             std::string message, std::string help) {
  const bool has_target = segment.segment->target.has_value();
  const Span source = place_of(segment.source.text, segment.source.value());
  const Span place = has_target ? place_of(segment.target.text, part) : source;
  Diagnostic& finding = report_unit(code, place, std::move(message), std::move(help));
  if (has_target) finding.note(source, "this is the source");
  note_page(finding);
  return finding;
}

void add_fix(Diagnostic& finding, const CheckedSegment& segment, std::string_view part, std::string_view replacement,
             Fix::Trust trust) {
  if (!segment.is_mendable) return;
  if (const auto place = editable_place_of(segment.target.text, part)) {
    finding.fixes.push_back({*place, xml_escaped(replacement), trust});
  }
}

}  // namespace evdoc::check
