// How rows of datasets are written: by an upload, and by a command that records something.
#pragma once

#include <span>

#include "service/ports.hpp"
#include "store/connection.hpp"

namespace jenjang::store {

/// One new revision for each (plugin, dataset) among the rows, of which the newest is returned; number 0 for no rows. A
/// row that stands there already is counted, not written again.
service::Upload write_rows(Connection&, std::span<const service::DatasetRow>, service::Upload);

}  // namespace jenjang::store
