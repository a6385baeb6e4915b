#include "check/names.h"

#include <algorithm>

#include "check/letters.h"

namespace evdoc::check {

namespace {

constexpr std::string_view blanks = " \t\r\n";

bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}

bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}

bool is_word(char c) {
  return is_upper(c) || is_lower(c) || is_digit(c) || c == '_';
}

std::string_view local_part(std::string_view name) {
  return name.substr(name.rfind(':') + 1);  // npos + 1 is 0: there is no prefix
}

/// A capital behind a small letter: "AppDomain".
bool is_camel_case(std::string_view word) {
  if (!std::ranges::all_of(word, is_word)) return false;
  for (std::size_t i = 1; i < word.size(); ++i) {
    if (is_upper(word[i]) && is_lower(word[i - 1])) return true;
  }
  return false;
}

/// Words of two letters and more joined by dots, one of them with a capital: "System.ServiceModel", "Foo.svc".
bool is_dotted(std::string_view word) {
  std::size_t parts = 0;
  bool has_capital = false;
  while (true) {
    const std::string_view part = word.substr(0, word.find('.'));
    if (part.size() < 2 || is_digit(part.front()) || !std::ranges::all_of(part, is_word)) return false;
    has_capital |= is_upper(part.front());
    ++parts;
    if (part.size() == word.size()) return parts > 1 && has_capital;
    word.remove_prefix(part.size() + 1);
  }
}

/// "{c651f5f6-1c0d-492e-8ae1-b4efd7c9d503}", braces or not.
bool is_guid(std::string_view word) {
  if (word.starts_with('{') && word.ends_with('}')) word = word.substr(1, word.size() - 2);
  if (word.size() != 36) return false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const bool is_hyphen = i == 8 || i == 13 || i == 18 || i == 23;
    const bool is_hex = is_digit(word[i]) || ((word[i] | 0x20) >= 'a' && (word[i] | 0x20) <= 'f');
    if (is_hyphen ? word[i] != '-' : !is_hex) return false;
  }
  return true;
}

bool is_mask(std::string_view word) {
  return word.size() > 2 && word.starts_with("0x") && std::ranges::all_of(word, is_word);
}

bool is_path_or_url(std::string_view word) {
  if (!std::ranges::all_of(word, [](char c) { return c > ' ' && c <= '~'; })) return false;
  if (word.find("://") != std::string_view::npos) return true;
  const bool has_drive = word.size() > 3 && word[1] == ':' && word[2] == '\\';
  const bool is_rooted = word.starts_with('/') && word.find('/', 1) != std::string_view::npos;
  return has_drive || is_rooted || word.starts_with("\\\\");
}

/// A word of a text without the punctuation around it.
std::string_view stripped(std::string_view word) {
  constexpr std::string_view opening = "'\"([{<";
  constexpr std::string_view closing = "'\")]}>.,;:!?";
  while (!word.empty() && opening.find(word.front()) != std::string_view::npos) word.remove_prefix(1);
  while (!word.empty() && closing.find(word.back()) != std::string_view::npos) word.remove_suffix(1);
  return word;
}

/// The words that look like names.
std::vector<std::string_view> find_shapes(std::string_view text) {
  std::vector<std::string_view> names;
  for (std::size_t at = text.find_first_not_of(blanks); at < text.size(); at = text.find_first_not_of(blanks, at)) {
    const std::size_t end = std::min(text.find_first_of(blanks, at), text.size());
    const std::string_view word = stripped(text.substr(at, end - at));
    if (has_name_shape(word)) names.push_back(word);
    at = end;
  }
  return names;
}

/// Whether one of the parts between slashes and bars is a file name: "Default Web Site/Shop|/Shop.svc".
bool is_quoted_path(std::string_view text) {
  if (text.find_first_of("/\\") == std::string_view::npos || text.starts_with(' ') || text.ends_with(' ')) return false;
  while (true) {
    const std::string_view part = text.substr(0, text.find_first_of("/\\|"));
    if (is_dotted(part)) return true;
    if (part.size() == text.size()) return false;
    text.remove_prefix(part.size() + 1);
  }
}

/// The paths in quotes, which may have blanks.
std::vector<std::string_view> find_quoted_paths(std::string_view text) {
  constexpr std::string_view quotes = "'\"";
  std::vector<std::string_view> paths;
  for (std::size_t begin = text.find_first_of(quotes); begin != std::string_view::npos;
       begin = text.find_first_of(quotes, begin + 1)) {
    const bool is_opening = begin == 0 || !is_word(text[begin - 1]);
    const std::size_t end = text.find(text[begin], begin + 1);
    if (!is_opening || end == std::string_view::npos) continue;
    const std::string_view content = text.substr(begin + 1, end - begin - 1);
    if (!is_quoted_path(content)) continue;
    paths.push_back(content);
    begin = end;
  }
  return paths;
}

/// Sorts views of one text from left to right and drops what is part of another one, and repetitions.
void keep_outermost(std::vector<std::string_view>& views) {
  const auto end_of = [](std::string_view view) { return view.data() + view.size(); };
  std::ranges::sort(views, [&](std::string_view a, std::string_view b) {
    return a.data() != b.data() ? a.data() < b.data() : a.size() > b.size();
  });
  const char* covered = nullptr;
  std::erase_if(views, [&](std::string_view view) {
    const bool is_part = covered && end_of(view) <= covered;
    if (!is_part) covered = end_of(view);
    return is_part;
  });
}

/// Adds the places of `name` in `text`. A letter or digit of ASCII before it makes it part of another word.
void add_places(std::string_view text, std::string_view name, std::vector<std::string_view>& places) {
  if (name.empty()) return;
  for (std::size_t at = text.find(name); at != std::string_view::npos; at = text.find(name, at + name.size())) {
    const bool is_inside_word = at > 0 && is_word(text[at - 1]) && is_word(name.front());
    if (!is_inside_word) places.push_back(text.substr(at, name.size()));
  }
}

std::string_view without_fences(std::string_view code_span) {
  const std::size_t fence = std::min(code_span.find_first_not_of('`'), code_span.size());
  if (code_span.size() < 2 * fence) return {};
  std::string_view content = code_span.substr(fence, code_span.size() - 2 * fence);
  while (content.starts_with(' ')) content.remove_prefix(1);
  while (content.ends_with(' ')) content.remove_suffix(1);
  return content;
}

}  // namespace

bool has_name_shape(std::string_view word) {
  if (word.size() < 4) return false;
  return is_camel_case(word) || is_dotted(word) || is_guid(word) || is_mask(word) || is_path_or_url(word);
}

std::vector<std::string_view> places_of(std::span<const std::string_view> names, std::string_view text) {
  std::vector<std::string_view> distinct(names.begin(), names.end());
  std::ranges::sort(distinct);
  distinct.erase(std::ranges::unique(distinct).begin(), distinct.end());
  std::vector<std::string_view> places;
  for (const std::string_view name : distinct) add_places(text, name, places);
  keep_outermost(places);
  return places;
}

Names::Names(const Project& project) : identifiers_({}) {
  for (const Manifest& manifest : project.manifests) {
    for (const Provider& provider : manifest.providers) add(provider);
  }
  for (const EventDocs& docs : project.event_docs) {
    for (const EventDoc& event : docs.events) add(event.text);
  }
  for (const std::string& term : project.settings.check.keep) {
    add({term, {}}, "term");
    terms_.push_back(term);
  }
  for (const std::string& name : project.settings.check.translate) translatable_.insert(name);
  identifiers_ = Identifiers(declared_);
}

void Names::add(Text name, std::string_view what) {
  if (name.empty() || !origins_.try_emplace(name.value, NameOrigin{what, name.span}).second) return;
  declared_.push_back(name.value);
}

void Names::add(const PageText& text) {
  if (!text.items) return;
  for (const DataItemDoc& item : *text.items) add(item.name, "data item");
}

void Names::add_items(const std::vector<DataItem>& items) {
  for (const DataItem& item : items) {
    add(item.name, "data item");
    add_items(item.items);
  }
}

void Names::add(const Provider& provider) {
  const auto add_all = [this](const auto& things, std::string_view what) {
    for (const auto& thing : things) {
      add({local_part(thing.name.value), thing.name.span}, what);
      add(thing.symbol, what);
    }
  };
  add(provider.name, "provider");
  add(provider.symbol, "provider");
  add_all(provider.channels, "channel");
  add_all(provider.tasks, "task");
  for (const Task& task : provider.tasks) add_all(task.opcodes, "opcode");
  add_all(provider.opcodes, "opcode");
  add_all(provider.keywords, "keyword");
  add_all(provider.maps, "map");
  for (const Map& map : provider.maps) {
    for (const MapEntry& entry : map.entries) add(entry.symbol, "map entry");
  }
  for (const Event& event : provider.events) add(event.symbol, "event");
  for (const PayloadTemplate& payload : provider.payloads) add_items(payload.items);
}

void Names::find_in_words(std::string_view words, std::vector<std::string_view>& names) const {
  std::vector<std::string_view> found = identifiers_.find(words);
  const auto add = [&found](const std::vector<std::string_view>& more) {
    found.insert(found.end(), more.begin(), more.end());
  };
  add(find_shapes(words));
  add(find_quoted_paths(words));
  for (const std::string_view term : terms_) add_places(words, term, found);
  keep_outermost(found);
  names.insert(names.end(), found.begin(), found.end());
}

std::vector<std::string_view> Names::find(const std::vector<markdown::Piece>& pieces) const {
  std::vector<std::string_view> names;
  for (const markdown::Piece& piece : pieces) {
    if (piece.kind == markdown::Piece::Kind::code_span) names.push_back(without_fences(piece.text));
    if (piece.kind == markdown::Piece::Kind::words) find_in_words(piece.text, names);
  }
  std::erase_if(names, [this](std::string_view name) { return name.empty() || may_be_translated(name); });
  return names;
}

bool Names::is_list(std::string_view text) const {
  const bool has_commas = text.find(',') != std::string_view::npos;
  const char separator = has_commas ? ',' : ' ';
  bool has_shape = has_commas;
  for (std::size_t count = 1;; ++count) {
    const std::size_t end = std::min(text.find(separator), text.size());
    std::string_view name = text.substr(0, end);
    while (name.starts_with(' ')) name.remove_prefix(1);
    if (!origin(name)) return false;
    has_shape |= has_name_shape(name);
    if (end == text.size()) return count > 1 && has_shape;
    text.remove_prefix(end + 1);
  }
}

const NameOrigin* Names::origin(std::string_view name) const {
  const auto found = origins_.find(name);
  return found != origins_.end() ? &found->second : nullptr;
}

}  // namespace evdoc::check
