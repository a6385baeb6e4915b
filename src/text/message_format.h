// The grammar of message strings, as FormatMessage and the event log read them: "%1 has %2!d! parts%n".
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace evdoc {

/// A stretch of a message string that means one thing.
struct MessagePiece {
  enum class Kind : uint8_t {
    text,       ///< plain characters, or an escape that stands for one
    insert,     ///< `%N`, `%N!format!`: a data item of the event
    parameter,  ///< `%%N`: a message of the provider's parameter file
    line_end,   ///< `%n`, or `%r`: a carriage return
    end,        ///< `%0`, and all that follows it: no part of what is shown
  };

  Kind kind = Kind::text;
  std::string_view written;  ///< its bytes in the message string
  std::string_view text;     ///< what is shown of text and line ends: "." for `%.`
  uint32_t number = 0;       ///< of an insert, from 1 to 99, or of a parameter
  std::string_view format;   ///< of an insert, without its '!'; empty: none
};

/// Something in a message string that its author can't have meant. It is read as text.
struct MessageFault {
  enum class Kind : uint8_t {
    unterminated_format,  ///< `%1!` without a second '!'; the insert stands, the '!' is text
    unknown_escape,       ///< `%s`: the percent sign is lost
    lone_percent,         ///< '%' at the end
    large_parameter,      ///< the number of a parameter has more than 32 bits
  };

  Kind kind = Kind::unknown_escape;
  std::string_view written;
};

struct MessageFormat {
  std::vector<MessagePiece> pieces;  ///< their `written`, joined, is the message string
  std::vector<MessageFault> faults;  ///< from left to right
};

/// Splits a message string. Numbers are read greedily: `%10` is the tenth insert; `%100` is that and a zero. All views
/// are of `message` or of literals.
MessageFormat parse_message_format(std::string_view message);

}  // namespace evdoc
