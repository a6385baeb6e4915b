// Every finding of the loaders.
#pragma once

#include <array>

#include "base/diagnostic.h"

namespace evdoc::code {

inline constexpr Code unreadable_input{
    "unreadable-input", Severity::error, Fault::input,
    "A file that was named can't be read: it is absent, it is a folder, or its permissions forbid it. Nothing was read "
    "from it. Check the path; paths in evdoc.toml are relative to that file."};

inline constexpr Code invalid_encoding{"invalid-encoding", Severity::error, Fault::input,
                                       "Some bytes of the file are no characters in its encoding. They are read as "
                                       "U+FFFD. Save the file as UTF-8, or name "
                                       "its real encoding in the XML declaration."};

inline constexpr Code wrong_encoding_declaration{
    "wrong-encoding-declaration", Severity::warning, Fault::input,
    "The XML declaration names an encoding that the bytes are visibly not in, as UTF-16 in a file of single bytes. The "
    "file was read as what it is; strict parsers refuse it. Mend the declaration, or save the file in the encoding "
    "that "
    "it names."};

inline constexpr Code unknown_encoding{
    "unknown-encoding", Severity::warning, Fault::input,
    "The XML declaration names an encoding that does not exist. The file was read as UTF-8. Mend the declaration."};

inline constexpr Code xml_not_well_formed{
    "xml-not-well-formed", Severity::error, Fault::input,
    "The file breaks the syntax of XML at this place, so what follows has no certain meaning. It may be truncated, or "
    "hold a bare '&' or '<', which are written '&amp;' and '&lt;'."};

inline constexpr Code xml_too_deep{"xml-too-deep", Severity::error, Fault::input,
                                   "Elements are nested more than 256 deep. No file that evdoc reads needs a tenth of "
                                   "that; the limit protects against "
                                   "hostile input."};

inline constexpr Code xml_doctype{"xml-doctype", Severity::error, Fault::input,
                                  "The file has a document type declaration. They can define entities that grow "
                                  "without bound or name other files, so "
                                  "evdoc does not read them. No format that evdoc reads needs one: delete it."};

inline constexpr Code xml_undeclared_prefix{"xml-undeclared-prefix", Severity::warning, Fault::input,
                                            "A name has a prefix that no xmlns attribute around it declares. It was "
                                            "read as if it were in no namespace. Declare "
                                            "the prefix on the root element."};

inline constexpr std::array load_codes{
    &unreadable_input, &invalid_encoding, &wrong_encoding_declaration, &unknown_encoding, &xml_not_well_formed,
    &xml_too_deep,     &xml_doctype,      &xml_undeclared_prefix,
};

}  // namespace evdoc::code
