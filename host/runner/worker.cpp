// The worker's side: one plugin, one instance, one call at a time. Everything here may be ended by SIGKILL at any
// moment, so nothing depends on being ended in order.
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <mutex>

#include "base/limits.hpp"
#include "runner/library.hpp"
#include "runner/log_lines.hpp"
#include "runner/sandbox.hpp"
#include "runner/supervisor.hpp"
#include "runner/wire.hpp"

namespace jenjang::runner {
namespace {

/// The socket to the host. send() from any thread, receive() from one.
class Channel {
 public:
  explicit Channel(int socket) : socket_(socket) {}

  /// Nothing: the host has closed, or it is no host.
  std::optional<Frame> receive() {
    for (;;) {
      auto frame = reader_.next();
      if (!frame) return std::nullopt;
      if (*frame) return std::move(**frame);
      char bytes[65536];
      const ssize_t size = ::read(socket_, bytes, sizeof bytes);
      if (size < 0 && errno == EINTR) continue;
      if (size <= 0) return std::nullopt;
      reader_.append({bytes, std::size_t(size)});
    }
  }
  void send(const Frame& frame) {
    const std::string bytes = encode(frame);
    const std::lock_guard lock(writing_);
    for (std::size_t sent = 0; sent < bytes.size();) {
      const ssize_t size = ::write(socket_, bytes.data() + sent, bytes.size() - sent);
      if (size < 0 && errno != EINTR) return;  // the host has gone; receive() ends the worker
      if (size > 0) sent += std::size_t(size);
    }
  }

 private:
  int socket_;
  FrameReader reader_;
  std::mutex writing_;
};

std::string text(jenjang_str from) { return from.size == 0 ? std::string() : std::string(from.data, from.size); }
jenjang_str borrowed(const std::string& from) { return {from.data(), from.size()}; }

std::vector<jenjang_field> borrowed(const service::Fields& fields) {
  std::vector<jenjang_field> out;
  out.reserve(fields.size());
  for (const auto& [key, value] : fields) out.push_back({borrowed(key), borrowed(value)});
  return out;
}

Answer failure(const std::string& indonesian, const std::string& english) {
  Answer answer;
  answer.message = indonesian;
  answer.outputs = {{"message.id", indonesian}, {"message.en", english}};
  return answer;
}

/// What a plugin writes into reply->output() and reply->message(), up to what a frame holds.
class Collected {
 public:
  jenjang_reply reply() { return {sizeof(jenjang_reply), this, &Collected::output, &Collected::message}; }
  std::string message() const { return message_; }

  Answer answer(std::int32_t status) {
    if (bytes_ > most_bytes) return failure("Jawaban plugin terlalu besar.", "The plugin's answer is too large.");
    Answer answer;
    answer.status = status >= JENJANG_DONE && status <= JENJANG_FAILED ? service::ReplyStatus(status)
                                                                       : service::ReplyStatus::failed;
    answer.outputs = std::move(outputs_);
    answer.message = std::move(message_);
    return answer;
  }

 private:
  static constexpr std::size_t most_bytes = limits::frame_bytes / 4;

  bool takes(std::size_t bytes) { return (bytes_ += std::min(bytes, most_bytes) + 8) <= most_bytes; }
  static void output(void* into, jenjang_str key, jenjang_str value) {
    auto& self = *static_cast<Collected*>(into);
    if (self.bytes_ > most_bytes || !self.takes(key.size) || !self.takes(value.size)) return;
    std::string name = text(key);
    const auto same = std::find_if(self.outputs_.begin(), self.outputs_.end(),
                                   [&](const auto& output) { return output.first == name; });
    if (same != self.outputs_.end())
      same->second = text(value);
    else
      self.outputs_.emplace_back(std::move(name), text(value));
  }
  static void message(void* into, jenjang_str words) {
    auto& self = *static_cast<Collected*>(into);
    if (self.bytes_ <= most_bytes && self.takes(words.size)) self.message_ = text(words);
  }

  service::Fields outputs_;
  std::string message_;
  std::size_t bytes_ = 0;
};
static_assert(int(service::ReplyStatus::done) == JENJANG_DONE && int(service::ReplyStatus::denied) == JENJANG_DENIED &&
              int(service::ReplyStatus::retry) == JENJANG_RETRY && int(service::ReplyStatus::failed) == JENJANG_FAILED);

/// The host's log, for any thread of the plugin.
class Log {
 public:
  explicit Log(Channel& channel) : channel_(channel), host_{sizeof(jenjang_host), this, &Log::line} {}
  const jenjang_host& host() const { return host_; }
  void warn(const std::string& line) { Log::line(this, JENJANG_LOG_WARNING, borrowed(line)); }

 private:
  static void line(void* into, std::int32_t level, jenjang_str words) {
    auto& self = *static_cast<Log*>(into);
    {
      const std::lock_guard lock(self.mutex_);
      if (!self.limit_.allows(std::chrono::steady_clock::now())) return;
    }
    self.channel_.send(LogLine{level, text({words.data, std::min(words.size, limits::log_line_bytes)})});
  }
  Channel& channel_;
  jenjang_host host_;
  std::mutex mutex_;
  LineLimit limit_;
};

/// One instance of the plugin and how it is called.
class Instance {
 public:
  Instance(Library library, const jenjang_host& host) : library_(std::move(library)), host_(&host) {}

  Result<void> create(const service::Fields& config) {
    Collected collected;
    const jenjang_reply reply = collected.reply();
    const auto fields = borrowed(config);
    int status = JENJANG_FAILED;
    try {
      status = library_.plugin().create(host_, {fields.data(), fields.size()}, &reply, &self_);
    } catch (...) {  // a fault of the plugin: nothing may cross the line, yet it did
    }
    if (status == JENJANG_DONE) return {};
    return failed(Failure::broken, "PluginNotCreated",
                  both("Plugin menolak pengaturannya: " + collected.message(),
                       "The plugin refuses its settings: " + collected.message()));
  }
  Answer call(const service::Call& call, std::uint64_t remaining_ms) {
    Collected collected;
    const jenjang_reply reply = collected.reply();
    const auto inputs = borrowed(call.inputs);
    const jenjang_request request{
        sizeof request, borrowed(call.handler), borrowed(call.call_id), remaining_ms, {inputs.data(), inputs.size()}};
    try {
      return collected.answer(library_.plugin().call(self_, &request, &reply));
    } catch (...) {
      return failure(
          "Plugin melempar kesalahan melewati batas kontrak; gunakan jenjang/plugin.hpp atau tangkap di dalam.",
          "The plugin threw an exception across the contract; use jenjang/plugin.hpp, or catch it inside.");
    }
  }
  bool has(const Name& handler) const {
    const auto& names = library_.plugin().handlers;
    return std::any_of(names.data, names.data + names.size, [&](jenjang_str name) { return text(name) == handler; });
  }
  void destroy() { library_.plugin().destroy(self_); }

 private:
  Library library_;
  const jenjang_host* host_;
  void* self_ = nullptr;
};

/// The plugin, loaded and created inside the sandbox.
Result<Instance> prepare(const Hello& hello, const MemoryGauge& memory, Log& log) {
  const auto warn = [&](const std::vector<std::string>& lacking) {
    for (const auto& what : lacking)
      log.warn("this kernel has no " + what + ": the worker is less confined than it should be");
  };
  auto hash = hash_of_file(hello.file);
  if (!hash) return hash.error();
  if (*hash != hello.hash)
    return failed(Failure::broken, "PluginFileChanged",
                  both("Berkas plugin berubah sejak dipasang. Pilih Coba lagi untuk memakai berkas yang baru.",
                       "The plugin's file has changed since it was installed. Choose Retry to use the new one."));
  warn(confine_before_loading(memory.limit(), std::filesystem::path(hello.file).parent_path()));
  auto library = Library::open(hello);
  if (!library) return library.error();
  Instance instance(std::move(*library), log.host());
  if (auto created = instance.create(hello.config); !created) return created.error();
  warn(confine_after_loading());
  return instance;
}

void serve(Channel& channel, Instance& instance, const MemoryGauge& memory, std::uint64_t call_ms) {
  while (auto frame = channel.receive()) {
    const auto* batch = std::get_if<Calls>(&*frame);
    if (!batch) return;
    for (const auto& call : batch->calls) {
      allow_processor(std::chrono::milliseconds(call_ms));
      Answer answer = instance.has(call.handler) ? instance.call(call, call_ms)
                                                 : failure("Plugin ini tidak memiliki handler " + call.handler + ".",
                                                           "This plugin has no handler " + call.handler + ".");
      answer.last = memory.is_nearly_full();
      channel.send(answer);
      if (answer.last) return;
    }
  }
}

}  // namespace

int run_worker(int socket) {
  end_with_parent();
  std::signal(SIGPIPE, SIG_IGN);
  Channel channel(socket);
  const auto frame = channel.receive();
  const auto* hello = frame ? std::get_if<Hello>(&*frame) : nullptr;
  if (!hello) return 2;

  const MemoryGauge memory(hello->memory_bytes);
  Log log(channel);
  allow_processor(limits::worker_start);
  auto instance = prepare(*hello, memory, log);
  if (!instance) {
    const auto& sentence = instance.error().sentence;
    channel.send(Refused{std::string(say(sentence, "id")), std::string(say(sentence, "en"))});
    std::_Exit(0);
  }
  channel.send(Ready{});
  serve(channel, *instance, memory, hello->call_ms);
  instance->destroy();
  std::_Exit(0);  // no exit handlers: foreign ones could hang, and ours have nothing to do
}

}  // namespace jenjang::runner
