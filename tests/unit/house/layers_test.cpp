// The direction of dependencies, read from the #include lines (house.md).
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>

namespace {

namespace fs = std::filesystem;

const fs::path root = JENJANG_SOURCE_DIR;

struct Include {
  fs::path file;
  int line;
  std::string what;
};

std::vector<fs::path> sources(const fs::path& folder) {
  std::vector<fs::path> out;
  for (auto walk = fs::recursive_directory_iterator(folder); walk != fs::recursive_directory_iterator(); ++walk) {
    auto name = walk->path().filename().string();
    if (name == "node_modules" || name == "dist") walk.disable_recursion_pending();
    auto type = walk->path().extension();
    if (walk->is_regular_file() && (type == ".hpp" || type == ".cpp" || type == ".h" || type == ".c")) out.push_back(walk->path());
  }
  return out;
}

std::vector<Include> includes(const fs::path& file) {
  static const std::regex pattern(R"(^\s*#\s*include\s*[<"]([^>"]+)[>"])");
  std::vector<Include> out;
  std::ifstream in(file);
  std::string line;
  for (int number = 1; std::getline(in, line); ++number)
    if (std::smatch found; std::regex_search(line, found, pattern)) out.push_back({file, number, found[1]});
  return out;
}

std::string place(const Include& include) {
  std::ostringstream out;
  out << fs::relative(include.file, root).string() << ':' << include.line << " includes " << include.what;
  return out.str();
}

// What each layer may include besides itself.
const std::map<std::string, std::set<std::string>> allowed{
    {"base", {}},
    {"engine", {"base"}},
    {"language", {"base", "engine"}},
    {"service", {"base", "engine", "language"}},
    {"store", {"base", "engine", "language", "service"}},
    {"runner", {"base", "engine", "language", "service"}},
    {"files", {"base", "engine", "language", "service"}},
    {"http", {"base", "engine", "language", "service"}},
    {"command", {"base", "engine", "language", "service", "store", "runner", "files", "http"}},
};

TEST(House, LayersIncludeOnlyWhatLiesBelowThem) {
  int seen = 0;
  for (const auto& [layer, below] : allowed) {
    for (const auto& file : sources(root / "host" / layer)) {
      for (const auto& include : includes(file)) {
        ++seen;
        auto first = include.what.substr(0, include.what.find('/'));
        if (allowed.contains(first) && first != layer) EXPECT_TRUE(below.contains(first)) << place(include);
      }
    }
  }
  EXPECT_GT(seen, 100) << "the test reads nothing";
}

TEST(House, EachLibraryStaysInItsLayer) {
  const std::vector<std::pair<std::string, std::set<std::string>>> homes{
      {"boost/json", {"base"}}, {"sodium", {"base"}},   {"yaml-cpp", {"language"}}, {"soci", {"store"}},
      {"sqlite3", {"store"}},   {"boost/dll", {"runner"}}, {"seccomp", {"runner"}},  {"Poco/Net", {"http"}},
      {"Poco/Util", {"command"}}};
  for (const auto& [layer, below] : allowed)
    for (const auto& file : sources(root / "host" / layer))
      for (const auto& include : includes(file))
        for (const auto& [library, home] : homes)
          if (include.what.starts_with(library)) EXPECT_TRUE(home.contains(layer)) << place(include);
}

TEST(House, TheEngineLooksAtNoClockAndNoRandomness) {
  const std::regex forbidden(R"(system_clock|steady_clock|std::random_device|\brand\(|\btime\(nullptr\)|std::unordered_|\b(double|float) +[a-z_]+ *[=;,)]|static_cast<(double|float)>|std::locale)");
  for (const auto& file : sources(root / "host" / "engine")) {
    std::ifstream in(file);
    std::string line;
    for (int number = 1; std::getline(in, line); ++number) {
      line = line.substr(0, line.find("//"));
      EXPECT_FALSE(std::regex_search(line, forbidden)) << file.string() << ':' << number << ": " << line;
    }
  }
}

TEST(House, TheSdkKnowsNothingOfTheHost) {
  for (const auto& file : sources(root / "sdk"))
    for (const auto& include : includes(file)) {
      auto first = include.what.substr(0, include.what.find('/'));
      EXPECT_FALSE(allowed.contains(first)) << place(include);
    }
}

TEST(House, PluginsKnowOnlyTheSdk) {
  for (const auto& file : sources(root / "plugins"))
    for (const auto& include : includes(file)) {
      auto first = include.what.substr(0, include.what.find('/'));
      EXPECT_FALSE(allowed.contains(first)) << place(include);
    }
}

TEST(House, TheTopLevelHoldsOnlyWhatTheUserFixed) {
  const std::set<std::string> fixed{"CMakeLists.txt", "CMakePresets.json", "LICENSE", "README.md", "host", "plugins", "workflows", "sdk", "tests", "build"};
  for (const auto& entry : fs::directory_iterator(root)) {
    auto name = entry.path().filename().string();
    if (name.front() != '.') EXPECT_TRUE(fixed.contains(name)) << name;
  }
}

TEST(House, NoFileIsLongerThanOneCanSeeWhole) {
  for (const auto* folder : {"host", "sdk", "plugins", "tests"})
    for (const auto& file : sources(root / folder)) {
      std::ifstream in(file);
      auto lines = std::count(std::istreambuf_iterator<char>(in), {}, '\n');
      EXPECT_LE(lines, 500) << fs::relative(file, root).string();
    }
}

}  // namespace
