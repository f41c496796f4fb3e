// What people read, in each language: the workflow's own words in the first of `languages`, those of FILE.LANG.yaml in
// the others. A missing text is an error, and so is one that nothing asks for.
#include <algorithm>

#include "language/reading.hpp"

namespace jenjang::language {
namespace {

using Texts = std::map<std::string, std::pair<std::string, Mark>>;  // key → text, its place

// What is written wrongly, or missing though it is required, has its own finding; its translation is no stray one.
void put(Texts& texts, const std::string& key, const Node* node) {
  if (node) texts.emplace(key, std::pair{node->text, node->at});
}
void put_required(Texts& texts, const std::string& key, const Node* node, Mark owner) {
  texts.emplace(key, node ? std::pair{node->text, node->at} : std::pair{std::string(), owner});
}

void texts_of_step(const Node& step, Texts& texts) {
  const Node* name = step.find(spelling(Word::step));
  if (!name || !name->is_text()) return;
  std::string key = "steps." + name->text;
  const Node* label = step.find(spelling(Word::label));
  if (step.find(spelling(Word::ask)) || step.find(spelling(Word::ask_each)))
    put_required(texts, key, label, name->at);
  else
    put(texts, key, label);
  put(texts, key + ".why", step.find(spelling(Word::why)));
  if (const Node* choices = step.find(spelling(Word::choices)))
    for (const auto& choice : choices->members)
      put_required(texts, key + "." + choice.key, choice.value.find(spelling(Word::label)), choice.at);
  if (const Node* branches = step.find(spelling(Word::together)))
    for (const auto& branch : branches->items) texts_of_step(branch, texts);
}

Texts own_texts(const Node& file) {
  Texts texts;
  put_required(texts, "label", file.find(spelling(Word::label)), file.at);
  if (const Node* outcomes = file.find(spelling(Word::outcomes)))
    for (const auto& outcome : outcomes->members) put(texts, "outcomes." + outcome.key, &outcome.value);
  if (const Node* tables = file.find(spelling(Word::tables)))
    for (const auto& table : tables->members)
      if (const Node* gives = table.value.find(spelling(Word::gives)))
        for (const auto& value : gives->members) put(texts, "tables." + table.key + "." + value.key, &value.value);
  if (const Node* steps = file.find(spelling(Word::steps)))
    for (const auto& step : steps->items) texts_of_step(step, texts);
  return texts;
}

class Translation {
 public:
  Translation(std::string language, const Texts& wanted, const std::string& path, Reading& reading)
      : language_(std::move(language)), wanted_(wanted), findings_(path), reading_(reading) {}

  void read(std::string_view bytes) {
    auto file = read_text(bytes, findings_);
    if (file) {
      std::vector<std::string> known;
      for (const auto& [key, text] : wanted_) known.push_back(key);
      for (const auto& member : file->members) one(member, known);
      for (const auto& [key, text] : wanted_)
        if (!file->find(key)) missing(key, text.second);
    }
    for (auto& each : findings_.take()) reading_.findings.add(std::move(each));
  }

 private:
  void one(const Member& member, const std::vector<std::string>& known) {
    if (!wanted_.contains(member.key))
      findings_.error(
          member.at, "L02",
          both("Tidak ada teks `" + member.key + "` dalam alur ini", "The workflow has no text `" + member.key + "`"),
          did_you_mean(member.key, known));
    else if (need_text(member.value, workflow_shapes, findings_))
      reading_.workflow.texts[member.key][language_] = member.value.text;
  }
  void missing(const std::string& key, Mark in_workflow) {
    findings_.error({}, "L01",
                    both("Teks `" + key + "` (" + reading_.findings.file() + ":" + std::to_string(in_workflow.line) +
                             ") belum diterjemahkan",
                         "The text `" + key + "` (" + reading_.findings.file() + ":" +
                             std::to_string(in_workflow.line) + ") is not translated"),
                    both("Tambahkan `" + key + ": …`.", "Add `" + key + ": …`."));
  }

  std::string language_;
  const Texts& wanted_;
  Findings findings_;
  Reading& reading_;
};

}  // namespace

void read_texts(const Node& file, const WorkflowText& source, Reading& reading) {
  auto& workflow = reading.workflow;
  if (workflow.languages.empty()) return;
  Texts own = own_texts(file);
  const std::string& main = workflow.languages.front();
  for (const auto& [key, text] : own) workflow.texts[key][main] = text.first;
  const Node* languages = file.find(spelling(Word::languages));
  Mark at = languages ? languages->at : Mark{1, 1};
  for (const auto& language : workflow.languages) {
    if (language == main) continue;
    auto there = source.translations.find(language);
    if (there == source.translations.end())
      reading.findings.error(
          at, "L04",
          both("Teks dalam bahasa `" + language + "` tidak ada",
               "There are no texts in the language `" + language + "`"),
          both("Buat berkas dengan nama yang sama dan akhiran `." + language + ".yaml` di sampingnya.",
               "Make a file of the same name with the ending `." + language + ".yaml` beside it."));
    else
      Translation(language, own, there->second.first, reading).read(there->second.second);
  }
  for (const auto& [language, translation] : source.translations)
    if (language == main ||
        std::find(workflow.languages.begin(), workflow.languages.end(), language) == workflow.languages.end())
      reading.findings.error(
          at, "L03",
          both("Berkas `" + translation.first + "` ada, tetapi `" + language + "` bukan salah satu terjemahannya",
               "The file `" + translation.first + "` is there, but `" + language + "` is none of its translations"),
          both("Sebut bahasa itu dalam `languages`, atau hapus berkasnya.",
               "Name the language in `languages`, or remove the file."));
}

}  // namespace jenjang::language
