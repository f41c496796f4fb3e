#include "engine/codec.hpp"
#include "engine/codec_parts.hpp"

namespace jenjang::engine {

namespace archive {

template <>
struct Words<Fact> {
  static constexpr std::string_view list[] = {"people", "subject", "measurement", "verdict"};
};

template <class A>
void describe(A& archive, Ref<A, PluginRef> plugin) {
  archive("plugin", plugin.plugin);
  archive("version", plugin.version);
  archive("file", plugin.file);
}
template <class A>
void describe(A& archive, Ref<A, DatasetRevision> dataset) {
  archive("plugin", dataset.plugin);
  archive("dataset", dataset.dataset);
  archive("revision", dataset.revision);
}
template <class A>
void describe(A& archive, Ref<A, PeopleFound> people) {
  archive("actors", people.actors);
}
template <class A>
void describe(A& archive, Ref<A, SubjectFound> subject) {
  archive("fields", subject.fields);
  archive("unit", subject.unit);
  archive("department", subject.department);
}
template <class A>
void describe(A& archive, Ref<A, MeasuredLine> line) {
  archive("sentence", line.sentence);
  archive("value", line.value);
}
template <class A>
void describe(A& archive, Ref<A, Measurement> measurement) {
  archive("value", measurement.value);
  archive("failed", measurement.failed);
  archive("because", measurement.because);
  archive("lines", measurement.lines);
  archive("share", measurement.share);
  archive("plugin", measurement.plugin);
  archive("inputs", measurement.inputs);
  archive("from", measurement.from);
}
template <class A>
void describe(A& archive, Ref<A, CheckVerdict> verdict) {
  archive("fits", verdict.fits);
  archive("message", verdict.message);
  archive("field", verdict.field);
  archive("plugin", verdict.plugin);
}

}  // namespace archive

Json to_json(const Facts& facts) { return archive::Writer::json_of(facts); }

Result<Facts> facts_from(const Json& json) {
  Facts facts;
  if (!archive::Reader::read(json, facts)) return archive::unreadable("facts");
  return facts;
}

}  // namespace jenjang::engine
