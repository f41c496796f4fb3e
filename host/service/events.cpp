#include "service/events.hpp"

#include "base/limits.hpp"
#include "base/utf8.hpp"
#include "service/measure_parts.hpp"

namespace jenjang::service {
namespace {

using engine::Type;

/// JSON as a page sends it: texts, and numbers or yes and no also as such.
std::optional<std::string> text_in(const Json& entered) {
  if (const auto* text = entered.string()) return *text;
  if (const auto* number = entered.number()) return number->text;
  if (const bool* yes = entered.boolean()) return *yes ? "yes" : "no";
  return std::nullopt;
}

Translated needed(const Type& type) {
  switch (type.kind) {
    case Type::Kind::date: return both("Isi tanggal, misalnya 2026-01-31.", "Enter a date such as 2026-01-31.");
    case Type::Kind::yes_or_no: return both("Pilih ya atau tidak.", "Choose yes or no.");
    case Type::Kind::number: return both("Isi angka yang sesuai: " + engine::text_of(type) + ".",
                                         "Enter a number that fits: " + engine::text_of(type) + ".");
    case Type::Kind::enumeration: return both("Pilih salah satu.", "Choose one of them.");
    case Type::Kind::person: return both("Pilih seorang pegawai.", "Choose an employee.");
    case Type::Kind::unit: return both("Isi kode unit yang ada.", "Enter the code of a unit that there is.");
    case Type::Kind::period:
      return both("Isi periode seperti 2026, 2026-Q1, atau 2026-03.", "Enter a period such as 2026, 2026-Q1 or 2026-03.");
    default: return both("Isi kolom ini.", "Fill in this field.");
  }
}

bool is_there(const Type& type, const Value& value, const Directory& directory) {
  if (const PersonId* person = value.get<PersonId>()) return directory.person(*person) != nullptr;
  const auto* text = value.get<std::string>();
  if (text && type.kind == Type::Kind::unit) return directory.unit(*text) != nullptr;
  return !text || (!text->empty() && text->size() <= limits::form_text_bytes && !bad_utf8_at(*text));
}

}  // namespace

const engine::EventKind* event_kind(const engine::Manifests& manifests, const Name& plugin, const Name& event) {
  auto manifest = manifests.find(plugin);
  if (manifest == manifests.end()) return nullptr;
  auto found = manifest->second->events.find(event);
  return found == manifest->second->events.end() ? nullptr : &found->second;
}

std::optional<AwaitedEvent> awaited_event(const engine::Rulebook& rules, const engine::State& state) {
  const engine::Step* step =
      state.status == engine::Status::open && state.waiting ? rules.definition->step(state.waiting->step) : nullptr;
  const auto* wait = step ? std::get_if<engine::WaitFor>(&step->verb) : nullptr;
  const engine::EventKind* kind = wait ? event_kind(rules.manifests, wait->plugin, wait->event) : nullptr;
  if (!kind) return std::nullopt;
  return AwaitedEvent{wait, kind};
}

Result<Record> event_fields(const engine::EventKind& kind, const Json& entered, const Directory& directory) {
  Record fields;
  Error wrong = failed(Failure::invalid, "FormInvalid",
                       both("Ada isian yang perlu diperbaiki.", "Something that was entered needs mending."));
  for (const auto& [name, type] : kind.fields) {
    const auto text = text_in(entered[name]);
    auto value = text ? value_of_type(type, *text) : std::nullopt;
    if (value && is_there(type, *value, directory))
      fields.emplace(name, std::move(*value));
    else
      wrong.fields.emplace("/" + name, needed(type));
  }
  if (entered.object())
    for (const auto& [name, value] : *entered.object())
      if (std::none_of(kind.fields.begin(), kind.fields.end(), [&](const auto& each) { return each.first == name; }))
        wrong.fields.emplace("/" + name, both("Kolom ini tidak dikenal.", "There is no such field."));
  if (!wrong.fields.empty()) return {boost::system::in_place_error, std::move(wrong)};
  return fields;
}

}  // namespace jenjang::service
