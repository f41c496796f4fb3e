// `indicators`: measures, by a formula over columns or by a handler, and their shares in department.indicators.
#include <algorithm>

#include "language/manifest_reading.hpp"

namespace jenjang::language {
namespace {

using engine::Indicator;
using engine::Known;
using engine::Reference;
using engine::Type;

constexpr int all_rows = -1, longest_look_back = 600;

class IndicatorReader {
 public:
  IndicatorReader(const Member& member, PluginReading& reading)
      : reading_(reading),
        fields_(member.value, manifest_shapes, reading.findings,
                {"label", "type", "measured in", "from", "look back", "value", "missing when", "because", "missing",
                 "counts as", "weight", "basis", "standard"}) {}

  Indicator read() {
    if (const Node* label = fields_.need("label"))
      if (auto words = words_of(*label, manifest(), findings())) out_.label = std::move(*words);
    read_type();
    if (const Node* unit = text("measured in")) out_.measured_in = unit->text;
    if (const Node* basis = fields_.need("basis"); basis && need_text(*basis, manifest_shapes, findings()))
      out_.basis = basis->text;
    if (const Node* from = fields_.need("from")) out_.from = sources_of(*from, reading_);
    if (const Node* look_back = text("look back")) read_look_back(*look_back);
    formulas();
    if (const Node* missing = text("missing")) out_.missing = value(*missing);
    if (const Node* standard = fields_.find("standard")) read_standard(*standard);
    if (const Node* effort = text("counts as")) counts_as(*effort);
    if (const Node* weight = text("weight")) read_weight(*weight);
    return std::move(out_);
  }

 private:
  engine::Manifest& manifest() { return reading_.manifest; }
  Findings& findings() { return reading_.findings; }
  const Node* text(const char* key) {
    const Node* node = fields_.find(key);
    return node && need_text(*node, manifest_shapes, findings()) ? node : nullptr;
  }

  void read_type() {
    const Node* node = fields_.need("type");
    auto type = node ? type_of(*node, manifest(), findings()) : std::nullopt;
    if (!type) return;
    if (type->kind == Type::Kind::list)
      findings().error(node->at, "M06", both("Indikator tidak dapat berupa daftar", "An indicator cannot be a list"));
    out_.type = std::move(*type);
    typed_ = true;
  }

  std::optional<Value> value(const Node& node) {
    auto read = typed_ ? value_from_text(out_.type, node.text) : std::nullopt;
    if (!read && typed_)
      findings().error(node.at, "M03",
                       both("`" + node.text + "` bukan " + engine::text_of(out_.type),
                            "`" + node.text + "` is no " + engine::text_of(out_.type)));
    return read;
  }

  void read_look_back(const Node& node) {
    if (node.text == "all") {
      out_.look_back_months = all_rows;
      return;
    }
    auto blank = node.text.find(' ');
    auto months = whole_from(node.text.substr(0, blank));
    auto unit = blank == std::string::npos ? "" : node.text.substr(blank + 1);
    if (!months || *months < 1 || *months > longest_look_back || (unit != "months" && unit != "month"))
      findings().error(node.at, "M03",
                       both("Ditulis seperti `24 months`, atau `all`", "Written like `24 months`, or `all`"));
    else
      out_.look_back_months = *months;
  }

  // In a manifest's formula, `dataset.column` is the list of that column, for the datasets in `from`.
  engine::Scope scope() {
    engine::Scope scope;
    scope.look_up = [this](const Reference& name, const Place& at) -> std::variant<Known, Diagnostic> {
      std::vector<std::string> known;
      for (const auto& source : out_.from) {
        auto dataset = manifest().datasets.find(source);
        if (dataset == manifest().datasets.end()) continue;  // answers of forms need code
        for (const auto& [column, type] : dataset->second.columns) {
          known.push_back(source + "." + column);
          if (known.back() == name.text()) return Known{Type::list_of(type)};
        }
      }
      return Diagnostic{
          at, Severity::error, "M14",
          both("`" + name.text() + "` bukan kolom dari `from`", "`" + name.text() + "` is no column of `from`"),
          did_you_mean(name.text(), known)};
    };
    scope.table = [](const Name&) { return std::nullopt; };
    return scope;
  }

  std::optional<engine::Formula> formula(const Node& node, const std::optional<Type>& wanted) {
    auto compiled = engine::compile_formula(node.text, findings().place(node.inside()), scope(), wanted);
    if (auto* fine = std::get_if<engine::Formula>(&compiled)) return std::move(*fine);
    for (auto& each : std::get<Diagnostics>(compiled)) {
      each.code = "M14";
      findings().add(std::move(each));
    }
    return std::nullopt;
  }

  void formulas() {
    const Node* value = text("value");
    if (value && typed_) out_.value = formula(*value, out_.type);
    for (const char* key : {"missing when", "because"})
      if (const Node* node = fields_.find(key); node && !value)
        findings().error(node->at, "M14",
                         both("`" + std::string(key) + "` hanya berlaku bersama `value`",
                              "`" + std::string(key) + "` means something with `value` only"),
                         both("Hapus, atau kerjakan dalam kode.", "Remove it, or do it in code."));
    if (!value) return;
    if (const Node* when = text("missing when")) out_.missing_when = formula(*when, Type::of(Type::Kind::yes_or_no));
    const Node* because = fields_.find("because");
    if (!because) return;
    if (auto words = words_of(*because, manifest(), findings())) out_.because = std::move(*words);
    auto known = [&](const std::string& name) {
      return name == "value" || std::holds_alternative<engine::Formula>(engine::compile_formula(name, {}, scope()));
    };
    for (const auto& member : because->members)
      if (member.value.is_text()) check_placeholders(member.value, known, {"value"}, findings());
  }

  void read_standard(const Node& node) {
    if (!need_map(node, manifest_shapes, findings())) return;
    Fields fields(node, manifest_shapes, findings(), {"value", "better", "why", "source"});
    engine::Standard standard;
    if (const Node* number = fields.need("value"); number && need_text(*number, manifest_shapes, findings()))
      if (auto read = value(*number)) standard.value = std::move(*read);
    if (const Node* better = fields.need("better"); better && need_text(*better, manifest_shapes, findings())) {
      standard.higher_is_better = better->text == "higher";
      if (better->text != "higher" && better->text != "lower")
        findings().error(better->at, "M03",
                         both("Yang lebih baik: `higher` atau `lower`", "Better is `higher` or `lower`"));
    }
    if (const Node* why = fields.need("why"))
      if (auto words = words_of(*why, manifest(), findings())) standard.why = std::move(*words);
    if (const Node* source = fields.need("source"); source && need_text(*source, manifest_shapes, findings()))
      standard.source = source->text;
    out_.standard = std::move(standard);
  }

  void counts_as(const Node& node) {
    if (node.text != "effort") {
      findings().error(node.at, "M03", both("Hanya `counts as: effort`", "Only `counts as: effort`"));
      return;
    }
    out_.counts_as_effort = true;
    bool fits = typed_ && out_.type == Type::number_between(Decimal(0), Decimal(100));
    if (!fits || fields_.find("weight"))
      findings().error(node.at, "M08",
                       both("Upaya adalah `number from 0 to 100` tanpa `weight`",
                            "Effort is a `number from 0 to 100` without `weight`"));
    if (manifest().serves.empty())
      findings().error(node.at, "M08",
                       both("Upaya hanya pada plugin perangkat daerah (`serves`)",
                            "Effort is for a department's plugin (`serves`) only"));
  }

  void read_weight(const Node& node) {
    if (manifest().serves.empty())
      findings().error(node.at, "M08",
                       both("Bobot hanya pada plugin perangkat daerah (`serves`)",
                            "Weights are for a department's plugin (`serves`) only"));
    if (typed_ && out_.type.kind != Type::Kind::number)
      findings().error(node.at, "M08", both("Hanya angka yang dapat diberi bobot", "Only numbers can be weighed"));
    if (auto share = Decimal::parse(node.text)) {
      if (*share > Decimal(0) && *share <= Decimal(100))
        out_.weight = *share;
      else
        findings().error(node.at, "M08",
                         both("Bobot lebih dari 0 dan paling banyak 100", "A weight is over 0 and at most 100"));
      return;
    }
    auto dot = node.text.find('.');
    auto form = dot == std::string::npos ? manifest().forms.end() : manifest().forms.find(node.text.substr(0, dot));
    if (form == manifest().forms.end()) {
      findings().error(node.at, "M06",
                       both("Bobot adalah angka, atau `formulir.isian`", "A weight is a number, or `form.field`"));
      return;
    }
    Name field_name = node.text.substr(dot + 1);
    for (const auto& field : engine::fields_of(form->second))
      if (field.name == field_name && field.type.kind == Type::Kind::number && !field.may_be_unset) {
        out_.agreed_weight = std::pair{form->first, field_name};
        return;
      }
    findings().error(
        node.at, "M08",
        both("`" + node.text + "` bukan isian angka yang wajib", "`" + node.text + "` is no required number"));
  }

  PluginReading& reading_;
  Fields fields_;
  Indicator out_;
  bool typed_ = false;
};

// Fixed shares sum to 100; agreed ones make up the rest.
void check_shares(const Node& node, PluginReading& reading) {
  Decimal fixed;
  bool agreed = false, any = false;
  int efforts = 0;
  for (const auto& member : node.members) {
    auto found = reading.manifest.indicators.find(member.key);
    if (found == reading.manifest.indicators.end()) continue;
    const Indicator& indicator = found->second;
    if (indicator.weight) fixed = fixed + *indicator.weight;
    agreed |= indicator.agreed_weight.has_value();
    any |= indicator.weight || indicator.agreed_weight;
    if (indicator.counts_as_effort && ++efforts > 1)
      reading.findings.error(member.at, "M08",
                             both("Hanya satu indikator yang menjadi upaya", "Only one indicator counts as effort"));
  }
  if (!any || !reading.findings.clean()) return;
  if (agreed ? fixed < Decimal(100) : fixed == Decimal(100)) return;
  reading.findings.error(
      node.at, "M08",
      agreed ? both("Bobot tetap berjumlah " + fixed.text() + "; tidak ada sisa untuk yang disepakati",
                    "Fixed weights sum to " + fixed.text() + "; nothing is left for the agreed ones")
             : both("Bobot berjumlah " + fixed.text() + ", bukan 100", "Weights sum to " + fixed.text() + ", not 100"));
}

}  // namespace

void read_indicators(const Node& node, PluginReading& reading) {
  for (const auto& member : node.members) {
    if (!may_name(member.key, member.at, reading.findings) ||
        !need_map(member.value, manifest_shapes, reading.findings))
      continue;
    reading.manifest.indicators.emplace(member.key, IndicatorReader(member, reading).read());
  }
  check_shares(node, reading);
}

}  // namespace jenjang::language
