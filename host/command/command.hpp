// One file a sub-command; main.cpp only chooses. Exit codes: 0 done, 1 findings or failure, 2 wrong usage.
#pragma once

#include <Poco/Util/OptionSet.h>

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace jenjang::command {

/// What was given after the sub-command's name, read by Poco's option processor.
struct Arguments {
  std::map<std::string, std::string> options;   ///< by full name; a flag's value is empty
  std::vector<std::string> words;
  bool has(const std::string& option) const { return options.contains(option); }
  std::string get(const std::string& option, const std::string& otherwise) const;
};

struct Command {
  std::string name;
  std::string usage;      ///< "jenjang check [--plugins DIR] FILE…"
  std::string summary;    ///< one line
  std::string lesson;     ///< what --help teaches: what it does, an example, what comes out
  std::function<void(Poco::Util::OptionSet&)> options;
  std::function<int(const Arguments&)> run;
};

Command serve_command();
Command check_command();
Command explain_command();
Command demo_command();
Command clock_command();
Command import_command();
Command plugin_command();
Command try_command();
Command verify_command();
Command worker_command();

/// The words of `jenjang`; chooses the sub-command. Never throws.
int run(int argc, char** argv);

/// A usage fault: a sentence on standard error and 2.
int wrong_usage(const std::string& sentence, const Command&);

}  // namespace jenjang::command
