#include "model/data_types.h"

#include <algorithm>

namespace evdoc {

namespace {

using Sort = InType::Sort;

constexpr std::array types{
    InType{"win:UnicodeString", Sort::text, {"xs:string", "win:Xml", "win:Json"}},
    InType{"win:AnsiString", Sort::text, {"xs:string", "win:Xml", "win:Json", "win:Utf8"}},
    InType{"win:Int8", Sort::integer, {"xs:byte", "xs:string"}},
    InType{"win:UInt8", Sort::unsigned_integer, {"xs:unsignedByte", "win:HexInt8", "xs:string", "xs:boolean"}},
    InType{"win:Int16", Sort::integer, {"xs:short"}},
    InType{"win:UInt16", Sort::unsigned_integer, {"xs:unsignedShort", "win:Port", "win:HexInt16", "xs:string"}},
    InType{"win:Int32", Sort::integer, {"xs:int", "win:HResult"}},
    InType{"win:UInt32",
           Sort::unsigned_integer,
           {"xs:unsignedInt", "win:PID", "win:TID", "win:IPv4", "win:ETWTIME", "win:ErrorCode", "win:Win32Error",
            "win:NTSTATUS", "win:HexInt32", "win:CodePointer"}},
    InType{"win:Int64", Sort::integer, {"xs:long"}},
    InType{"win:UInt64", Sort::unsigned_integer, {"xs:unsignedLong", "win:HexInt64", "win:ETWTIME", "win:CodePointer"}},
    InType{"win:Float", Sort::other, {"xs:float"}},
    InType{"win:Double", Sort::other, {"xs:double"}},
    InType{"win:Boolean", Sort::other, {"xs:boolean"}},
    InType{"win:Binary", Sort::bytes, {"xs:hexBinary", "win:IPv6", "win:SocketAddress", "win:Pkcs7WithTypeInfo"}},
    InType{"win:GUID", Sort::other, {"xs:GUID"}},
    InType{"win:Pointer", Sort::other, {"win:HexInt64", "win:CodePointer", "xs:long", "xs:unsignedLong"}},
    InType{"win:FILETIME", Sort::other, {"xs:dateTime", "win:DateTimeCultureInsensitive", "win:DateTimeUtc"}},
    InType{"win:SYSTEMTIME", Sort::other, {"xs:dateTime", "win:DateTimeCultureInsensitive", "win:DateTimeUtc"}},
    InType{"win:SID", Sort::other, {"xs:string"}},
    InType{"win:HexInt32",
           Sort::unsigned_integer,
           {"win:HexInt32", "win:ErrorCode", "win:Win32Error", "win:NTSTATUS", "win:CodePointer"}},
    InType{"win:HexInt64", Sort::unsigned_integer, {"win:HexInt64", "win:CodePointer"}},
    InType{"win:CountedUnicodeString", Sort::text, {"xs:string", "win:Xml", "win:Json"}},
    InType{"win:CountedUtf16String", Sort::text, {"xs:string", "win:Xml", "win:Json"}},
    InType{"win:CountedAnsiString", Sort::text, {"xs:string", "win:Xml", "win:Json", "win:Utf8"}},
    InType{"win:CountedMbcsString", Sort::text, {"xs:string", "win:Xml", "win:Json", "win:Utf8"}},
    InType{
        "win:CountedBinary", Sort::bytes, {"xs:hexBinary", "win:IPv6", "win:SocketAddress", "win:Pkcs7WithTypeInfo"}},
};

std::string_view local_part(std::string_view name) {
  return name.substr(name.find(':') + 1);  // npos + 1 is 0
}

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

}  // namespace

std::span<const std::string_view> InType::out_types() const {
  const auto end = std::ranges::find(out_type_names, std::string_view());
  return {out_type_names.begin(), end};
}

bool is_same_type(std::string_view a, std::string_view b) {
  return std::ranges::equal(local_part(a), local_part(b), {}, lower, lower);
}

const InType* find_in_type(std::string_view name) {
  const auto found = std::ranges::find_if(types, [&](const InType& type) { return is_same_type(type.name, name); });
  return found == types.end() ? nullptr : &*found;
}

}  // namespace evdoc
