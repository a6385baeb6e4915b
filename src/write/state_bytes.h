// The bytes of a state file: a header, then two parts, each with a digest. The outcome of the build comes first, so
// that who needs nothing else does not read the pages, which are most of the file.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "write/build_state.h"

namespace evdoc {

/// The bytes of a state file, in pieces.
struct StateBytes {
  std::string frame;            ///< the first part and the beginning of the second
  std::string_view old_layers;  ///< a view of the state's
  std::string new_layer;

  std::array<std::string_view, 3> pieces() const { return {frame, old_layers, new_layer}; }
};

StateBytes encode_state(const NewState& state);

/// Nothing: the bytes are damaged, cut off or of another version.
std::optional<BuildState> decode_state(std::string bytes);

/// The same for the first part alone; whether the second is whole is not looked at, and it need not be there.
std::optional<BuildOutcome> decode_outcome(std::string_view bytes);

extern const std::size_t state_header_bytes;

/// How long the first part is, by the header; 0: that is none.
std::size_t outcome_bytes(std::string_view header);

}  // namespace evdoc
