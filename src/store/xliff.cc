#include "store/xliff.h"

#include <fmt/format.h>

#include "model/event_docs_names.h"
#include "model/identifiers.h"
#include "store/xliff_unit.h"
#include "store/xml_writer.h"
#include "text/name_token.h"

namespace evdoc {

namespace {

class XliffWriter {
 public:
  explicit XliffWriter(const XliffOptions& options) : identifiers_(options.identifiers), units_(identifiers_, out_) {}

  std::string write(const Catalog& catalog) {
    out_.open("xliff");
    out_.attribute("xmlns", "urn:oasis:names:tc:xliff:document:2.0");
    out_.attribute("xmlns:mda", "urn:oasis:names:tc:xliff:metadata:2.0");
    out_.attribute("version", "2.1");
    out_.attribute("srcLang", catalog.source_locale.empty() ? "en-US" : catalog.source_locale);
    out_.attribute("trgLang", catalog.locale);
    if (!catalog.common.empty() || catalog.pages.empty()) write_common(catalog);
    for (const PageTable& page : catalog.pages) write_page(page);
    out_.close();
    return std::move(out_).finish();
  }

 private:
  void write_common(const Catalog& catalog) {
    out_.open("file");
    out_.attribute("id", "common");
    for (const Unit& unit : catalog.common) units_.write(unit);
    if (catalog.common.empty()) write_empty_group("common");
    out_.close();
  }

  void write_page(const PageTable& page) {
    out_.open("file");
    out_.attribute("id", page_id(page));
    out_.optional_attribute("original", page.original.value);
    write_metadata(page);
    for (const Unit& unit : page.units) units_.write(unit);
    if (page.units.empty()) write_empty_group("page");
    out_.close();
  }

  static std::string page_id(const PageTable& page) {
    const std::string id = page.page.empty() ? fmt::format("event-{}", page.event)
                                             : fmt::format("page-{}", encode_name_token(page.page.value));
    return page.provider.empty() ? id : fmt::format("{}-{}", id, encode_name_token(page.provider.value));
  }

  /// A file must hold a unit or a group.
  void write_empty_group(std::string_view id) {
    out_.open("group");
    out_.attribute("id", id);
    out_.close();
  }

  void write_metadata(const PageTable& page) {
    out_.open("mda:metadata");
    out_.open("mda:metaGroup");
    out_.attribute("category", "page");
    write_meta("provider", page.provider.value);
    if (page.page.empty()) {
      write_meta("event", fmt::to_string(page.event));
    } else {
      write_meta("page", page.page.value);
    }
    if (page.handoff) write_handoff(*page.handoff);
    out_.close();
    out_.close();
  }

  void write_handoff(const Handoff& handoff) {
    write_meta("revision", handoff.revision.value);
    write_meta("date", handoff.date.value);
    write_meta("translationType", handoff.translation_type.value);
    write_meta("contentLocale", handoff.content_locale.value);
    write_meta("fileId", handoff.file_id.value);
    write_meta("ttuPrefix", handoff.ttu_prefix.value);
    if (handoff.line_ends) write_meta("lineEnds", line_ends_names[static_cast<std::size_t>(*handoff.line_ends)]);
  }

  /// Nothing when the value is empty: that says nothing.
  void write_meta(std::string_view type, std::string_view value) {
    if (value.empty()) return;
    out_.open("mda:meta");
    out_.attribute("type", type);
    out_.text(value);
    out_.close();
  }

  XmlWriter out_;
  Identifiers identifiers_;
  XliffUnitWriter units_;
};

}  // namespace

std::string xliff_file(const Catalog& catalog, const XliffOptions& options) {
  return XliffWriter(options).write(catalog);
}

}  // namespace evdoc
