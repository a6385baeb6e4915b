// The words that the templates of published pages write themselves. What a page has in their place is the page's own.
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

// Of the table of events, which has no heading unless the page words one.
inline constexpr std::string_view index_title = "Event reference";
inline constexpr TemplateLabel index_heading_label{"event-reference", ""};
inline constexpr std::array<TemplateLabel, 4> index_labels{{{"event-id", "Event ID"},
                                                            {"event-level", "Event Level"},
                                                            {"event-message", "Event Message"},
                                                            {"keywords", "Keywords"}}};

/// The template's word for a label; empty: it has no such label.
std::string_view template_word(std::string_view id);

/// Where a label stands among all, in the order of a page; behind them all when it is none of them.
std::size_t label_order(std::string_view id);

}  // namespace evdoc
