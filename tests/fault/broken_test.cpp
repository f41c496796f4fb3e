// Plugins that break while they run: no call is lost, the culprit fails with a sentence, the others get their answers.
#include <signal.h>

#include <atomic>
#include <future>
#include <set>

#include "fixture.hpp"

using namespace jenjang;
using namespace jenjang::runner;
using service::ReplyStatus;
using std::chrono::steady_clock;

TEST(Broken, AHandlerThatThrowsFails) {
  OnePlugin plugin("throws", {"a_number", "an_error", "by_zero", "no_input", "wrong_kind"});
  expect_failed(plugin.call("an_error"), "the table has no such year");
  expect_failed(plugin.call("a_number"), "threw something that is no std::exception");
  expect_failed(plugin.call("no_input"), "input nothing is not there");
  expect_failed(plugin.call("by_zero"), "division by zero");
  expect_failed(plugin.call("wrong_kind"), "an indicator answers measured() or missing(), never denied()");
  EXPECT_EQ(plugin.status().state, "running") << "no worker was lost";
}

TEST(Broken, AnExceptionThatCrossesTheContractFails) {
  OnePlugin plugin("throws_across", {"echo"});
  expect_failed(plugin.call("echo"), "threw an exception across the contract");
  EXPECT_EQ(plugin.status().state, "running");
}

TEST(Broken, AnUnknownHandlerFails) {
  OnePlugin plugin("crashes", {"echo"});
  expect_failed(plugin.call("nonsense"), "This plugin has no handler nonsense.");
}

TEST(Broken, ACrashInABatchOf64LosesNothing) {
  OnePlugin plugin("crashes", {"echo"});
  std::vector<service::Call> calls;
  for (int index = 0; index < 64; ++index)
    calls.push_back({"echo", std::to_string(index), {{"say", std::to_string(index)}}});
  calls[30].inputs.emplace_back("crash", "yes");
  const auto replies = plugin.calls(calls);
  ASSERT_TRUE(replies);
  for (int index = 0; index < 64; ++index) {
    if (index == 30) continue;
    EXPECT_EQ(replies->at(index).status, ReplyStatus::done) << index;
    EXPECT_EQ(value(replies->at(index)), std::to_string(index));
    EXPECT_EQ(replies->at(index).attempts, 1);
  }
  expect_failed(replies->at(30), "The plugin crashes crashed (SIGABRT) while it ran echo. Attempt 3 was the last.");
  EXPECT_EQ(replies->at(30).attempts, limits::strikes);
}

TEST(Broken, TwoCulpritsInABatchFailAndTheRestIsAnswered) {
  OnePlugin plugin("crashes", {"echo"});
  std::vector<service::Call> calls;
  for (int index = 0; index < 64; ++index)
    calls.push_back({"echo", std::to_string(index), {{"say", std::to_string(index)}}});
  calls[0].inputs.emplace_back("crash", "yes");
  calls[63].inputs.emplace_back("crash", "yes");
  auto replies = plugin.calls(calls);
  // Both alone in the end, nothing but crashes in a row: the plugin rests before the second one is given up.
  if (!replies) {
    EXPECT_EQ(replies.error().failure, Failure::unavailable);
    return;
  }
  for (int index = 1; index < 63; ++index) EXPECT_EQ(value(replies->at(index)), std::to_string(index));
}

TEST(Broken, KillingTheWorkerDuringACallLosesNothing) {
  OnePlugin plugin("echo", {"echo", "later", "pid", "refuse", "setting", "slowly", "threads"});
  auto answer = std::async(std::launch::async, [&] { return plugin.call("slowly", {{"say", "still here"}}); });
  pid_t worker = 0;
  for (const auto& line : plugin.log("pid "))
    if (line.starts_with("pid ")) worker = std::atoi(line.c_str() + 4);
  ASSERT_GT(worker, 0);
  kill(worker, SIGKILL);
  const auto reply = answer.get();
  EXPECT_EQ(reply.status, ReplyStatus::done);
  EXPECT_EQ(value(reply), "still here");
  EXPECT_EQ(reply.attempts, 2);
  EXPECT_NE(plugin.status().trouble.find("dihentikan dari luar (SIGKILL)"), std::string::npos)
      << plugin.status().trouble;
}

TEST(Broken, AHangIsEndedAtItsDeadline) {
  auto manifest = manifest_of("hangs", {"echo", "loop", "sleep_on"});
  manifest->call = std::chrono::milliseconds(150);
  OnePlugin plugin(manifest);
  ASSERT_EQ(value(plugin.call("echo", {{"say", "awake"}})), "awake");
  const auto start = steady_clock::now();
  expect_failed(plugin.call("sleep_on"),
                "did not answer within 150 milliseconds and was stopped while it ran sleep_on");
  const auto took = steady_clock::now() - start;
  EXPECT_GE(took, std::chrono::milliseconds(3 * 150));
  EXPECT_LT(took, std::chrono::seconds(10));
}

TEST(Broken, ALoopInABatchDelaysTheOthersAndLosesNone) {
  auto manifest = manifest_of("hangs", {"echo", "loop", "sleep_on"});
  manifest->call = std::chrono::milliseconds(150);
  OnePlugin plugin(manifest);
  const auto replies = plugin.calls({{"echo", "1", {{"say", "a"}}}, {"loop", "2", {}}, {"echo", "3", {{"say", "c"}}}});
  ASSERT_TRUE(replies);
  EXPECT_EQ(value(replies->at(0)), "a");
  EXPECT_EQ(replies->at(1).status, ReplyStatus::failed);
  EXPECT_EQ(value(replies->at(2)), "c");
}

TEST(Broken, ACrashWhenLoadedStopsThePlugin) {
  OnePlugin plugin("crashes_when_loaded", {"echo"});
  expect_failed(plugin.call("echo"), "The plugin crashes_when_loaded crashed (SIGABRT) while it was loaded.");
  EXPECT_EQ(plugin.status().state, "stopped");
  EXPECT_EQ(plugin.status().strikes, limits::strikes);
}

TEST(Broken, AStoppedPluginRestsThenIsTriedAgainAndRetryStartsAnew) {
  OnePlugin plugin("crashes", {"echo"});
  const service::Fields crash = {{"crash", "yes"}, {"say", "x"}};
  EXPECT_EQ(plugin.call("echo", crash).attempts, 3);
  EXPECT_EQ(plugin.status().state, "stopped");

  const auto resting = plugin.calls({{"echo", "1", {{"say", "x"}}}});
  ASSERT_FALSE(resting);
  EXPECT_EQ(resting.error().failure, Failure::unavailable);
  EXPECT_NE(say(resting.error().sentence, "en").find("is being restarted after trouble"), std::string::npos);

  std::this_thread::sleep_for(std::chrono::milliseconds(250));  // the rest after three strikes is 200 ms
  EXPECT_EQ(value(plugin.call("echo", {{"say", "back"}})), "back") << "one poisoned input stops nobody else";
  EXPECT_EQ(plugin.status().state, "running");
  EXPECT_NE(plugin.status().trouble, "") << "what happened stays to be seen until somebody retries";

  ASSERT_TRUE(plugin.runner().retry("crashes"));
  EXPECT_EQ(plugin.status().trouble, "");
  EXPECT_EQ(value(plugin.call("echo", {{"say", "anew"}})), "anew");
}

TEST(Broken, ARetryOfAStoppedPluginWaitsForNoRest) {
  OnePlugin plugin("crashes", {"echo"});
  EXPECT_EQ(plugin.call("echo", {{"crash", "yes"}}).status, ReplyStatus::failed);
  ASSERT_TRUE(plugin.runner().retry("crashes"));
  EXPECT_EQ(value(plugin.call("echo", {{"say", "at once"}})), "at once");
}

TEST(Broken, MeddlingWithTheChannelIsACrash) {
  const std::vector<Name> handlers = {"answers_twice", "closes", "garbles", "leaves"};
  expect_failed(OnePlugin("meddles", handlers).call("leaves"), "ended its own process (code 7) while it ran leaves");
  expect_failed(OnePlugin("meddles", handlers).call("garbles"), "wrote to the channel that belongs to the host");
  expect_failed(OnePlugin("meddles", handlers).call("closes"), "while it ran closes");
  // The first of the two answers is taken for the call's; the second one ends the worker, with no call lost.
  OnePlugin twice("meddles", handlers);
  twice.call("answers_twice");
  twice.log("wrote to the channel");
  EXPECT_EQ(twice.status().state, "idle");
}

TEST(Broken, AFloodOfLogLinesIsCut) {
  OnePlugin plugin("floods", {"answer", "log", "print", "print_much"});
  EXPECT_EQ(value(plugin.call("log")), "1");
  const auto log = plugin.log();
  EXPECT_GE(log.size(), 50u);
  EXPECT_LE(log.size(), limits::log_lines_a_second * 4);
  for (const auto& line : log) EXPECT_LE(line.size(), limits::log_line_bytes);
}

TEST(Broken, StandardOutputIsLogAndNeverATerminalsCommand) {
  OnePlugin plugin("floods", {"answer", "log", "print", "print_much"});
  EXPECT_EQ(value(plugin.call("print")), "1");
  const auto log = plugin.log("red");
  EXPECT_NE(std::find(log.begin(), log.end(), "a line on standard output"), log.end());
  EXPECT_NE(std::find(log.begin(), log.end(), "a line on standard error"), log.end());
  EXPECT_NE(std::find(log.begin(), log.end(), " [31mred"), log.end());
  EXPECT_EQ(value(plugin.call("print_much")), "1") << "a full pipe is read on, so nobody waits";
}

TEST(Broken, AnAnswerBeyondTheLimitFails) {
  OnePlugin plugin("floods", {"answer", "log", "print", "print_much"});
  expect_failed(plugin.call("answer"), "The plugin's answer is too large.");
  EXPECT_EQ(value(plugin.call("print")), "1");
}

TEST(Broken, ACallBeyondTheLimitFailsAndTheOthersAreAnswered) {
  OnePlugin plugin("crashes", {"echo"});
  const std::string large(limits::frame_bytes, 'x'), half(limits::frame_bytes / 2 + 1, 'y');
  const auto replies = plugin.calls({{"echo", "1", {{"say", large}}},
                                     {"echo", "2", {{"say", "small"}, {"rest", half}}},
                                     {"echo", "3", {{"say", "small"}, {"rest", half}}}});
  ASSERT_TRUE(replies);
  expect_failed(replies->at(0), "exceed 4 MiB");
  EXPECT_EQ(value(replies->at(1)), "small");
  EXPECT_EQ(value(replies->at(2)), "small") << "too large for one batch together, so they went in two";
}

TEST(Broken, ALeakIsGivenANewWorkerBeforeItHurts) {
  if (is_sanitized) GTEST_SKIP() << "a sanitizer takes terabytes of address space";
  auto manifest = manifest_of("leaks", {"a_little", "all"});
  manifest->memory_bytes = 64 << 20;
  OnePlugin plugin(manifest);
  const std::vector<service::Call> batch(64, {"a_little", "same", {}});
  const auto replies = plugin.calls(batch);
  ASSERT_TRUE(replies);
  std::set<std::string> workers;
  for (const auto& reply : *replies) {
    EXPECT_EQ(reply.status, ReplyStatus::done) << reply.message;
    EXPECT_EQ(reply.attempts, 1);
    workers.insert(value(reply));
  }
  EXPECT_GE(workers.size(), 4u) << "64 times 4 MiB in workers of 64 MiB";
  EXPECT_EQ(plugin.status().trouble, "");
}

TEST(Broken, MemoryBeyondTheLimitFailsTheCallAndTheNextOneIsAnswered) {
  if (is_sanitized) GTEST_SKIP() << "a sanitizer takes terabytes of address space";
  OnePlugin plugin("leaks", {"a_little", "all"});
  expect_failed(plugin.call("all"), "out of memory");
  EXPECT_EQ(plugin.call("a_little").status, ReplyStatus::done);
}
