#include "base/code_summary.h"

namespace evdoc {

std::string_view summary_of(const Code& code) {
  const std::size_t end = code.explanation.find(". ");
  return end == std::string_view::npos ? code.explanation : code.explanation.substr(0, end + 1);
}

}  // namespace evdoc
