// What the supervisor does for plugins that do nothing wrong.
#include <signal.h>

#include <cstdio>
#include <future>

#include "fixture.hpp"

using namespace jenjang;
using namespace jenjang::runner;
using service::ReplyStatus;
using std::chrono::steady_clock;

namespace {

std::shared_ptr<engine::Manifest> echo_manifest() {
  return manifest_of("echo", {"echo", "later", "pid", "refuse", "setting", "slowly", "threads"});
}

double microseconds_each(steady_clock::duration took, int count) {
  return std::chrono::duration<double, std::micro>(took).count() / count;
}

}  // namespace

TEST(Worker, StartsAtTheFirstCallAndStays) {
  OnePlugin plugin(echo_manifest());
  EXPECT_EQ(plugin.status().state, "idle");
  const std::string first = value(plugin.call("pid"));
  EXPECT_EQ(plugin.status().state, "running");
  EXPECT_EQ(value(plugin.call("pid")), first);
  EXPECT_EQ(plugin.status().file.size(), 64u);
}

TEST(Worker, EndsWhenIdleAndStartsAgain) {
  Options options;
  options.idle = std::chrono::milliseconds(50);
  OnePlugin plugin(echo_manifest(), {}, options);
  const std::string first = value(plugin.call("pid"));
  for (int turn = 0; turn < 200 && plugin.status().state != "idle"; ++turn)
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  EXPECT_EQ(plugin.status().state, "idle");
  EXPECT_EQ(plugin.status().trouble, "");
  EXPECT_NE(value(plugin.call("pid")), first);
}

TEST(Worker, IsGivenSettingsInputsAndThreads) {
  auto manifest = echo_manifest();
  manifest->settings["colour"].value = Value("green");
  OnePlugin plugin(manifest);
  EXPECT_EQ(value(plugin.call("setting")), "green");
  EXPECT_EQ(value(plugin.call("echo", {{"say", "Bu Siti – 61,00 %"}})), "Bu Siti – 61,00 %");
  EXPECT_EQ(value(plugin.call("threads")), "1");
}

TEST(Worker, PassesANoAndALaterThrough) {
  OnePlugin plugin(echo_manifest());
  const auto no = plugin.call("refuse");
  EXPECT_EQ(no.status, ReplyStatus::denied);
  EXPECT_EQ(no.message, "Tidak boleh.");
  EXPECT_EQ(output(no, "message.id"), "Tidak boleh.");
  EXPECT_EQ(output(no, "message.en"), "Not allowed.");
  EXPECT_EQ(output(no, "field"), "/say");
  const auto later = plugin.call("later");
  EXPECT_EQ(later.status, ReplyStatus::retry);
  EXPECT_EQ(later.message, "The other system does not answer");
  EXPECT_EQ(later.attempts, 1);
}

TEST(Worker, AnswersAPluginInC) {
  OnePlugin plugin("plain_c", {"count"});
  EXPECT_EQ(value(plugin.call("count", {{"a", "1"}, {"b", "2"}, {"c", "3"}})), "3");
  EXPECT_EQ(plugin.log("created").at(0), "created");
}

TEST(Worker, AnswersManyCallersEachWithItsOwn) {
  OnePlugin plugin(echo_manifest());
  std::vector<std::future<void>> callers;
  for (int caller = 0; caller < 8; ++caller)
    callers.push_back(std::async(std::launch::async, [&, caller] {
      for (int turn = 0; turn < 50; ++turn) {
        const std::string one = std::to_string(caller * 1000 + turn), two = one + "!";
        const auto replies = plugin.calls({{"echo", "1", {{"say", one}}}, {"echo", "2", {{"say", two}}}});
        ASSERT_TRUE(replies);
        EXPECT_EQ(value(replies->at(0)), one);
        EXPECT_EQ(value(replies->at(1)), two);
      }
    }));
  for (auto& caller : callers) caller.get();
}

TEST(Worker, NoCallsAreNoWork) {
  OnePlugin plugin(echo_manifest());
  const auto replies = plugin.calls({});
  ASSERT_TRUE(replies);
  EXPECT_TRUE(replies->empty());
}

TEST(Worker, EndsWithTheSupervisor) {
  pid_t worker = 0;
  {
    OnePlugin plugin(echo_manifest());
    worker = std::stoi(value(plugin.call("pid")));
  }
  EXPECT_NE(kill(worker, 0), 0) << "it was waited for";
}

// Measured, not asserted: the machine is shared. Printed for tests/bench/README.md.
TEST(Worker, RoundTripAndBatchMeasured) {
  OnePlugin plugin(echo_manifest());
  const auto start = steady_clock::now();
  plugin.call("echo", {{"say", "x"}});
  const auto started = steady_clock::now();
  constexpr int singles = 500, batches = 100;
  for (int turn = 0; turn < singles; ++turn) ASSERT_EQ(value(plugin.call("echo", {{"say", "x"}})), "x");
  const auto single = steady_clock::now();
  const std::vector<service::Call> batch(64, {"echo", "1", {{"say", "x"}}});
  for (int turn = 0; turn < batches; ++turn) ASSERT_TRUE(plugin.calls(batch));
  const auto done = steady_clock::now();
  std::printf("start %.0f us; a single call %.1f us; one of 64 in a batch %.2f us\n",
              microseconds_each(started - start, 1), microseconds_each(single - started, singles),
              microseconds_each(done - single, batches * 64));
}
