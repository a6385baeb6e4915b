#include "model/data_types.h"

#include <algorithm>

#include "base/ascii.h"

namespace evdoc {

namespace {

using Sort = InType::Sort;

constexpr std::array types{
    InType{"win:UnicodeString", "Unicode string", Sort::text, {"xs:string", "win:Xml", "win:Json"}},
    InType{"win:AnsiString", "ANSI string", Sort::text, {"xs:string", "win:Xml", "win:Json", "win:Utf8"}},
    InType{"win:Int8", "8-bit signed integer", Sort::integer, {"xs:byte", "xs:string"}},
    InType{"win:UInt8",
           "8-bit unsigned integer",
           Sort::unsigned_integer,
           {"xs:unsignedByte", "win:HexInt8", "xs:string", "xs:boolean"}},
    InType{"win:Int16", "16-bit signed integer", Sort::integer, {"xs:short"}},
    InType{"win:UInt16",
           "16-bit unsigned integer",
           Sort::unsigned_integer,
           {"xs:unsignedShort", "win:Port", "win:HexInt16", "xs:string"}},
    InType{"win:Int32", "32-bit signed integer", Sort::integer, {"xs:int", "win:HResult"}},
    InType{"win:UInt32",
           "32-bit unsigned integer",
           Sort::unsigned_integer,
           {"xs:unsignedInt", "win:PID", "win:TID", "win:IPv4", "win:ETWTIME", "win:ErrorCode", "win:Win32Error",
            "win:NTSTATUS", "win:HexInt32", "win:CodePointer"}},
    InType{"win:Int64", "64-bit signed integer", Sort::integer, {"xs:long"}},
    InType{"win:UInt64",
           "64-bit unsigned integer",
           Sort::unsigned_integer,
           {"xs:unsignedLong", "win:HexInt64", "win:ETWTIME", "win:CodePointer"}},
    InType{"win:Float", "Single-precision floating-point number", Sort::other, {"xs:float"}},
    InType{"win:Double", "Double-precision floating-point number", Sort::other, {"xs:double"}},
    InType{"win:Boolean", "Boolean value", Sort::other, {"xs:boolean"}},
    InType{"win:Binary",
           "Binary data",
           Sort::bytes,
           {"xs:hexBinary", "win:IPv6", "win:SocketAddress", "win:Pkcs7WithTypeInfo"}},
    InType{"win:GUID", "GUID", Sort::other, {"xs:GUID"}},
    InType{"win:Pointer", "Pointer", Sort::other, {"win:HexInt64", "win:CodePointer", "xs:long", "xs:unsignedLong"}},
    InType{
        "win:FILETIME", "File time", Sort::other, {"xs:dateTime", "win:DateTimeCultureInsensitive", "win:DateTimeUtc"}},
    InType{"win:SYSTEMTIME",
           "System time",
           Sort::other,
           {"xs:dateTime", "win:DateTimeCultureInsensitive", "win:DateTimeUtc"}},
    InType{"win:SID", "Security identifier (SID)", Sort::other, {"xs:string"}},
    InType{"win:HexInt32",
           "32-bit hexadecimal number",
           Sort::unsigned_integer,
           {"win:HexInt32", "win:ErrorCode", "win:Win32Error", "win:NTSTATUS", "win:CodePointer"}},
    InType{"win:HexInt64", "64-bit hexadecimal number", Sort::unsigned_integer, {"win:HexInt64", "win:CodePointer"}},
    InType{"win:CountedUnicodeString", "Unicode string", Sort::text, {"xs:string", "win:Xml", "win:Json"}},
    InType{"win:CountedUtf16String", "Unicode string", Sort::text, {"xs:string", "win:Xml", "win:Json"}},
    InType{"win:CountedAnsiString", "ANSI string", Sort::text, {"xs:string", "win:Xml", "win:Json", "win:Utf8"}},
    InType{"win:CountedMbcsString", "ANSI string", Sort::text, {"xs:string", "win:Xml", "win:Json", "win:Utf8"}},
    InType{"win:CountedBinary",
           "Binary data",
           Sort::bytes,
           {"xs:hexBinary", "win:IPv6", "win:SocketAddress", "win:Pkcs7WithTypeInfo"}},
    InType{"win:Struct", "Structure"},
};

struct OutType {
  std::string_view name;
  std::string_view words;  ///< empty: its name says it
};

constexpr std::array shown_types{
    OutType{"xs:string", "text"},
    OutType{"xs:boolean", "Boolean value"},
    OutType{"xs:hexBinary", "hexadecimal"},
    OutType{"xs:long", "decimal"},
    OutType{"xs:unsignedLong", "decimal"},
    OutType{"xs:dateTime", "date and time"},
    OutType{"win:DateTimeCultureInsensitive", "date and time"},
    OutType{"win:DateTimeUtc", "date and time (UTC)"},
    OutType{"win:Xml", "XML"},
    OutType{"win:Json", "JSON"},
    OutType{"win:Utf8", "UTF-8"},
    OutType{"win:HexInt8", "hexadecimal"},
    OutType{"win:HexInt16", "hexadecimal"},
    OutType{"win:HexInt32", "hexadecimal"},
    OutType{"win:HexInt64", "hexadecimal"},
    OutType{"win:PID", "process ID"},
    OutType{"win:TID", "thread ID"},
    OutType{"win:Port", "network port"},
    OutType{"win:IPv4", "IPv4 address"},
    OutType{"win:IPv6", "IPv6 address"},
    OutType{"win:SocketAddress", "socket address"},
    OutType{"win:Pkcs7WithTypeInfo", "PKCS #7 message"},
    OutType{"win:ETWTIME", "ETW time stamp"},
    OutType{"win:CodePointer", "code address"},
    OutType{"win:ErrorCode", "error code"},
    OutType{"win:Win32Error", "Win32 error code"},
    OutType{"win:NTSTATUS", "NTSTATUS code"},
    OutType{"win:HResult", "HRESULT code"},
    OutType{"win:CIMDateTime", ""},
    OutType{"xs:byte", ""},
    OutType{"xs:unsignedByte", ""},
    OutType{"xs:short", ""},
    OutType{"xs:unsignedShort", ""},
    OutType{"xs:int", ""},
    OutType{"xs:unsignedInt", ""},
    OutType{"xs:float", ""},
    OutType{"xs:double", ""},
    OutType{"xs:GUID", ""},
};

template <class Type, std::size_t count>
constexpr std::array<std::string_view, count> names_of(const std::array<Type, count>& table) {
  std::array<std::string_view, count> names;
  std::ranges::transform(table, names.begin(), &Type::name);
  return names;
}

constexpr std::array in_names = names_of(types);
constexpr std::array out_names = names_of(shown_types);

std::string_view local_part(std::string_view name) {
  return name.substr(name.find(':') + 1);  // npos + 1 is 0
}

}  // namespace

std::span<const std::string_view> InType::out_types() const {
  const auto end = std::ranges::find(out_type_list, std::string_view());
  return {out_type_list.begin(), end};
}

std::span<const std::string_view> in_type_names() {
  return in_names;
}

std::span<const std::string_view> out_type_names() {
  return out_names;
}

std::string_view out_type_words(std::string_view name) {
  const auto found = std::ranges::find_if(shown_types, [&](const OutType& t) { return is_same_type(t.name, name); });
  return found == shown_types.end() ? std::string_view() : found->words;
}

bool is_same_type(std::string_view a, std::string_view b) {
  return is_same_but_for_case(local_part(a), local_part(b));
}

const InType* find_in_type(std::string_view name) {
  const auto found = std::ranges::find_if(types, [&](const InType& type) { return is_same_type(type.name, name); });
  return found == types.end() ? nullptr : &*found;
}

const InType* find_type_shown_as(std::string_view out_type) {
  const auto is_shown = [&](const InType& type) {
    return !out_type.empty() && is_same_type(type.default_out_type(), out_type);
  };
  const auto found = std::ranges::find_if(types, is_shown);
  return found == types.end() ? nullptr : &*found;
}

}  // namespace evdoc
