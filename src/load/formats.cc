#include "load/formats.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "load/codes.h"
#include "load/event_docs.h"
#include "load/manifest.h"
#include "load/settings.h"
#include "load/template_set.h"
#include "load/xliff.h"
#include "load/xml_reader.h"

namespace evdoc {

namespace {

constexpr std::array known_formats{
    Format{"manifest", "ETW instrumentation manifest",
           [](const Outline& outline) {
             return outline.root == "instrumentationManifest" || outline.root == "instrumentation" ||
                    outline.root == "assembly";
           },
           [](Source& source, Diagnostics& diagnostics) {
             check_manifest(load_manifest(source, diagnostics), diagnostics);
           }},
    Format{"event-docs", "event docs of evdoc", [](const Outline& outline) { return outline.root == "eventDocs"; },
           [](Source& source, Diagnostics& diagnostics) { load_event_docs(source, diagnostics); }},
    Format{"xliff", "XLIFF 2.0 or 2.1 table", [](const Outline& outline) { return outline.root == "xliff"; },
           [](Source& source, Diagnostics& diagnostics) {
             Catalog catalog;
             load_xliff(source, catalog, diagnostics);
           }},
    Format{"template-set", "set.toml of a template set",
           [](const Outline& outline) { return outline.file_name == template_set_file_name; },
           [](Source& source, Diagnostics& diagnostics) { load_template_set(source, diagnostics); }},
    Format{"settings", "project file, as evdoc.toml",
           [](const Outline& outline) { return outline.root.empty() && outline.file_name.ends_with(".toml"); },
           [](Source& source, Diagnostics& diagnostics) { load_settings(source, diagnostics); }},
};

bool looks_like_xml(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  return first != std::string_view::npos && text[first] == '<';
}

/// What is wrong before the root element of an XML file is reported.
Outline outline_of(Source& source, Diagnostics& diagnostics) {
  Outline outline;
  const std::string_view path = source.path();
  outline.file_name = path.substr(path.find_last_of('/') + 1);  // npos + 1 is 0
  if (!looks_like_xml(source.text())) return outline;
  xml::Reader reader(source, diagnostics);
  const xml::Token& token = reader.next();
  if (token.kind == xml::Token::Kind::start) outline.root = token.name;
  return outline;
}

void report_unknown_format(const Source& source, const Outline& outline, Diagnostics& diagnostics) {
  std::vector<std::string_view> known;
  for (const Format& format : known_formats) known.push_back(format.description);
  diagnostics.report(code::unknown_format, {&source, 0, 0},
                     outline.root.empty()
                         ? std::string("the file is of no format that evdoc knows")
                         : fmt::format("the file's root element '<{}>' is of no format that evdoc knows", outline.root),
                     fmt::format("it knows: {}", fmt::join(known, "; ")));
}

}  // namespace

std::span<const Format> formats() {
  return known_formats;
}

const Format* detect_format(Source& source, Diagnostics& diagnostics) {
  Diagnostics found;
  const Outline outline = outline_of(source, found);
  const auto format = std::ranges::find_if(known_formats, [&](const Format& f) { return f.recognizes(outline); });
  if (format != known_formats.end()) return &*format;
  if (found.has_errors()) {
    diagnostics.merge(std::move(found));
  } else {
    report_unknown_format(source, outline, diagnostics);
  }
  return nullptr;
}

}  // namespace evdoc
