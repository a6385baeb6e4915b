#include "page/page_renderer.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/hash.h"
#include "base/stopwatch.h"
#include "text/locale.h"

namespace evdoc {

namespace {

/// The bytes of a line, its line feed included; an empty range behind the last one.
std::pair<std::size_t, std::size_t> line_range(std::string_view text, std::size_t line) {
  std::size_t begin = 0;
  for (std::size_t i = 1; i < line && begin < text.size(); ++i)
    begin = std::min(text.find('\n', begin), text.size() - 1) + 1;
  return {begin, begin == text.size() ? begin : std::min(text.find('\n', begin), text.size() - 1) + 1};
}

}  // namespace

bool PageRenderer::is_right_to_left(std::string_view locale) {
  if (locale != last_locale_) {
    last_locale_ = locale;
    last_is_right_to_left_ = evdoc::is_right_to_left(locale);
  }
  return last_is_right_to_left_;
}

PageVariant PageRenderer::variant_of(const PageVersion& page) {
  return {.handoff = page.handoff,
          .translator = page.translator,
          .locale = page.locale,
          .source_hash = page.source_hash,
          .marked_language = page.content->site->marked_language,
          .is_right_to_left = is_right_to_left(page.locale)};
}

bool PageRenderer::render(const PageContent& content, const PageVariant& variant, render::Sharing sharing,
                          Diagnostics& diagnostics) {
  memory_.clear();
  const TimeAdder adder(times_ ? &times_->render_ns : nullptr);
  if (times_) ++times_->renderings;
  const TemplateScope scope(content, labels_, memory_, variant);
  const TemplateScope translations = scope.of_translations();
  const render::Shape& names = globals_of(content.scope());
  const render::Subject later{render::Value::object(&translations, &names), &translations};
  if (sharing.filled) sharing.later = &later;
  Diagnostics found;
  const bool is_done =
      render::render(program_, render::Value::object(&scope, &names), rendering_, &scope, sharing, found);
  for (Diagnostic diagnostic : found.all()) {
    diagnostic.note(content.span, fmt::format("while rendering {}, locale {}", content.name, variant.locale));
    diagnostics.add(std::move(diagnostic));
  }
  return is_done;
}

std::optional<std::string_view> PageRenderer::source_page(const PageContent& content, std::string_view source_locale,
                                                          render::CommonOutput& common, Diagnostics& diagnostics) {
  const PageVariant variant = variant_of({.content = &content, .locale = source_locale, .source_hash = {}, .path = {}});
  if (!render(content, variant, {.filled = &common}, diagnostics)) return std::nullopt;
  const TimeAdder adder(times_ ? &times_->compose_ns : nullptr);
  first_text_.lf.clear();
  compose_source(rendering_, variant, first_text_.lf);
  memory_.clear();
  return first_text_.lf.view();
}

std::optional<TranslatedPages> PageRenderer::translated_pages(const PageVersion& page, EditionChoice choice,
                                                              const render::CommonOutput& common,
                                                              Diagnostics& diagnostics) {
  const PageContent& content = *page.content;
  const PageVariant variant = variant_of(page);
  if (!render(content, variant, {.known = &common}, diagnostics)) return std::nullopt;
  const TimeAdder adder(times_ ? &times_->compose_ns : nullptr);
  const Handoff* handoff = page.handoff;
  const bool has_prefix = handoff && !handoff->ttu_prefix.empty();
  const std::string prefix = has_prefix ? std::string(handoff->ttu_prefix.value)
                                        : derived_ttu_prefix(page.locale, page.path, page.source_hash);
  const LineEnds line_ends = handoff && handoff->line_ends ? *handoff->line_ends : content.line_ends;
  TranslatedPages pages;
  const auto compose = [&](Edition edition, Text& text) {
    text.lf.clear();
    pages.counts = {};
    composer_.compose(rendering_, variant, edition, prefix, text.lf, pages.counts);
    return with_line_ends(text.lf.view(), line_ends, text.converted);
  };
  if (choice.localized) pages.localized = compose(Edition::localized, first_text_);
  if (choice.bilingual) pages.bilingual = compose(Edition::bilingual, second_text_);
  memory_.clear();
  return pages;
}

std::optional<std::vector<LineOrigin>> PageRenderer::line_origins(const PageVersion& page, std::size_t line,
                                                                  Diagnostics& diagnostics) {
  const PageVariant variant = variant_of(page);
  if (!render(*page.content, variant, {}, diagnostics)) return std::nullopt;
  TextBuffer& text = first_text_.lf;
  text.clear();
  PieceEnds ends;
  MatchCounts unused;
  if (page.edition == Edition::source) {
    compose_source(rendering_, variant, text, &ends);
  } else {
    composer_.compose(rendering_, variant, page.edition, "00000", text, unused, &ends);
  }
  const auto [begin, end] = line_range(text.view(), line);
  std::vector<LineOrigin> origins;
  for (std::size_t i = 0, start = 0; i < ends.size(); start = ends[i++]) {
    if (start >= end || ends[i] <= begin) continue;
    const render::Piece& piece = rendering_.pieces()[i];
    LineOrigin& origin =
        origins.emplace_back(LineOrigin{.site = program_.span(piece.site()), .unit = nullptr, .segments = {}});
    if (!piece.is_reference()) continue;
    origin.unit = static_cast<const PageUnit*>(piece.object());
    if (page.translator) translate_unit(*page.translator, *origin.unit, origin.segments);
  }
  return origins;
}

std::string source_hash(std::string_view source_page) {
  std::string room;
  return sha1_hex(with_line_ends(source_page, LineEnds::crlf, room));
}

std::string derived_ttu_prefix(std::string_view locale, std::string_view path, std::string_view source_hash) {
  return sha1_hex(fmt::format("{}\n{}\n{}", locale, path, source_hash)).substr(0, 5);
}

}  // namespace evdoc
