// The words that the template of event pages writes itself. What a page has in their place is the page's own.
#pragma once

#include <array>
#include <string_view>

namespace evdoc {

struct TemplateLabel {
  std::string_view id;  ///< by which event docs and tables know it
  std::string_view text;
};

inline constexpr TemplateLabel properties_label{"properties", "Properties"};
inline constexpr TemplateLabel description_label{"description", "Description"};
inline constexpr TemplateLabel message_label{"message", "Message"};
inline constexpr TemplateLabel details_label{"details", "Details"};

inline constexpr std::array<TemplateLabel, 4> property_labels{
    {{"id", "ID"}, {"keywords", "Keywords"}, {"level", "Level"}, {"channel", "Channel"}}};
inline constexpr std::array<TemplateLabel, 3> item_labels{{{"data-item-name", "Data Item Name"},
                                                           {"data-item-type", "Data Item Type"},
                                                           {"data-item-description", "Description"}}};

/// The template's word for a label; empty: it has no such label.
std::string_view template_word(std::string_view id);

/// Where a label stands among all, in the order of a page; behind them all when it is none of them.
std::size_t label_order(std::string_view id);

}  // namespace evdoc
