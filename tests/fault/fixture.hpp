// What the fault tests share: a supervisor over one fixture plugin, and calls to it.
#pragma once

#include <gtest/gtest.h>

#include <mutex>
#include <thread>

#include "runner/supervisor.hpp"

namespace jenjang::runner {

inline constexpr bool is_sanitized =
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    true;
#else
    false;
#endif

/// A manifest with these handlers and nothing else.
inline std::shared_ptr<engine::Manifest> manifest_of(const Name& plugin, const std::vector<Name>& handlers) {
  auto manifest = std::make_shared<engine::Manifest>();
  manifest->plugin = plugin;
  manifest->version = {1, 0, 0};
  for (const Name& handler : handlers) manifest->indicators[handler] = {};
  return manifest;
}

class OnePlugin {
 public:
  OnePlugin(const Name& plugin, const std::vector<Name>& handlers) : OnePlugin(manifest_of(plugin, handlers)) {}
  explicit OnePlugin(std::shared_ptr<engine::Manifest> manifest, std::filesystem::path file = {}, Options options = {})
      : plugin_(manifest->plugin) {
    if (file.empty()) file = std::filesystem::path(FIXTURES_DIR) / plugin_ / (plugin_ + ".so");
    options.log = [this](const Name&, std::string_view line) {
      const std::lock_guard lock(mutex_);
      log_.emplace_back(line);
    };
    runner_ = make_supervisor({{manifest, file}}, WORKER_FILE, std::move(options));
  }

  Result<std::vector<service::Reply>> calls(const std::vector<service::Call>& calls) {
    return runner_->call(plugin_, calls);
  }
  /// One call; a failure of the Result is shown as a failed reply with its code.
  service::Reply call(const Name& handler, service::Fields inputs = {}) {
    auto replies = calls({{handler, "call-1", std::move(inputs)}});
    if (replies) return replies->at(0);
    service::Reply reply;
    reply.message = "Result: " + replies.error().code;
    return reply;
  }
  service::PluginStatus status() { return runner_->status().at(0); }
  service::Runner& runner() { return *runner_; }
  /// The log so far; `until` waits for a line that contains it, at most some seconds.
  std::vector<std::string> log(const std::string& until = {}) {
    for (int turn = 0; turn < 500; ++turn) {
      {
        const std::lock_guard lock(mutex_);
        for (const auto& line : log_)
          if (line.find(until) != line.npos) return log_;
      }
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    const std::lock_guard lock(mutex_);
    return log_;
  }

 private:
  Name plugin_;
  std::mutex mutex_;
  std::vector<std::string> log_;
  std::unique_ptr<service::Runner> runner_;
};

inline std::string output(const service::Reply& reply, const std::string& key) {
  for (const auto& [name, value] : reply.outputs)
    if (name == key) return value;
  return {};
}
inline std::string value(const service::Reply& reply) { return output(reply, "value"); }

/// Failed, and the English sentence contains this.
inline void expect_failed(const service::Reply& reply, const std::string& sentence) {
  EXPECT_EQ(reply.status, service::ReplyStatus::failed);
  const std::string english = output(reply, "message.en").empty() ? reply.message : output(reply, "message.en");
  EXPECT_NE(english.find(sentence), std::string::npos) << english;
  EXPECT_FALSE(reply.message.empty());
}

}  // namespace jenjang::runner
