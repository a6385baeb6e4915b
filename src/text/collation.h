// The order of words in a language.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace evdoc {

/// Compares texts as readers of a locale sort them, numbers by their value ("404" before "4031"). Not thread-safe.
class Collation {
 public:
  /// `locale` is a canonical BCP 47 tag; one without rules of its own sorts by the root's.
  explicit Collation(std::string_view locale);
  ~Collation();
  Collation(Collation&&) noexcept;
  Collation& operator=(Collation&&) noexcept;

  /// Below 0: `a` comes first; 0: the order does not tell them apart, so that the caller must.
  int compare(std::string_view a, std::string_view b) const;

 private:
  struct Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace evdoc
