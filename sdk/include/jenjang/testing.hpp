// jenjang/testing.hpp: calls a built plugin through the real binary contract, with no host, database or network.
//
//   jenjang::testing::Plugin plugin(JENJANG_PLUGIN_FILE);
//   auto answer = plugin.call("idl_coverage", jenjang::testing::Inputs()
//       .rows("immunisation", {"village", "surviving_infants", "fully_immunised"},
//             {{"Bukuan", "100", "90"}, {"Rawa Makmur", "100", "85"}}));
//   EXPECT_EQ(answer.value(), "87.5");
//
// A fault of the test itself (no such file, no symbol) throws std::runtime_error.
#pragma once

#include <dlfcn.h>

#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "jenjang/abi.h"

namespace jenjang::testing {

/// The flat inputs of one call.
class Inputs {
 public:
  Inputs& set(std::string key, std::string value) {
    fields_[std::move(key)] = std::move(value);
    return *this;
  }
  /// Rows of a dataset or of a form's table. An empty cell is an unset one.
  Inputs& rows(const std::string& name, const std::vector<std::string>& columns,
               const std::vector<std::vector<std::string>>& rows) {
    for (std::size_t row = 0; row < rows.size(); ++row)
      for (std::size_t column = 0; column < columns.size(); ++column)
        if (!rows[row].at(column).empty())
          set(name + "." + std::to_string(row) + "." + columns[column], rows[row].at(column));
    return *this;
  }
  Inputs& list(const std::string& name, const std::vector<std::string>& values) {
    for (std::size_t index = 0; index < values.size(); ++index) set(name + "." + std::to_string(index), values[index]);
    return *this;
  }
  const std::map<std::string, std::string>& fields() const { return fields_; }

 private:
  std::map<std::string, std::string> fields_;
};

/// What the plugin answered.
struct Answer {
  std::int32_t status = JENJANG_FAILED;
  std::string message;
  std::map<std::string, std::string> outputs;

  bool is_done() const { return status == JENJANG_DONE; }
  bool is_denied() const { return status == JENJANG_DENIED; }
  bool is_missing() const { return output("missing") == "yes"; }
  std::string value() const { return output("value"); }
  std::string field() const { return output("field"); }
  /// The sentence "because" or "message" in a language; where the plugin gave one text, that.
  std::string because(const std::string& language = "id") const { return sentence("because", language); }
  std::string message_in(const std::string& language) const { return sentence("message", language); }
  /// The lines in their order, in a language: "Terlambat 20 menit = 0.5"; one without a value ends with its words.
  std::vector<std::string> lines(const std::string& language = "id") const {
    std::vector<std::string> all;
    for (std::string line = "line.0"; !sentence(line, language).empty(); line = "line." + std::to_string(all.size())) {
      const std::string value = output(line + ".value");
      all.push_back(sentence(line, language) + (value.empty() ? "" : " = " + value));
    }
    return all;
  }
  std::string output(const std::string& key) const {
    auto found = outputs.find(key);
    return found == outputs.end() ? std::string() : found->second;
  }

 private:
  std::string sentence(const std::string& key, const std::string& language) const {
    if (auto found = outputs.find(key + "." + language); found != outputs.end()) return found->second;
    return key == "message" ? message : output(key);
  }
};

/// One library and one instance of it. Not shared between threads.
class Plugin {
 public:
  explicit Plugin(const std::string& file, const Inputs& settings = {})
      : library_(dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL)) {
    if (!library_) throw std::runtime_error(dlerror());
    using Entry = const jenjang_plugin* (*)(void);
    auto entry = reinterpret_cast<Entry>(dlsym(library_.get(), "jenjang_plugin_v1"));
    if (!entry) throw std::runtime_error(file + " does not export jenjang_plugin_v1");
    plugin_ = entry();
    Answer answer;
    const jenjang_reply reply = reply_into(answer);
    const Flat config(settings);
    if (plugin_->create(&host_, config.fields(), &reply, &self_) != JENJANG_DONE)
      throw std::runtime_error(file + " refuses these settings: " + answer.message);
  }
  ~Plugin() {
    if (self_) plugin_->destroy(self_);
  }
  Plugin(const Plugin&) = delete;
  Plugin& operator=(const Plugin&) = delete;

  std::string name() const { return text(plugin_->name); }
  std::string version() const { return text(plugin_->version); }
  std::vector<std::string> handlers() const {
    std::vector<std::string> names;
    for (std::size_t index = 0; index < plugin_->handlers.size; ++index)
      names.push_back(text(plugin_->handlers.data[index]));
    return names;
  }
  const std::vector<std::string>& log() const { return log_; }

  Answer call(const std::string& handler, const Inputs& inputs = {}, const std::string& call_id = "test") {
    Answer answer;
    const jenjang_reply reply = reply_into(answer);
    const Flat flat(inputs);
    const jenjang_request request{sizeof request, borrowed(handler), borrowed(call_id), 2000, flat.fields()};
    answer.status = plugin_->call(self_, &request, &reply);
    return answer;
  }

 private:
  struct Close {
    void operator()(void* library) const { dlclose(library); }
  };
  /// Borrows the inputs, which outlive the call.
  class Flat {
   public:
    explicit Flat(const Inputs& inputs) {
      for (const auto& [key, value] : inputs.fields()) fields_.push_back({borrowed(key), borrowed(value)});
    }
    jenjang_fields fields() const { return {fields_.data(), fields_.size()}; }

   private:
    std::vector<jenjang_field> fields_;
  };

  static std::string text(jenjang_str from) { return std::string(from.data ? from.data : "", from.size); }
  static jenjang_str borrowed(const std::string& from) { return {from.data(), from.size()}; }
  static jenjang_reply reply_into(Answer& answer) {
    return {sizeof(jenjang_reply), &answer,
            [](void* into, jenjang_str key, jenjang_str value) {
              static_cast<Answer*>(into)->outputs[text(key)] = text(value);
            },
            [](void* into, jenjang_str words) { static_cast<Answer*>(into)->message = text(words); }};
  }

  std::unique_ptr<void, Close> library_;
  const jenjang_plugin* plugin_ = nullptr;
  std::vector<std::string> log_;
  jenjang_host host_{sizeof(jenjang_host), &log_, [](void* into, std::int32_t, jenjang_str line) {
                       static_cast<std::vector<std::string>*>(into)->push_back(text(line));
                     }};
  void* self_ = nullptr;
};

}  // namespace jenjang::testing
