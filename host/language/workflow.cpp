// read_workflow: the order in which a file is read and judged.
#include "language/net.hpp"
#include "language/reading.hpp"

namespace jenjang::language {

ReadWorkflow read_workflow(const WorkflowText& source, const engine::Manifests& manifests) {
  Findings findings(source.path);
  auto file = read_text(source.text, findings);
  if (!file) return {nullptr, findings.take()};

  Reading reading(manifests, findings);
  reading.workflow.at = findings.place({1, 1});
  read_top(*file, reading);
  auto part = [&](Word word) { return file->find(spelling(word)); };
  if (const Node* people = part(Word::people)) read_people(*people, reading);
  if (const Node* start = part(Word::start)) read_start(*start, reading);
  if (const Node* steps = part(Word::steps)) read_steps(*steps, reading);
  if (const Node* withdraw = part(Word::withdraw)) read_withdrawal(*withdraw, reading);
  if (const Node* different = part(Word::different_people)) read_different_people(*different, reading);
  check_people(reading);
  check_flow(reading);
  check_duties(reading);
  compile_formulas(reading);
  if (const Node* tables = part(Word::tables)) check_tables(*tables, reading);
  check_groups(reading);
  read_texts(*file, source, reading);

  if (findings.clean()) check_net(reading);
  if (!findings.clean()) return {nullptr, findings.take()};
  reading.workflow.hash = hash_of(reading.workflow);
  return {std::make_shared<const engine::Definition>(std::move(reading.workflow)), findings.take()};
}

ReadWorkflow read_tables_alone(const WorkflowText& source, const engine::Manifests& manifests) {
  Findings findings(source.path), of_the_rest(source.path);
  auto file = read_text(source.text, findings);
  if (!file) return {nullptr, findings.take()};

  Reading rest(manifests, of_the_rest), reading(manifests, findings);
  read_top(*file, rest);
  read_texts(*file, source, rest);
  reading.workflow.uses = rest.workflow.uses;
  reading.workflow.texts = rest.workflow.texts;
  reading.unknown_plugins = rest.unknown_plugins;
  reading.uses_is_known = rest.uses_is_known;
  if (const Node* tables = file->find(spelling(Word::tables))) read_tables(*tables, reading);
  if (!findings.clean()) return {nullptr, findings.take()};
  return {std::make_shared<const engine::Definition>(std::move(reading.workflow)), findings.take()};
}

}  // namespace jenjang::language
