// Random workflow files: steps, targets, blocks and deadlines thrown together, sound ones and broken ones.
#pragma once

#include <random>
#include <string>

namespace jenjang::test {

/// About half of them break one rule of the flow or more.
std::string random_workflow(std::mt19937& random);

}  // namespace jenjang::test
