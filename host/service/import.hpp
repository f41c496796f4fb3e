// Import: an organisation or a dataset from sheets: taken whole, or refused with every bad cell by line and column.
#pragma once

#include "service/measures.hpp"
#include "service/sheet.hpp"

namespace jenjang::service {

/// units.csv, positions.csv, people.csv, holdings.csv, roles.csv, mandates.csv; the header of each stands in import.cpp
/// and in host/README.md. The rule of people's numbers is a plugin's (`person form`).
struct OrganisationSheets {
  Sheet units, positions, people, holdings, roles, mandates;
};
struct Imported {
  Diagnostics findings;   ///< errors: nothing was imported
  int rows = 0;
};
Imported import_organisation(City&, const OrganisationSheets&, const std::string& source, Time);
/// The rows of a sheet that fits a dataset; with findings none of them may be taken.
struct DatasetSheet {
  Diagnostics findings;
  std::vector<DatasetRow> rows;
};
DatasetSheet read_dataset(City&, const Name& plugin, const Name& dataset, const Sheet&);
Imported import_dataset(City&, const Name& plugin, const Name& dataset, const Sheet&, std::optional<PersonId> by, Time);

}  // namespace jenjang::service
