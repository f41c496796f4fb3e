// Well-behaved: what the others are compared with.
#include <unistd.h>

#include <chrono>
#include <jenjang/plugin.hpp>
#include <thread>

using jenjang::Outcome;
using jenjang::Request;

namespace {

Outcome echo(const Request& request) { return jenjang::measured(request.text("say")); }
Outcome pid(const Request&) { return jenjang::measured(getpid()); }
Outcome setting(const Request& request) { return jenjang::measured(request.settings().text("colour")); }
Outcome refuse(const Request&) { return jenjang::denied({"Tidak boleh.", "Not allowed."}, "/say"); }
Outcome later(const Request&) { return jenjang::retry("The other system does not answer"); }

// Tells its process first, so that a test can kill it in the middle.
Outcome slowly(const Request& request) {
  request.log("pid " + std::to_string(getpid()));
  std::this_thread::sleep_for(std::chrono::milliseconds(300));
  return jenjang::measured(request.text("say"));
}

// Threads are a plugin's own affair, as long as it waits for them.
Outcome threads(const Request&) {
  int counted = 0;
  std::thread([&] { counted = 1; }).join();
  return jenjang::measured(counted);
}

}  // namespace

JENJANG_PLUGIN("echo", "1.0.0", JENJANG_INDICATOR(echo), JENJANG_INDICATOR(pid), JENJANG_INDICATOR(setting),
               JENJANG_INDICATOR(slowly), JENJANG_INDICATOR(threads), JENJANG_CHECK(refuse), JENJANG_ACTION(later))
