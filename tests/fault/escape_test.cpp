// Plugins that try to leave their worker: each attempt meets an error, and the worker lives on.
#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>

#include "fixture.hpp"

using namespace jenjang;
using namespace jenjang::runner;

namespace {

const std::vector<Name> attempts = {"connected_when_loaded",
                                    "connects",
                                    "connects_locally",
                                    "executes",
                                    "forks",
                                    "kills_the_host",
                                    "lifts_its_limits",
                                    "reads",
                                    "sees_descriptors",
                                    "sees_the_environment",
                                    "writes"};
const std::string refused = std::to_string(EPERM);

}  // namespace

TEST(Escape, NoProcessAndNoProgram) {
  OnePlugin plugin("escapes", attempts);
  EXPECT_EQ(value(plugin.call("forks")), refused);
  EXPECT_EQ(value(plugin.call("executes")), refused);
  EXPECT_EQ(value(plugin.call("kills_the_host")), refused);
  EXPECT_EQ(value(plugin.call("lifts_its_limits")), refused);
  EXPECT_EQ(plugin.status().trouble, "");
}

TEST(Escape, NoNetworkNotEvenFromAConstructor) {
  OnePlugin plugin("escapes", attempts);
  EXPECT_EQ(value(plugin.call("connects")), refused);
  EXPECT_EQ(value(plugin.call("connects_locally")), refused);
  EXPECT_EQ(value(plugin.call("connected_when_loaded")), refused);
}

TEST(Escape, NoFileIsReadOrWritten) {
  OnePlugin plugin("escapes", attempts);
  const auto secret = std::filesystem::path(testing::TempDir()) / "city.sqlite";
  std::ofstream(secret) << "everybody's ratings";
  EXPECT_EQ(value(plugin.call("reads", {{"file", secret.string()}})), refused);
  EXPECT_EQ(value(plugin.call("reads", {{"file", "/etc/passwd"}})), refused);
  const auto mark = std::filesystem::path(testing::TempDir()) / "left-behind";
  EXPECT_EQ(value(plugin.call("writes", {{"file", mark.string()}})), refused);
  EXPECT_FALSE(std::filesystem::exists(mark));
}

TEST(Escape, NothingIsInherited) {
  setenv("JENJANG_TEST_SECRET", "hunter2", 1);
  const int open_here = open("/dev/null", O_RDONLY);  // not O_CLOEXEC: a careless library's
  OnePlugin plugin("escapes", attempts);
  EXPECT_EQ(value(plugin.call("sees_the_environment")), "0");
  EXPECT_LE(std::stoi(value(plugin.call("sees_descriptors"))), 1) << "the memory gauge's alone";
  close(open_here);
}
