#include "store/writer.hpp"

#include <set>

#include "base/limits.hpp"

namespace jenjang::store {
namespace {

Error queue_is_full() {
  return failed(Failure::unavailable, "busy",
                both("Server sedang sibuk dan belum dapat menyimpan. Ulangi sebentar lagi.",
                     "The server is busy and could not store this yet. Try again in a moment."));
}
Error disk_in_doubt() {
  return failed(
      Failure::unavailable, "disk-in-doubt",
      both("Diska tidak memastikan bahwa data tersimpan, maka penulisan dihentikan. Periksa diska, lalu jalankan "
           "ulang Jenjang; yang sudah terkonfirmasi tetap ada.",
           "The disk did not confirm that data were stored, so writing has stopped. Check the disk, then start "
           "Jenjang again; what was confirmed is there."));
}

}  // namespace

Writer::Writer(const std::string& file) : connection_(file, Connection::Access::read_write) {
  connection_.select<std::string>("PRAGMA journal_mode=WAL");
  // A checkpoint is what a caller may have to wait for: seldom, and not large (16 MB of 4 KB pages).
  connection_.select<std::int64_t>("PRAGMA wal_autocheckpoint=4000");
  connection_.run("PRAGMA cache_size=-65536");
  thread_ = std::thread([this] { run(); });
}

Writer::~Writer() {
  {
    std::lock_guard lock(mutex_);
    closing_ = true;
  }
  filled_.notify_all();
  thread_.join();
  try {
    // Or the log stays as large as it once was: the readers that close last may not shorten it.
    connection_.select<std::int64_t>("PRAGMA wal_checkpoint(TRUNCATE)");
  } catch (const DatabaseError&) {
    // A reader is still at work: the next start does it.
  }
}

std::optional<Error> Writer::wait_for(Work work, std::optional<CaseId> one_case) {
  Job job{std::move(work), one_case, {}};
  auto answer = job.answer.get_future();
  {
    std::unique_lock lock(mutex_);
    if (!drained_.wait_for(lock, limits::writer_wait, [&] { return queue_.size() < limits::writer_queue; })) {
      return queue_is_full();
    }
    queue_.push_back(std::move(job));
  }
  filled_.notify_one();
  return answer.get();
}

void Writer::run() {
  for (;;) {
    std::vector<Job> batch = next_batch();
    if (batch.empty()) return;
    write_all(batch);
    for (Job& job : batch) job.answer.set_value(std::move(job.error));
  }
}

// Empty: the writer is to end. A second job on a case that is in the batch waits for the next one, before what came
// after.
std::vector<Writer::Job> Writer::next_batch() {
  std::vector<Job> batch;
  std::unique_lock lock(mutex_);
  filled_.wait(lock, [&] { return closing_ || !queue_.empty(); });
  std::set<CaseId> cases;
  std::deque<Job> later;
  while (!queue_.empty() && batch.size() < limits::writer_batch) {
    Job job = std::move(queue_.front());
    queue_.pop_front();
    const bool fits = !job.one_case || cases.insert(*job.one_case).second;
    if (fits)
      batch.push_back(std::move(job));
    else
      later.push_back(std::move(job));
  }
  queue_.insert(queue_.begin(), std::make_move_iterator(later.begin()), std::make_move_iterator(later.end()));
  lock.unlock();
  drained_.notify_all();
  return batch;
}

void Writer::write_all(std::span<Job> batch) {
  if (write_together(batch) || batch.size() == 1) return;
  for (Job& job : batch) write_together({&job, 1});  // finds the one at fault; the others are stored
}

// Whether each job has its answer; false: rolled back because of one of several.
bool Writer::write_together(std::span<Job> batch) {
  const auto answer_all = [&](const Error& error) {
    for (Job& job : batch) job.error = error;
    return true;
  };
  if (stopped_) return answer_all(*stopped_);
  try {
    connection_.run("BEGIN IMMEDIATE");
  } catch (const DatabaseError& trouble) {
    return answer_all(error_of(trouble));
  }
  try {
    for (Job& job : batch) {
      const auto before = connection_.changes();
      job.error = job.work(connection_);
      if (job.error && connection_.changes() != before) throw Refused(*job.error);  // to take back what it wrote
    }
    connection_.run("COMMIT");
  } catch (const DatabaseError& trouble) {
    roll_back();
    if (disk_is_in_doubt(trouble)) return answer_all(*(stopped_ = disk_in_doubt()));
    if (batch.size() > 1) return false;
    return answer_all(error_of(trouble));
  } catch (...) {
    roll_back();
    if (batch.size() > 1) return false;
    return answer_all(error_in_flight());
  }
  transactions_ += 1;
  writes_ += batch.size();
  return true;
}

void Writer::roll_back() {
  try {
    connection_.run("ROLLBACK");
  } catch (const DatabaseError&) {
    // Some failures (a full disk, say) have rolled back already; SQLite then says that no transaction is open.
  }
}

}  // namespace jenjang::store
