#include "contract/adapters.hpp"

#include "support/temporary_directory.hpp"

namespace jenjang::contract {
namespace {

class SqliteData final : public Data {
 public:
  SqliteData() { reopen(); }
  store::Stores& stores() override { return *stores_; }
  void reopen() override {
    stores_.reset();  // it holds the lock
    auto opened = store::open_sqlite(directory_.path().string());
    if (!opened) throw std::runtime_error(std::string(say(opened.error().sentence, "en")));
    stores_ = std::move(*opened);
  }

 private:
  testing::TemporaryDirectory directory_;
  std::unique_ptr<store::Stores> stores_;
};

}  // namespace

std::vector<Adapter> adapters() {
  return {{"Sqlite", [] { return std::make_unique<SqliteData>(); }}};
}

}  // namespace jenjang::contract
