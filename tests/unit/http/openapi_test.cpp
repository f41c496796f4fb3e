#include "http/openapi.hpp"

#include <gtest/gtest.h>

#include <set>

#include "http/routes.hpp"

namespace jenjang::http {
namespace {

std::string lower(std::string word) {
  for (char& c : word) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return word;
}

TEST(OpenApi, DescribesExactlyTheRoutesThatThereAre) {
  auto document = parse_json(openapi_document(), 1 << 20);
  ASSERT_TRUE(document) << say(document.error().sentence, "en");
  std::set<std::string> described, served;
  for (const auto& [path, operations] : *(*document)["paths"].object())
    for (const auto& [method, operation] : *operations.object()) described.insert(method + " " + path);
  for (const auto& route : routes()) served.insert(lower(route.method) + " " + route.pattern);
  EXPECT_EQ(described, served);
}

TEST(OpenApi, SaysWhichRoutesNeedNoSession) {
  auto document = *parse_json(openapi_document(), 1 << 20);
  for (const auto& route : routes()) {
    const auto& operation = document["paths"][route.pattern][lower(route.method)];
    bool open = operation["security"].array() != nullptr;
    EXPECT_EQ(open, route.door == Door::open) << route.method << ' ' << route.pattern;
  }
}

TEST(OpenApi, EveryReferenceLeadsSomewhere) {
  auto document = *parse_json(openapi_document(), 1 << 20);
  const auto& schemas = document["components"]["schemas"];
  std::function<void(const Json&)> walk = [&](const Json& json) {
    if (const auto* target = json["$ref"].string()) {
      auto name = target->substr(target->rfind('/') + 1);
      EXPECT_FALSE(schemas[name].is_null()) << name;
    }
    if (json.object())
      for (const auto& [key, value] : *json.object()) walk(value);
    if (json.array())
      for (const auto& each : *json.array()) walk(each);
  };
  walk(document);
}

}  // namespace
}  // namespace jenjang::http
