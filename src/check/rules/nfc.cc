// nfc: letters and their accents apart.

#include "check/codes.h"
#include "check/rules/all.h"
#include "text/normal_form.h"

namespace evdoc::check {

void not_composed(const CheckedSegment& segment, const RuleScope&, Findings& findings) {
  const std::string_view target = segment.target.value();
  if (is_composed(target)) return;
  Diagnostic& finding =
      findings.report(code::nfc, segment, target, "letters and their accents are apart (not in Normalization Form C)",
                      "compose them: searching and sorting need it");
  add_fix(finding, segment, target, composed(target), Fix::Trust::certain);
}

}  // namespace evdoc::check
