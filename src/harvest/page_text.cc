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

bool is_same(const PageText& a, const PageText& b) {
  return is_same(a.title, b.title) && is_same(a.id, b.id) && is_same(a.keywords, b.keywords) &&
         is_same(a.level, b.level) && is_same(a.channel, b.channel) && is_same(a.message, b.message) &&
         is_same(a.intro, b.intro) && is_same(a.description, b.description) && is_same(a.details, b.details) &&
         is_same(a.items, b.items) && is_same(a.labels, b.labels);
}

}  // namespace evdoc
