// Sheet: a table that came from a file (CSV now), every cell with the place it stood at. Read by files/, used here.
#pragma once

#include "base/diagnostic.hpp"

namespace jenjang::service {

struct Cell {
  std::string text;
  int line = 0, column = 0;  ///< of its first character; line from 1, column in characters from 1
};
struct Sheet {
  std::string file;
  std::vector<Cell> header;
  std::vector<std::vector<Cell>> rows;  ///< each as long as the header
};

}  // namespace jenjang::service
