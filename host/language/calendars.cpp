// `calendars`, with the days off of calendars/NAME.csv: `day,kind,name`, one a line, no quotes.
#include <algorithm>
#include <array>

#include "language/manifest_reading.hpp"

namespace jenjang::language {
namespace {

constexpr std::array<std::string_view, 7> day_names{"monday", "tuesday",  "wednesday", "thursday",
                                                    "friday", "saturday", "sunday"};

std::optional<std::chrono::minutes> offset_from(std::string_view text) {  // +08:00
  if (text.size() != 6 || (text[0] != '+' && text[0] != '-') || text[3] != ':') return std::nullopt;
  auto digit = [&](std::size_t at) { return text[at] >= '0' && text[at] <= '9' ? text[at] - '0' : 100; };
  int hours = digit(1) * 10 + digit(2), minutes = digit(4) * 10 + digit(5);
  if (hours > 14 || minutes > 59) return std::nullopt;
  auto out = std::chrono::minutes(hours * 60 + minutes);
  return text[0] == '-' ? -out : out;
}

class DaysOff {
 public:
  DaysOff(std::string path, engine::Calendar& calendar) : findings_(std::move(path)), calendar_(calendar) {}

  Diagnostics read(std::string_view bytes) {
    auto text = clean_text(bytes, findings_);
    if (!text) return findings_.take();
    std::string_view rest = *text;
    for (int number = 1; !rest.empty(); ++number) {
      auto end = rest.find('\n');
      auto line = rest.substr(0, end);
      rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
      if (number == 1 && line != "day,kind,name")
        findings_.error({1, 1}, "M03",
                        both("Baris pertama adalah `day,kind,name`", "The first line is `day,kind,name`"));
      else if (number > 1 && !line.empty())
        one(line, number);
    }
    return findings_.take();
  }

 private:
  void one(std::string_view line, int number) {
    if (auto quote = line.find('"'); quote != std::string_view::npos)
      return wrong(number, quote, both("Kalender ditulis tanpa tanda kutip", "A calendar is written without quotes"));
    auto first = line.find(',');
    auto second = first == std::string_view::npos ? first : line.find(',', first + 1);
    if (second == std::string_view::npos || line.find(',', second + 1) != std::string_view::npos)
      return wrong(number, 0, both("Satu baris memuat `hari,jenis,nama`", "A line holds `day,kind,name`"));
    auto day = date_from(line.substr(0, first));
    auto kind = line.substr(first + 1, second - first - 1);
    if (!day) return wrong(number, 0, both("Hari ditulis seperti `2026-08-17`", "A day is written like `2026-08-17`"));
    if (kind != "holiday" && kind != "joint leave")
      return wrong(number, first + 1,
                   both("Jenisnya `holiday` atau `joint leave`", "The kind is `holiday` or `joint leave`"));
    if (second + 1 == line.size()) return wrong(number, second, both("Namanya kosong", "Its name is empty"));
    auto off = kind == "holiday" ? engine::DayOff::Kind::holiday : engine::DayOff::Kind::joint_leave;
    if (!calendar_.days_off.emplace(*day, engine::DayOff{off, std::string(line.substr(second + 1))}).second)
      return wrong(number, 0, both("Hari ini sudah ada di atas", "This day is there already"));
    calendar_.years.insert(static_cast<int>(std::chrono::year_month_day(*day).year()));
  }
  void wrong(int number, std::size_t column, Translated sentence) {
    findings_.error({number, static_cast<int>(column) + 1}, "M03", std::move(sentence));
  }

  Findings findings_;
  engine::Calendar& calendar_;
};

Hash revision_of(const engine::Calendar& calendar) {
  std::string all = calendar.name + "\n" + std::to_string(calendar.offset.count()) + "\n";
  for (bool works : calendar.week) all += works ? '1' : '0';
  for (const auto& [day, off] : calendar.days_off)
    all += "\n" + text_of(day) + "," + std::to_string(static_cast<int>(off.kind)) + "," + off.name;
  return sha256(all);
}

void read_week(const Node& node, engine::Calendar& calendar, Findings& findings) {
  if (!need_list(node, manifest_shapes, findings)) return;
  for (const Node* each : texts_of(node, manifest_shapes, findings)) {
    auto found = std::find(day_names.begin(), day_names.end(), each->text);
    if (found == day_names.end())
      findings.error(each->at, "M03", both("`" + each->text + "` bukan hari", "`" + each->text + "` is no day"),
                     did_you_mean(each->text, {day_names.begin(), day_names.end()}));
    else
      calendar.week[static_cast<std::size_t>(found - day_names.begin())] = true;
  }
  if (node.items.empty())
    findings.error(node.at, "M03", both("Sedikitnya satu hari kerja", "At least one working day"));
}

}  // namespace

void read_calendars(const Node& node, PluginReading& reading) {
  Findings& findings = reading.findings;
  for (const auto& member : node.members) {
    if (!may_name(member.key, member.at, findings, true) || !need_map(member.value, manifest_shapes, findings))
      continue;
    Fields fields(member.value, manifest_shapes, findings, {"label", "week", "offset", "basis"});
    engine::Calendar calendar;
    calendar.name = member.key;
    if (const Node* label = fields.need("label"))
      if (auto words = words_of(*label, reading.manifest, findings)) calendar.label = std::move(*words);
    if (const Node* basis = fields.need("basis"); basis && need_text(*basis, manifest_shapes, findings))
      calendar.basis = basis->text;
    if (const Node* week = fields.need("week")) read_week(*week, calendar, findings);
    if (const Node* offset = fields.need("offset"); offset && need_text(*offset, manifest_shapes, findings)) {
      auto read = offset_from(offset->text);
      if (read)
        calendar.offset = *read;
      else
        findings.error(offset->at, "M03",
                       both("Selisih waktu ditulis seperti `+08:00`", "An offset is written like `+08:00`"));
    }
    std::string path = "calendars/" + member.key + ".csv";
    if (const std::string* days = reading.file(path)) {
      for (auto& each : DaysOff(reading.path_of(path), calendar).read(*days)) findings.add(std::move(each));
    } else {
      findings.error(member.at, "M05", both("Berkas `" + path + "` tidak ada", "There is no file `" + path + "`"));
    }
    calendar.revision = revision_of(calendar);
    reading.remember("calendars." + member.key, member.at);
    reading.manifest.calendars.emplace(member.key, std::move(calendar));
  }
}

}  // namespace jenjang::language
