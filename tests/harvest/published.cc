#include "harvest/published.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cctype>

#include "base/hash.h"
#include "harvest/support.h"

namespace evdoc {

namespace {

bool is_old(Era era) {
  return era == Era::fourteen_fields || era == Era::workload;
}

bool has_blank_lines(Era era) {
  return era == Era::blank_lines || era == Era::description;
}

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string with_crlf(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\n') out += '\r';
    out += c;
  }
  return out;
}

std::string slug(std::string_view heading) {
  std::string out;
  for (const char c : heading) {
    if (c == ' ') {
      out += '-';
    } else if (std::isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '_') {
      out += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
  }
  return out;
}

/// Calls `write` for every text in `{{...}}`, and keeps what stands between them.
std::string with_texts(std::string_view line, const std::function<std::string(std::string_view)>& write) {
  std::string out;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t open = std::min(line.find("{{", at), line.size());
    out += line.substr(at, open - at);
    if (open == line.size()) break;
    const std::size_t close = line.find("}}", open);
    out += write(line.substr(open + 2, close - open - 2));
    at = close + 2;
  }
  return out;
}

std::string english_line(std::string_view line) {
  return with_texts(line, [](std::string_view text) { return std::string(text); });
}

/// `write_line` for each line of the body; the marked ones are empty or not there at all.
std::string body_of(const EnglishPage& page, const std::function<std::string(std::string_view)>& write_line) {
  std::string out;
  for (std::size_t at = 0; at < page.body.size();) {
    const std::size_t end = page.body.find('\n', at);
    const std::string_view line = std::string_view(page.body).substr(at, end - at);
    if (line != "@") out += write_line(line) + "\n";
    if (line == "@" && has_blank_lines(page.era)) out += "\n";
    at = end + 1;
  }
  return out;
}

/// A value that YAML would read otherwise stands in single quotes; in old pages one with a letter outside ASCII in
/// double ones.
std::string localized_value(Era era, std::string_view value) {
  if (is_old(era) && !is_ascii(value)) return fmt::format("\"{}\"", value);
  return value.find(": ") == std::string_view::npos ? std::string(value) : fmt::format("'{}'", value);
}

std::string localized_front_matter(const EnglishPage& page, const Round& round) {
  std::string out;
  if (page.era == Era::description) {
    out +=
        fmt::format("description: {}\n", localized_value(page.era, round.translate("Learn more about: " + page.title)));
  }
  out += fmt::format("title: {}\n", localized_value(page.era, round.translate(page.title)));
  if (is_old(page.era)) out += "ms.custom: \n";
  out += "ms.date: 03/30/2017\n";
  if (is_old(page.era)) {
    out +=
        "ms.prod: .net-framework\nms.reviewer: \nms.suite: \nms.technology: dotnet-clr\nms.tgt_pltfrm: \nms.topic: "
        "article\n";
  }
  if (page.keywords.size() == 1 && is_old(page.era)) {
    out += fmt::format("helpviewer_keywords: {}\n", page.keywords.front());
  } else if (!page.keywords.empty()) {
    out += "helpviewer_keywords:\n";
    for (const std::string& keyword : page.keywords) out += fmt::format("- {}\n", localized_value(page.era, keyword));
  }
  out += fmt::format("ms.assetid: {}\n", page.asset_id);
  if (is_old(page.era)) {
    out += "caps.latest.revision: \"3\"\nauthor: dotnet-bot\nms.author: dotnetcontent\nmanager: wpickett\n";
  }
  if (page.era == Era::workload) out += "ms.workload: dotnet\n";
  out += fmt::format("ms.openlocfilehash: {}\n", page.hash());
  if (!round.commit.empty()) out += fmt::format("ms.sourcegitcommit: {}\n", round.commit);
  out += fmt::format("ms.translationtype: MT\nms.contentlocale: {}\nms.lasthandoff: {}\n", round.locale, round.date);
  if (!round.file_id.empty()) out += fmt::format("ms.locfileid: \"{}\"\n", round.file_id);
  return out;
}

using WriteText = std::function<std::string(std::string_view)>;

std::string translated(const EnglishPage& page, const Round& round, const WriteText& write) {
  const bool is_crlf = page.era <= Era::crlf_front_matter && !round.is_lf;
  const std::string front_matter = localized_front_matter(page, round);
  return "---\n" + (is_crlf ? with_crlf(front_matter) : front_matter) + "---\n" +
         body_of(page, [&](std::string_view line) {
           if (!line.starts_with('#') || line.find("{{") == std::string_view::npos) return with_texts(line, write);
           const std::size_t text = line.find(' ') + 1;
           std::string heading = english_line(line.substr(text));
           while (heading.ends_with(' ')) heading.pop_back();
           return fmt::format("{}<a name=\"{}\"></a>{}", line.substr(0, text), slug(heading),
                              with_texts(line.substr(text), write));
         });
}

}  // namespace

std::string EnglishPage::text() const {
  std::string out = "---\n";
  if (era == Era::description) out += fmt::format("description: \"Learn more about: {}\"\n", title);
  out += fmt::format("title: \"{}\"\n", title);
  if (is_old(era)) out += "ms.custom: \"\"\n";
  out += "ms.date: \"03/30/2017\"\n";
  if (is_old(era)) {
    out +=
        "ms.prod: \".net-framework\"\nms.reviewer: \"\"\nms.suite: \"\"\nms.technology: \n  - "
        "\"dotnet-clr\"\nms.tgt_pltfrm: \"\"\nms.topic: \"article\"\n";
  }
  if (!keywords.empty()) {
    out += fmt::format("helpviewer_keywords: \n  - \"{}\"\n", fmt::join(keywords, "\"\n  - \""));
  }
  out += fmt::format("ms.assetid: {}\n", asset_id);
  if (is_old(era)) {
    out += "caps.latest.revision: 3\nauthor: \"dotnet-bot\"\nms.author: \"dotnetcontent\"\nmanager: \"wpickett\"\n";
  }
  if (era == Era::workload) out += "ms.workload: \n  - \"dotnet\"\n";
  return out + "---\n" + body_of(*this, english_line);
}

std::string EnglishPage::hash() const {
  return sha1_hex(with_crlf(text()));
}

std::string bilingual(const EnglishPage& page, const Round& round) {
  int number = page.era == Era::description ? 103 : 102;
  return translated(page, round, [&](std::string_view text) {
    return pair(fmt::format("{}-{}", round.prefix, number++), round.translate(text), text);
  });
}

std::string localized(const EnglishPage& page, const Round& round) {
  return translated(page, round, round.translate);
}

std::string event_body(std::string_view title, std::string_view id, std::string_view keywords, std::string_view level,
                       std::string_view channel, std::string_view sections) {
  const std::string keyword_cell = keywords.empty() ? "" : fmt::format("{{{{{}}}}}", keywords);
  return fmt::format(
      "# {{{{{}}}}}\n@\n{}## {{{{Properties}}}}  \n  \n|||  \n|-|-|  \n|{{{{ID}}}}|{{{{{}}}}}|  \n"
      "|{{{{Keywords}}}}|{}|  \n|{{{{Level}}}}|{{{{{}}}}}|  \n|{{{{Channel}}}}|{{{{{}}}}}|  \n  \n{}",
      title, "", id, keyword_cell, level, channel, sections);
}

}  // namespace evdoc
