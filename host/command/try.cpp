#include <functional>
#include <iostream>

#include "command/command.hpp"
#include "command/home.hpp"
#include "command/house.hpp"
#include "engine/explain.hpp"
#include "files/folders.hpp"

namespace jenjang::command {
namespace {

namespace fs = std::filesystem;
using engine::Type;

constexpr int tries = 64;  // of types for words that several lists of choices have

struct Given {
  Value value;
  std::vector<Type> types;  ///< that the value may be of; the first that makes a formula is taken
};
using Givens = std::map<std::string, Given>;

bool is_word(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  });
}

/// A text is a text, or a choice of any list that has it.
std::vector<Type> types_of_text(const std::string& text, const engine::Rulebook& rules) {
  std::vector<Type> out{Type::of(Type::Kind::text)};
  auto add = [&](const Type& type) {
    if (type.kind == Type::Kind::enumeration && fits(type, Value(text)) &&
        std::find(out.begin(), out.end(), type) == out.end())
      out.push_back(type);
  };
  for (const auto& [name, table] : rules.definition->tables) {
    for (const auto& [column, type] : table.given) add(type);
    add(table.gives);
  }
  for (const auto& [plugin, manifest] : rules.manifests)
    for (const auto& [name, enumeration] : manifest->enums) {
      auto type = Type::of(Type::Kind::enumeration);
      type.enumeration = plugin + "." + name;
      for (const auto& [value, words] : enumeration.values) type.values.push_back(value);
      add(type);
    }
  return out;
}

std::optional<Given> given_from(std::string_view text, const engine::Rulebook& rules) {
  if (text == "yes" || text == "no") return Given{Value(text == "yes"), {Type::of(Type::Kind::yes_or_no)}};
  if (auto number = Decimal::parse(text))
    return Given{Value(*number), {Type::number_between(*number, *number, number->is_whole())}};
  if (auto date = date_from(text)) return Given{Value(*date), {Type::of(Type::Kind::date)}};
  if (text.size() >= 2 && text.front() == '"' && text.back() == '"')
    text = text.substr(1, text.size() - 2);
  else if (text.size() >= 2 && text.front() == '[' && text.back() == ']') {
    List list;
    Type item = Type::of(Type::Kind::number);
    text = text.substr(1, text.size() - 2);
    while (!text.empty()) {
      auto comma = text.find(',');
      auto part = text.substr(0, comma);
      text = comma == text.npos ? std::string_view() : text.substr(comma + 1);
      while (!part.empty() && part.front() == ' ') part.remove_prefix(1);
      while (!part.empty() && part.back() == ' ') part.remove_suffix(1);
      auto one = given_from(part, rules);
      if (!one || one->value.get<List>()) return std::nullopt;
      if (!one->value.get<Decimal>()) item = one->types.back();
      list.push_back(std::move(one->value));
    }
    return Given{Value(std::move(list)), {Type::list_of(item)}};
  } else if (!is_word(text)) {
    return std::nullopt;
  }
  std::string word(text);
  return Given{Value(word), types_of_text(word, rules)};
}

/// name=value, each; nothing where one is not understood, and the sentence is printed.
std::optional<Givens> givens_from(const std::vector<std::string>& words, const engine::Rulebook& rules,
                                  const std::string& language) {
  Givens out;
  for (const auto& word : words) {
    auto sign = word.find('=');
    auto given = sign == word.npos ? std::nullopt : given_from(std::string_view(word).substr(sign + 1), rules);
    if (!given) {
      std::cout
          << say(both("`" + word +
                          "` tidak dipahami. Tulis nama=nilai: 66.79, yes, 2026-03-31, meets, \"teks\" atau [1, 2].",
                      "`" + word +
                          "` is not understood. Write name=value: 66.79, yes, 2026-03-31, meets, \"text\" or [1, 2]."),
                 language)
          << '\n';
      return std::nullopt;
    }
    out.insert_or_assign(word.substr(0, sign), std::move(*given));
  }
  return out;
}

class Trial {
 public:
  Trial(const engine::Rulebook& rules, const std::string& source, Givens& givens, std::string language)
      : rules_(rules), source_(source), givens_(givens), language_(std::move(language)) {}

  int run() {
    auto compiled = first_that_compiles(givens_.begin());
    if (const auto* findings = std::get_if<Diagnostics>(&compiled)) return explain_faults(*findings), 1;
    const auto& formula = std::get<engine::Formula>(compiled);
    engine::LookUp look_up = [this](const engine::Reference& name) -> Result<Value> {
      return givens_.at(name.text()).value;
    };
    const auto& tables = rules_.definition->tables;
    auto value = engine::evaluate(formula, look_up, [&](const Name& name, const std::vector<Value>& given) {
      return engine::call(tables.at(name), name, given);
    });
    if (!value) {
      std::cout << say(value.error().sentence, language_) << '\n';
      return 1;
    }
    auto tree = engine::explain(rules_, formula, look_up);
    auto words = say(tree.words, language_);
    std::cout << words;
    if (plain_text(*value) != words && value->get<std::string>()) std::cout << " (" << plain_text(*value) << ")";
    std::cout << '\n';
    print(tree, 1);
    return 0;
  }

 private:
  using Compiled = std::variant<engine::Formula, Diagnostics>;

  Compiled compile() const {
    engine::Scope scope;
    scope.lone_names = true;
    scope.look_up = [this](const engine::Reference& name, const Place& at) -> std::variant<engine::Known, Diagnostic> {
      auto found = givens_.find(name.text());
      if (found != givens_.end()) return engine::Known{found->second.types.front()};
      std::vector<std::string> known;
      for (const auto& [each, given] : givens_) known.push_back(each);
      auto near = nearest(name.text(), known);
      return Diagnostic{
          at, Severity::error, "N15",
          both("Nilai `" + name.text() + "` belum diberikan.", "No value of `" + name.text() + "` is given."),
          near.empty() ? both("Tambahkan `" + name.text() + "=…` di belakang rumus.",
                              "Add `" + name.text() + "=…` behind the formula.")
                       : both("Maksudnya `" + near + "`?", "Did you mean `" + near + "`?")};
    };
    for (const auto& [name, table] : rules_.definition->tables) scope.tables.push_back(name);
    scope.table = [this](const Name& name) -> std::optional<std::pair<std::vector<Type>, Type>> {
      auto found = rules_.definition->tables.find(name);
      if (found == rules_.definition->tables.end()) return std::nullopt;
      std::vector<Type> inputs;
      for (const auto& [column, type] : found->second.given) inputs.push_back(type);
      return std::pair{std::move(inputs), found->second.gives};
    };
    return engine::compile_formula(source_, Place{std::string(say(both("rumus", "formula"), language_)), 1, 1}, scope);
  }

  /// Tries the types that each text may be of, the rest staying as they are; the first attempt's faults where none
  /// fits.
  Compiled first_that_compiles(Givens::iterator from) {
    Compiled first = compile();
    if (std::holds_alternative<engine::Formula>(first)) return first;
    for (auto given = from; given != givens_.end(); ++given) {
      auto types = given->second.types;
      for (std::size_t at = 1; at < types.size() && ++tried_ < tries; ++at) {
        given->second.types = {types[at]};
        auto compiled = first_that_compiles(std::next(given));
        if (std::holds_alternative<engine::Formula>(compiled)) return compiled;
      }
      given->second.types = types;
    }
    return first;
  }

  void explain_faults(const Diagnostics& findings) const {
    for (const auto& finding : findings) {
      std::cout << text_of(finding, language_) << '\n';
      std::cout << "    " << source_ << "\n    "
                << std::string(static_cast<std::size_t>(std::max(0, finding.at.column - 1)), ' ') << "^\n";
    }
  }

  void print(const engine::TraceNode& node, int depth) const {
    std::string indent(static_cast<std::size_t>(2 * depth), ' ');
    std::cout << indent << say(node.label, language_) << ": "
              << say(node.sentence.empty() ? node.words : node.sentence, language_) << '\n';
    if (!node.basis.empty())
      std::cout << indent << "  " << say(both("sumber: ", "source: "), language_) << node.basis << '\n';
    for (const auto& child : node.children) print(child, depth + 1);
  }

  const engine::Rulebook& rules_;
  const std::string& source_;
  Givens& givens_;
  std::string language_;
  int tried_ = 0;
};

int attempt(const Arguments& arguments) {
  if (arguments.words.size() < 2) return wrong_usage("name a workflow's file and a formula.", try_command());
  fs::path plugins = arguments.get("plugins", (home() / "plugins").string());
  std::string language = arguments.get("language", terminal_language());
  if (language != "id" && language != "en") return wrong_usage("--language is id or en.", try_command());
  if (!fs::exists(arguments.words[0]))
    return wrong_usage("there is no file " + arguments.words[0] + ".", try_command());

  Diagnostics of_manifests;
  engine::Rulebook rules;
  auto manifests = read_manifests(plugins, of_manifests);
  if (!manifests) return report(manifests.error()), 2;
  rules.manifests = *manifests;
  auto text = files::read_workflow_text(arguments.words[0]);
  if (!text) return report(text.error()), 2;
  auto read = language::read_tables_alone(*text, *manifests);
  print(read.findings, language);
  if (!read.definition) return 1;
  rules.definition = read.definition;
  auto givens = givens_from({arguments.words.begin() + 2, arguments.words.end()}, rules, language);
  return givens ? Trial(rules, arguments.words[1], *givens, language).run() : 1;
}

}  // namespace

Command try_command() {
  return {"try",
          "jenjang try [--plugins DIR] [--language id|en] FILE FORMULA name=value…",
          "computes a formula, and shows how its value came about",
          "Computes the formula with the tables of FILE and the values that you give, and prints the value, the row of "
          "each\n"
          "table that fits, and the numbers filled in. Nothing is stored, and no database is needed.\n\n"
          "  jenjang try workflows/review.yaml 'work(measure.result, effort)' measure.result=66.79 effort=88\n"
          "  jenjang try workflows/review.yaml 'predikat(work, behaviour)' work=meets behaviour=above\n"
          "  jenjang try workflows/review.yaml 'round half up(mean(marks), 2)' 'marks=[80, 75.5, 91]'\n\n"
          "Values are numbers (66.79), yes or no, days (2026-03-31), choices (meets), \"texts\" and lists ([1, 2]).\n"
          "Exit code: 0 computed, 1 the formula, a value or a table of the file is wrong, 2 wrong usage or unreadable "
          "file.\n",
          [](Poco::Util::OptionSet& options) {
            options.addOption(
                Poco::Util::Option("plugins", "", "where the manifests are (default: those of this installation)")
                    .argument("DIR"));
            options.addOption(Poco::Util::Option("language", "", "of the sentences: id or en (default: the terminal's)")
                                  .argument("id|en"));
          },
          attempt};
}

}  // namespace jenjang::command
