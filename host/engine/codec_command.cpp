#include "engine/codec.hpp"
#include "engine/codec_parts.hpp"

namespace jenjang::engine {

namespace archive {

template <>
struct Words<Wish> {
  static constexpr std::string_view list[] = {"start", "claim",         "release",  "decide",
                                              "wake",  "report_effect", "withdraw", "retry",  "receive"};
};

template <>
struct Blank<Start> {
  static Start make() { return {{}, Blank<Period>::make()}; }
};

template <>
struct Blank<Wish> {
  static Wish make() { return Wake{}; }
};
template <>
struct Blank<Command> {
  static Command make() { return {{}, {}, Wake{}}; }
};

template <class A>
void describe(A& archive, Ref<A, Start> start) {
  archive("subject", start.subject);
  archive("period", start.period);
}
template <class A>
void describe(A& archive, Ref<A, Claim> claim) {
  archive("task", claim.task);
}
template <class A>
void describe(A& archive, Ref<A, Release> release) {
  archive("task", release.task);
}
template <class A>
void describe(A& archive, Ref<A, Decide> decide) {
  archive("task", decide.task);
  archive("choice", decide.choice);
  archive("entered", decide.entered);
  archive("note", decide.note);
  archive("list", decide.list);
}
template <class A>
void describe(A&, Ref<A, Wake>) {}
template <class A>
void describe(A& archive, Ref<A, ReportEffect> report) {
  archive("key", report.key);
  archive("result", report.result);
  archive("outputs", report.outputs);
  archive("message", report.message);
}
template <class A>
void describe(A& archive, Ref<A, Withdraw> withdraw) {
  archive("note", withdraw.note);
}
template <class A>
void describe(A&, Ref<A, Retry>) {}
template <class A>
void describe(A& archive, Ref<A, Receive> receive) {
  archive("plugin", receive.plugin);
  archive("event", receive.event);
  archive("fields", receive.fields);
}

template <class A>
void describe(A& archive, Ref<A, Command> command) {
  archive("at", command.at);
  archive("by", command.by);
  archive("wish", command.wish);
}

}  // namespace archive

Json to_json(const Command& command) { return archive::Writer::json_of(command); }

Result<Command> command_from(const Json& json) {
  auto command = archive::Blank<Command>::make();
  if (!archive::Reader::read(json, command)) return archive::unreadable("command");
  return command;
}

}  // namespace jenjang::engine
