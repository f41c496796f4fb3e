// Event: what happened. The events of all commands, applied in order, are the case.
#pragma once

#include "engine/command.hpp"

namespace jenjang::engine {

struct Started { PersonId subject; Period period; Name workflow; int version; UnitCode unit; std::optional<Name> department; friend bool operator==(const Started&, const Started&) = default; };
struct StepEntered { StepId step; int round; bool in_block = false; friend bool operator==(const StepEntered&, const StepEntered&) = default; };
struct StepSkipped { StepId step; int round; friend bool operator==(const StepSkipped&, const StepSkipped&) = default; };
struct TaskOpened { Task task; Name who; friend bool operator==(const TaskOpened&, const TaskOpened&) = default; };            ///< who: the entry of `people` that gave someone
struct TaskClaimed { int task; PersonId by; friend bool operator==(const TaskClaimed&, const TaskClaimed&) = default; };
struct TaskReleased { int task; friend bool operator==(const TaskReleased&, const TaskReleased&) = default; };
struct TaskDecided { int task; StepId step; int round; Actor by; std::optional<Name> choice; Answers answers; std::string note; int slot = 0; std::optional<Hash> list = {}; friend bool operator==(const TaskDecided&, const TaskDecided&) = default; };
struct ChosenByDeadline { int task; StepId step; int round; std::optional<Name> choice; friend bool operator==(const ChosenByDeadline&, const ChosenByDeadline&) = default; };  ///< none: `go on`
struct Returned { StepId from; Name choice; StepId to; int times; friend bool operator==(const Returned&, const Returned&) = default; };
struct Reminded { int task; StepId step; int entry; Time due; std::vector<PersonId> to; friend bool operator==(const Reminded&, const Reminded&) = default; };
struct ToldLate { int task; StepId step; int entry; std::vector<PersonId> to; friend bool operator==(const ToldLate&, const ToldLate&) = default; };
struct TaskEscalated { int task; StepId step; int entry; Name who; std::vector<Actor> added; friend bool operator==(const TaskEscalated&, const TaskEscalated&) = default; };
struct TaskClosed { int task; std::string reason; friend bool operator==(const TaskClosed&, const TaskClosed&) = default; };    ///< "ended", "withdrawn", "deadline", "retried"
struct Computed { StepId step; Record fields; friend bool operator==(const Computed&, const Computed&) = default; };
struct RowWritten { StepId step; Name plugin, dataset; Record row; friend bool operator==(const RowWritten&, const RowWritten&) = default; };  ///< in the command's own transaction
struct EffectWanted { Effect effect; friend bool operator==(const EffectWanted&, const EffectWanted&) = default; };
struct EffectDone { std::string key; Record outputs; friend bool operator==(const EffectDone&, const EffectDone&) = default; };
struct EffectFailed { std::string key; std::string message; friend bool operator==(const EffectFailed&, const EffectFailed&) = default; };
struct IncidentOpened { Incident incident; friend bool operator==(const IncidentOpened&, const IncidentOpened&) = default; };
struct IncidentClosed { friend bool operator==(const IncidentClosed&, const IncidentClosed&) = default; };
struct Withdrawn { std::string note; friend bool operator==(const Withdrawn&, const Withdrawn&) = default; };
struct Ended { Name outcome; friend bool operator==(const Ended&, const Ended&) = default; };

struct VoteCounted { StepId step; int round; std::map<std::string, int> votes; Name choice; friend bool operator==(const VoteCounted&, const VoteCounted&) = default; };
struct BranchDone { StepId step; int round; friend bool operator==(const BranchDone&, const BranchDone&) = default; };
struct BlockDone { StepId step; int round; friend bool operator==(const BlockDone&, const BlockDone&) = default; };
struct WaitBegan { StepId step; int round; Time since; Time due; friend bool operator==(const WaitBegan&, const WaitBegan&) = default; };
struct WaitOver { StepId step; int round; friend bool operator==(const WaitOver&, const WaitOver&) = default; };               ///< the date has come
struct MessageReceived { Name plugin, event; Record fields; std::optional<StepId> step; friend bool operator==(const MessageReceived&, const MessageReceived&) = default; };  ///< step: that took it; none: kept

using Event = std::variant<Started, StepEntered, StepSkipped, TaskOpened, TaskClaimed, TaskReleased, TaskDecided, ChosenByDeadline,
                           Returned, Reminded, ToldLate, TaskEscalated, TaskClosed, Computed, RowWritten, EffectWanted, EffectDone,
                           EffectFailed, IncidentOpened, IncidentClosed, Withdrawn, Ended, VoteCounted, BranchDone, BlockDone,
                           WaitBegan, WaitOver, MessageReceived>;
using Events = std::vector<Event>;

}  // namespace jenjang::engine
