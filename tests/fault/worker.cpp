// The worker alone, as `jenjang worker 3` is in the whole executable: so that these tests need nothing above the
// runner.
#include <cstdlib>
#include <string_view>

#include "runner/supervisor.hpp"

int main(int count, char** words) {
  if (count != 3 || std::string_view(words[1]) != "worker") return 2;
  return jenjang::runner::run_worker(std::atoi(words[2]));
}
