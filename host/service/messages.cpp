#include "service/messages.hpp"

#include <array>

#include "base/limits.hpp"
#include "service/effects.hpp"
#include "service/facts.hpp"
#include "service/wording.hpp"
#include "service/words.hpp"

namespace jenjang::service {
namespace {

using engine::Effect;
using engine::State;
using Fill = std::function<std::optional<Translated>(const std::string&)>;

/// What every message may say: <subject.name>, <period>, <workflow>, <outcome>, <link>.
class CaseWords {
 public:
  CaseWords(const City& city, const Directory& directory, const State& state, Date day)
      : city_(city),
        state_(state),
        subject_(subject_found(directory, *city.installed, state.subject, day)),
        rules_(city.installed->rulebook(state.workflow, state.definition_version)) {}

  const engine::Rulebook* rules() const { return rules_.get(); }
  std::optional<Translated> find(const std::string& what) const {
    static constexpr std::string_view subject = "subject.";
    if (what.starts_with(subject)) {
      auto field = subject_.fields.find(what.substr(subject.size()));
      if (field == subject_.fields.end()) return std::nullopt;
      return plain(plain_text(field->second));
    }
    if (what == "period") return state_.period ? period_words(*state_.period) : Translated();
    if (what == "workflow") return workflow_words(rules_ ? rules_->definition.get() : nullptr, state_.workflow);
    if (what == "outcome") {
      if (!state_.outcome) return plain("");
      return rules_ ? outcome_words(*rules_->definition, *state_.outcome) : plain(*state_.outcome);
    }
    if (what == "link") return plain(city_.public_address + "/kasus/" + std::to_string(number_of(state_.id)));
    return std::nullopt;
  }

 private:
  const City& city_;
  const State& state_;
  engine::SubjectFound subject_;
  std::shared_ptr<const engine::Rulebook> rules_;
};

// ---- the host's own ------------------------------------------------------------------------------------------------

struct Notice {
  std::string_view name;
  Translated title, text;
};

/// <step> in its own words, <due> as a day, <note> as it was written, and all that messages may say.
const Notice* notice_named(std::string_view name) {
  static const std::array<Notice, 5> notices{{
      {notice::opened, both("Tugas baru: <step>", "New task: <step>"),
       both("<workflow> untuk <subject.name>, <period>. Ditunggu paling lambat <due>.",
            "<workflow> of <subject.name>, <period>. Due by <due>.")},
      {notice::returned, both("Dikembalikan: <step>", "Returned: <step>"),
       both("<workflow> untuk <subject.name>, <period>, dikembalikan untuk diperbaiki paling lambat <due>. Catatan: "
            "<note>",
            "<workflow> of <subject.name>, <period>, came back to be mended by <due>. Note: <note>")},
      {notice::reminder, both("Pengingat: <step>", "Reminder: <step>"),
       both("<workflow> untuk <subject.name>, <period>, masih menunggu Anda. Batas waktunya <due>.",
            "<workflow> of <subject.name>, <period>, still waits for you. It is due on <due>.")},
      {notice::late, both("Lewat batas waktu: <step>", "Overdue: <step>"),
       both("<workflow> untuk <subject.name>, <period>, belum dikerjakan sampai batas waktunya.",
            "<workflow> of <subject.name>, <period>, was not done by its due date.")},
      {notice::escalated, both("Naik kepada Anda: <step>", "Moved up to you: <step>"),
       both("<workflow> untuk <subject.name>, <period>, lewat batas waktu. Kini Anda juga dapat mengerjakannya.",
            "<workflow> of <subject.name>, <period>, is overdue. You may now do it, too.")},
  }};
  for (const Notice& notice : notices)
    if (notice.name == name) return &notice;
  return nullptr;
}

std::optional<Translated> notice_part(const CaseWords& words, const Effect& effect, const std::string& what) {
  auto given = effect.with.find(what);
  if (given == effect.with.end()) return words.find(what);
  if (what == "step" && words.rules()) return step_words(*words.rules(), effect.step);
  if (const Date* day = given->second.get<Date>()) return date_words(*day);
  return plain(plain_text(given->second));
}

// ---- a plugin's ----------------------------------------------------------------------------------------------------

std::optional<Translated> message_part(const CaseWords& words, const engine::Message& message, const Effect& effect,
                                       const engine::Manifests& manifests, const std::string& what) {
  for (const auto& [name, type] : message.with)
    if (name == what)
      if (auto given = effect.with.find(name); given != effect.with.end())
        return value_words(type, given->second, manifests);
  return words.find(what);
}

const engine::Message* message_of(const Installed& installed, const Effect& effect) {
  const engine::Manifest* manifest = installed.manifest(effect.plugin);
  if (!manifest) return nullptr;
  auto found = manifest->messages.find(effect.name);
  return found == manifest->messages.end() ? nullptr : &found->second;
}

}  // namespace

Words words_of(const City& city, const Directory& directory, const Effect& effect, const State& state, Date day) {
  const CaseWords words(city, directory, state, day);
  if (effect.plugin.empty()) {
    if (const Notice* notice = notice_named(effect.name)) {
      const Fill fill = [&](const std::string& what) { return notice_part(words, effect, what); };
      return {fill_placeholders(notice->title, fill), fill_placeholders(notice->text, fill)};
    }
  } else if (const engine::Message* message = message_of(*city.installed, effect)) {
    const Fill fill = [&](const std::string& what) {
      return message_part(words, *message, effect, city.installed->manifests(), what);
    };
    return {fill_placeholders(message->title, fill), fill_placeholders(message->text, fill)};
  }
  const Fill fill = [&](const std::string& what) { return words.find(what); };
  return {fill_placeholders(both("<workflow>", "<workflow>"), fill),
          fill_placeholders(both("Ada kabar tentang <workflow> untuk <subject.name>, <period>. Lihat <link>",
                                 "There is news of <workflow> of <subject.name>, <period>. See <link>"),
                            fill)};
}

}  // namespace jenjang::service
