#include <csignal>

#include <charconv>
#include <iostream>

#include "base/hash.hpp"
#include "command/command.hpp"
#include "command/home.hpp"
#include "command/house.hpp"
#include "http/server.hpp"

namespace jenjang::command {
namespace {

std::optional<int> port_in(const std::string& text) {
  int out = 0;
  auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  if (error != std::errc() || stop != text.data() + text.size() || out < 0 || out > 65535) return std::nullopt;
  return out;
}

/// A city with nobody in it gets one administrator, whose password is printed once and must be changed.
Result<void> first_administrator(House& house) {
  auto directory = house.city().organisation.current();
  if (!directory) return directory.error();
  if (!(*directory)->organisation().people.empty()) return {};
  service::Organisation organisation;
  organisation.units.push_back({"kota", "Pemerintah Kota", ""});
  organisation.people.push_back({PersonId(1), "administrator", "administrator", "Administrator", true, Date{}});
  auto now = house.city().clock.now();
  auto stored = house.city().organisation.replace(organisation, "serve --empty", now);
  if (!stored) return stored.error();
  std::string password = random_hex(8);
  service::Account account;
  account.person = (*stored)->organisation().people.front().id;
  account.login = "administrator";
  account.password_hash = hash_password(password);
  account.must_change = account.administrator = true;
  if (auto done = house.city().accounts.put(account); !done) return done.error();
  std::cout << say(both("Masuk sebagai: administrator   Kata sandi sekali pakai: ", "Log in as: administrator   One-time password: "),
                   terminal_language())
            << password << '\n';
  return {};
}

void say_where(const std::string& address, const std::string& data, bool demo) {
  auto language = terminal_language();
  std::cout << say(both("Jenjang berjalan di ", "Jenjang runs at "), language) << address << '\n';
  if (demo)
    std::cout << say(both("Kota contoh, data buatan. Masuk sebagai: siti, hendra, suryadi, ayu, maria … (kata sandi: jenjang); "
                          "semua pemeran ada di halaman masuk.",
                          "A demo city, made-up data. Log in as: siti, hendra, suryadi, ayu, maria … (password: jenjang); "
                          "the whole cast is on the log-in page."),
                     language)
              << '\n';
  std::cout << say(both("Data: ", "Data: "), language) << data << '\n'
            << say(both("Berhenti: Ctrl+C", "Stop: Ctrl+C"), language) << std::endl;
}

int serve(const Arguments& arguments) {
  auto port = port_in(arguments.get("port", "8080"));
  if (!port) return wrong_usage("--port is a number from 0 to 65535 (0: any free one).", serve_command());
  std::filesystem::path data = arguments.get("data", (home() / "build" / "data").string());

  // Signals wait until the server is up and are then taken by this thread alone; threads made below inherit the mask.
  sigset_t signals;
  sigemptyset(&signals);
  for (int each : {SIGINT, SIGTERM, SIGHUP}) sigaddset(&signals, each);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  std::signal(SIGPIPE, SIG_IGN);

  auto house = House::open(data);
  if (!house) return report(house.error());
  if (auto done = first_administrator(**house); !done) return report(done.error());
  http::Settings settings;
  settings.address = arguments.get("address", "127.0.0.1");
  settings.port = *port;
  settings.web = home() / "host" / "web" / "dist";
  auto& city = (*house)->city();
  city.public_address = arguments.get("public-address", "http://" + settings.address + ":" + std::to_string(*port));
  auto server = http::Server::start(settings, (*house)->services());
  if (!server) return report(server.error());
  (*house)->scheduler().start();
  say_where("http://" + settings.address + ":" + std::to_string((*server)->port()), data.string(), city.demo);
  int taken = 0;
  sigwait(&signals, &taken);
  server->reset();  // answers what is under way
  (*house)->scheduler().stop();
  return 0;
}

}  // namespace

Command serve_command() {
  return {"serve", "jenjang serve [--data DIR] [--port N] [--address A] [--public-address URL]", "runs the host",
          "Opens the data directory (made where it is missing), checks plugins and workflows, publishes what is new, and answers\n"
          "on http://127.0.0.1:8080 until Ctrl+C. One host a data directory. A directory with nobody in it gets one administrator\n"
          "with a one-time password, printed once.\n\n"
          "  jenjang demo --data city && jenjang serve --data city\n"
          "  jenjang serve --data /srv/jenjang --public-address https://kinerja.example.go.id     behind a proxy\n",
          [](Poco::Util::OptionSet& options) {
            options.addOption(Poco::Util::Option("data", "", "the data directory (default: build/data)").argument("DIR"));
            options.addOption(Poco::Util::Option("port", "", "0 takes any free one (default: 8080)").argument("N"));
            options.addOption(Poco::Util::Option("address", "", "to listen on (default: 127.0.0.1)").argument("A"));
            options.addOption(Poco::Util::Option("public-address", "", "as people reach it, for links in messages").argument("URL"));
          },
          serve};
}

}  // namespace jenjang::command
