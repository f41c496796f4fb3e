#include <Poco/Exception.h>
#include <Poco/Util/OptionProcessor.h>

#include <exception>
#include <iostream>

#include "command/command.hpp"

namespace jenjang::command {
namespace {

const std::vector<Command>& commands() {
  static const std::vector<Command> all{serve_command(), check_command(), try_command(),  explain_command(), demo_command(),   clock_command(),
                                        import_command(), plugin_command(), verify_command(), worker_command()};
  return all;
}

void print_overview(std::ostream& out) {
  out << "Jenjang: approval workflows for the performance management of civil servants.\n\n"
         "usage: jenjang COMMAND [options]\n\n";
  for (const auto& command : commands()) {
    if (command.summary.empty()) continue;  // the worker is started by the host, not by a person
    out << "  " << command.name << std::string(9 - std::min<std::size_t>(8, command.name.size()), ' ') << command.summary << '\n';
  }
  out << "\nBegin with:\n"
         "  jenjang demo --data city && jenjang serve --data city    a made-up city to try everything in\n"
         "  jenjang check workflows/*.yaml                           what is wrong in a workflow, line by line\n"
         "  jenjang COMMAND --help                                   what a command does, with examples\n\n"
         "Sentences are Indonesian where JENJANG_LANGUAGE or LANG begins with `id`, else English.\n";
}

void print_help(const Command& command) {
  std::cout << command.summary << "\n\nusage: " << command.usage << "\n\n" << command.lesson;
  Poco::Util::OptionSet options;
  command.options(options);
  if (options.begin() != options.end()) std::cout << "\noptions:\n";
  for (const auto& option : options) {
    std::string left = "--" + option.fullName() + (option.takesArgument() ? " " + option.argumentName() : "");
    std::cout << "  " << left << std::string(left.size() < 22 ? 22 - left.size() : 1, ' ') << option.description() << '\n';
  }
}

/// `--data DIR` and `--data=DIR` are the same; a wrong option is a sentence.
bool read_arguments(const Command& command, const std::vector<std::string>& given, Arguments& out, std::string& fault) {
  Poco::Util::OptionSet options;
  command.options(options);
  options.addOption(Poco::Util::Option("help", "h", "this text").repeatable(false));
  Poco::Util::OptionProcessor processor(options);
  processor.setUnixStyle(true);
  try {
    for (const auto& word : given) {
      std::string name, value;
      if (processor.process(word, name, value)) {
        if (!name.empty()) out.options[name] = value;
      } else {
        out.words.push_back(word);
      }
    }
    processor.checkRequired();
    return true;
  } catch (const Poco::Exception& problem) {
    fault = problem.displayText();
    return false;
  }
}

}  // namespace

std::string Arguments::get(const std::string& option, const std::string& otherwise) const {
  auto found = options.find(option);
  return found == options.end() || found->second.empty() ? otherwise : found->second;
}

int wrong_usage(const std::string& sentence, const Command& command) {
  std::cerr << "jenjang " << command.name << ": " << sentence << "\nusage: " << command.usage << "\nMore: jenjang " << command.name
            << " --help\n";
  return 2;
}

int run(int argc, char** argv) try {
  std::vector<std::string> given(argv + 1, argv + argc);
  if (given.empty()) {
    print_overview(std::cerr);
    return 2;
  }
  std::string name = given.front();
  given.erase(given.begin());
  if (name == "--help" || name == "-h" || name == "help") {
    print_overview(std::cout);
    return 0;
  }
  if (name == "--version") {
    std::cout << "jenjang " << JENJANG_VERSION << '\n';
    return 0;
  }
  for (const auto& command : commands()) {
    if (command.name != name) continue;
    Arguments arguments;
    std::string fault;
    if (!read_arguments(command, given, arguments, fault)) return wrong_usage(fault, command);
    if (arguments.has("help")) {
      print_help(command);
      return 0;
    }
    return command.run(arguments);
  }
  std::cerr << "jenjang: there is no command `" << name << "`.\n\n";
  print_overview(std::cerr);
  return 2;
} catch (const std::exception& fault) {
  std::cerr << "jenjang: " << fault.what() << '\n';
  return 1;
}

}  // namespace jenjang::command
