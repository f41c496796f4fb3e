// A small city on a real store, with the real plugins and workflow, for tests of the whole below the socket: a head
// (kepala), her superior (atasan), a nurse (perawat, served by dinas-kesehatan), a teacher (guru), and a team.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>

#include "command/house.hpp"
#include "http/routes.hpp"

namespace jenjang::test {

inline constexpr const char* password = "kata-sandi-uji";

class SmallCity : public testing::Test {
 protected:
  void SetUp() override;
  void TearDown() override;

  service::City& city() { return house_->city(); }
  PersonId person(const std::string& login) const { return people_.at(login); }
  /// A request as the person's browser would send it; the log-in happens once.
  http::Response send(const std::string& login, const std::string& method, const std::string& path, const Json& body = {},
                      std::map<std::string, std::string> headers = {});
  /// The same without a session.
  http::Response send_out(const std::string& method, const std::string& path, const Json& body = {},
                          std::map<std::string, std::string> headers = {});
  /// A CSV file as the page uploads it.
  http::Response send_csv(const std::string& login, const std::string& path, const std::string& csv,
                          const std::string& key = {});
  static Json json(const http::Response&);

  /// Opens a case for the person; its id.
  std::string start(const std::string& login);
  /// Where it waits: the number of its open task.
  int task_of(const std::string& case_id);
  http::Response decide(const std::string& login, const std::string& case_id, const Json& decision, const std::string& key);
  /// Decides the open task and expects it to be accepted.
  void must_decide(const std::string& login, const std::string& case_id, const Json& decision);
  /// Expectation and draft done: the case waits for the superior.
  std::string at_agree(const std::string& login);

  static Json expectations();
  static Json plan(const std::string& target = "95.5");
  static Json health_plan();

  std::filesystem::path data_;
  std::unique_ptr<command::House> house_;

 private:
  std::map<std::string, PersonId> people_;
  std::map<std::string, service::SignedIn> sessions_;
  std::string csv_;  // the body of the next request, where it is no JSON
  int keys_ = 0;
};

}  // namespace jenjang::test
