// How the organisation is written and read. People, positions and orders keep their ids for good, whatever an import
// calls them: by number, by code, and by (person, position, number, first day).
#pragma once

#include "service/directory.hpp"
#include "store/connection.hpp"

namespace jenjang::store {

/// The newest revision; 0 and nothing where none was imported.
std::pair<service::Organisation, std::int64_t> read_organisation(Connection&);

/// Replaces the organisation and gives it back with the ids that it has here. The ids in `organisation` only say who is
/// meant within it. Throws Refused where it points at somebody or something that is not in it.
std::pair<service::Organisation, std::int64_t> write_organisation(Connection&,
                                                                  const service::Organisation& organisation,
                                                                  const std::string& source, Time);

}  // namespace jenjang::store
