#include "harvest/template_labels.h"

#include <algorithm>

namespace evdoc {

namespace {

constexpr std::array<TemplateLabel, 15> all_labels{
    properties_label,  property_labels[0],  property_labels[1], property_labels[2], property_labels[3],
    description_label, message_label,       details_label,      item_labels[0],     item_labels[1],
    item_labels[2],    index_heading_label, index_labels[0],    index_labels[1],    index_labels[2]};

}  // namespace

std::string_view template_word(std::string_view id) {
  const auto* found = std::ranges::find(all_labels, id, &TemplateLabel::id);
  return found != all_labels.end() ? found->text : std::string_view();
}

std::size_t label_order(std::string_view id) {
  return static_cast<std::size_t>(std::ranges::find(all_labels, id, &TemplateLabel::id) - all_labels.begin());
}

}  // namespace evdoc
