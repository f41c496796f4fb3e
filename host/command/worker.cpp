#include <charconv>

#include "command/command.hpp"
#include "runner/supervisor.hpp"

namespace jenjang::command {
namespace {

int work(const Arguments& arguments) {
  int socket = -1;
  if (arguments.words.size() == 1) {
    const auto& word = arguments.words.front();
    auto [stop, error] = std::from_chars(word.data(), word.data() + word.size(), socket);
    if (error != std::errc() || stop != word.data() + word.size()) socket = -1;
  }
  if (socket < 3) return wrong_usage("is started by the host with the number of an inherited socket, never by hand.", worker_command());
  return runner::run_worker(socket);
}

}  // namespace

Command worker_command() {
  return {"worker", "jenjang worker SOCKET", "", "Runs one plugin's code apart from the host. The host starts it; there is nothing to do by hand.\n",
          [](Poco::Util::OptionSet&) {}, work};
}

}  // namespace jenjang::command
