// Migrations: the schema, numbered. A step that has been released is never changed; a change is a new step.
#pragma once

#include "store/connection.hpp"

namespace jenjang::store {

/// Brings the database to the newest schema, each step in a transaction of its own. Failure::broken "newer-data" where
/// a newer Jenjang has written it, "not-jenjang" where it is some other database.
Result<void> migrate(Connection&);

}  // namespace jenjang::store
