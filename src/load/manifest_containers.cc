#include "load/manifest_containers.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <span>
#include <string_view>
#include <vector>

#include "load/codes.h"
#include "load/xml_checks.h"

namespace evdoc {

namespace {

using xml::Element;

/// An element that only groups others, and those that it may hold.
struct Container {
  std::string_view name;
  std::span<const std::string_view> children;
};

constexpr std::array<std::string_view, 3> in_manifest{"instrumentation", "metadata", "localization"};
constexpr std::array<std::string_view, 3> in_instrumentation{"events", "counters", "localization"};
constexpr std::array<std::string_view, 2> in_events{"provider", "messageTable"};
constexpr std::array<std::string_view, 1> in_localization{"resources"};

constexpr std::array<Container, 4> containers{{{"instrumentationManifest", in_manifest},
                                               {"instrumentation", in_instrumentation},
                                               {"events", in_events},
                                               {"localization", in_localization}}};

/// Elements whose text is content, or is no matter of evdoc's.
constexpr std::array<std::string_view, 8> with_text{"UserData",     "binary", "logging",  "publishing",
                                                    "namedQueries", "traits", "counters", "metadata"};

const Container* find_container(std::string_view name) {
  const auto found = std::ranges::find(containers, name, &Container::name);
  return found != containers.end() ? &*found : nullptr;
}

void check_children(const Element& element, Diagnostics& diagnostics) {
  const Container* container = find_container(element.name());
  if (!container) return;
  xml::check_children(element, container->children, Severity::warning, diagnostics);
  for (const Element& child : element.children()) check_children(child, diagnostics);
}

void report_text(const Element& element, Diagnostics& diagnostics) {
  for (const xml::Content& content : element.contents()) {
    if (!content.has_words()) continue;
    diagnostics
        .report(code::unexpected_text, xml::trimmed(content.text()).span,
                fmt::format("text stands in '<{}>'", element.qualified_name()), "delete it")
        .severity = Severity::warning;
  }
}

/// Text between the elements of a section: dumps have a '>' there.
void check_text(const Element& element, Diagnostics& diagnostics) {
  const bool is_empty = !element.has_words() && element.children().empty();
  if (is_empty || xml::is_in(with_text, element.name())) return;
  if (element.has_words()) report_text(element, diagnostics);
  for (const Element& child : element.children()) check_text(child, diagnostics);
}

}  // namespace

void check_containers(const Element& root, Diagnostics& diagnostics) {
  if (find_container(root.name())) {
    check_children(root, diagnostics);
    return check_text(root, diagnostics);
  }
  for (const Element& child : root.children()) check_containers(child, diagnostics);
}

}  // namespace evdoc
