#include "text/collation.h"

#include <unicode/coll.h>
#include <unicode/locid.h>
#include <unicode/unistr.h>

namespace evdoc {

namespace {

icu::StringPiece piece(std::string_view text) {
  return {text.data(), static_cast<int32_t>(text.size())};
}

}  // namespace

struct Collation::Implementation {
  std::unique_ptr<icu::Collator> collator;
};

Collation::Collation(std::string_view locale) : implementation_(std::make_unique<Implementation>()) {
  UErrorCode status = U_ZERO_ERROR;
  icu::Locale parsed = icu::Locale::forLanguageTag(piece(locale), status);
  if (U_FAILURE(status)) parsed = icu::Locale::getRoot();
  status = U_ZERO_ERROR;
  implementation_->collator.reset(icu::Collator::createInstance(parsed, status));
  if (!implementation_->collator) return;
  implementation_->collator->setAttribute(UCOL_NUMERIC_COLLATION, UCOL_ON, status);
}

Collation::~Collation() = default;
Collation::Collation(Collation&&) noexcept = default;
Collation& Collation::operator=(Collation&&) noexcept = default;

int Collation::compare(std::string_view a, std::string_view b) const {
  if (!implementation_->collator) return a.compare(b);
  UErrorCode status = U_ZERO_ERROR;
  return implementation_->collator->compareUTF8(piece(a), piece(b), status);
}

}  // namespace evdoc
