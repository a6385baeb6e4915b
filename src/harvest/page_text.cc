#include "harvest/page_text.h"

namespace evdoc {

bool is_same(const Text& a, const Text& b) {
  return a.value == b.value;
}

bool is_same(const Block& a, const Block& b) {
  return a.kind == b.kind && is_same(a.label, b.label) && is_same(a.text, b.text) && is_same(a.items, b.items);
}

bool is_same(const DataItemDoc& a, const DataItemDoc& b) {
  return is_same(a.name, b.name) && is_same(a.type, b.type) && is_same(a.description, b.description);
}

bool is_same(const LabelText& a, const LabelText& b) {
  return is_same(a.id, b.id) && is_same(a.text, b.text);
}

bool is_same(const RowText& a, const RowText& b) {
  return a.event == b.event && is_same(a.title, b.title) && is_same(a.level, b.level) &&
         is_same(a.message, b.message) && is_same(a.keywords, b.keywords) && a.is_listed == b.is_listed;
}

bool is_same(const TocEntry& a, const TocEntry& b) {
  return is_same(a.name, b.name) && is_same(a.path, b.path) && a.lists_events == b.lists_events &&
         is_same(a.entries, b.entries);
}

bool is_same(const PageText& a, const PageText& b) {
  return is_same(a.title, b.title) && is_same(a.id, b.id) && is_same(a.keywords, b.keywords) &&
         is_same(a.level, b.level) && is_same(a.channel, b.channel) && is_same(a.message, b.message) &&
         is_same(a.intro, b.intro) && is_same(a.description, b.description) && is_same(a.details, b.details) &&
         is_same(a.items, b.items) && is_same(a.labels, b.labels) && is_same(a.folder, b.folder) &&
         is_same(a.rows, b.rows) && is_same(a.entries, b.entries);
}

}  // namespace evdoc
