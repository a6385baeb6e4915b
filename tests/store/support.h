// What the tests of store/ share: models as text, so that two can be compared whole.
#pragma once

#include <string>

#include "model/catalog.h"
#include "model/event_docs.h"
#include "model/manifest.h"
#include "model/project.h"

namespace evdoc {

/// Every value of the model, a line each. Not the spans: they are those of the file.
std::string described(const Manifest& manifest);
std::string described(const EventDocs& docs);
std::string described(const Settings& settings);
std::string described(const Catalog& catalog);

/// A file without its comments and processing instructions, and without the lines that are only one.
std::string without_comments(const std::string& xml);

/// A text of the model that is in no input.
Text text(std::string_view value);

/// Texts that break a careless writer: markup, blanks, line ends, control and bidirectional characters, long ones.
/// All can be held by XML.
const std::vector<std::string>& hostile_texts();

}  // namespace evdoc
