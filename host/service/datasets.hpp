// Datasets: what departments keep for their measures, as their officers see and upload it. A file is taken whole, or
// refused with every bad cell (the same code as `jenjang import`). Any thread.
#pragma once

#include <functional>
#include <variant>

#include "service/city.hpp"
#include "service/sheet.hpp"

namespace jenjang::service {

/// Of files/: a table from the bytes of a file of that name, or what is wrong with it.
using SheetReader = std::function<std::variant<Sheet, Diagnostics>(const std::string& name, std::string_view bytes)>;

class Datasets {
 public:
  Datasets(City& city, SheetReader read_sheet) : city_(city), read_sheet_(std::move(read_sheet)) {}

  /// Those that a role of this person uploads; an administrator sees all.
  Result<Json> all(const Caller&);
  Result<Json> rows(const Caller&, const Name& plugin, const Name& dataset, std::size_t limit);
  /// What an upload would do; nothing is taken.
  Result<Json> check(const Caller&, const Name& plugin, const Name& dataset, std::string_view csv);
  struct Outcome {
    Json findings;  ///< an array; empty: it was taken
    std::optional<Json> taken;
  };
  Result<Outcome> upload(const Caller&, const Name& plugin, const Name& dataset, std::string_view csv,
                         const std::string& source, const std::string& key);

 private:
  City& city_;
  SheetReader read_sheet_;
};

}  // namespace jenjang::service
