// `compute`: named lines, each a formula or indicators in shares (`weigh`).
#include <algorithm>

#include "language/reading.hpp"

namespace jenjang::language {
namespace {

using engine::Indicator;
using engine::Type;
using engine::Weigh;

constexpr std::string_view department = "department", its_indicators = "indicators";

class WeighReader {
 public:
  WeighReader(const Node& node, Reading& reading) : node_(node), reading_(reading) {}

  std::optional<Weigh> read() {
    Fields fields(node_, workflow_shapes, findings(), spellings({Word::weigh, Word::missing}));
    const Node& shares = *node_.find(spelling(Word::weigh));
    weigh_.at = findings().place(node_.key_at(spelling(Word::weigh)));
    if (const Node* missing = fields.find(spelling(Word::missing))) read_missing(*missing);
    if (!need_map(shares, workflow_shapes, findings())) return std::nullopt;
    for (const auto& member : shares.members) one(member);
    if (whole_ && sum_ != Decimal(100))
      findings().error(
          shares.at, "X10",
          both("Bobot berjumlah " + sum_.text() + ", bukan 100", "The shares sum to " + sum_.text() + ", not to 100"),
          both("Ubah bobotnya hingga berjumlah 100.", "Change the shares until they sum to 100."));
    if (!whole_) return std::nullopt;
    return std::move(weigh_);
  }

  /// A mean lies between the lowest and the highest of what is weighed.
  Type type() const {
    if (!range_ || !range_->low || !range_->high) return Type::of(Type::Kind::number);
    auto low = *range_->low;
    if (weigh_.missing == Weigh::Missing::zero) low = std::min(low, Decimal(0));
    return Type::number_between(low, *range_->high);
  }

 private:
  Findings& findings() { return reading_.findings; }

  void read_missing(const Node& node) {
    if (!need_text(node, workflow_shapes, findings())) return;
    for (auto [word, meaning] :
         {std::pair{Word::share, Weigh::Missing::share}, std::pair{Word::zero, Weigh::Missing::zero},
          std::pair{Word::stop, Weigh::Missing::stop}})
      if (node.text == spelling(word)) {
        weigh_.missing = meaning;
        return;
      }
    findings().error(node.at, "G04",
                     both("`" + node.text + "` tidak dipahami di sini", "`" + node.text + "` is not understood here"),
                     did_you_mean(node.text, spellings({Word::share, Word::zero, Word::stop})));
  }

  void one(const Member& member) {
    auto share = share_of(member.value);
    bool known = is_known(member);
    whole_ &= share && known;
    if (!share || !known) return;
    sum_ = sum_ + *share;
    auto dot = member.key.find('.');
    weigh_.shares.emplace_back(engine::Reference{{member.key.substr(0, dot), member.key.substr(dot + 1)}}, *share);
  }

  std::optional<Decimal> share_of(const Node& node) {
    if (!need_text(node, workflow_shapes, findings())) return std::nullopt;
    auto share = Decimal::parse(node.text);
    if (share && *share > Decimal(0) && *share <= Decimal(100)) return share;
    findings().error(node.at, "X11",
                     both("Bobot adalah angka lebih dari 0 dan paling banyak 100, bukan `" + node.text + "`",
                          "A share is a number over 0 and at most 100, not `" + node.text + "`"),
                     both("Tulis seperti `60`.", "Write it like `60`."));
    return std::nullopt;
  }

  bool is_known(const Member& member) {
    auto dot = member.key.find('.');
    if (dot == std::string::npos) {
      findings().error(
          member.at, "G04",
          both("Yang ditimbang ditulis `plugin.indikator`", "What is weighed is written `plugin.indicator`"),
          both("Misalnya `kinerja.achievement` atau `department.indicators`.",
               "For example `kinerja.achievement` or `department.indicators`."));
      return false;
    }
    Name plugin = member.key.substr(0, dot), name = member.key.substr(dot + 1);
    Mark behind{member.at.line, member.at.column + static_cast<int>(dot) + 1};
    if (plugin == department) return of_departments(name, behind);
    const auto* manifest = reading_.plugin(plugin, member.at);
    if (!manifest) return false;
    auto indicator = manifest->indicators.find(name);
    if (indicator == manifest->indicators.end()) {
      std::vector<std::string> known;
      for (const auto& [each, declared] : manifest->indicators) known.push_back(each);
      unknown(member, name, behind, known);
      return false;
    }
    if (indicator->second.type.kind != Type::Kind::number) {
      findings().error(behind, "X12",
                       both("`" + member.key + "` bukan angka, jadi tidak dapat ditimbang",
                            "`" + member.key + "` is no number, so it cannot be weighed"),
                       both("Timbang hanya indikator yang berupa angka.", "Weigh indicators that are numbers only."));
      return false;
    }
    if (!manifest->serves.empty() && node_.find(spelling(Word::weigh))->find("department.indicators")) {
      findings().error(member.at, "X13",
                       both("`" + member.key + "` sudah terhitung dalam `department.indicators`",
                            "`" + member.key + "` is already counted in `department.indicators`"),
                       both("Hapus salah satunya.", "Remove one of them."));
      return false;
    }
    widen(indicator->second.type);
    return true;
  }

  bool of_departments(const Name& name, Mark at) {
    if (name != its_indicators) {
      findings().error(
          at, "N15",
          both("`department." + name + "` tidak dapat ditimbang", "`department." + name + "` cannot be weighed"),
          both("Maksudnya `department.indicators`?", "Did you mean `department.indicators`?"));
      return false;
    }
    for (const auto& [plugin, manifest] : reading_.manifests)
      for (const auto& [each, indicator] : manifest->indicators)
        if (indicator.weight || indicator.agreed_weight) widen(indicator.type);
    return true;
  }

  void unknown(const Member& member, const Name& name, Mark at, const std::vector<std::string>& known) {
    findings().error(at, "N15",
                     both("`" + member.key + "` tidak dikenal di sini", "`" + member.key + "` is unknown here"),
                     did_you_mean(name, known));
  }

  void widen(const Type& type) {
    if (!range_) {
      range_ = type;
      return;
    }
    bool known = range_->low && type.low && range_->high && type.high;
    range_->low = known ? std::optional(std::min(*range_->low, *type.low)) : std::nullopt;
    range_->high = known ? std::optional(std::max(*range_->high, *type.high)) : std::nullopt;
  }

  const Node& node_;
  Reading& reading_;
  Weigh weigh_;
  Decimal sum_;
  bool whole_ = true;  // every share and name was read
  std::optional<Type> range_;
};

class ComputeReader {
 public:
  ComputeReader(const Spot& spot, Reading& reading) : spot_(spot), reading_(reading) {}

  void read(const Node& lines) {
    auto& step = reading_.step(spot_);
    compute_ = &step.verb.emplace<engine::Compute>();
    for (const auto& line : lines.members) compute_->lines.emplace_back(line.key, engine::Formula{});
    for (std::size_t at = 0; at < lines.members.size(); ++at) one(lines.members[at], at);
  }

 private:
  void one(const Member& line, std::size_t at) {
    if (!is_name(line.key))
      reading_.findings.error(
          line.at, "N01", both("`" + line.key + "` tidak dapat menjadi nama", "`" + line.key + "` cannot be a name"));
    Reading::Pending pending;
    pending.spot = spot_;
    pending.line = line.key;
    if (line.value.find(spelling(Word::weigh))) {
      WeighReader reader(line.value, reading_);
      auto weigh = reader.read();
      if (!weigh) return unknown(line);
      compute_->lines[at].second = std::move(*weigh);
      pending.weighed = reader.type();
    } else {
      if (!need_text(line.value, workflow_shapes, reading_.findings)) return unknown(line);
      pending.node = &line.value;
      pending.put = [into = &compute_->lines[at].second](engine::Formula compiled) { *into = std::move(compiled); };
    }
    reading_.formulas.push_back(std::move(pending));
  }

  void unknown(const Member& line) { reading_.unknown_fields.insert(reading_.step(spot_).id + "." + line.key); }

  Spot spot_;
  Reading& reading_;
  engine::Compute* compute_ = nullptr;
};

}  // namespace

void read_compute(const Node& lines, const Spot& spot, Reading& reading) {
  if (need_map(lines, workflow_shapes, reading.findings)) ComputeReader(spot, reading).read(lines);
}

}  // namespace jenjang::language
