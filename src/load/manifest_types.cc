#include "load/manifest_types.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "load/manifest_codes.h"
#include "load/winmeta.h"

namespace evdoc {

namespace {

constexpr std::string_view schema_namespace = "http://www.w3.org/2001/XMLSchema";

constexpr std::array<std::string_view, 27> in_type_names{"win:UnicodeString",
                                                         "win:AnsiString",
                                                         "win:Int8",
                                                         "win:UInt8",
                                                         "win:Int16",
                                                         "win:UInt16",
                                                         "win:Int32",
                                                         "win:UInt32",
                                                         "win:Int64",
                                                         "win:UInt64",
                                                         "win:Float",
                                                         "win:Double",
                                                         "win:Boolean",
                                                         "win:Binary",
                                                         "win:GUID",
                                                         "win:Pointer",
                                                         "win:FILETIME",
                                                         "win:SYSTEMTIME",
                                                         "win:SID",
                                                         "win:HexInt32",
                                                         "win:HexInt64",
                                                         "win:Struct",
                                                         "win:CountedBinary",
                                                         "win:CountedUnicodeString",
                                                         "win:CountedAnsiString",
                                                         "win:CountedUtf16String",
                                                         "win:CountedMbcsString"};

constexpr std::array<std::string_view, 38> out_type_names{"xs:string",
                                                          "xs:dateTime",
                                                          "xs:byte",
                                                          "xs:unsignedByte",
                                                          "xs:short",
                                                          "xs:unsignedShort",
                                                          "xs:int",
                                                          "xs:unsignedInt",
                                                          "xs:long",
                                                          "xs:unsignedLong",
                                                          "xs:float",
                                                          "xs:double",
                                                          "xs:boolean",
                                                          "xs:GUID",
                                                          "xs:hexBinary",
                                                          "win:HexInt8",
                                                          "win:HexInt16",
                                                          "win:HexInt32",
                                                          "win:HexInt64",
                                                          "win:PID",
                                                          "win:TID",
                                                          "win:Port",
                                                          "win:IPv4",
                                                          "win:IPv6",
                                                          "win:SocketAddress",
                                                          "win:CIMDateTime",
                                                          "win:ETWTIME",
                                                          "win:Xml",
                                                          "win:Json",
                                                          "win:Utf8",
                                                          "win:ErrorCode",
                                                          "win:HResult",
                                                          "win:Win32Error",
                                                          "win:NTSTATUS",
                                                          "win:CodePointer",
                                                          "win:DateTimeCultureInsensitive",
                                                          "win:DateTimeUtc",
                                                          "win:Pkcs7WithTypeInfo"};

std::string_view local_part(std::string_view name) {
  return name.substr(name.find(':') + 1);
}

/// By local name and namespace; a prefix that is not declared counts as it is written.
bool is_known(const xml::Element& element, const Text& type, std::span<const std::string_view> known) {
  const xml::QualifiedName name = element.resolve(type.value);
  return std::any_of(known.begin(), known.end(), [&](std::string_view candidate) {
    if (local_part(candidate) != name.local) return false;
    if (!name.is_declared) return candidate == type.value;
    return name.space == (candidate.starts_with("win:") ? winmeta::name_space : schema_namespace);
  });
}

}  // namespace

std::span<const std::string_view> in_types() {
  return in_type_names;
}

std::span<const std::string_view> out_types() {
  return out_type_names;
}

void check_type(const xml::Element& element, const Text& type, std::span<const std::string_view> known,
                ProviderScope& scope) {
  if (type.empty() || is_known(element, type, known)) return;
  const auto meant = std::find_if(known.begin(), known.end(), [&](std::string_view candidate) {
    return is_same_but_for_case(local_part(candidate), local_part(type.value));
  });
  if (meant != known.end()) {
    scope.diagnostics.report(code::legacy_name, type.span, fmt::format("there is no type '{}'", type.value),
                             fmt::format("write '{}'", *meant));
    return;
  }
  scope.diagnostics.report(code::unknown_type, type.span, fmt::format("there is no type '{}'", type.value),
                           scope.suggester.suggest(type.value, known, "name a type of winmeta.xml: win:UnicodeString"));
}

}  // namespace evdoc
