#include "runner/wire.hpp"

#include <bit>
#include <cstring>

#include "base/limits.hpp"

namespace jenjang::runner {
namespace {

static_assert(std::endian::native == std::endian::little, "numbers are written as they lie in memory");

class Writer {
 public:
  explicit Writer(std::uint8_t kind) : bytes_(sizeof(std::uint32_t), '\0') { number(kind); }

  template <class Number>
  void number(Number value) {
    char raw[sizeof value];
    std::memcpy(raw, &value, sizeof value);
    bytes_.append(raw, sizeof value);
  }
  void text(std::string_view value) {
    number(std::uint32_t(value.size()));
    bytes_.append(value);
  }
  void fields(const service::Fields& values) {
    number(std::uint32_t(values.size()));
    for (const auto& [key, value] : values) text(key), text(value);
  }
  void call(const service::Call& call) { text(call.handler), text(call.call_id), fields(call.inputs); }
  std::string frame() {
    const auto size = std::uint32_t(bytes_.size() - sizeof(std::uint32_t));
    std::memcpy(bytes_.data(), &size, sizeof size);
    return std::move(bytes_);
  }

 private:
  std::string bytes_;
};

/// Reads a body; once anything does not fit, everything after is empty and whole() is false.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : rest_(bytes) {}

  template <class Number>
  Number number() {
    Number value{};
    if (rest_.size() < sizeof value) return fail(), value;
    std::memcpy(&value, rest_.data(), sizeof value);
    rest_.remove_prefix(sizeof value);
    return value;
  }
  std::string text() {
    const auto size = number<std::uint32_t>();
    if (rest_.size() < size) return fail(), std::string();
    std::string value(rest_.substr(0, size));
    rest_.remove_prefix(size);
    return value;
  }
  /// How many items follow, each of at least `least` bytes: a count that cannot be true reserves no memory.
  std::uint32_t count(std::size_t least) {
    const auto items = number<std::uint32_t>();
    if (items > rest_.size() / least) return fail(), 0;
    return items;
  }
  service::Fields fields() {
    service::Fields values(count(8));
    for (auto& [key, value] : values) key = text(), value = text();
    return values;
  }
  service::Call call() {
    service::Call call;
    call.handler = text();
    call.call_id = text();
    call.inputs = fields();
    return call;
  }
  bool whole() const { return fits_ && rest_.empty(); }

 private:
  void fail() {
    fits_ = false;
    rest_ = {};
  }
  std::string_view rest_;
  bool fits_ = true;
};

enum Kind : std::uint8_t { hello = 1, ready, refused, calls, answer, log_line };

void write(Writer& out, const Hello& frame) {
  out.text(frame.plugin), out.text(frame.version);
  out.number(std::uint32_t(frame.handlers.size()));
  for (const Name& handler : frame.handlers) out.text(handler);
  out.text(frame.file), out.text(frame.hash), out.fields(frame.config);
  out.number(frame.memory_bytes), out.number(frame.call_ms);
}
void write(Writer&, const Ready&) {}
void write(Writer& out, const Refused& frame) { out.text(frame.indonesian), out.text(frame.english); }
void write(Writer& out, const Calls& frame) {
  out.number(std::uint32_t(frame.calls.size()));
  for (const auto& call : frame.calls) out.call(call);
}
void write(Writer& out, const Answer& frame) {
  out.number(std::uint8_t(frame.status)), out.number(std::uint8_t(frame.last));
  out.fields(frame.outputs), out.text(frame.message);
}
void write(Writer& out, const LogLine& frame) { out.number(frame.level), out.text(frame.text); }

std::optional<Frame> read(std::uint8_t kind, Reader& in) {
  switch (kind) {
    case hello: {
      Hello frame;
      frame.plugin = in.text(), frame.version = in.text();
      frame.handlers.resize(in.count(4));
      for (Name& handler : frame.handlers) handler = in.text();
      frame.file = in.text(), frame.hash = in.text(), frame.config = in.fields();
      frame.memory_bytes = in.number<std::uint64_t>(), frame.call_ms = in.number<std::uint64_t>();
      return frame;
    }
    case ready: return Ready{};
    case refused: {
      Refused frame;
      frame.indonesian = in.text(), frame.english = in.text();
      return frame;
    }
    case calls: {
      const auto count = in.count(12);
      if (count < 1 || count > limits::calls_in_batch) return std::nullopt;
      Calls frame;
      for (std::uint32_t index = 0; index < count; ++index) frame.calls.push_back(in.call());
      return frame;
    }
    case answer: {
      Answer frame;
      const auto status = in.number<std::uint8_t>(), last = in.number<std::uint8_t>();
      if (status > std::uint8_t(service::ReplyStatus::failed) || last > 1) return std::nullopt;
      frame.status = service::ReplyStatus(status), frame.last = last == 1;
      frame.outputs = in.fields(), frame.message = in.text();
      return frame;
    }
    case log_line: {
      LogLine frame;
      frame.level = in.number<std::int32_t>(), frame.text = in.text();
      return frame;
    }
    default: return std::nullopt;
  }
}

}  // namespace

std::string encode(const Frame& frame) {
  Writer out(std::uint8_t(frame.index() + 1));
  std::visit([&](const auto& body) { write(out, body); }, frame);
  return out.frame();
}

std::string encode_calls(const std::vector<const service::Call*>& batch) {
  Writer out(calls);
  out.number(std::uint32_t(batch.size()));
  for (const service::Call* call : batch) out.call(*call);
  return out.frame();
}

std::size_t encoded_size(const service::Call& call) {
  std::size_t size = 12 + call.handler.size() + call.call_id.size();
  for (const auto& [key, value] : call.inputs) size += 8 + key.size() + value.size();
  return size;
}

void FrameReader::append(std::string_view bytes) {
  if (read_ > 0) bytes_.erase(0, std::exchange(read_, 0));
  bytes_.append(bytes);
}

Result<std::optional<Frame>> FrameReader::next() {
  const std::string_view waiting = std::string_view(bytes_).substr(read_);
  std::uint32_t size = 0;
  if (waiting.size() < sizeof size) return std::optional<Frame>();
  std::memcpy(&size, waiting.data(), sizeof size);
  const auto no_frame = [] {
    return failed(Failure::broken, "NoFrame",
                  both("Data pada saluran plugin bukan pesan yang dikenal.",
                       "What stands on the plugin's channel is no known message."));
  };
  if (size < 1 || size > limits::frame_bytes) return no_frame();
  if (waiting.size() - sizeof size < size) return std::optional<Frame>();
  Reader body(waiting.substr(sizeof size + 1, size - 1));
  auto frame = read(std::uint8_t(waiting[sizeof size]), body);
  if (!frame || !body.whole()) return no_frame();
  read_ += sizeof size + size;
  return frame;
}

}  // namespace jenjang::runner
