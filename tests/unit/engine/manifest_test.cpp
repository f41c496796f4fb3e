#include "engine/manifest.hpp"

#include <gmock/gmock.h>

namespace jenjang::engine {
namespace {

TEST(Manifest, NamesTheHandlersThatItsBinaryMustHave) {
  Manifest manifest;
  manifest.forms["plan"].check = "check_plan";
  manifest.forms["self"].check = "check_plan";
  manifest.forms["self"].prefill = "prefill_self";
  manifest.indicators["idl_coverage"];
  manifest.indicators["must_plan"].value = Formula{};
  manifest.actions["pay"];
  manifest.actions["publish_plan"].writes = "plans_in_force";
  manifest.events["answered"].arrives = {"api", "hand"};
  manifest.events["tracked"].arrives = {"api", "poll"};
  EXPECT_THAT(manifest.handlers(),
              ::testing::ElementsAre("check_plan", "idl_coverage", "pay", "prefill_self", "tracked"));
}

TEST(Manifest, WithoutHandlersNeedsNoCode) {
  Manifest manifest;
  manifest.forms["plan"];
  manifest.indicators["must_plan"].value = Formula{};
  EXPECT_TRUE(manifest.handlers().empty());
}

}  // namespace
}  // namespace jenjang::engine
