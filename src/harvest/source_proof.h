// The English page behind a bilingual one, and the proof that it is that page.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "harvest/published_page.h"

namespace evdoc {

/// How a line of the front matter is written in English.
struct FieldForm {
  Quoting quoting = Quoting::double_quotes;
  bool is_list = false;
  bool operator==(const FieldForm&) const = default;
};

using FrontMatterForm = std::vector<FieldForm>;

/// A form and how many pages it proved.
struct KnownForm {
  FrontMatterForm form;
  std::size_t pages = 0;
};

/// Makes the English pages behind bilingual ones, the front matter that English pages have and the body with each pair
/// replaced by its source, without anchors, and compares their SHA-1 with the pages' ms.openlocfilehash. How the front
/// matter was written in English is nowhere said: what proved one page is tried on the others, and then each line in
/// other forms.
class SourceProver {
 public:
  /// Takes the form of a page that is known to be right: of an English page.
  void learn(const PublishedPage& page);

  /// Proves a page, or keeps it for `conclude`, until which it must stay where it is. The form that proves is the
  /// page's.
  void prove(PublishedPage& page);

  /// Tries again what other pages proved since, and reports the pages that remain, which get the form of most others.
  void conclude(Diagnostics& diagnostics);

 private:
  /// Those of pages with the same lines.
  std::vector<KnownForm>& forms_for(const PublishedPage& page);
  bool is_proved(PublishedPage& page);

  std::map<std::string, std::vector<KnownForm>> forms_;  // by the keys of the front matter; most pages first
  std::set<std::string, std::less<>> list_keys_;         // of lines that are lists on a page that is proved
  std::vector<PublishedPage*> waiting_;
};

}  // namespace evdoc
