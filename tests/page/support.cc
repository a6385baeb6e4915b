#include "page/support.h"

#include <fmt/format.h>

#include "load/manifest.h"

namespace evdoc::test {

namespace {

constexpr std::string_view form = R"xml(<instrumentationManifest xmlns="http://schemas.microsoft.com/win/2004/08/events"
  xmlns:win="http://manifests.microsoft.com/win/2004/08/windows/events"><instrumentation><events>
<provider name="Contoso-Parts" guid="{{11111111-2222-3333-4444-555555555555}}" symbol="PARTS" resourceFileName="p.dll"
  messageFileName="p.dll">{}</provider></events></instrumentation>
<localization><resources culture="en-US"><stringTable>{}</stringTable></resources></localization>
</instrumentationManifest>)xml";

}  // namespace

OneProvider::OneProvider(std::string_view elements, std::string_view strings)
    : source("parts.man", fmt::format(form, elements, strings)), manifest(load_manifest(source, diagnostics)) {}

}  // namespace evdoc::test
