// The content of XLIFF's source, target and data elements as text: inline codes become what they stand for.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/source.h"
#include "load/xml_reader.h"

namespace evdoc {

inline constexpr std::string_view xliff_namespace = "urn:oasis:names:tc:xliff:document:2.0";

/// A `<data>` of a unit's `<originalData>`.
struct OriginalData {
  std::string_view id;
  std::string_view text;
};

/// Reads content to the end tag of the element whose start is the reader's latest token.
class XliffContentReader {
 public:
  XliffContentReader(Source& source, xml::Reader& reader, Diagnostics& diagnostics)
      : source_(source), reader_(reader), diagnostics_(diagnostics) {}

  /// The text with each inline code replaced by its original data: Markdown. Markers have no text. A view of the source
  /// when it is plain; else it lives in the source's arena. `originals` are sorted by id.
  Text read(const std::vector<OriginalData>& originals);

 private:
  Text compose(Span span);
  void read_element(const xml::Token& token);
  void read_paired(const xml::Token& token);
  void read_children();
  void append_original(const xml::Token& token, const xml::ScannedAttribute* reference);
  void append_original(const Text& reference);
  void append_character(const xml::Token& token);

  Source& source_;
  xml::Reader& reader_;
  Diagnostics& diagnostics_;
  const std::vector<OriginalData>* originals_ = nullptr;
  std::string composed_;
};

}  // namespace evdoc
