// The names that templates see of a provider's metadata: what a manifest declares, and the pages about it.
#pragma once

#include "render/shape.h"

namespace evdoc {

extern const render::Shape provider_shape;   ///< of ProviderPage
extern const render::Shape map_shape;        ///< of MapPage
extern const render::Shape filter_shape;     ///< of Filter
extern const render::Shape row_shape;        ///< of EventPage: an event, as another page lists it
extern const render::Shape version_shape;    ///< of Event
extern const render::Shape data_item_shape;  ///< of DataItem
extern const render::Shape level_shape;      ///< of EventGroup<Level>
extern const render::Shape channel_shape;    ///< of EventGroup<Channel>
extern const render::Shape task_shape;       ///< of EventGroup<Task>
extern const render::Shape opcode_shape;     ///< of OpcodeRow
extern const render::Shape keyword_shape;    ///< of EventGroup<Keyword>

}  // namespace evdoc
