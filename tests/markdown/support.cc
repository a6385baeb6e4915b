#include "markdown/support.h"

#include <gtest/gtest.h>
#include <md4c-html.h>

namespace evdoc::test {

std::string html(std::string_view markdown) {
  std::string result;
  const auto append = [](const MD_CHAR* text, MD_SIZE size, void* out) {
    static_cast<std::string*>(out)->append(text, size);
  };
  const unsigned flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH;
  EXPECT_EQ(md_html(markdown.data(), static_cast<MD_SIZE>(markdown.size()), append, &result, flags, 0), 0);
  return result;
}

std::string html_text(std::string_view text) {
  std::string result;
  for (const char c : text) {
    switch (c) {
      case '&':
        result += "&amp;";
        break;
      case '<':
        result += "&lt;";
        break;
      case '>':
        result += "&gt;";
        break;
      case '"':
        result += "&quot;";
        break;
      default:
        result += c;
    }
  }
  return result;
}

}  // namespace evdoc::test
