// tests/support/form-vectors.json: schemas, answers and the pointers at fault. The page's tests read the same file, so
// that the browser and the host judge alike. A vector's schema is written as the browser gets it; here its choices
// become enums of a manifest, and every field gets the label that forms must have.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <set>

#include "engine/manifest.hpp"
#include "language/form_schema.hpp"

namespace jenjang::language {
namespace {

Json vectors() {
  std::ifstream file(JENJANG_SOURCE_DIR "/tests/support/form-vectors.json");
  std::string text{std::istreambuf_iterator<char>(file), {}};
  auto json = parse_json(text, 1 << 20);
  EXPECT_TRUE(json);
  return json ? *json : Json();
}

class VectorForm {
 public:
  explicit VectorForm(const Json& schema) {
    manifest_.plugin = "vectors";
    manifest_.languages = {"id", "en"};
    Json written = schema;
    prepare_fields(written);
    form_.plugin = "vectors";
    form_.name = "form";
    for (const auto& each : read_form_schema(written.text(), "form.json", manifest_, form_))
      ADD_FAILURE() << text_of(each, "en") << "\n" << written.text();
  }
  const engine::Form& form() const { return form_; }

 private:
  void prepare_fields(Json& object) {
    if (!object["properties"].object()) return;
    for (auto& [name, property] : *object.member("properties").object()) {
      property.member("ui").member("label") = both(name, name);
      prepare(property);
    }
  }
  void prepare(Json& node) {
    if (node["enum"].array()) make_enum(node);
    if (!node["items"].is_null()) {
      prepare(node.member("items"));
      prepare_fields(node.member("items"));
    }
  }
  void make_enum(Json& node) {
    Name name = "choice_" + std::to_string(manifest_.enums.size());
    for (const auto& value : *node["enum"].array())
      manifest_.enums[name].values.emplace_back(*value.string(), both(*value.string(), *value.string()));
    node.object()->erase("enum");
    node.object()->erase("type");
    node.member("$ref") = "enums/" + name;
  }

  engine::Manifest manifest_;
  engine::Form form_;
};

std::set<std::string> pointers(const std::variant<Record, std::vector<engine::FieldError>>& read) {
  std::set<std::string> out;
  if (const auto* errors = std::get_if<std::vector<engine::FieldError>>(&read))
    for (const auto& each : *errors) out.insert(each.pointer);
  return out;
}

TEST(FormVectors, AreJudgedAsWritten) {
  Json all = vectors();
  ASSERT_TRUE(all.array());
  EXPECT_GE(all.array()->size(), 40u);
  for (const auto& vector : *all.array()) {
    VectorForm form(vector["schema"]);
    std::set<std::string> expected;
    for (const auto& each : *vector["errors"].array()) expected.insert(*each.string());
    EXPECT_EQ(pointers(engine::read_answers(form.form(), vector["data"])), expected) << vector.text_or("name");
  }
}

}  // namespace
}  // namespace jenjang::language
