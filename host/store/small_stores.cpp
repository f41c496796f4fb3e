#include "store/small_stores.hpp"

namespace jenjang::store {

using service::StoredDefinition;

Result<std::vector<StoredDefinition>> SqliteDefinitions::definitions() {
  return readers_.read([](Connection& connection) -> Result<std::vector<StoredDefinition>> {
    return connection.select_as<StoredDefinition, Name, int, Hash, std::string, std::string, int, std::string>(
        "SELECT name,version,sha256,source,plugins,engine,status FROM definition ORDER BY name,version");
  });
}

Result<void> SqliteDefinitions::publish(const StoredDefinition& definition) {
  return writer_.write<void>([&](Connection& connection) -> Result<void> {
    const auto added = connection.run(
        "INSERT INTO definition(name,version,sha256,source,plugins,engine,status) "
        "VALUES(:name,:version,:sha256,:source,:plugins,:engine,:status) ON CONFLICT DO NOTHING",
        definition.name, definition.version, definition.sha256, definition.source, definition.plugins,
        definition.engine, definition.status);
    if (added == 1) return {};
    const std::string version = std::to_string(definition.version);
    return failed(Failure::conflict, "already-published",
                  both("Versi " + version + " alur kerja " + definition.name +
                           " sudah terbit dan tidak dapat diganti. Terbitkan sebagai versi berikutnya.",
                       "Version " + version + " of the workflow " + definition.name +
                           " is published and cannot be replaced. Publish it as the next version."));
  });
}

Result<std::optional<std::chrono::milliseconds>> SqliteClock::demo_offset() {
  return readers_.read([](Connection& connection) -> Result<std::optional<std::chrono::milliseconds>> {
    const auto rows = connection.select<std::int64_t>("SELECT offset_ms FROM demo_clock WHERE id=1");
    if (rows.empty()) return std::optional<std::chrono::milliseconds>();
    return std::optional(std::chrono::milliseconds(std::get<0>(rows[0])));
  });
}

Result<void> SqliteClock::set_demo_offset(std::chrono::milliseconds offset) {
  return writer_.write<void>([&](Connection& connection) -> Result<void> {
    connection.run("INSERT OR REPLACE INTO demo_clock(id,offset_ms) VALUES(1,:offset)", offset.count());
    return {};
  });
}

}  // namespace jenjang::store
