#include "harvest/source_proof.h"

#include <algorithm>
#include <span>
#include <string_view>

#include <fmt/format.h>

#include "base/hash.h"
#include "harvest/codes.h"
#include "harvest/front_matter_reader.h"
#include "harvest/yaml_style.h"

namespace evdoc {

namespace {

constexpr std::string_view line_end = "\r\n";

/// Of a page with more fields than any has, no other forms are tried.
constexpr std::size_t most_fields = 64;
/// Beyond that the form that proved the fewest pages gives way to a new one.
constexpr std::size_t most_forms = 16;

void append_field(std::string& out, const PublishedField& field) {
  out += field.key;
  out += ": ";
  std::string_view rest = field.source;
  for (bool is_last = false; !is_last;) {
    const std::size_t end = field.is_list ? rest.find('\n') : std::string_view::npos;
    is_last = end == std::string_view::npos;
    if (field.is_list) out += fmt::format("{}  - ", line_end);
    out += markdown::yaml_scalar(rest.substr(0, end), yaml_style(field.source_quoting));
    if (!is_last) rest.remove_prefix(end + 1);
  }
  out += line_end;
}

/// The line with its pairs replaced by their sources and without its anchor.
void append_line(std::string& out, const markdown::PageLine& line) {
  const std::string_view text = line.span.text();
  std::size_t at = 0;
  if (line.kind == markdown::PageLine::Kind::heading) {
    out += line.lead;
    at = line.texts.front().span.begin - line.span.begin;
  }
  for (const markdown::InlineText& inline_text : line.texts) {
    for (const markdown::InlinePart& part : inline_text.parts) {
      if (!part.is_pair) continue;
      const std::size_t begin = part.span.begin - line.span.begin;
      out += text.substr(at, begin - at);
      out += part.source.value;
      at = part.span.end - line.span.begin;
    }
  }
  out += text.substr(at);
  out += line_end;
}

/// The English page of one page, made in one form after the other.
class Attempts {
 public:
  explicit Attempts(PublishedPage& page) : page_(page), made_hash_(hash_of(page)) {}

  /// The SHA-1 of the page in the form that it was read in.
  const std::string& made_hash() const { return made_hash_; }

  /// Tries the form that it was read in, then those of other pages with the same lines.
  bool take(std::span<const KnownForm> forms) {
    if (made_hash_ == page_.source_hash.value) return true;
    return std::ranges::any_of(forms, [this](const KnownForm& known) { return take(known.form); });
  }

  /// Tries each line in its other forms, then each two lines as lists; what does not prove is taken back.
  bool find() { return page_.fields.size() <= most_fields && (find_line() || find_two_lists()); }

  /// Empty values are never lists.
  static void apply(const FrontMatterForm& form, PublishedPage& page) {
    for (std::size_t i = 0; i < form.size(); ++i) {
      page.fields[i].source_quoting = form[i].quoting;
      page.fields[i].is_list = form[i].is_list && !page.fields[i].source.empty();
    }
  }

 private:
  bool take(const FrontMatterForm& form) {
    const std::vector<PublishedField> before = page_.fields;
    apply(form, page_);
    if (is_proved()) return true;
    page_.fields = before;
    return false;
  }

  bool is_proved() const { return hash_of(page_) == page_.source_hash.value; }

  bool find_line() {
    for (PublishedField& field : page_.fields) {
      const PublishedField before = field;
      for (const Quoting quoting : {Quoting::double_quotes, Quoting::plain, Quoting::if_needed}) {
        for (const bool is_list : {false, true}) {
          if (quoting == before.source_quoting && is_list == before.is_list) continue;
          field.source_quoting = quoting;
          field.is_list = is_list;
          if (is_proved()) return true;
        }
      }
      field = before;
    }
    return false;
  }

  bool find_two_lists() {
    for (PublishedField& first : page_.fields) {
      if (!can_be_list(first)) continue;
      first.is_list = true;
      for (PublishedField& second : std::span(&first + 1, page_.fields.data() + page_.fields.size())) {
        if (!can_be_list(second)) continue;
        second.is_list = true;
        if (is_proved()) return true;
        second.is_list = false;
      }
      first.is_list = false;
    }
    return false;
  }

  static bool can_be_list(const PublishedField& field) { return !field.is_list && !field.source.empty(); }

  static std::string english_body(const PublishedPage& page) {
    std::string body;
    for (const markdown::PageLine& line : page.scanned->lines) append_line(body, line);
    return body;
  }

  std::string hash_of(const PublishedPage& page) const {
    std::string english = fmt::format("---{}", line_end);
    for (const PublishedField& field : page.fields) append_field(english, field);
    english += fmt::format("---{}", line_end);
    return sha1_hex(english += body_);
  }

  PublishedPage& page_;
  std::string body_ = english_body(page_);
  std::string made_hash_;
};

/// What tells apart front matter with different lines.
std::string keys_of(const PublishedPage& page) {
  std::string keys;
  for (const PublishedField& field : page.fields) {
    keys += field.key;
    keys += '\n';
  }
  return keys;
}

FrontMatterForm form_of(const PublishedPage& page) {
  FrontMatterForm form;
  for (const PublishedField& field : page.fields) form.push_back({field.source_quoting, field.is_list});
  return form;
}

void report(PublishedPage& page, Diagnostics& diagnostics) {
  if (page.source_hash.empty()) {
    diagnostics.report(code::source_not_proved, page.span(),
                       fmt::format("the page has no '{}', so nothing proves its English text", source_hash_key),
                       "restore the line from where the page was published");
    return;
  }
  diagnostics.report(
      code::source_not_proved, page.source_hash.span,
      fmt::format("the English page made from this one has the SHA-1 {}, which is not its source hash",
                  Attempts(page).made_hash()),
      "tried were the front matter of all other pages, each line of it quoted otherwise or as a list, and two lines as "
      "lists: so the text differs; name the folder of the English pages with --source");
}

}  // namespace

std::vector<KnownForm>& SourceProver::forms_for(const PublishedPage& page) {
  return forms_[keys_of(page)];
}

void SourceProver::learn(const PublishedPage& page) {
  for (const PublishedField& field : page.fields) {
    if (field.is_list) list_keys_.emplace(field.key);
  }
  std::vector<KnownForm>& forms = forms_for(page);
  const FrontMatterForm form = form_of(page);
  const auto known = std::ranges::find(forms, form, &KnownForm::form);
  if (known == forms.end()) {
    if (forms.size() == most_forms) forms.pop_back();
    forms.push_back({form, 1});
    return;
  }
  ++known->pages;
  for (auto at = known; at != forms.begin() && (at - 1)->pages < at->pages; --at) std::swap(*at, *(at - 1));
}

/// The form that proves is the page's.
bool SourceProver::is_proved(PublishedPage& page) {
  for (PublishedField& field : page.fields) field.is_list |= !field.source.empty() && list_keys_.contains(field.key);
  Attempts attempts(page);
  page.is_proved = !page.source_hash.empty() && (attempts.take(forms_for(page)) || attempts.find());
  return page.is_proved;
}

void SourceProver::prove(PublishedPage& page) {
  if (is_proved(page)) return learn(page);
  waiting_.push_back(&page);
}

void SourceProver::conclude(Diagnostics& diagnostics) {
  for (PublishedPage* page : waiting_) {
    if (is_proved(*page)) continue;
    report(*page, diagnostics);
    const std::vector<KnownForm>& forms = forms_for(*page);
    if (!forms.empty()) Attempts::apply(forms.front().form, *page);
  }
  waiting_.clear();
}

}  // namespace evdoc
