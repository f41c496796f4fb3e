// `permissions` and `limits`: what a plugin asks of the operator and of the machine.
#include "base/limits.hpp"

#include <algorithm>

#include "language/manifest_reading.hpp"

namespace jenjang::language {
namespace {

bool is_host_and_port(std::string_view text) {
  auto colon = text.rfind(':');
  if (colon == std::string_view::npos || colon == 0) return false;
  auto port = whole_from(text.substr(colon + 1));
  if (!port || *port < 1 || *port > 65535) return false;
  auto host = text.substr(0, colon);
  return std::all_of(host.begin(), host.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-'; });
}

// "512 MiB", "5 s": a whole number and its unit.
std::optional<std::size_t> measured(std::string_view text,
                                    std::initializer_list<std::pair<std::string_view, std::size_t>> units) {
  auto blank = text.find(' ');
  if (blank == std::string_view::npos) return std::nullopt;
  auto count = whole_from(text.substr(0, blank));
  for (const auto& [unit, size] : units)
    if (count && *count > 0 && text.substr(blank + 1) == unit) return static_cast<std::size_t>(*count) * size;
  return std::nullopt;
}

void too_much(const Node& node, const std::string& most, Findings& findings) {
  findings.error(node.at, "M10", both("Paling banyak " + most, "At most " + most),
                 both("Pilih nilai yang lebih kecil.", "Choose a smaller value."));
}

}  // namespace

void read_permissions(const Node& node, PluginReading& reading) {
  Findings& findings = reading.findings;
  Fields fields(node, manifest_shapes, findings, {"network", "secrets"});
  if (const Node* network = fields.find("network"); network && need_list(*network, manifest_shapes, findings))
    for (const Node* each : texts_of(*network, manifest_shapes, findings)) {
      if (is_host_and_port(each->text))
        reading.manifest.network.push_back(each->text);
      else
        findings.error(each->at, "M03",
                       both("Alamat ditulis `host:port`, tanpa tanda bintang",
                            "An address is written `host:port`, without wildcards"));
    }
  if (const Node* secrets = fields.find("secrets"); secrets && need_list(*secrets, manifest_shapes, findings))
    for (const Node* each : texts_of(*secrets, manifest_shapes, findings))
      if (may_name(each->text, each->at, findings)) reading.manifest.secrets.push_back(each->text);
}

void read_limits(const Node& node, PluginReading& reading) {
  Findings& findings = reading.findings;
  Fields fields(node, manifest_shapes, findings, {"memory", "call"});
  if (const Node* memory = fields.find("memory"); memory && need_text(*memory, manifest_shapes, findings)) {
    auto bytes = measured(memory->text, {{"MiB", std::size_t(1) << 20}, {"GiB", std::size_t(1) << 30}});
    if (!bytes)
      findings.error(memory->at, "M03", both("Memori ditulis seperti `512 MiB`", "Memory is written like `512 MiB`"));
    else if (*bytes > limits::worker_memory_most)
      too_much(*memory, "2 GiB", findings);
    else
      reading.manifest.memory_bytes = *bytes;
  }
  if (const Node* call = fields.find("call"); call && need_text(*call, manifest_shapes, findings)) {
    auto time = measured(call->text, {{"s", 1000}, {"ms", 1}});
    if (!time)
      findings.error(call->at, "M03",
                     both("Waktu panggilan ditulis seperti `5 s`", "The time of a call is written like `5 s`"));
    else if (std::chrono::milliseconds(*time) > limits::worker_call_most)
      too_much(*call, "60 s", findings);
    else
      reading.manifest.call = std::chrono::milliseconds(*time);
  }
}

}  // namespace jenjang::language
