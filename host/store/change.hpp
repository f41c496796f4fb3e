// Change: writes all that one command changes, on the writer's thread, inside its transaction.
#pragma once

#include "service/ports.hpp"
#include "store/connection.hpp"

namespace jenjang::store {

/// Anything but `done` has changed nothing.
service::Committed write_change(Connection&, const service::Change&);

/// Who may act, as the text that open_task keeps.
std::string text_of(const std::vector<engine::Actor>&);
std::vector<engine::Actor> actors_from(const std::string& text);

}  // namespace jenjang::store
