#include "cli/kept_findings.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>

#include "base/builtin_files.h"
#include "cli/all_codes.h"
#include "load/input.h"
#include "write/codes.h"

namespace evdoc::cli {

namespace {

PlaceRecord kept_place(const Span& span) {
  if (!span.is_known()) return {};
  return {span.source->path(), span.begin, span.end};
}

FindingRecord kept_finding(const Diagnostic& finding) {
  FindingRecord record{.code = std::string(finding.code->name),
                       .severity = finding.severity,
                       .place = kept_place(finding.span),
                       .message = finding.message,
                       .help = finding.help,
                       .notes = {},
                       .count = finding.count};
  for (const Note& note : finding.notes) record.notes.emplace_back(kept_place(note.span), note.text);
  return record;
}

/// Makes findings of records.
class Revival {
 public:
  explicit Revival(Sources& sources) : sources_(sources) {
    for (const Code* code : all_codes()) codes_.emplace(code->name, code);
  }

  std::optional<Diagnostic> operator()(const FindingRecord& record) {
    const auto code = codes_.find(record.code);
    const std::optional<Span> span = revived(record.place);
    if (code == codes_.end() || !span) return std::nullopt;
    Diagnostic finding{.code = code->second,
                       .severity = record.severity,
                       .span = *span,
                       .message = record.message,
                       .help = record.help,
                       .notes = {},
                       .fixes = {},
                       .subject = {},
                       .count = record.count};
    for (const auto& [place, text] : record.notes) {
      const std::optional<Span> note_span = revived(place);
      if (!note_span) return std::nullopt;
      finding.note(*note_span, text);
    }
    return finding;
  }

 private:
  std::optional<Span> revived(const PlaceRecord& place) {
    if (place.path.empty()) return Span();
    const Source* source = open(place.path);
    if (!source || place.begin > place.end || place.end > source->text().size()) return std::nullopt;
    return Span{source, place.begin, place.end};
  }

  const Source* open(const std::string& path) {
    const auto [entry, is_new] = opened_.try_emplace(path, nullptr);
    if (!is_new) return entry->second;
    if (const BuiltinFile* file = find_builtin_file(path)) {
      entry->second = &sources_.add(path, std::string(file->contents));
    } else {
      Diagnostics kept_already;
      entry->second = open_input(sources_, path, kept_already);
    }
    return entry->second;
  }

  Sources& sources_;
  std::map<std::string_view, const Code*> codes_;
  std::map<std::string, const Source*, std::less<>> opened_;  // null: it can't be read
};

}  // namespace

std::vector<FindingRecord> kept_findings(const Diagnostics& diagnostics) {
  std::vector<FindingRecord> records;
  for (const Diagnostic& finding : diagnostics.sorted()) {
    if (finding.code != &code::output_kept) records.push_back(kept_finding(finding));
  }
  return records;
}

bool report_again(const std::vector<FindingRecord>& findings, Sources& sources, Diagnostics& diagnostics) {
  Revival revive(sources);
  Diagnostics revived;
  for (const FindingRecord& record : findings) {
    std::optional<Diagnostic> finding = revive(record);
    if (!finding) return false;
    revived.add(*std::move(finding));
  }
  diagnostics.merge(std::move(revived));
  return true;
}

}  // namespace evdoc::cli
