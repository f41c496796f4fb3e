// What routes answer has the shape that openapi.json says: the web application's types are made from it.
#include <gmock/gmock.h>

#include "http/openapi.hpp"
#include "unit/command/year_city.hpp"

namespace jenjang::test {
namespace {

/// As much of JSON Schema as the document uses. Empty: it fits; else where it does not, and why.
class Shape {
 public:
  explicit Shape(const Json& document) : document_(document) {}

  std::string fault(const Json& schema, const Json& value, const std::string& at = "") const {
    if (const auto* target = schema["$ref"].string())
      return fault(document_["components"]["schemas"][target->substr(target->rfind('/') + 1)], value, at);
    if (const auto* choices = schema["oneOf"].array()) {
      std::string why;
      for (const Json& each : *choices) {
        const std::string one = fault(each, value, at);
        if (one.empty()) return {};
        why += (why.empty() ? "" : " or ") + one;
      }
      return why;
    }
    if (const auto* allowed = schema["enum"].array(); allowed && std::find(allowed->begin(), allowed->end(), value) == allowed->end())
      return at + ": " + value.text() + " is none of " + schema["enum"].text();
    const std::string type = schema.text_or("type");
    if (!is(type, value)) return at + ": " + value.text().substr(0, 60) + " is no " + type;
    if (value.array() && schema["items"].object())
      for (std::size_t i = 0; i < value.array()->size(); ++i)
        if (auto why = fault(schema["items"], (*value.array())[i], at + "/" + std::to_string(i)); !why.empty()) return why;
    return value.object() ? object_fault(schema, value, at) : "";
  }

 private:
  static bool is(const std::string& type, const Json& value) {
    if (type == "object") return value.object();
    if (type == "array") return value.array();
    if (type == "string") return value.string();
    if (type == "integer") return value.integer().has_value();
    if (type == "boolean") return value.boolean();
    if (type == "null") return value.is_null();
    return true;
  }
  std::string object_fault(const Json& schema, const Json& value, const std::string& at) const {
    if (const auto* required = schema["required"].array())
      for (const Json& name : *required)
        if (!value.object()->contains(*name.string())) return at + ": has no " + *name.string();
    for (const auto& [name, member] : *value.object()) {
      const Json& known = schema["properties"][name];
      const Json& more = schema["additionalProperties"];
      if (known.is_null() && more == Json(false)) return at + ": " + name + " is not described";
      const Json& shape = known.is_null() ? more : known;
      if (!shape.object()) continue;
      if (auto why = fault(shape, member, at + "/" + name); !why.empty()) return why;
    }
    return {};
  }
  const Json& document_;
};

class Shapes : public YearCity {
 protected:
  Json document_ = *parse_json(http::openapi_document(), 1 << 20);

  void fits(const std::string& login, const std::string& method, const std::string& path, const std::string& pattern,
            const http::Response& response) {
    const Json& operation = document_["paths"][pattern][method == "GET" ? "get" : "post"];
    const Json& content = operation["responses"][std::to_string(response.status)]["content"]["application/json"]["schema"];
    ASSERT_FALSE(content.is_null()) << login << " " << path << " " << response.status << " " << response.body;
    EXPECT_EQ(Shape(document_).fault(content, json(response)), "") << login << " " << path;
  }
  void read_all(const std::string& login, const std::vector<std::string>& cases) {
    for (const std::string path : {"/api/session", "/api/inbox", "/api/plans", "/api/notifications", "/api/startable",
                                   "/api/datasets", "/api/corrections", "/api/lists"})
      fits(login, "GET", path, path, send(login, "GET", path));
    for (const std::string tab : {"waiting", "done"})
      fits(login, "GET", "/api/inbox", "/api/inbox", send(login, "GET", "/api/inbox?tab=" + tab));
    for (const std::string& id : cases)
      if (auto page = send(login, "GET", "/api/cases/" + id); page.status == 200)
        fits(login, "GET", "/api/cases/" + id, "/api/cases/{id}", page);
  }
};

TEST_F(Shapes, PagesOfAPlanAndAReviewAreAsTheDocumentSays) {
  auto plan = at_agree("perawat");
  for (const std::string login : {"perawat", "kepala", "tim1", "operator"}) read_all(login, {plan});
  must_decide("kepala", plan, read(R"({"choice":"agree","forms":{"kinerja.plan_review":{}}})"));
  must_decide("tim1", plan, read(R"({"choice":"aligned"})"));
  auto started = house_->cases().start("performance-review", person("perawat"), *Period::parse("2026"), city().clock.now());
  ASSERT_TRUE(started);
  const auto review = std::to_string(number_of(started->case_id));
  must("kepala", review,
       Json::Object{{"choice", "done"},
                    {"forms", Json::Object{{"kinerja.raters", Json::Object{{"peers", Json::Array{id_of("bidan"), id_of("dokter"), id_of("apoteker")}},
                                                                           {"staff", Json::Array{}}}}}}});
  for (const std::string login : {"perawat", "kepala", "bidan", "tim1", "operator"}) read_all(login, {plan, review});
}

TEST_F(Shapes, DatasetsAndOperatorsPagesAreAsTheDocumentSays) {
  const std::string csv = "person,period,predikat\nnomor-guru,2025,baik\n", path = "/api/datasets/kinerja/ratings";
  const std::string pattern = "/api/datasets/{plugin}/{name}";
  fits("tim1", "POST", path + "/check", pattern + "/check", send_csv("tim1", path + "/check", csv));
  fits("tim1", "POST", path, pattern, send_csv("tim1", path, csv, "k"));
  fits("tim1", "GET", path + "/rows", pattern + "/rows", send("tim1", "GET", path + "/rows"));
  for (const std::string of : {"/api/plugins", "/api/incidents"}) fits("operator", "GET", of, of, send("operator", "GET", of));
  read_all("tim1", {});
  const Json refused = json(send_csv("tim1", path, "person,period,predikat\nnomor-guru,2025,bagus\n", "r"));
  EXPECT_EQ(Shape(document_).fault(document_["components"]["schemas"]["Problem"], refused), "");
}

}  // namespace
}  // namespace jenjang::test
