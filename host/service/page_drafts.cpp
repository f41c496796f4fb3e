// Drafts: what a person has begun and not sent. His alone; kept under the task, so that two tabs cannot overwrite each
// other unseen.
#include "service/pages_detail.hpp"

namespace jenjang::service {

using namespace pages;

namespace {

/// The case and its open task, where this person may act on it.
Result<void> check_task(const View& view, CaseId id, int number) {
  auto seen = seen_case(view, id);
  if (!seen) return seen.error();
  for (const engine::Task& task : seen->first.state.tasks) {
    if (task.number != number) continue;
    if (actor_in(view, seen->first, task)) return {};
    return failed(Failure::forbidden, "NotYours",
                  both("Tugas ini bukan untuk Anda, jadi drafnya tidak disimpan.",
                       "This task is not yours, so the draft was not saved."));
  }
  return failed(
      Failure::conflict, "TaskClosed",
      both("Tugas ini sudah selesai atau ditutup; drafnya tidak disimpan. Muat ulang halaman untuk melihat keadaannya.",
           "This task is already done or closed; the draft was not saved. Reload the page to see where it stands."));
}

}  // namespace

Result<Draft> Pages::draft(const Caller& caller, CaseId id, int task) {
  auto view = view_for(city_, caller);
  if (!view) return view.error();
  if (auto seen = seen_case(*view, id); !seen) return seen.error();
  auto found = city_.accounts.draft(caller.person, id, task);
  if (!found) return found.error();
  if (!*found) {
    return failed(Failure::unknown, "NoDraft",
                  both("Belum ada draf untuk tugas ini.", "There is no draft for this task yet."));
  }
  return std::move(**found);
}

Result<Draft> Pages::put_draft(const Caller& caller, CaseId id, int task, const Json& content, std::int64_t expected) {
  auto view = view_for(city_, caller);
  if (!view) return view.error();
  if (auto allowed = check_task(*view, id, task); !allowed) return allowed.error();
  return city_.accounts.put_draft(caller.person, id, task, content.text(), expected, view->now);
}

}  // namespace jenjang::service
