#include "load/input.h"

#include <fmt/format.h>

#include <cerrno>

#include "base/file.h"
#include "load/codes.h"
#include "text/decode.h"

namespace evdoc {

namespace {

std::string help_for(int error) {
  switch (error) {
    case ENOENT:
    case ENOTDIR:
      return "check the spelling of the path; paths in evdoc.toml are relative to its folder";
    case EISDIR:
      return "name a file in the folder";
    case EACCES:
    case EPERM:
      return "give yourself the right to read it";
    default:
      return "name a readable file";
  }
}

void report_declaration(const Source& source, const Decoded& decoded, Diagnostics& diagnostics) {
  const auto begin = decoded.declaration_offset;
  const Span span{&source, begin, begin + static_cast<uint32_t>(decoded.declaration.size())};
  if (decoded.fit == DeclarationFit::wrong) {
    diagnostics.report(
        code::wrong_encoding_declaration, span,
        fmt::format("the file is declared as '{}' but its bytes are {}", decoded.declaration, decoded.encoding),
        fmt::format("write encoding=\"{}\", or save the file as {}", decoded.encoding, decoded.declaration));
  } else if (decoded.fit == DeclarationFit::unknown) {
    diagnostics.report(code::unknown_encoding, span,
                       fmt::format("there is no encoding '{}'; the file is read as UTF-8", decoded.declaration),
                       "write the name of the file's real encoding, such as \"UTF-8\"");
  }
}

void report_invalid_bytes(const Source& source, const Decoded& decoded, Diagnostics& diagnostics) {
  if (!decoded.first_invalid) return;
  constexpr uint32_t replacement_size = 3;  // U+FFFD in UTF-8
  const uint32_t begin = *decoded.first_invalid;
  const std::string more =
      decoded.invalid_count > 1 ? fmt::format("; {} more places follow", decoded.invalid_count - 1) : std::string();
  diagnostics.report(code::invalid_encoding, {&source, begin, begin + replacement_size},
                     fmt::format("the bytes here are no character in {}{}", decoded.encoding, more),
                     "save the file as UTF-8");
}

}  // namespace

Source* open_input(Sources& sources, const std::string& path, Diagnostics& diagnostics) {
  FileContents contents = read_file(path);
  if (contents.error == 0) {
    sources.record({path, contents.stamp, digest_of(contents.bytes)});
    return add_input(sources, path, std::move(contents.bytes), diagnostics);
  }
  diagnostics.report(code::unreadable_input, {},
                     fmt::format("can't read '{}': {}", path, describe_errno(contents.error)),
                     help_for(contents.error));
  return nullptr;
}

Source* add_input(Sources& sources, const std::string& path, std::string bytes, Diagnostics& diagnostics) {
  Decoded decoded = decode(std::move(bytes));
  Source& source = sources.add(path, std::move(decoded.text));
  report_declaration(source, decoded, diagnostics);
  report_invalid_bytes(source, decoded, diagnostics);
  return &source;
}

}  // namespace evdoc
