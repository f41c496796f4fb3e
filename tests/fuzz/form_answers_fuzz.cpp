// Any JSON as the answers of a form with every keyword: no crash; and what fits has the types that formulas see, and
// comes back the same when it is entered again.
#include <cstdlib>

#include "engine/form.hpp"

namespace {

using namespace jenjang;
using namespace jenjang::engine;

Schema of(Schema::Kind kind) {
  Schema schema;
  schema.kind = kind;
  return schema;
}
Schema text(std::string format) {
  auto schema = of(Schema::Kind::text);
  schema.format = std::move(format);
  return schema;
}
Schema list_of(Schema item) {
  auto schema = of(Schema::Kind::array);
  schema.items = std::make_shared<const Schema>(std::move(item));
  schema.max_items = 20;
  schema.unique_items = true;
  return schema;
}

Form every_keyword() {
  auto number = of(Schema::Kind::number);
  number.minimum = Decimal(-5);
  number.maximum = Decimal(120);
  number.multiple_of = Decimal::parse("0.5");
  number.otherwise = Json(40);
  auto words = text({});
  words.min_length = 1;
  words.max_length = 20;
  words.pattern = "^([a-z]+ ?)+$";
  auto choice = text({});
  choice.enumeration = "rating";
  choice.choices = {"above", "meets"};
  auto row = of(Schema::Kind::object);
  row.properties = {{"n", number}, {"t", words}};
  row.required = {"t"};

  Schema above, then;
  Schema is_above;
  is_above.constant = Json("above");
  above.properties = {{"c", is_above}};
  above.required = {"c"};
  then.required = {"t"};

  Form form;
  form.plugin = "fuzz";
  form.name = "form";
  form.root = of(Schema::Kind::object);
  form.root.properties = {{"n", number},
                          {"i", of(Schema::Kind::integer)},
                          {"b", of(Schema::Kind::yes_or_no)},
                          {"t", words},
                          {"d", text("date")},
                          {"p", text("person")},
                          {"f", text("file")},
                          {"c", choice},
                          {"l", list_of(words)},
                          {"r", list_of(row)}};
  form.root.when = std::make_shared<const Schema>(above);
  form.root.then = std::make_shared<const Schema>(then);
  return form;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  static const Form form = every_keyword();
  const auto json = parse_json({reinterpret_cast<const char*>(data), size}, 1 << 20);
  if (!json) return 0;
  const auto read = read_answers(form, *json);
  const auto* record = std::get_if<Record>(&read);
  if (!record) {
    if (std::get<std::vector<FieldError>>(read).empty()) std::abort();
    return 0;
  }
  for (const auto& field : fields_of(form))
    if (auto found = record->find(field.name); found != record->end() && !fits(field.type, found->second)) std::abort();
  const auto again = read_answers(form, entered_from(form, *record));
  if (const auto* same = std::get_if<Record>(&again); !same || *same != *record) std::abort();
  return 0;
}
