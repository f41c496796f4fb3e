// Keeper: keeps one plugin's worker: starts it for a call, sends batches, watches its deadline, buries it and starts
// anew. Because answers come in order, the first unanswered call is the culprit of a crash and of a hang alike.
//
// All members are called under the supervisor's lock; the first group by any thread, the second by its own thread.
#pragma once

#include <poll.h>

#include <condition_variable>
#include <deque>
#include <span>

#include "runner/log_lines.hpp"
#include "runner/process.hpp"
#include "runner/supervisor.hpp"
#include "runner/wire.hpp"

namespace jenjang::runner {

using Moment = std::chrono::steady_clock::time_point;

/// One caller and its calls, until each has an answer or all are turned away. Lives on the caller's stack.
struct Ticket {
  std::span<const service::Call> calls;
  std::vector<service::Reply> replies;
  std::size_t open = 0;
  std::optional<Error> error = {};
  std::condition_variable answered = {};
};

class Keeper {
 public:
  Keeper(PluginBinary, std::filesystem::path worker, std::chrono::milliseconds idle);

  /// Takes the calls, answers them at once, or says why not.
  std::optional<Error> accept(Ticket&, Moment now);
  void retry(Result<Hash> file);
  service::PluginStatus status(Moment now) const;
  const Hash& file_hash() const { return hash_; }
  const std::filesystem::path& file() const { return binary_.file; }

  void turn(Moment now);                              ///< does what is due
  std::optional<Moment> next_turn() const;            ///< when something will be
  void watch(std::vector<pollfd>&);                   ///< adds what to wait for
  void hear(const std::vector<pollfd>&, Moment now);  ///< reads what came
  std::vector<std::string> take_log() { return log_.take(); }
  void turn_all_away(const Error&);  ///< the supervisor ends

 private:
  enum class Phase { none, starting, ready, ending };
  struct Waiting {
    Ticket* ticket;
    std::size_t index;
    int attempts = 0;  ///< that ended a worker
    const service::Call& call() const { return ticket->calls[index]; }
  };

  void start(Moment now);
  void send_batch(Moment now);
  void flush();
  void read_socket(Moment now);
  void take(const Answer&, Moment now);
  void take(const Refused&);
  void end_in_order(Moment now);
  void kill(Translated why);
  void bury(Moment now);
  void strike(const Translated& how, Moment now);
  void answer(const Waiting&, service::Reply);
  void turn_away(const Waiting&, const Error&);
  void fail(const Waiting&, const Translated& sentence);
  void remember(Translated trouble);
  Hello hello() const;
  const Name& name() const { return binary_.manifest->plugin; }

  PluginBinary binary_;
  std::filesystem::path worker_;
  std::vector<Name> handlers_;
  std::chrono::milliseconds call_limit_, idle_;
  Hash hash_;

  std::deque<Waiting> queue_, sent_;  // sent_: unanswered, in order
  Phase phase_ = Phase::none;
  std::optional<Process> process_;
  std::optional<Translated> killed_because_;  // empty words: its own end says why
  FrameReader reader_;
  std::string unsent_;
  bool output_ended_ = false;
  Moment due_{};         // of the phase: ready by, answer by, idle until, ended by
  Moment rest_until_{};  // no start before
  bool renew_ = false;   // a new worker before the next batch
  bool refused_ = false, stopped_ = false;
  int strikes_ = 0;  // workers ended in a row without an answer between
  Translated trouble_;
  std::optional<Time> trouble_since_;
  LogLines log_;
  std::size_t watched_ = 0;  // the first of ours in the supervisor's list
};

}  // namespace jenjang::runner
