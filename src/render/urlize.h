// URLs in text as links, with the rules of Jinja's `urlize`.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace evdoc::render {

struct UrlizeOptions {
  int64_t trim = -1;  ///< code points of a URL that are shown; -1: all
  std::string rel;
  std::string target;
  std::vector<std::string> extra_schemes;
};

/// `text` is escaped already.
std::string urlize(std::string_view text, const UrlizeOptions& options);

/// Whether `scheme` may begin a URL: "ftp:", "custom://".
bool is_url_scheme(std::string_view scheme);

}  // namespace evdoc::render
