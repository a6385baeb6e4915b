#include "markdown/code_spans.h"

namespace evdoc::markdown {

namespace {

std::size_t run_length(std::string_view text, std::size_t at) {
  const std::size_t end = text.find_first_not_of('`', at);
  return (end == std::string_view::npos ? text.size() : end) - at;
}

}  // namespace

bool is_ascii_punctuation(char c) {
  return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
}

CodeSpans::CodeSpans(std::string_view text) : text_(text) {
  for (std::size_t i = text.find('`'); i != std::string_view::npos; i = text.find('`', i)) {
    const std::size_t ticks = run_length(text, i);
    if (last_runs_.size() <= ticks) last_runs_.resize(ticks + 1);
    last_runs_[ticks] = i;
    i += ticks;
  }
}

std::size_t CodeSpans::end_of_span(std::size_t at) const {
  const std::size_t ticks = run_length(text_, at);
  if (ticks >= last_runs_.size() || last_runs_[ticks] <= at) return at;
  std::size_t run = text_.find('`', at + ticks);
  for (std::size_t length = run_length(text_, run); length != ticks; length = run_length(text_, run)) {
    run = text_.find('`', run + length);
  }
  return run + ticks;
}

std::size_t CodeSpans::behind(std::size_t at) const {
  if (text_[at] == '`') {
    const std::size_t end = end_of_span(at);
    return end > at ? end : at + run_length(text_, at);
  }
  const bool is_escape = text_[at] == '\\' && at + 1 < text_.size() && is_ascii_punctuation(text_[at + 1]);
  return at + (is_escape ? 2 : 1);
}

}  // namespace evdoc::markdown
