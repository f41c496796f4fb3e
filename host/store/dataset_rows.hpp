// How rows of datasets are written: by an upload, and by a command that records something.
#pragma once

#include <span>

#include "service/ports.hpp"
#include "store/connection.hpp"

namespace jenjang::store {

/// One new revision for each (plugin, dataset) among the rows; the newest number is returned, 0 for no rows.
std::int64_t write_rows(Connection&, std::span<const service::DatasetRow>, const std::string& source,
                        std::optional<PersonId> by, Time);

}  // namespace jenjang::store
