// The shipped demo city, made once a process through the real store, engine and plugins; each test opens a copy of its
// own, so that none sees what another did.
#pragma once

#include <gtest/gtest.h>

#include "command/house.hpp"
#include "service/demo.hpp"
#include "support/temporary_directory.hpp"

namespace jenjang::test {

/// host/demo/samarinda as it is shipped.
service::DemoSheets shipped_sheets();
/// A house on an empty directory.
std::unique_ptr<command::House> open_house(const std::filesystem::path& data);

class DemoCityTest : public ::testing::Test {
 protected:
  void SetUp() override;

  command::House& house() { return *house_; }
  service::City& city() { return house_->city(); }
  service::Caller as(const std::string& login);
  PersonId person(const std::string& login) { return as(login).person; }
  /// The person's newest case of that workflow; of that period, where one is given.
  CaseId case_of(const std::string& login, const Name& workflow = "target-setting", std::string_view period = {});
  engine::State state_of(const std::string& login, const Name& workflow, std::string_view period = {});
  /// What a step computed in it, as text; empty where it did not.
  std::string computed(const engine::State&, const StepId&, const Name& field);
  std::string measured(const std::string& plugin, const Name& indicator, const std::string& login,
                       std::string_view period);
  Json page(const std::string& reader, const std::string& whose);
  Json inbox(const std::string& login, std::string_view tab = "open");
  /// Decides the open task of that case as this person; the error's code, or "".
  std::string decide(const std::string& login, CaseId, service::DecideRequest);
  void move_to(std::string_view day);  ///< 08:00 of that day, with all that falls due on the way

 private:
  testing::TemporaryDirectory directory_;
  std::unique_ptr<command::House> house_;
  int keys_ = 0;
};

/// The elements of an array; none where it is no array.
const Json::Array& items(const Json&);
/// The sentence of each timeline entry, newest first.
std::vector<std::string> sentences(const Json& page, const std::string& language);

}  // namespace jenjang::test
