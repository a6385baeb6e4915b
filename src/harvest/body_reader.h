// What published pages of every kind have: edition, handoff, title, labels and prose.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "base/diagnostic.h"
#include "harvest/page_shape.h"
#include "harvest/published_page.h"
#include "harvest/template_labels.h"
#include "harvest/text_reader.h"

namespace evdoc {

/// The blanks that a page has before a text beyond those that the template writes.
std::string_view without_indent(std::string_view lead, std::string_view indent);

/// Fills a page, part by part, in the order of its lines. A unit is added for each text that is translated.
class BodyReader {
 public:
  /// `english` is null but for a page whose pairs were joined from it and its English page. `kind` is for messages: "an
  /// event's page". All are held.
  BodyReader(const markdown::ScannedPage& scanned, const markdown::ScannedPage* english, std::string_view kind,
             Arena& arena, Diagnostics& diagnostics);

  PublishedPage& page() { return page_; }
  const PageOutline& outline() const { return outline_; }
  TextReader& texts() { return texts_; }

  /// Edition, handoff, form and title. False, with a finding, when the page's locale is not known.
  bool read_head();

  /// A word of the template, which is the page's own where it differs.
  void read_label(const TemplateLabel& label, const markdown::InlineText& text);

  /// The blocks of a section whose paragraphs begin with `indent`.
  std::vector<Block> read_blocks(std::string_view section, std::span<const markdown::PageLine> lines,
                                 std::string_view indent);

  /// The front matter, once the title is known.
  void read_front_matter();

  /// Reports what is left out.
  void report_part(const markdown::PageLine& line, std::string_view what);

 private:
  Edition edition() const;
  void read_form();
  void check_anchors();
  Block read_alert(const std::string& id, std::span<const markdown::PageLine> lines, std::size_t& at);
  Block read_list(const std::string& id, std::span<const markdown::PageLine> lines, std::size_t& at);
  Block read_code(std::span<const markdown::PageLine> lines, std::size_t& at);

  PublishedPage page_;
  PageOutline outline_;
  const markdown::ScannedPage* english_;
  std::string_view kind_;
  Arena& arena_;
  Diagnostics& diagnostics_;
  TextReader texts_;
};

}  // namespace evdoc
