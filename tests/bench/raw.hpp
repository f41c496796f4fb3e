// The raw writer that approvals over HTTP are measured against.
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

namespace bench {

/// Brings all that was written into the database file itself.
void settle(const std::filesystem::path& database);

struct Raw {
  double rows_a_second;
  std::int64_t rows;
};
/// Writes into `before` (a copy of the data as they were) exactly the rows by which `after` differs for these cases:
/// one journal row, one case row and the open tasks each, in transactions of `group`, synchronous=FULL.
Raw write_raw(const std::filesystem::path& before, const std::filesystem::path& after, const std::vector<std::int64_t>& cases, int group);

}  // namespace bench
