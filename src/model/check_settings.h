// What a project says of its checks: which rules, how grave, which names, what is known and accepted.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"

namespace evdoc {

/// Which rules run. Each has all of the one before it.
enum class Preset : uint8_t {
  minimal,      ///< what breaks a page or loses facts
  recommended,  ///< and what a reader sees
  strict,       ///< and what is a matter of taste
};

/// How grave a rule's findings are.
struct RuleSetting {
  std::string rule;
  std::string locale;                ///< canonical; empty: every locale
  std::string pages;                 ///< a pattern of event ids and page ids (see base/wildcard.h); empty: everything
  std::optional<Severity> severity;  ///< nothing: the rule is off
  Span span;
};

/// Findings that are known and accepted. Empty parts fit everything.
struct Suppression {
  std::string rule;
  std::string locale;
  std::string unit;
  std::string reason;
  std::string until;  ///< YYYY-MM-DD, the last day on which it holds; empty: no end
  Span span;
};

/// The table `[check]` of evdoc.toml.
struct CheckSettings {
  Preset preset = Preset::recommended;
  std::vector<RuleSetting>
      rules;  ///< one with pages goes before one with a locale, that before others, a later one before an earlier one
  std::vector<Suppression> suppressions;
  std::vector<std::string> keep;       ///< terms that translations leave as they are
  std::vector<std::string> translate;  ///< names of the metadata that may be translated
};

}  // namespace evdoc
