#include "tck/dmn.hpp"

#include <Poco/AutoPtr.h>
#include <Poco/DOM/DOMParser.h>
#include <Poco/DOM/Document.h>
#include <Poco/DOM/Element.h>
#include <Poco/SAX/InputSource.h>

#include <fstream>

namespace jenjang::tck {
namespace {

using Poco::XML::Element;

std::vector<const Element*> children(const Element& parent, const std::string& name = {}) {
  std::vector<const Element*> out;
  for (auto* node = parent.firstChild(); node; node = node->nextSibling())
    if (node->nodeType() == Poco::XML::Node::ELEMENT_NODE && (name.empty() || node->localName() == name))
      out.push_back(static_cast<const Element*>(node));
  return out;
}
const Element* child(const Element& parent, const std::string& name) {
  auto found = children(parent, name);
  return found.empty() ? nullptr : found.front();
}
std::string trimmed(const std::string& text) {
  auto begin = text.find_first_not_of(" \t\r\n"), end = text.find_last_not_of(" \t\r\n");
  return begin == text.npos ? std::string() : text.substr(begin, end - begin + 1);
}
std::string text_in(const Element* parent) {
  const auto* text = parent ? child(*parent, "text") : nullptr;
  return text ? trimmed(text->innerText()) : std::string();
}

Poco::AutoPtr<Poco::XML::Document> parsed(const std::filesystem::path& file) {
  std::ifstream in(file);
  Poco::XML::InputSource source(in);
  Poco::XML::DOMParser parser;
  parser.setFeature(Poco::XML::DOMParser::FEATURE_FILTER_WHITESPACE, false);
  return parser.parse(&source);
}

Table table_of(const Element& element) {
  Table table;
  table.hit_policy = element.getAttribute("hitPolicy");
  if (table.hit_policy.empty()) table.hit_policy = "UNIQUE";
  for (const auto* input : children(element, "input")) {
    table.inputs.push_back(text_in(child(*input, "inputExpression")));
    table.input_values.push_back(text_in(child(*input, "inputValues")));
  }
  for (const auto* output : children(element, "output")) {
    ++table.outputs;
    table.has_default |= child(*output, "defaultOutputEntry") != nullptr;
  }
  for (const auto* rule : children(element, "rule")) {
    Rule out;
    for (const auto* entry : children(*rule, "inputEntry")) out.inputs.push_back(text_in(entry));
    for (const auto* entry : children(*rule, "outputEntry")) out.outputs.push_back(text_in(entry));
    table.rules.push_back(std::move(out));
  }
  return table;
}

/// A value as it was typed; a structure becomes a record.
Given given_of(const Element& parent) {
  Given out;
  if (const auto* value = child(parent, "value")) {
    std::string type = value->getAttribute("xsi:type"), text = value->innerText();
    type = type.substr(type.find(':') + 1);
    if (value->getAttribute("xsi:nil") == "true") {
      out.is_nothing = true;
    } else if (type == "decimal" || type == "double" || type == "integer" || type == "int" || type == "float") {
      text = trimmed(text);
      if (auto dot = text.find('.'); dot != text.npos && text.size() > dot + 11)
        text.resize(dot + 11);  // to our digits
      if (auto number = Decimal::parse(text))
        out.value = Value(*number);
      else
        out.unread = "a number beyond ours";
    } else if (type == "boolean") {
      out.value = Value(trimmed(text) == "true" || trimmed(text) == "1");
    } else if (type == "date") {
      if (auto date = date_from(trimmed(text)))
        out.value = Value(*date);
      else
        out.unread = "a date beyond ours";
    } else if (type == "string" || type.empty()) {
      out.value = Value(text);
    } else {
      out.unread = "xsd:" + type;
    }
    return out;
  }
  if (const auto* list = child(parent, "list")) {
    if (list->getAttribute("xsi:nil") == "true") return out.is_nothing = true, out;
    List items;
    for (const auto* item : children(*list, "item")) {
      auto each = given_of(*item);
      if (!each.value)
        return each.unread = each.is_nothing ? "null in a list" : each.unread, each.is_nothing = false, each;
      items.push_back(std::move(*each.value));
    }
    out.value = Value(std::move(items));
    return out;
  }
  auto components = children(parent, "component");
  if (components.empty()) return out.is_nothing = true, out;
  Record record;
  for (const auto* component : components) {
    auto each = given_of(*component);
    if (!each.value)
      return each.unread = each.is_nothing ? "null in a structure" : each.unread, each.is_nothing = false, each;
    record.emplace(component->getAttribute("name"), std::move(*each.value));
  }
  out.value = Value(std::move(record));
  return out;
}

/// The basic type behind a declared one; a collection or a structure is beyond ours.
std::string basic_type(const Element& root, std::string name) {
  for (int hops = 0; hops < 8; ++hops) {
    if (name.empty() || name == "Any" || name == "feel:Any") return {};
    if (name.starts_with("feel:")) name = name.substr(5);
    if (name == "number" || name == "string" || name == "boolean" || name == "date") return name;
    std::string behind = "beyond";
    for (const auto* item : children(root, "itemDefinition"))
      if (item->getAttribute("name") == name && item->getAttribute("isCollection") != "true")
        if (const auto* type = child(*item, "typeRef")) behind = trimmed(type->innerText());
    if (behind == "beyond") return behind;
    name = behind;
  }
  return "beyond";
}

}  // namespace

Model read_model(const std::filesystem::path& file) {
  auto document = parsed(file);
  const auto& root = *document->documentElement();
  std::map<std::string, std::string> names;  // id → name
  for (const auto* each : children(root, "decision"))
    names["#" + each->getAttribute("id")] = each->getAttribute("name");
  Model model;
  for (const auto* each : children(root, "decision")) {
    Decision decision;
    decision.name = each->getAttribute("name");
    if (const auto* variable = child(*each, "variable"))
      decision.type = basic_type(root, variable->getAttribute("typeRef"));
    for (const auto* need : children(*each, "informationRequirement"))
      if (const auto* required = child(*need, "requiredDecision"))
        if (auto found = names.find(required->getAttribute("href")); found != names.end())
          decision.needs.push_back(found->second);
    for (const auto* logic : children(*each)) {
      auto kind = logic->localName();
      if (kind == "literalExpression")
        decision.expression = text_in(logic);
      else if (kind == "decisionTable")
        decision.table = table_of(*logic);
      else if (kind == "invocation" || kind == "context" || kind == "relation" || kind == "list" ||
               kind == "functionDefinition" || kind == "conditional" || kind == "filter" || kind == "for" ||
               kind == "some" || kind == "every")
        decision.other = kind;
    }
    model.decisions.emplace(decision.name, std::move(decision));
  }
  return model;
}

TestFile read_tests(const std::filesystem::path& file) {
  auto document = parsed(file);
  const auto& root = *document->documentElement();
  TestFile out;
  if (const auto* model = child(root, "modelName")) out.model = trimmed(model->innerText());
  for (const auto* each : children(root, "testCase")) {
    TestCase one;
    one.id = each->getAttribute("id");
    for (const auto* input : children(*each, "inputNode"))
      one.inputs.emplace(input->getAttribute("name"), given_of(*input));
    for (const auto* result : children(*each, "resultNode")) {
      const auto* expected = child(*result, "expected");
      one.results.push_back(
          {result->getAttribute("name"), expected ? given_of(*expected) : Given{{}, true, {}},
           result->getAttribute("errorResult") == "true",
           result->getAttribute("type") == "decisionService" || each->getAttribute("type") == "decisionService"});
    }
    out.cases.push_back(std::move(one));
  }
  return out;
}

}  // namespace jenjang::tck
