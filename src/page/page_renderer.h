// One page in one locale: template, content and tables to the bytes of its editions.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/text_buffer.h"
#include "page/scope.h"
#include "page/translated_composer.h"
#include "render/engine.h"

namespace evdoc {

/// The editions of a translated page. Views of the renderer, valid until its next page.
struct TranslatedPages {
  std::string_view localized;
  std::string_view bilingual;
  MatchCounts counts;  ///< of one edition; both show the same segments
};

/// Which of the two are wanted.
struct EditionChoice {
  bool localized = true;
  bool bilingual = true;
};

/// What made a part of a line: a place in a template, and the unit that it asked for.
struct LineOrigin {
  Span site;                                ///< in the template
  const PageUnit* unit = nullptr;           ///< null: text of the template itself
  std::vector<TranslatedSegment> segments;  ///< of the unit, in a translated page
};

/// A page in a locale, and what it is made with.
struct PageVersion {
  const PageContent* content = nullptr;
  const Translator* translator = nullptr;  ///< null: the source edition
  const Handoff* handoff = nullptr;        ///< null: the page has none
  std::string_view locale;
  std::string_view source_hash;       ///< empty in the source edition
  std::string_view path;              ///< of the output; a ttu prefix is made of it where the handoff has none
  Edition edition = Edition::source;  ///< for line_origins
};

/// What rendering cost.
struct PageTimes {
  int64_t render_ns = 0;   ///< templates, to lists of pieces
  int64_t compose_ns = 0;  ///< those, to the bytes of pages: translated, numbered
  uint64_t renderings = 0;
};

/// Renders pages, one after the other, with memory that it keeps. One a thread; the program is shared. The tables of a
/// locale must not change while its pages are made.
class PageRenderer {
 public:
  /// Adds what it does to `times`, unless that is null.
  explicit PageRenderer(const render::Program& program, PageTimes* times = nullptr)
      : program_(program), times_(times) {}

  /// The English page of this content, LF, valid until the next page; nothing, with findings, when the template fails.
  /// Fills `common`, which lives no longer than this and the content.
  std::optional<std::string_view> source_page(const PageContent& content, std::string_view source_locale,
                                              render::CommonOutput& common, Diagnostics& diagnostics);

  /// The page in the locale of its translator, with the line ends of its handoff or layout. `common` is what was filled
  /// for its content by a renderer of the same program, or empty.
  std::optional<TranslatedPages> translated_pages(const PageVersion& page, EditionChoice choice,
                                                  const render::CommonOutput& common, Diagnostics& diagnostics);

  /// What made line `line` (from 1) of a page, in order; nothing, with findings, when the template fails. The units
  /// live as long as this and the content.
  std::optional<std::vector<LineOrigin>> line_origins(const PageVersion& page, std::size_t line,
                                                      Diagnostics& diagnostics);

 private:
  PageVariant variant_of(const PageVersion& page);
  bool render(const PageContent& content, const PageVariant& variant, render::Sharing sharing,
              Diagnostics& diagnostics);
  bool is_right_to_left(std::string_view locale);

  /// The text of one edition.
  struct Text {
    TextBuffer lf;
    std::string converted;  ///< with other line ends
  };

  const render::Program& program_;
  PageTimes* times_;
  render::Rendering rendering_;
  LabelUnits labels_;
  PageMemory memory_;
  TranslatedComposer composer_;
  Text first_text_;   // localized, or the source edition
  Text second_text_;  // bilingual
  std::string last_locale_;
  bool last_is_right_to_left_ = false;
};

/// ms.openlocfilehash: SHA-1 of the English page with CRLF line ends. `source_page` has LF.
std::string source_hash(std::string_view source_page);

/// The prefix of a page's pairs when no handoff gives one: five hex digits of a hash of locale, path and source hash.
std::string derived_ttu_prefix(std::string_view locale, std::string_view path, std::string_view source_hash);

}  // namespace evdoc
