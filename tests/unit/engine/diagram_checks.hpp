// What must hold of every picture: nothing overlaps, no road crosses a box, all stays inside.
#pragma once

#include <gtest/gtest.h>

#include "engine/diagram.hpp"

namespace jenjang::engine {

/// A sentence for each fault; empty: none.
std::vector<std::string> faults_of(const Diagram&);

}  // namespace jenjang::engine
