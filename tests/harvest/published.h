// Published pages of any era, made by the rules of the published reference and by nothing of evdoc's but the digest.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace evdoc {

/// The forms that the reference has had, the oldest first.
enum class Era { fourteen_fields, workload, crlf_front_matter, three_fields, blank_lines, description };

/// An English page. In its body each text that is translated stands in `{{...}}`, sentence by sentence; a line that is
/// only `@` is the empty line that later eras have behind headings.
struct EnglishPage {
  Era era = Era::blank_lines;
  std::string title;
  std::string asset_id = "0e1f2a3b-4c5d-6e7f-8a9b-0c1d2e3f4a5b";
  std::string body;
  std::vector<std::string> keywords = {};  ///< of helpviewer_keywords, a list; empty: there is none

  /// The bytes of the page, LF.
  std::string text() const;
  /// SHA-1 of the page with CRLF line ends.
  std::string hash() const;
};

/// What one translation round was.
struct Round {
  std::string locale;
  std::string commit;  ///< empty: the page names none
  std::string date;
  std::string prefix = "0a1b2";
  std::string file_id;  ///< empty: the page has none
  bool is_lf = false;   ///< LF throughout, whatever the era
  std::function<std::string(std::string_view english)> translate;
};

/// The bilingual page; `localized` gives the page without pairs.
std::string bilingual(const EnglishPage& page, const Round& round);
std::string localized(const EnglishPage& page, const Round& round);

/// The body of an event's page: properties, then what follows them.
std::string event_body(std::string_view title, std::string_view id, std::string_view keywords, std::string_view level,
                       std::string_view channel, std::string_view sections);

}  // namespace evdoc
