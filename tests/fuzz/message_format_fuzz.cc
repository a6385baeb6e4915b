#include "text/message_format.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, std::size_t size) {
  const std::string_view message(reinterpret_cast<const char*>(bytes), size);
  std::string joined;
  for (const evdoc::MessagePiece& piece : evdoc::parse_message_format(message).pieces) joined += piece.written;
  if (joined != message) std::abort();
  return 0;
}
