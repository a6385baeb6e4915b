// Event docs to a file, in evdoc's own format; its schema is schemas/event-docs.xsd.
#pragma once

#include <string>

#include "model/event_docs.h"

namespace evdoc {

/// The bytes of the file, in the order of the model: only what is set, and no attribute at its default. It is read back
/// as the same model; literals of a front matter field that follow one another come back as one. For characters that
/// XML can't hold see XmlWriter.
std::string event_docs_file(const EventDocs& docs);

}  // namespace evdoc
