#include "load/formats.h"

#include <algorithm>
#include <array>

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
           [](Source& source, Diagnostics& diagnostics) { load_manifest(source, diagnostics); }},
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

Outline outline_of(Source& source) {
  Outline outline;
  const std::string_view path = source.path();
  outline.file_name = path.substr(path.find_last_of('/') + 1);  // npos + 1 is 0
  Diagnostics ignored;
  xml::Reader reader(source, ignored);
  const xml::Token& token = reader.next();
  if (token.kind == xml::Token::Kind::start) {
    outline.root = token.name;
    outline.root_space = token.space;
  }
  return outline;
}

}  // namespace

std::span<const Format> formats() {
  return known_formats;
}

const Format* detect_format(Source& source) {
  const Outline outline = outline_of(source);
  const auto found = std::ranges::find_if(known_formats, [&](const Format& f) { return f.recognizes(outline); });
  return found == known_formats.end() ? nullptr : &*found;
}

}  // namespace evdoc
