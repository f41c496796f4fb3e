#include "language/findings.hpp"

#include <algorithm>

#include "base/limits.hpp"

namespace jenjang::language {

namespace {

// Every sentence ends like one, whatever it was put together from.
Translated closed(Translated sentence) {
  for (auto& [language, words] : sentence)
    if (!words.empty() && std::string_view(".?!").find(words.back()) == std::string_view::npos) words += '.';
  return sentence;
}

}  // namespace

void Findings::error(Mark at, std::string code, Translated sentence, Translated suggestion) {
  add({place(at), Severity::error, std::move(code), closed(std::move(sentence)), std::move(suggestion)});
}

void Findings::warning(Mark at, std::string code, Translated sentence, Translated suggestion) {
  add({place(at), Severity::warning, std::move(code), closed(std::move(sentence)), std::move(suggestion)});
}

void Findings::add(Diagnostic found) {
  // An error past the limit still refuses the file, since those before it do.
  if (found_.size() < limits::findings) found_.push_back(std::move(found));
}

Diagnostics Findings::take() {
  std::stable_sort(found_.begin(), found_.end(), [](const auto& a, const auto& b) { return a.at < b.at; });
  auto same = [](const Diagnostic& a, const Diagnostic& b) {
    return a.at == b.at && a.code == b.code && a.sentence == b.sentence;
  };
  found_.erase(std::unique(found_.begin(), found_.end(), same), found_.end());
  return std::move(found_);
}

std::string quoted(const std::vector<std::string>& words) {
  std::string out;
  for (const auto& each : words) {
    if (!out.empty()) out += ", ";
    out += "`" + each + "`";
  }
  return out;
}

Translated did_you_mean(std::string_view word, const std::vector<std::string>& known) {
  static constexpr std::size_t few = 8;  // names that one still reads
  if (std::string near = nearest(word, known); !near.empty())
    return both("Maksudnya `" + near + "`?", "Did you mean `" + near + "`?");
  if (known.empty() || known.size() > few) return {};
  return both("Yang dikenal di sini: " + quoted(known) + ".", "Known here: " + quoted(known) + ".");
}

}  // namespace jenjang::language
