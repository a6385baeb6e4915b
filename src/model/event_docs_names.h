// How event docs and tables call what pages are made of: one table, for readers, writers and messages.
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "model/event_docs.h"

namespace evdoc {

/// An element that holds one text.
struct PageTextLine {
  std::string_view name;
  std::optional<Text> PageText::*place;
};

inline constexpr std::array<PageTextLine, 7> page_text_lines{{{"title", &PageText::title},
                                                              {"id", &PageText::id},
                                                              {"keywords", &PageText::keywords},
                                                              {"level", &PageText::level},
                                                              {"channel", &PageText::channel},
                                                              {"message", &PageText::message},
                                                              {"folder", &PageText::folder}}};

/// An element that holds blocks.
struct PageTextSection {
  std::string_view name;
  std::optional<std::vector<Block>> PageText::*place;
};

inline constexpr std::array<PageTextSection, 3> page_text_sections{
    {{"intro", &PageText::intro}, {"description", &PageText::description}, {"details", &PageText::details}}};

/// An element of a row.
struct RowTextLine {
  std::string_view name;
  std::optional<Text> RowText::*place;
};

inline constexpr std::array<RowTextLine, 4> row_text_lines{{{"title", &RowText::title},
                                                            {"level", &RowText::level},
                                                            {"message", &RowText::message},
                                                            {"keywords", &RowText::keywords}}};

/// In the order of LineEnds and of Quoting.
inline constexpr std::array<std::string_view, 3> line_ends_names{"lf", "crlf", "crlf-front-matter"};
inline constexpr std::array<std::string_view, 4> quoting_names{"plain", "if-needed", "double", "double-non-ascii"};

}  // namespace evdoc
