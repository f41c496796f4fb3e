// State, commands, facts and events as canonical JSON, exact both ways: what the journal and the case row hold.
#pragma once

#include "engine/event.hpp"

namespace jenjang::engine {

Json to_json(const State&);
Json to_json(const Command&);
Json to_json(const Facts&);
Json to_json(const Events&);
Result<State> state_from(const Json&);
Result<Command> command_from(const Json&);
Result<Facts> facts_from(const Json&);
Result<Events> events_from(const Json&);

}  // namespace jenjang::engine
