// Every queue, batch, retry, frame and wait has a limit, and all of them stand here.
#pragma once

#include <chrono>
#include <cstddef>

namespace jenjang::limits {

using namespace std::chrono_literals;

// JSON and files
inline constexpr std::size_t json_depth = 32;
inline constexpr std::size_t json_members = 100'000;
inline constexpr std::size_t json_key_bytes = 256;
inline constexpr std::size_t json_text_bytes = 1 << 20;
inline constexpr std::size_t yaml_bytes = 256 * 1024;
inline constexpr std::size_t yaml_depth = 12;
inline constexpr std::size_t findings = 200;               // shown for one file
inline constexpr std::size_t formula_bytes = 4096;
inline constexpr std::size_t formula_depth = 64;
inline constexpr std::size_t net_markings = 200'000;        // of one workflow, in its second check
inline constexpr std::size_t csv_bytes = 64 << 20;
inline constexpr std::size_t csv_cell_bytes = 64 * 1024;

// Engine
inline constexpr int automatic_steps = 256;                // run on in one command
inline constexpr int fact_rounds = 8;                      // decide() asks for facts at most so often
inline constexpr std::size_t deciders = 500;               // one phrase resolves to at most so many

// HTTP
inline constexpr std::size_t header_bytes = 16 * 1024;
inline constexpr std::size_t body_bytes = 1 << 20;         // of a decision or draft
inline constexpr std::size_t upload_bytes = 64 << 20;      // of a dataset
inline constexpr std::size_t form_text_bytes = 64 * 1024;  // one field of a form
inline constexpr int http_threads = 96;
inline constexpr int http_queue = 256;
inline constexpr std::chrono::milliseconds http_read = 15s;
inline constexpr std::chrono::milliseconds upload_read = 5min;
inline constexpr auto http_keep_alive = 5s;
inline constexpr std::size_t page_rows = 50;
inline constexpr std::size_t startable = 2000;             // people for whom somebody may open a workflow, listed
// Of two answers each of the two knows the other's; nobody else learns whose is whose. One alone would be a name. A
// city that wants more says so by `enough` in its workflows.
inline constexpr std::size_t least_group = 2;
inline constexpr std::size_t list_tasks = 5000;            // of one person, in lists
inline constexpr int periods_ahead = 60;                   // looked at for when a result would be another
inline constexpr std::chrono::days years_ahead(5 * 366);   // and no further than this
inline constexpr std::size_t dataset_rows = 1000;          // of a dataset, shown at once

// Accounts
inline constexpr int login_attempts = 5;                   // then the account rests for login_rest
inline constexpr auto login_rest = 5min;
inline constexpr int password_hashes_at_once = 2;          // Argon2id takes 64 MiB each
inline constexpr int address_attempts = 200;               // an office shares one address
inline constexpr std::size_t attempts_kept = 20'000;
inline constexpr std::size_t password_least = 12;          // characters
inline constexpr std::size_t password_bytes = 1024;
inline constexpr auto session_age = 12h;
inline constexpr auto session_noted = 1min;                // how exactly the last use of a session is stored
inline constexpr auto session_idle = 2h;
inline constexpr std::size_t sessions = 50'000;

// Store
inline constexpr std::size_t writer_queue = 4096;
inline constexpr std::size_t writer_batch = 128;
inline constexpr auto writer_wait = 10s;                   // for a place in its queue
inline constexpr std::size_t readers = 8;                  // connections; each is one thread's at a time
inline constexpr auto reader_wait = 10s;                   // for one of them
inline constexpr std::size_t journal_page = 500;           // rows read at once when all are read
inline constexpr std::size_t dataset_lookup_bytes = 64;    // longer texts are not for picking rows by
inline constexpr std::size_t lanes = 64;                   // locks that the cases share; each holds many lanes
inline constexpr std::size_t cases_kept = 8192;            // decoded, so that the next command need not read them
inline constexpr auto lane_wait = 10s;
inline constexpr std::size_t command_key_bytes = 100;
inline constexpr std::size_t state_bytes = 16 << 20;       // of one case, as JSON of our own writing
inline constexpr int version_retries = 3;
inline constexpr auto outbox_first_retry = 1s;
inline constexpr auto outbox_last_retry = 1h;
inline constexpr auto outbox_gives_up = 24h;
inline constexpr std::size_t outbox_batch = 64;
inline constexpr auto outbox_lease = 2min;
inline constexpr std::size_t wake_batch = 256;
inline constexpr std::size_t host_threads = 16;            // commands of the host that share transactions
inline constexpr std::size_t host_alone = 32;              // fewer are run one after the other
inline constexpr auto wake_rest = 10s;                     // of a case whose deadline could not be run
inline constexpr auto scheduler_rest = 1s;                 // how long it sleeps at most
inline constexpr auto scheduler_pause = 50ms;              // and at least, so that many commits wake it once
inline constexpr auto clock_moves = 400 * 24h;             // a demo city's clock, at once
inline constexpr auto draft_age = 400 * 24h;

// Workers
inline constexpr std::size_t frame_bytes = 4 << 20;
inline constexpr std::size_t calls_in_batch = 64;
inline constexpr std::size_t call_queue = 1024;
inline constexpr auto worker_start = 5s;
inline constexpr auto worker_idle = 5min;
inline constexpr int strikes = 3;
inline constexpr auto respawn_first = 50ms;
inline constexpr auto respawn_last = 30s;
inline constexpr std::size_t measured_lines = 400;         // of one value: a year of days and some
inline constexpr std::size_t cases_of_a_person = 400;      // looked through for the answers in force
inline constexpr std::size_t measures_kept = 20'000;       // computed once for their inputs
inline constexpr std::size_t log_line_bytes = 1024;
inline constexpr std::size_t log_lines_a_second = 100;
inline constexpr std::size_t worker_files = 32;
inline constexpr std::size_t worker_memory = 256 << 20;    // default; a manifest may ask for up to worker_memory_most
inline constexpr std::size_t worker_memory_most = std::size_t(2) << 30;
inline constexpr auto worker_call = 2s;                    // default; a manifest may ask for up to worker_call_most
inline constexpr auto worker_call_most = 60s;

}  // namespace jenjang::limits
