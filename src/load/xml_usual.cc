#include "load/xml_usual.h"

#include "load/xml_bytes.h"
#include "load/xml_scanner.h"

namespace evdoc::xml {

const Leaf* Scanner::take_leaf(const LeafForm& form) {
  if (!is_inside()) return nullptr;
  const char* const begin = at_ = xml::skip_indent(at_, end_);
  if (scan_usual_tag(form.tag) && scan_leaf_text() && form.closing.is_at(at_, end_)) {
    at_ += form.closing.size();
    return &leaf_;
  }
  at_ = begin;
  return nullptr;
}

const UsualTag* Scanner::take_start(const TagForm& form) {
  if (!is_inside()) return nullptr;
  const char* const begin = at_ = xml::skip_indent(at_, end_);
  if (scan_usual_tag(form)) {
    open_.push_back({{begin + 1, form.name_size}, 0});
    return &leaf_.tag;
  }
  at_ = begin;
  return nullptr;
}

bool Scanner::take_end() {
  if (is_over() || open_.empty()) return false;
  if (!is_empty_) {
    at_ = xml::skip_indent(at_, end_);
    const std::string_view name = open_.back().text;
    const std::string_view tag = rest().substr(0, name.size() + 3);
    const bool is_usual = tag.starts_with("</") && tag.ends_with('>') && tag.substr(2, name.size()) == name;
    if (!is_usual) return false;
    at_ += tag.size();
  }
  close();
  return true;
}

/// One that could stand here.
bool Scanner::scan_usual_tag(const TagForm& form) {
  if (!form.opening.is_at(at_, end_) || open_.size() == depth_limit) return false;
  leaf_.tag.name = span({at_ + 1, form.name_size});
  at_ += form.opening.size();
  return !form.has_attribute || scan_usual_value();
}

/// To the end of the start tag.
bool Scanner::scan_usual_value() {
  const std::string_view value(at_, find_stop<value_stop>(at_, end_));
  at_ += value.size();
  constexpr std::string_view closing = "\">";
  constexpr std::string_view preserving = "\" xml:space=\"preserve\">";
  const std::string_view ending = is_at(closing) ? closing : preserving;
  if (value.empty() || !is_at(ending)) return false;
  at_ += ending.size();
  leaf_.tag.value = {value, span(value)};
  return true;
}

bool Scanner::scan_leaf_text() {
  const std::string_view run(at_, find_stop<text_stop>(at_, end_));
  if (run.data()[run.size()] == '<') {
    at_ += run.size();
    leaf_.text = {run, run.empty() ? leaf_.tag.name : span(run)};
    return true;
  }
  if (scan_mixed() != Piece::text) return false;
  leaf_.text = text_;
  return true;
}

}  // namespace evdoc::xml
