#include "model/identifiers.h"

#include <algorithm>

#include "text/characters.h"

namespace evdoc {

namespace {

bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}

bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}

bool is_word(char c) {
  return is_upper(c) || is_lower(c) || (c >= '0' && c <= '9') || c == '_';
}

/// The run of word characters at the beginning of `text`.
std::string_view first_word(std::string_view text) {
  const auto end = std::find_if_not(text.begin(), text.end(), is_word);
  return text.substr(0, static_cast<std::size_t>(end - text.begin()));
}

bool begins_with_word(std::string_view text) {
  if (text.empty()) return false;
  const char32_t c = take_code_point(text);
  return c == '_' || is_letter_or_digit(c);
}

bool is_unmistakable(std::string_view name) {
  for (std::size_t i = 0; i < name.size(); ++i) {
    const char c = name[i];
    if (!is_upper(c) && !is_lower(c) && c != ' ') return true;
    if (is_upper(c) && i > 0 && is_lower(name[i - 1])) return true;
  }
  return false;
}

std::string_view local_part(std::string_view name) {
  return name.substr(name.rfind(':') + 1);  // npos + 1 is 0: there is no prefix
}

template <class Things>
void add_names(const Things& things, std::vector<std::string_view>& names) {
  for (const auto& thing : things) names.push_back(local_part(thing.name.value));
}

void add_items(const std::vector<DataItem>& items, std::vector<std::string_view>& names) {
  for (const DataItem& item : items) {
    names.push_back(item.name.value);
    add_items(item.items, names);
  }
}

void add_provider(const Provider& provider, std::vector<std::string_view>& names) {
  names.push_back(provider.name.value);
  for (const Channel& channel : provider.channels) {
    names.push_back(channel.name.value);
    names.push_back(channel.id.value);
  }
  add_names(provider.tasks, names);
  for (const Task& task : provider.tasks) add_names(task.opcodes, names);
  add_names(provider.opcodes, names);
  add_names(provider.keywords, names);
  for (const Event& event : provider.events) names.push_back(event.symbol.value);
  for (const PayloadTemplate& payload : provider.payloads) add_items(payload.items, names);
}

}  // namespace

std::vector<std::string_view> identifiers_of(const Manifest& manifest) {
  std::vector<std::string_view> names;
  for (const Provider& provider : manifest.providers) add_provider(provider, names);
  return names;
}

Identifiers::Identifiers(std::span<const std::string_view> names) {
  for (const std::string_view name : names) {
    const std::string_view word = first_word(name);
    if (!word.empty() && is_unmistakable(name)) names_[word].push_back(name);
  }
  const auto is_longer = [](std::string_view a, std::string_view b) {
    return a.size() != b.size() ? a.size() > b.size() : a < b;
  };
  for (auto& [word, candidates] : names_) {
    std::ranges::sort(candidates, is_longer);
    candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
  }
}

std::vector<std::string_view> Identifiers::find(std::string_view text) const {
  std::vector<std::string_view> found;
  for (std::size_t at = 0; at < text.size();) {
    std::string_view rest = text.substr(at);
    const std::string_view word = first_word(rest);
    if (word.empty()) {
      // A letter outside ASCII takes the word that follows it: "éA" has no word "A".
      const bool is_letter = is_letter_or_digit(take_code_point(rest));
      at = text.size() - rest.size() + (is_letter ? first_word(rest).size() : 0);
      continue;
    }
    const std::string_view match = match_at(text, at, word);
    if (!match.empty()) found.push_back(match);
    at += std::max(match.size(), word.size());
  }
  return found;
}

std::string_view Identifiers::match_at(std::string_view text, std::size_t at, std::string_view word) const {
  const auto candidates = names_.find(word);
  if (candidates == names_.end()) return {};
  const std::string_view rest = text.substr(at);
  for (const std::string_view name : candidates->second) {
    const bool ends_in_word = is_word(name.back());
    if (rest.starts_with(name) && !(ends_in_word && begins_with_word(rest.substr(name.size())))) {
      return rest.substr(0, name.size());
    }
  }
  return {};
}

}  // namespace evdoc
