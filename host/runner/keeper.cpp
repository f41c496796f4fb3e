#include "runner/keeper.hpp"

#include <sys/socket.h>

#include <algorithm>
#include <cerrno>

#include "runner/library.hpp"
#include "runner/sentences.hpp"

namespace jenjang::runner {
namespace {

using service::Reply;
using service::ReplyStatus;

std::chrono::milliseconds limit_of(std::chrono::milliseconds asked) {
  if (asked.count() <= 0) return limits::worker_call;
  return std::min<std::chrono::milliseconds>(asked, limits::worker_call_most);
}

std::chrono::milliseconds rest_after(int strikes) {
  std::chrono::milliseconds rest = limits::respawn_first;
  for (int strike = 1; strike < strikes && rest < limits::respawn_last; ++strike) rest *= 2;
  return std::min<std::chrono::milliseconds>(rest, limits::respawn_last);
}

constexpr auto ends_within = std::chrono::seconds(1);  // after the host closed the socket

}  // namespace

Keeper::Keeper(PluginBinary binary, std::filesystem::path worker, std::chrono::milliseconds idle)
    : binary_(std::move(binary)),
      worker_(std::move(worker)),
      handlers_(binary_.manifest->handlers()),
      call_limit_(limit_of(binary_.manifest->call)),
      idle_(idle) {
  if (!handlers_.empty()) retry(hash_of_file(binary_.file));
}

// ---- any thread ----------------------------------------------------------------------------------------------------

std::optional<Error> Keeper::accept(Ticket& ticket, Moment now) {
  if (handlers_.empty() || hash_.empty()) return sentences::no_code(name());
  if (stopped_ && !refused_ && now < rest_until_ && queue_.empty() && sent_.empty())
    return sentences::resting(name(), rest_until_ - now);
  if (queue_.size() + ticket.calls.size() > limits::call_queue) return sentences::queue_full(name());
  ticket.replies.resize(ticket.calls.size());
  ticket.open = ticket.calls.size();
  for (std::size_t index = 0; index < ticket.calls.size(); ++index) {
    if (refused_)
      fail({&ticket, index}, trouble_);
    else
      queue_.push_back({&ticket, index});
  }
  return std::nullopt;
}

void Keeper::retry(Result<Hash> file) {
  strikes_ = 0;
  rest_until_ = {};
  stopped_ = false;
  refused_ = !file;
  renew_ = process_.has_value();
  trouble_.clear();
  trouble_since_.reset();
  hash_ = file ? *file : Hash();
  if (!file) remember(file.error().sentence);
}

service::PluginStatus Keeper::status(Moment now) const {
  service::PluginStatus status;
  status.plugin = name();
  status.version = binary_.manifest->version.text();
  status.file = hash_;
  if (handlers_.empty())
    status.state = "no code";
  else if (refused_ || stopped_)
    status.state = "stopped";
  else if (strikes_ > 0 && (phase_ == Phase::starting || now < rest_until_))
    status.state = "restarting";
  else
    status.state = process_ ? "running" : "idle";
  status.trouble = say(trouble_, "id");
  status.trouble_sentence = trouble_;
  status.strikes = strikes_;
  status.since = trouble_since_;
  return status;
}

// ---- the supervisor's thread ---------------------------------------------------------------------------------------

void Keeper::turn(Moment now) {
  if (killed_because_) return;  // its end will be heard
  switch (phase_) {
    case Phase::none:
      renew_ = false;
      if (!queue_.empty() && now >= rest_until_) start(now);
      break;
    case Phase::starting:
      if (now >= due_) kill(sentences::not_ready_in_time());
      break;
    case Phase::ready:
      if (!sent_.empty()) {
        if (now >= due_) kill(sentences::hangs(call_limit_));
      } else if (renew_ || (queue_.empty() && now >= due_)) {
        end_in_order(now);
      } else if (!queue_.empty()) {
        send_batch(now);
      }
      break;
    case Phase::ending:
      if (now >= due_) kill({});
      break;
  }
}

std::optional<Moment> Keeper::next_turn() const {
  if (killed_because_) return std::nullopt;
  if (phase_ != Phase::none) return due_;
  if (queue_.empty()) return std::nullopt;
  return rest_until_;
}

void Keeper::start(Moment now) {
  auto process = Process::start(worker_);
  if (!process) return strike(process.error().sentence, now);
  process_.emplace(std::move(*process));
  output_ended_ = false;
  phase_ = Phase::starting;
  due_ = now + limits::worker_start;
  unsent_ = encode(hello());
  flush();
}

Hello Keeper::hello() const {
  const auto& manifest = *binary_.manifest;
  Hello hello{manifest.plugin,
              manifest.version.text(),
              handlers_,
              std::filesystem::absolute(binary_.file),
              hash_,
              {},
              limits::worker_memory,
              std::uint64_t(call_limit_.count())};
  for (const auto& [setting, declared] : manifest.settings)
    hello.config.emplace_back(setting, plain_text(declared.value));
  if (manifest.memory_bytes > 0) hello.memory_bytes = std::min(manifest.memory_bytes, limits::worker_memory_most);
  return hello;
}

void Keeper::send_batch(Moment now) {
  // A plugin that was stopped is tried with one call, so that the others are not spent on it.
  const std::size_t most = stopped_ ? 1 : limits::calls_in_batch;
  std::vector<const service::Call*> batch;
  std::size_t size = calls_overhead;
  while (!queue_.empty() && batch.size() < most) {
    const Waiting& next = queue_.front();
    const std::size_t adds = encoded_size(next.call());
    if (calls_overhead + adds > limits::frame_bytes) {
      fail(next, sentences::too_large(next.call().handler));
      queue_.pop_front();
      continue;
    }
    if (size + adds > limits::frame_bytes) break;
    size += adds;
    batch.push_back(&next.call());
    sent_.push_back(next);
    queue_.pop_front();
  }
  due_ = now + (batch.empty() ? idle_ : call_limit_);
  if (batch.empty()) return;
  unsent_ += encode_calls(batch);
  flush();
}

void Keeper::flush() {
  while (!unsent_.empty()) {
    const ssize_t size = ::send(process_->socket(), unsent_.data(), unsent_.size(), MSG_NOSIGNAL);
    if (size < 0) return;  // full: poll tells when there is room; broken: its end will be heard
    unsent_.erase(0, std::size_t(size));
  }
}

void Keeper::watch(std::vector<pollfd>& list) {
  watched_ = list.size();
  if (!process_) return;
  list.push_back({process_->socket(), short(POLLIN | (unsent_.empty() ? 0 : POLLOUT)), 0});
  list.push_back({process_->output(), POLLIN, 0});
  list.push_back({process_->end(), POLLIN, 0});
  // What is at its end is always readable: poll would never wait.
  if (killed_because_) list[watched_].fd = -1;
  if (output_ended_) list[watched_ + 1].fd = -1;
}

void Keeper::hear(const std::vector<pollfd>& list, Moment now) {
  if (!process_) return;
  const pollfd &socket = list[watched_], &output = list[watched_ + 1], &end = list[watched_ + 2];
  if (socket.revents & POLLOUT) flush();
  if (output.revents) {
    char bytes[65536];
    const ssize_t size = ::read(process_->output(), bytes, sizeof bytes);
    if (size > 0) log_.add_output({bytes, std::size_t(size)}, now);
    output_ended_ = size == 0;
  }
  if (socket.revents & (POLLIN | POLLHUP) || end.revents) read_socket(now);
  if (end.revents) bury(now);
}

void Keeper::read_socket(Moment now) {
  for (;;) {
    auto frame = reader_.next();
    if (!frame) return kill(sentences::garbles());
    if (*frame) {
      if (const auto* got = std::get_if<Answer>(&**frame))
        take(*got, now);
      else if (const auto* line = std::get_if<LogLine>(&**frame))
        log_.add(line->text, now);
      else if (const auto* why = std::get_if<Refused>(&**frame); why && phase_ == Phase::starting)
        take(*why), end_in_order(now);
      else if (std::holds_alternative<Ready>(**frame) && phase_ == Phase::starting)
        phase_ = Phase::ready, due_ = now + idle_;
      else
        return kill(sentences::garbles());
      continue;
    }
    char bytes[65536];
    const ssize_t size = ::read(process_->socket(), bytes, sizeof bytes);
    if (size < 0) return;
    if (size == 0)
      return kill({});  // it ended, or closed what it must keep open; one that has ended dies no second time
    reader_.append({bytes, std::size_t(size)});
  }
}

void Keeper::take(const Answer& got, Moment now) {
  if (sent_.empty()) return kill(sentences::garbles());
  const Waiting call = sent_.front();
  sent_.pop_front();
  answer(call, {got.status, got.outputs, got.message, call.attempts + 1});
  strikes_ = 0;
  stopped_ = false;
  due_ = now + (sent_.empty() ? idle_ : call_limit_);
  if (!got.last) return;
  // Its memory is nearly used up: nobody's fault, so the rest goes to the next worker as it is.
  queue_.insert(queue_.begin(), sent_.begin(), sent_.end());
  sent_.clear();
  end_in_order(now);
}

void Keeper::take(const Refused& why) {
  refused_ = true;
  remember(both(why.indonesian, why.english));
  for (const Waiting& call : std::exchange(queue_, {})) fail(call, trouble_);
}

void Keeper::end_in_order(Moment now) {
  process_->close_writing();
  phase_ = Phase::ending;
  due_ = now + ends_within;
}

void Keeper::kill(Translated why) {
  if (killed_because_) return;
  killed_because_ = std::move(why);
  process_->kill();
}

void Keeper::bury(Moment now) {
  Translated how = process_->how_it_ended();
  if (killed_because_ && !killed_because_->empty()) how = *killed_because_;
  for (char bytes[4096];;) {
    const ssize_t size = ::read(process_->output(), bytes, sizeof bytes);
    if (size <= 0) break;
    log_.add_output({bytes, std::size_t(size)}, now);
  }
  log_.end_output(now);
  const Phase was = std::exchange(phase_, Phase::none);
  process_.reset();
  killed_because_.reset();
  reader_ = {};
  unsent_.clear();
  if (was == Phase::ending) return;
  log_.add("worker " + std::string(say(how, "en")), now);
  if (was == Phase::starting || !sent_.empty()) strike(how, now);
}

void Keeper::strike(const Translated& how, Moment now) {
  ++strikes_;
  rest_until_ = now + rest_after(strikes_);
  stopped_ = stopped_ || strikes_ >= limits::strikes;
  if (sent_.empty()) {  // it never got ready: no call is the culprit
    remember(sentences::does_not_start(name(), how));
    if (!stopped_) return;
    for (const Waiting& call : std::exchange(queue_, {})) fail(call, trouble_);
    return;
  }
  Waiting culprit = sent_.front();
  sent_.pop_front();
  ++culprit.attempts;
  remember(sentences::ended_by(name(), culprit.call().handler, how));
  // The others first: they wait for one restart only, whatever the culprit does.
  const bool is_last_attempt = stopped_ || culprit.attempts >= limits::strikes;
  if (is_last_attempt)
    fail(culprit, sentences::gave_up(trouble_, culprit.attempts));
  else
    sent_.push_back(culprit);
  queue_.insert(queue_.begin(), sent_.begin(), sent_.end());
  sent_.clear();
  if (!stopped_) return;
  for (const Waiting& call : std::exchange(queue_, {})) turn_away(call, sentences::resting(name(), rest_until_ - now));
}

void Keeper::answer(const Waiting& call, Reply reply) {
  call.ticket->replies[call.index] = std::move(reply);
  if (--call.ticket->open == 0) call.ticket->answered.notify_one();
}

void Keeper::turn_away(const Waiting& call, const Error& error) {
  call.ticket->error = error;
  answer(call, {});
}

void Keeper::fail(const Waiting& call, const Translated& sentence) {
  Reply reply;
  reply.status = ReplyStatus::failed;
  reply.message = say(sentence, "id");
  for (const auto& [language, words] : sentence) reply.outputs.emplace_back("message." + language, words);
  reply.attempts = std::max(1, call.attempts);
  answer(call, std::move(reply));
}

void Keeper::remember(Translated trouble) {
  trouble_ = std::move(trouble);
  trouble_since_ = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

void Keeper::turn_all_away(const Error& error) {
  for (const Waiting& call : std::exchange(sent_, {})) turn_away(call, error);
  for (const Waiting& call : std::exchange(queue_, {})) turn_away(call, error);
}

}  // namespace jenjang::runner
