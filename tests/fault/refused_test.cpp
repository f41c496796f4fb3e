// Plugins that are not what their manifest says: refused before any call, with the reason for the operator.
#include <fstream>

#include "fixture.hpp"

using namespace jenjang;
using namespace jenjang::runner;

namespace {

void expect_refused(OnePlugin& plugin, const Name& handler, const std::string& sentence) {
  expect_failed(plugin.call(handler), sentence);
  const auto status = plugin.status();
  EXPECT_EQ(status.state, "stopped");
  EXPECT_FALSE(status.trouble.empty());
  EXPECT_EQ(say(status.trouble_sentence, "id"), status.trouble);
  EXPECT_NE(say(status.trouble_sentence, "en").find(sentence), std::string::npos);
  EXPECT_TRUE(status.since);
}

}  // namespace

TEST(Refused, ALibraryWithoutTheSymbol) {
  OnePlugin plugin("no_symbol", {"echo"});
  expect_refused(plugin, "echo", "M10: no_symbol.so does not fit plugin.yaml: it does not export jenjang_plugin_v1");
}

TEST(Refused, APluginUnderAnothersName) {
  OnePlugin plugin("wrong_name", {"echo"});
  expect_refused(plugin, "echo", "it is called somebody-else and should be called wrong_name");
}

TEST(Refused, AnotherVersion) {
  auto manifest = manifest_of("crashes", {"echo"});
  manifest->version = {1, 1, 0};
  OnePlugin plugin(manifest);
  expect_refused(plugin, "echo", "its version is 1.0.0 and should be 1.1.0");
}

TEST(Refused, AHandlerThatTheBinaryLacks) {
  OnePlugin plugin("crashes", {"echo", "uci"});
  expect_refused(plugin, "uci", "it lacks the handler uci.");
}

TEST(Refused, AHandlerThatTheManifestDoesNotName) {
  OnePlugin plugin("hangs", {"echo", "loop"});
  expect_refused(plugin, "echo", "it has the handler sleep_on, which plugin.yaml does not name");
}

TEST(Refused, ATableThatEndsTooEarly) {
  OnePlugin plugin("short_table", {"echo"});
  expect_refused(plugin, "echo", "does not return a complete plugin");
}

TEST(Refused, APluginThatRefusesItsSettings) {
  auto manifest = manifest_of("plain_c", {"count"});
  manifest->settings["colour"].value = Value("blue");
  OnePlugin plugin(manifest);
  expect_refused(plugin, "count", "no four-letter colours");
}

TEST(Refused, AFileThatIsNoLibrary) {
  const auto file = std::filesystem::path(testing::TempDir()) / "text.so";
  std::ofstream(file) << "this is text";
  OnePlugin plugin(manifest_of("text", {"echo"}), file);
  expect_refused(plugin, "echo", "cannot be loaded");
}

TEST(Refused, AFileThatChangedUntilSomebodyChoosesRetry) {
  const auto file = std::filesystem::path(testing::TempDir()) / "echo-copy.so";
  const auto original = std::filesystem::path(FIXTURES_DIR) / "plain_c" / "plain_c.so";
  std::filesystem::copy_file(original, file, std::filesystem::copy_options::overwrite_existing);
  OnePlugin plugin(manifest_of("plain_c", {"count"}), file);
  const Hash before = plugin.runner().file_hash("plain_c");
  std::ofstream(file, std::ios::app) << "more";
  expect_refused(plugin, "count", "has changed since it was installed");
  EXPECT_EQ(plugin.runner().file_hash("plain_c"), before);

  ASSERT_TRUE(plugin.runner().retry("plain_c"));
  EXPECT_NE(plugin.runner().file_hash("plain_c"), before);
  EXPECT_EQ(value(plugin.call("count", {{"a", "1"}, {"b", "2"}})), "2");
  EXPECT_EQ(plugin.status().trouble, "");
}

TEST(Refused, NothingWhereThereIsNoFileYet) {
  const auto file = std::filesystem::path(testing::TempDir()) / "not-built-yet.so";
  std::filesystem::remove(file);
  OnePlugin plugin(manifest_of("plain_c", {"count"}), file);
  EXPECT_EQ(plugin.calls({{"count", "1", {}}}).error().failure, Failure::unknown);
  EXPECT_EQ(plugin.status().state, "stopped");
  EXPECT_FALSE(plugin.runner().retry("plain_c"));

  std::filesystem::copy_file(std::filesystem::path(FIXTURES_DIR) / "plain_c" / "plain_c.so", file);
  EXPECT_TRUE(plugin.runner().retry("plain_c"));
  EXPECT_EQ(value(plugin.call("count")), "0");
}

TEST(Refused, APluginWithoutCodeAndOneThatIsNotThere) {
  OnePlugin plugin(manifest_of("no-code", {}));
  EXPECT_EQ(plugin.status().state, "no code");
  EXPECT_EQ(plugin.calls({{"count", "1", {}}}).error().failure, Failure::unknown);
  EXPECT_EQ(plugin.runner().call("nobody", {}).error().failure, Failure::unknown);
  EXPECT_EQ(plugin.runner().file_hash("nobody"), "");
}
