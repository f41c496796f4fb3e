// What happens to the real host happens here to the real executable: it is killed, started twice, given no room.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sys/wait.h>

#include <atomic>
#include <cstdio>
#include <thread>

#include "command/house.hpp"
#include "service/verify.hpp"
#include "support/real_host.hpp"

namespace jenjang::test {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

struct Ran {
  int code;
  std::string output;
};
/// `jenjang WORDS`, with a limit of time; both outputs together.
Ran run(const std::string& words) {
  std::string command = "timeout 20 env JENJANG_LANGUAGE=en " JENJANG_BINARY " " + words + " 2>&1";
  FILE* pipe = popen(command.c_str(), "r");
  Ran out{-1, {}};
  char part[4096];
  while (auto size = fread(part, 1, sizeof part, pipe)) out.output.append(part, size);
  int status = pclose(pipe);
  out.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return out;
}

class RealHost : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "jenjang-fault-XXXXXX").string();
    folder_ = mkdtemp(name.data());
    data_ = folder_ / "data";
  }
  void TearDown() override { fs::remove_all(folder_); }
  fs::path folder_, data_;
};

TEST_F(RealHost, KilledUnderLoadKeepsEveryDecisionThatItAcknowledged) {
  constexpr int superiors = 12, plans = 25;
  auto city = make_city(data_, superiors, plans);
  std::atomic<int> acknowledged{0};
  std::vector<std::vector<WaitingTask>> kept(city.size());
  {
    Host host(data_);
    std::vector<std::unique_ptr<Client>> clients;
    for (const auto& superior : city) clients.emplace_back(std::make_unique<Client>(host.port()))->sign_in(superior.login);
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < city.size(); ++i) threads.emplace_back([&, i] {
      try {
        for (const auto& task : city[i].tasks)
          if (clients[i]->approve(task) == 200) {
            kept[i].push_back(task);
            ++acknowledged;
          }
      } catch (const std::exception&) {
        // the host is gone: what was not acknowledged may be there or not
      }
    });
    while (acknowledged < superiors * plans / 3) std::this_thread::yield();
    host.kill_now();
    for (auto& thread : threads) thread.join();
  }
  ASSERT_LT(acknowledged, superiors * plans) << "it was killed too late to prove anything";

  {
    auto house = command::House::open(data_, JENJANG_BINARY);
    ASSERT_TRUE(house) << say(house.error().sentence, "en");
    auto verified = service::verify((*house)->city());
    ASSERT_TRUE(verified);
    EXPECT_THAT(verified->faults, testing::IsEmpty());
  }
  // A person who never saw the answer sends again: it counts once, and everyone gets an answer.
  Host host(data_);
  for (std::size_t i = 0; i < city.size(); ++i) {
    Client client(host.port());
    client.sign_in(city[i].login);
    for (const auto& task : kept[i]) {
      ASSERT_EQ(client.approve(task), 200) << client.body();
      EXPECT_THAT(client.body(), HasSubstr("\"repeated\":true")) << "an acknowledged decision was lost";
    }
    for (const auto& task : city[i].tasks) EXPECT_EQ(client.approve(task), 200) << client.body();
  }
}

TEST_F(RealHost, IsRefusedOnDataThatAnotherHostHas) {
  Host first(data_);
  auto second = run("serve --port 0 --data " + data_.string());
  EXPECT_EQ(second.code, 1);
  EXPECT_THAT(second.output, HasSubstr("another"));
}

TEST_F(RealHost, SaysThatThePortIsInUse) {
  Host first(data_);
  auto second = run("serve --port " + std::to_string(first.port()) + " --data " + (folder_ / "other").string());
  EXPECT_EQ(second.code, 1);
  EXPECT_THAT(second.output, HasSubstr("--port"));
}

TEST_F(RealHost, SaysThatItCannotWriteWhereTheDataShallBe) {
  auto ran = run("serve --port 0 --data /proc/jenjang");
  EXPECT_EQ(ran.code, 1);
  EXPECT_THAT(ran.output, HasSubstr("/proc/jenjang"));
}

TEST_F(RealHost, AnswersTenMegabytesWithASentenceAndGoesOn) {
  make_city(data_, 1, 1);
  Host host(data_);
  Client client(host.port());
  client.sign_in("superior0");
  int status = 0;
  try {
    status = client.post("/api/cases/1/tasks/1/decision", std::string(10 << 20, 'x'), "Idempotency-Key: big\r\n");
  } catch (const std::exception&) {
    status = 413;  // the host may answer and close before all of it was sent
  }
  EXPECT_EQ(status, 413);
  Client next(host.port());
  EXPECT_EQ(next.get("/healthz"), 200);
}

TEST_F(RealHost, WithNobodyInItGetsOneAdministratorWhosePasswordIsPrintedOnce) {
  auto words = "serve --port 0 --data " + data_.string();
  auto ask = [&](const std::string& limit) {
    std::string command = "timeout " + limit + " env JENJANG_LANGUAGE=en " JENJANG_BINARY " " + words + " 2>&1";
    FILE* pipe = popen(command.c_str(), "r");
    std::string out;
    char part[4096];
    while (auto size = fread(part, 1, sizeof part, pipe)) out.append(part, size);
    pclose(pipe);
    return out;
  };
  EXPECT_THAT(ask("2"), HasSubstr("One-time password"));
  EXPECT_THAT(ask("1"), testing::Not(HasSubstr("One-time password")));
}

TEST_F(RealHost, KeepsTheThreeExitCodes) {
  const std::string home = JENJANG_SOURCE_DIR;
  EXPECT_EQ(run("check " + home + "/workflows/target-setting.yaml").code, 0);
  auto wrong = folder_ / "wrong.yaml";
  fs::copy_file(home + "/workflows/target-setting.yaml", wrong);

  {
    FILE* file = fopen(wrong.c_str(), "a");
    fputs("wrong: yes\n", file);
    fclose(file);
  }
  auto found = run("check --plugins " + home + "/plugins " + wrong.string());
  EXPECT_EQ(found.code, 1) << found.output;
  EXPECT_THAT(found.output, testing::ContainsRegex("wrong.yaml:[0-9]+:[0-9]+: error [A-Z][0-9]+: "));
  for (const char* words : {"", "check", "check /there/is/none.yaml", "serve --port x", "no-such-command", "clock --to yesterday", "worker"})
    EXPECT_EQ(run(words).code, 2) << words;
}

TEST_F(RealHost, TeachesWithHelp) {
  EXPECT_THAT(run("--help").output, HasSubstr("jenjang check workflows/*.yaml"));
  for (const char* command : {"serve", "check", "demo", "clock", "import", "plugin", "verify"}) {
    auto ran = run(std::string(command) + " --help");
    EXPECT_EQ(ran.code, 0) << command;
    EXPECT_THAT(ran.output, HasSubstr("usage: jenjang " + std::string(command)));
  }
}

TEST_F(RealHost, BringsTheDemoCitysFirstDayBackAndMovesItOnlyForward) {
  ASSERT_EQ(run("demo --data " + data_.string()).code, 0);
  EXPECT_EQ(run("demo --data " + data_.string()).code, 1) << "data that are there are not replaced unasked";
  auto moved = run("clock --to 2026-01-27 --data " + data_.string());
  EXPECT_EQ(moved.code, 0) << moved.output;
  EXPECT_THAT(moved.output, HasSubstr("2026-01-27"));
  EXPECT_EQ(run("clock --to 2026-01-20 --data " + data_.string()).code, 1);
  EXPECT_EQ(run("verify --data " + data_.string()).code, 0);
  EXPECT_EQ(run("demo --reset --data " + data_.string()).code, 0);
}

}  // namespace
}  // namespace jenjang::test
