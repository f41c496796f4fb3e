// One slip at a time in the constructs that many people, dates and numbers need: votes, blocks, waits, weights, tables.
#include <gtest/gtest.h>

#include "unit/language/files.hpp"

namespace jenjang::language {
namespace {

using test::expect_each;

TEST(ConstructFaults, InPeopleOfAForm) {
  expect_each(test::every_construct(),
              {
                  {"{is: raters.peers, from: peers of owner}", "{is: raters.peers}", "raters.peers}", "P05"},
                  {"owner:    subject", "owner:    {is: subject, from: reports of head}", "reports of head}", "P05"},
                  {"from: peers of owner", "from: owner", "owner}  ", "P06"},
                  {"from: peers of owner", "from: superior of owner", "superior of owner}  ", "P06"},
                  {"from: peers of owner", "from: peers of panel", "panel}  ", "P04"},
                  {"is: raters.peers", "is: raters.peer", "raters.peer,", "N15"},
                  {"is: raters.peers", "is: rater.peers", "rater.peers", "N04"},
                  {"is: raters.peers", "is: assess.feedback", "assess.feedback", "P07"},
                  {"late: [tell head", "late: [tell peers", "peers, after", "P08"},
                  {"withdraw: {by: owner", "withdraw: {by: peers", "peers, before", "P08"},
                  {"ask: head\n", "ask: staff\n", "raters.staff", "P02"},
              });
}

TEST(ConstructFaults, InQuorumsAndVotes) {
  expect_each(
      test::every_construct(),
      {
          {"enough: 2 ", "enough: 4 ", "4                      #", "P09"},
          {"enough: 2 ", "enough: 0 ", "0                      #", "G04"},
          {"enough: 2 ", "enough: two ", "two                      #", "G04"},
          {"enough: first 2\n", "enough: first 3\n", "first 3", "P09"},
          {"when: count(raters.staff) > 1", "when: count(raters.staff) > 0", "first 2\n", "P09"},
          {"when: count(raters.staff) > 1", "when: count(raters.staff) > 1 or subject.active", "first 2\n", "P09"},
          {"enough: 60%\n", "enough: 160%\n", "160%", "G04"},
          {"enough: 60%\n", "enough: first 60%\n", "60%\n    within", "G04"},
          {"ask: head\n", "ask: head\n    enough: 2\n", "enough: 2\n", "G06"},
          {"ask each: panel", "ask each: staff", "staff\n    form: kepegawaian.vote", "P10"},
          {"wins: more than 50% ", "note: required ", "reject:\n", "P11"},
          {"label: Tidak setuju\n", "label: Tidak setuju\n        wins: 2 of 3\n", "approve:\n", "P11"},
          {"then: inform_no\n  - {step: propose", "back to: assess\n        at most: 1\n  - {step: propose",
           "back to: assess", "P12"},
          {"label: Tidak setuju\n", "label: Tidak setuju\n        when: subject.active\n",
           "when: subject.active\n        then", "P12"},
          {"wins: more than 50% ", "wins: more than 100% ", "more than 100%", "P13"},
          {"wins: more than 50% ", "wins: 1 of 2 ", "1 of 2", "P13"},
          {"wins: more than 50% ", "wins: 6 of 7 ", "6 of 7", "P09"},
          {"wins: more than 50% ", "wins: most ", "most           ", "G04"},
          {"label: Tetapkan\n", "label: Tetapkan\n        wins: 2 of 3\n", "wins: 2 of 3\n", "G06"},
      });
}

TEST(ConstructFaults, InBlocks) {
  constexpr const char* self =
      "{step: self, label: Penilaian diri, ask: owner, form: kinerja.self, within: 5 days, late: go on}";
  constexpr const char* asked = "within: 5 days, late: go on}";
  expect_each(
      test::every_construct(),
      {
          {self, "{step: self, do: kinerja.publish_plan}", "do: kinerja.publish_plan}", "F07"},
          {self, "{step: self, together: [{step: deep, ask: owner}]}", "together: [{step: deep", "F07"},
          {self, "{step: self, when: subject.active}", "{step: self", "F07"},
          {asked, "within: 5 days, late: go on, then: score}", "then: score}", "F08"},
          {asked, "within: 5 days, late: end refused}", "refused}", "F08"},
          {asked, "within: 5 days, late: go on, choices: {yes_: {label: Ya, then: score}}}", "choices: {yes_", "F08"},
          {asked, "within: 5 days}", "self, label", "T08"},
          {asked, "late: go on}", "self, label", "T07"},
          {asked, "within: 5 days, late: tell head}", "tell head}", "T09"},
          {"{step: self,", "{step: peer,", "peer                     # ASK EACH", "N13"},
          {"back to: both", "back to: peer", "peer\n        at most: 2", "F09"},
          {"then: inform_no}", "then: self}", "self}   ", "F09"},
          {"  - {step: gate", "  - {step: idle, together: []}\n  - {step: gate", "[]}", "G03"},
      });
}

TEST(ConstructFaults, InWaits) {
  constexpr const char* season = "wait: until period.end + 5 working days}";
  expect_each(
      test::every_construct(),
      {
          {season, "wait: until period.start}", "until period.start", "T04"},
          {season, "wait: until 1 Juli}", "Juli}", "T01"},
          {season, "wait: until period.end + 5 working days, within: 3 days}", "within: 3 days}", "G06"},
          {season, "wait: 5 weeks}", "5 weeks}", "G04"},
          {"within: 30 working days, late: end refused", "late: end refused", "opinion, label", "T07"},
          {", late: end refused}", "}", "opinion, label", "T08"},
          {"late: end refused}", "late: tell head}", "tell head}", "T09"},
          {"late: end refused}", "late: escalate to head}", "head}\n  - step: decree", "T15"},
          {"late: end refused}", "late: choose sign}", "sign}", "T15"},
          {"late: end refused}", "late: [go on, end refused]}", "refused]}", "T10"},
          {"late: end refused}", "remind: 2 days before, late: end refused}", "remind: 2 days before, late", "G06"},
          {"bkn.technical_opinion", "bkn.tecnical_opinion", "tecnical_opinion", "N18"},
          {"bkn.technical_opinion", "technical_opinion", "technical_opinion", "G04"},
          {"bkn.technical_opinion", "bkm.technical_opinion", "bkm.technical", "N09"},
      });
}

TEST(ConstructFaults, InSecrecyAndDuties) {
  expect_each(test::every_construct(),
              {
                  {"[assess, vote, decree]", "[assess, peer, decree]", "peer, decree]", "S07"},
                  {"[assess, vote, decree]", "[assess, season, decree]", "season, decree]", "S03"},
                  {"[assess, vote, decree]", "[assess, raters, decree]", "raters, decree]", "S08"},
                  {"rules: [confidential]", "rules: [confidental]", "confidental", "G04"},
              });
  expect_each(test::shipped_workflow("review"),
              {{"late: choose silent\n", "late: choose silent\n    rules: [confidential]\n",
                "confidential]\n    choices", "S06"}});
  // On the way of silence the payment is only ordered by somebody who has no other choice.
  expect_each(test::shipped_workflow("incentive"),
              {{"form: tpp.verification\n    within: 3 working days\n    late: escalate to admin",
                "form: tpp.verification\n    within: 3 working days\n    late: choose ok", "submit, do", "S02"}});
}

TEST(ConstructFaults, InWeights) {
  constexpr const char* shares = "{kinerja.achievement: 80, department.indicators: 20}";
  expect_each(test::every_construct(),
              {
                  {"achievement: 80", "achievement: 70", "{kinerja.achievement: 70", "X10"},
                  {"achievement: 80", "achievement: 0", "0, department", "X11"},
                  {"achievement: 80", "achievement: most", "most,", "X11"},
                  {"kinerja.achievement: 80", "kinerja.last_periodic: 80", "last_periodic: 80", "X12"},
                  {"kinerja.achievement: 80", "kinerja.achivement: 80", "achivement", "N15"},
                  {"department.indicators: 20", "department.indicator: 20", "indicator: 20", "N15"},
                  {shares, "{kinerja.achievement: 80, kinerja.achievement: 20}", "kinerja.achievement: 20", "Y10"},
                  {shares, "{achievement: 100}", "achievement: 100", "G04"},
                  {"missing: share", "missing: skip", "skip}", "G04"},
                  {"{weigh:", "{wiegh:", "{wiegh", "G03"},
                  {"total:  0.9 * score.work", "total:  0.9 * score.wrok", "score.wrok", "N15"},
              });
  auto source = test::every_construct();
  source.text = test::with(source.text, "bkn 1]", "bkn 1, dinas-kesehatan 1]");
  expect_each(source, {{shares, "{kinerja.achievement: 60, dinas-kesehatan.uci: 20, department.indicators: 20}",
                        "dinas-kesehatan.uci", "X13"}});
}

TEST(ConstructFaults, InTables) {
  expect_each(test::every_construct(),
              {
                  {"[under 80, yes, low]", "[under 70, yes, low]", "level:\n    basis", "D01"},
                  {"[under 80, yes, low]", "[under 90, yes, low]", "[under 90", "D02"},
                  {"      - [under 80, yes, low]\n", "      - [under 80, yes, low]\n      - [over 10, no, high]\n",
                   "[over 10", "D03"},
                  {"[under 80, yes, low]", "[under 80, high, low]", "high, low]\n", "D05"},
                  {"under 80, yes", "under eighty, yes", "eighty", "G04"},
                  {"[any, no, low]", "[any, maybe, low]", "maybe", "D05"},
                  {"[any, no, low]", "[over 120, no, low]", "over 120", "D06"},
                  {"[any, no, low]", "[any, low]", "[any, low]", "D07"},
                  {"[any, no, low]", "[any, no, lowest]", "lowest", "D05"},
                  {"level(min(round down(score.total, 0), 120), not(kepegawaian.under_sanction))", "level(90)",
                   "level(90)", "X05"},
                  {"level(min(", "levle(min(", "levle(", "X03"},
              });
  expect_each(
      test::shipped_workflow("review"),
      {
          {"[below, above or meets, butuh_perbaikan]", "[below, above or met, butuh_perbaikan]", "met,", "D05"},
          {"predikat(assess.work, assess.behaviour)", "predikat(assess.work, assess.feedback)", "assess.feedback",
           "X02"},
          {"[under 60, any, below]", "[under 50, any, below]", "work:                                  #", "D01"},
      });
}

TEST(ConstructFaults, InFieldsOfManyAndOfEvents) {
  expect_each(test::every_construct(),
              {
                  {"count(peer.behaviour)", "count(self.achieved)", "self.achieved", "X04"},
                  {"count(peer.behaviour)", "mean(peer.behaviour)", "peer.behaviour)", "X02"},
                  {"count(peer.behaviour)", "count(peer.behavior)", "peer.behavior)", "N15"},
                  {"count(peer.behaviour)", "count(peer.choice)", "peer.choice", "N15"},
                  {"count(peer.behaviour)", "count(opinion.number)", "opinion.number", "X04"},
                  {"{step: record, do", "{step: record, when: 'vote.choice = \"aproved\"', do", "\"aproved\"", "X06"},
                  {"department.effort)", "department.efort)", "department.efort", "N15"},
              });
  expect_each(test::shipped_workflow("promotion"),
              {
                  {"do: kepegawaian.record_promotion, with: {grade: kepegawaian.next_grade}",
                   "do: kepegawaian.record_promotion, with: {grade: opinion.number}", "opinion.number", "X04"},
                  {"do: kepegawaian.record_promotion, with: {grade: kepegawaian.next_grade}",
                   "do: kepegawaian.record_promotion, with: {grade: opinion.nomor}", "opinion.nomor", "N15"},
                  {"with: {grade: kepegawaian.next_grade}}\n  - step: opinion", "with: {grade: 3}}\n  - step: opinion",
                   "3}}\n", "X07"},
              });
}

TEST(ConstructFaults, InStartsAndPeriods) {
  expect_each(test::shipped_workflow("promotion"),
              {
                  {"by: clerk, when", "by: clerks, when", "clerks, when", "N05"},
                  {"by: clerk, when", "by: clerk, date: 1, when", "date: 1", "G06"},
                  {"subject.kind = \"pns\"", "subject.kind = \"PNS\"", "\"PNS\"", "X06"},
              });
  expect_each(test::shipped_workflow("incentive"),
              {
                  {"date: 1,", "date: 29,", "29,", "T03"},
                  {", for: previous period", "", "{every: month, date: 1, when", "G02"},
                  {"every: month", "every: week", "week,", "G04"},
                  {"every: month", "every: quarter", "quarter,", "T02"},
              });
  expect_each(
      test::shipped_workflow("review"),
      {
          {"within: until period.end + 4 working days", "within: until 20 November", "until 20 November", "T04"},
          {"wait: until period.end + 9 working days", "wait: until 30 November", "until 30 November", "T04"},
          {"when: subject.active and kinerja.has_plan", "when: kinerja.last_periodic", "kinerja.last_periodic", "X07"},
      });
  expect_each(test::shipped_workflow("periodic-review"),
              {{"effective: 2025-01-01", "effective: 2025-02-01", "2025-02-01", "T05"}});
}

TEST(ConstructFaults, InTheFlow) {
  expect_each(test::shipped_workflow("promotion"),
              {
                  {"then: inform_lapsed", "then: inform_refused", "inform_lapsed, tell", "F01"},
                  {"    then: end refused", "", "inform_refused\n    tell", "F02"},
                  {"        at most: 2\n        note: required\n      refuse", "        note: required\n      refuse",
                   "files\n        note", "F05"},
                  {"then: decree", "then: check", "check\n      mend", "F03"},
                  {"tell: [owner, clerk], message", "tell: [owner, clark], message", "clark]", "N05"},
              });
  expect_each(test::shipped_workflow("periodic-review"),
              {{"then: rated\n", "back to: report\n        at most: 2\n", "rate:\n", "F06"}});
}

TEST(ConstructFaults, InTheTranslationOfATable) {
  auto source = test::shipped_workflow("promotion");
  auto& english = source.translations.at("en").second;
  english = test::with(english, "tables.eligible.ok: Eligible\n", "");
  EXPECT_EQ(test::codes_of(read_workflow(source, test::shipped_plugins()).findings), "0:0 L01");
}

}  // namespace
}  // namespace jenjang::language
