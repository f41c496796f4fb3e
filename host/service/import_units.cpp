// units.csv and positions.csv: two trees. A circle in either would make a superior of one's own subordinate.
#include <set>

#include "service/import_detail.hpp"

namespace jenjang::service::importing {

namespace {

std::vector<std::string> keys_of(const std::map<std::string, std::size_t>& places) {
  std::vector<std::string> keys;
  for (const auto& [key, place] : places) keys.push_back(key);
  return keys;
}

void doubled(const Table& table, const Cell& cell) {
  table.fault(cell, "I07",
              both("“" + cell.text + "” sudah ada di baris lain", "“" + cell.text + "” already stands in another line"),
              both("Setiap kode hanya boleh dipakai satu kali.", "Every code may be used once only."));
}

/// Reports every line whose chain of parents comes back to itself. `parent_of`: the key above, or empty.
void check_circles(const Table& table, const std::string& key_column,
                   const std::function<std::string(const std::string&)>& parent_of) {
  for (const Row& row : table.rows()) {
    const Cell& cell = table.cell(row, key_column);
    std::set<std::string> seen;
    std::string at = cell.text;
    while (!at.empty() && seen.insert(at).second) at = parent_of(at);
    if (at.empty() || at != cell.text) continue;
    table.fault(
        table.cell(row, "parent"), "I12",
        both("“" + cell.text + "” berada di bawah dirinya sendiri", "“" + cell.text + "” lies below itself"),
        both("Ubah induknya supaya rantai ke atas berakhir.", "Change its parent, so that the chain upwards ends."));
  }
}

}  // namespace

Known known_units(const Reading& reading) {
  return {"I08", both("unit", "unit"), keys_of(reading.units), reading.units_read};
}
Known known_positions(const Reading& reading) {
  return {"I09", both("jabatan", "position"), keys_of(reading.positions), reading.positions_read};
}
Known known_people(const Reading& reading) {
  // A number tells birth date and sex: no other person's is ever suggested.
  return {"I10", both("pegawai dengan nomor", "person with the number"), {}, reading.people_read};
}

void read_units(Reading& reading, const Sheet& sheet) {
  Table table(sheet, {"code", "name", "parent"}, reading.findings);
  reading.units_read = table.usable();
  if (!table.usable()) return;
  for (const Row& row : table.rows()) {
    ++reading.rows;
    auto code = table.code(row, "code");
    auto name = table.word(row, "name");
    // Entered even where another cell is wrong, so that other sheets are not blamed for naming this unit.
    if (!code) continue;
    if (!reading.units.emplace(*code, reading.organisation.units.size()).second) {
      doubled(table, table.cell(row, "code"));
      continue;
    }
    reading.organisation.units.push_back({*code, name.value_or(""), table.cell(row, "parent").text});
  }
  for (const Row& row : table.rows()) {
    const Cell& parent = table.cell(row, "parent");
    if (!parent.text.empty() && !reading.units.contains(parent.text)) unknown(table, parent, known_units(reading));
  }
  check_circles(table, "code", [&](const std::string& code) {
    auto found = reading.units.find(code);
    return found == reading.units.end() ? std::string() : reading.organisation.units[found->second].parent;
  });
}

namespace {

/// Every unit has one position that heads it: `head of unit` must mean somebody.
void check_heads(Reading& reading, const Table& table, const std::map<UnitCode, std::vector<Place>>& heads) {
  for (const Unit& unit : reading.organisation.units) {
    auto found = heads.find(unit.code);
    if (found == heads.end()) {
      table.fault(Cell{"", 1, 1}, "I13",
                  both("unit “" + unit.code + "” tidak mempunyai jabatan pimpinan",
                       "the unit “" + unit.code + "” has no position that heads it"),
                  both("Beri “ya” pada kolom head untuk satu jabatan di unit itu; jabatannya boleh lowong.",
                       "Put “yes” into the column head for one position of that unit; it may be vacant."));
      continue;
    }
    for (std::size_t i = 1; i < found->second.size(); ++i) {
      reading.findings.push_back(
          {found->second[i], Severity::error, "I13",
           both("unit “" + unit.code + "” mempunyai lebih dari satu pimpinan",
                "the unit “" + unit.code + "” has more than one head"),
           both("Satu unit, satu jabatan pimpinan.", "One unit has one position that heads it.")});
    }
  }
}

}  // namespace

void read_positions(Reading& reading, const Sheet& sheet) {
  Table table(sheet, {"code", "title", "unit", "parent", "head"}, reading.findings);
  reading.positions_read = table.usable();
  if (!table.usable()) return;
  std::map<std::string, std::string> parents;
  std::map<UnitCode, std::vector<Place>> heads;
  for (const Row& row : table.rows()) {
    ++reading.rows;
    auto code = table.code(row, "code");
    auto title = table.word(row, "title");
    auto unit = table.word(row, "unit");
    auto head = table.yes_or_no(row, "head");
    if (unit && !reading.units.contains(*unit)) {
      unknown(table, table.cell(row, "unit"), known_units(reading));
    } else if (unit && head.value_or(true)) {  // an unreadable cell may be the head's: it was reported already
      heads[*unit].push_back(table.place(table.cell(row, "head")));
    }
    if (!code) continue;
    if (!reading.positions.emplace(*code, reading.organisation.positions.size()).second) {
      doubled(table, table.cell(row, "code"));
      continue;
    }
    parents[*code] = table.cell(row, "parent").text;
    auto id = PositionId{static_cast<std::int64_t>(reading.organisation.positions.size()) + 1};
    reading.organisation.positions.push_back(
        {id, *code, title.value_or(""), unit.value_or(""), std::nullopt, head.value_or(false)});
  }
  for (const Row& row : table.rows()) {
    const Cell& parent = table.cell(row, "parent");
    if (parent.text.empty()) continue;
    auto above = reading.positions.find(parent.text);
    auto here = reading.positions.find(table.cell(row, "code").text);
    if (above == reading.positions.end()) {
      unknown(table, parent, known_positions(reading));
    } else if (here != reading.positions.end()) {
      reading.organisation.positions[here->second].parent = reading.organisation.positions[above->second].id;
    }
  }
  check_circles(table, "code", [&](const std::string& code) {
    auto found = parents.find(code);
    return found == parents.end() ? std::string() : found->second;
  });
  check_heads(reading, table, heads);
}

}  // namespace jenjang::service::importing
