// Request and Response without a Poco type, so that routes are plain functions and the server stays one file.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/json.hpp"
#include "service/accounts.hpp"

namespace jenjang::http {

struct Request {
  std::string method, path;
  std::map<std::string, std::string> parameters;             ///< {id} of the route's pattern, and the query's
  std::map<std::string, std::string, std::less<>> headers;   ///< lower-case names
  std::string body;
  std::string address;                                       ///< of the peer
  std::optional<service::SignedIn> session;                  ///< who is logged in

  std::string_view header(std::string_view lower_case_name) const;
  const service::Caller& caller() const { return session->caller; }
  /// "id" or "en", by Accept-Language.
  std::string_view language() const;
  /// A positive number among the parameters; none where it is no number.
  std::optional<std::int64_t> number(const std::string& parameter) const;
  /// The value of an `"…"` entity tag in If-Match or If-None-Match.
  std::string_view entity_tag(std::string_view header_name) const;
};

struct Response {
  int status = 200;
  std::string type = "application/json; charset=utf-8";
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers;
};

Response answer(const Json&, int status = 200);
/// RFC 9457, with the sentence in both languages under `detail`.
Response problem(const Error&, std::string_view language);
/// The answer, or 304 where the page has this one already.
Response answer_unless_known(const Request&, const Json&, const std::string& tag_prefix = {});

/// The JSON of a request, within limits::body_bytes.
Result<Json> body_of(const Request&);

}  // namespace jenjang::http
