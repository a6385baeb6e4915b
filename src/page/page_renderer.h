// One page in one locale: template, content and tables to the bytes of its editions.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "page/compose.h"
#include "page/scope.h"
#include "render/engine.h"

namespace evdoc {

/// The editions of a translated page.
struct TranslatedPages {
  std::string localized;
  std::string bilingual;
  MatchCounts counts;  ///< of one edition; both show the same segments
};

/// Which of the two are wanted.
struct EditionChoice {
  bool localized = true;
  bool bilingual = true;
};

/// Renders pages, one after the other, with memory that it keeps. One a thread; the program is shared.
class PageRenderer {
 public:
  explicit PageRenderer(const render::Program& program) : program_(program) {}

  /// The English page of this content, LF; nothing, with findings, when the template fails.
  std::optional<std::string> source_page(const PageContent& content, std::string_view source_locale,
                                         Diagnostics& diagnostics);

  /// The page in the locale of `translator`, with the line ends of its handoff or layout. `path` is the page's output
  /// path, of which a ttu prefix is made where the handoff has none.
  std::optional<TranslatedPages> translated_pages(const PageContent& content, const Translator& translator,
                                                  const Handoff* handoff, std::string_view locale,
                                                  std::string_view source_hash, std::string_view path,
                                                  EditionChoice choice, Diagnostics& diagnostics);

 private:
  bool render(const TemplateScope& scope, Diagnostics& diagnostics);

  const render::Program& program_;
  render::Rendering rendering_;
  LabelUnits labels_;
};

/// ms.openlocfilehash: SHA-1 of the English page with CRLF line ends. `source_page` has LF.
std::string source_hash(std::string_view source_page);

/// The prefix of a page's pairs when no handoff gives one: five hex digits of a hash of locale, path and source hash.
std::string derived_ttu_prefix(std::string_view locale, std::string_view path, std::string_view source_hash);

}  // namespace evdoc
