// How an import reads its sheets. Private to import*.cpp.
#pragma once

#include <functional>
#include <span>

#include "engine/manifest.hpp"
#include "service/import.hpp"

namespace jenjang::service::importing {

using Row = std::vector<Cell>;

/// A sheet whose header was compared with the columns it must have. Every fault is a Diagnostic with the cell's place.
class Table {
 public:
  Table(const Sheet& sheet, std::vector<std::string> columns, Diagnostics& findings);

  bool usable() const { return usable_; }  ///< false: columns are missing, so that no cell can be judged
  const std::vector<Row>& rows() const { return sheet_.rows; }
  const Cell& cell(const Row&, const std::string& column) const;

  void fault(const Cell&, std::string code, Translated sentence, Translated suggestion = {}) const;
  Place place(const Cell& cell) const { return {sheet_.file, cell.line, cell.column}; }

  /// The text, which may not be empty (I03).
  std::optional<std::string> word(const Row&, const std::string& column) const;
  std::optional<Date> date(const Row&, const std::string& column) const;       ///< I04
  std::optional<bool> yes_or_no(const Row&, const std::string& column) const;  ///< I05: ya, tidak
  std::optional<Span> span(const Row&) const;                                  ///< `from`, `to`; I14
  std::optional<std::string> one_of(const Row&, const std::string& column,
                                    const std::vector<std::string>&) const;  ///< I06
  /// A small name as unit and position codes are: a-z 0-9 and -, not empty (I20).
  std::optional<std::string> code(const Row&, const std::string& column) const;

 private:
  const Sheet& sheet_;
  Diagnostics& findings_;
  std::map<std::string, std::size_t> places_;
  bool usable_ = true;
};

/// What a cell refers to, by its key in another sheet; an unknown one is a fault that suggests the nearest. Where that
/// sheet could not be read, nobody is blamed for naming what may stand in it.
struct Known {
  std::string code;  ///< of the finding: I08, I09, I10, I11
  Translated what;   ///< "unit", …
  std::vector<std::string> keys;
  bool was_read = true;
};
void unknown(const Table&, const Cell&, const Known&);

/// An organisation while its sheets are read: keys to places in its lists, and where each stood.
struct Reading {
  City& city;
  Date today;
  Organisation organisation = {};  ///< its ids are places in its lists; the store keeps those of codes and numbers
  Diagnostics findings = {};
  bool units_read = true, positions_read = true, people_read = true;           ///< false: the header is wrong
  std::map<std::string, std::size_t> units = {}, positions = {}, people = {};  ///< by code, code, number
  std::map<PositionId, std::vector<std::pair<Span, Place>>> holders_of = {};
  std::map<PersonId, std::vector<std::pair<Span, Place>>> positions_of = {};
  int rows = 0;
};
void read_units(Reading&, const Sheet&);
void read_positions(Reading&, const Sheet&);
void read_people(Reading&, const Sheet&);
void read_holdings(Reading&, const Sheet&);
void read_roles(Reading&, const Sheet&);
void read_mandates(Reading&, const Sheet&);

/// Every line of people against each installed form `for: people`: its schema, then the plugin's check by 64.
void check_people(Reading&, const Table&);
/// At most limits::calls_in_batch of them: one verdict for each, in order.
Result<std::vector<engine::CheckVerdict>> check_lines(City&, const engine::Form&, std::span<const Record>);

bool overlap(const Span& a, const Span& b);
Known known_units(const Reading&);
Known known_positions(const Reading&);
Known known_people(const Reading&);

}  // namespace jenjang::service::importing
