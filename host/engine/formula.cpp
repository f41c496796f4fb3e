#include "engine/formula.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "engine/expression.hpp"

namespace jenjang::engine {
namespace {

void gather(const Expression& expression, std::vector<Reference>& reads) {
  if (expression.kind == Expression::Kind::reference &&
      std::find(reads.begin(), reads.end(), expression.reference) == reads.end())
    reads.push_back(expression.reference);
  for (const auto& each : expression.operands) gather(each, reads);
}

}  // namespace

std::string Reference::text() const {
  std::string out;
  for (const auto& part : parts) out += (out.empty() ? "" : ".") + part;
  return out;
}

Place place_in(std::string_view source, const Place& at, std::size_t offset) {
  auto lines = int(std::count(source.begin(), source.begin() + std::ptrdiff_t(std::min(offset, source.size())), '\n'));
  int column = column_at(source, offset);
  return {at.file, at.line + lines, lines == 0 ? at.column + column - 1 : column};
}

std::variant<Formula, Diagnostics> compile_formula(std::string_view text, const Place& at, const Scope& scope,
                                                   const std::optional<Type>& wanted) {
  Source source{text, at, scope.lone_names};
  auto parsed = parse_formula(source);
  if (auto* fault = std::get_if<Diagnostic>(&parsed)) return Diagnostics{std::move(*fault)};
  auto& root = std::get<Expression>(parsed);
  if (auto findings = check_formula(root, source, scope, wanted); !findings.empty()) return findings;

  Formula formula{nullptr, root.type, std::string(text), at, {}};
  gather(root, formula.reads);
  formula.root = std::make_shared<const Expression>(std::move(root));
  return formula;
}

}  // namespace jenjang::engine
