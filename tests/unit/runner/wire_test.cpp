#include "runner/wire.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "base/limits.hpp"
#include "jenjang/abi.h"

using namespace jenjang;
using namespace jenjang::runner;

namespace {

std::optional<Frame> read_one(std::string_view bytes) {
  FrameReader reader;
  reader.append(bytes);
  auto frame = reader.next();
  return frame ? *frame : std::nullopt;
}

bool is_refused(std::string_view bytes) {
  FrameReader reader;
  reader.append(bytes);
  return !reader.next();
}

const Hello hello{"kinerja", "1.0.0", {"a", "b"}, "/x/kinerja.so", "00ff", {{"cut", "3"}}, 1 << 20, 2000};

}  // namespace

TEST(Wire, BringsEveryKindOfFrameThrough) {
  EXPECT_EQ(std::get<Hello>(*read_one(encode(hello))), hello);
  EXPECT_TRUE(std::holds_alternative<Ready>(*read_one(encode(Ready{}))));
  const Refused refused{"tidak", "no"};
  EXPECT_EQ(std::get<Refused>(*read_one(encode(refused))), refused);
  const Answer answer{service::ReplyStatus::denied, {{"field", "/targets/0"}}, "tidak", true};
  EXPECT_EQ(std::get<Answer>(*read_one(encode(answer))), answer);
  const LogLine line{JENJANG_LOG_ERROR, "a line"};
  EXPECT_EQ(std::get<LogLine>(*read_one(encode(line))), line);
}

TEST(Wire, EncodesCallsAlikeFromCopiesAndFromBorrowedOnes) {
  const service::Call one{"uci", "key-1", {{"immunisation.0.village", "Bukuan"}}}, two{"idl", "key-2", {}};
  const std::string bytes = encode_calls({&one, &two});
  EXPECT_EQ(bytes, encode(Calls{{one, two}}));
  EXPECT_LE(bytes.size(), calls_overhead + encoded_size(one) + encoded_size(two));
  const auto calls = std::get<Calls>(*read_one(bytes)).calls;
  ASSERT_EQ(calls.size(), 2u);
  EXPECT_EQ(calls[0].inputs, one.inputs);
  EXPECT_EQ(calls[1].call_id, "key-2");
}

TEST(Wire, WaitsForTheRestOfAFrame) {
  const std::string bytes = encode(hello) + encode(Ready{});
  FrameReader reader;
  int frames = 0;
  for (char byte : bytes) {
    reader.append({&byte, 1});
    auto frame = reader.next();
    ASSERT_TRUE(frame);
    if (*frame) ++frames;
  }
  EXPECT_EQ(frames, 2);
}

TEST(Wire, RefusesWhatIsTooLongWithoutWaitingForIt) {
  EXPECT_TRUE(is_refused(std::string("\xff\xff\xff\xff", 4)));
  EXPECT_TRUE(is_refused(std::string("\0\0\0\0", 4)));
}

TEST(Wire, RefusesAFrameThatLacksBytesOrHasTooMany) {
  std::string longer = encode(Refused{"a", "b"});
  longer += 'x';
  ++longer[0];
  EXPECT_TRUE(is_refused(longer));
  std::string shorter = encode(Refused{"a", "b"});
  shorter.pop_back();
  --shorter[0];
  EXPECT_TRUE(is_refused(shorter));
}

TEST(Wire, RefusesKindsStatusesAndCountsThatDoNotExist) {
  EXPECT_TRUE(is_refused(std::string("\1\0\0\0\x09", 5)));
  std::string answer = encode(Answer{});
  answer[5] = 4;
  EXPECT_TRUE(is_refused(answer));
  EXPECT_TRUE(is_refused(encode(Calls{}))) << "no calls are no batch";
  EXPECT_TRUE(is_refused(encode(Calls{std::vector<service::Call>(limits::calls_in_batch + 1)})));
  // Four thousand million fields in a frame of some bytes: no memory is taken for them.
  EXPECT_TRUE(is_refused(std::string("\x07\0\0\0\x05\0\0\xff\xff\xff\xff", 11)));
}

RC_GTEST_PROP(Wire, BringsAnyAnswerThrough, ()) {
  const Answer answer{service::ReplyStatus(*rc::gen::inRange(0, 4)), *rc::gen::arbitrary<service::Fields>(),
                      *rc::gen::arbitrary<std::string>(), *rc::gen::arbitrary<bool>()};
  RC_ASSERT(std::get<Answer>(*read_one(encode(answer))) == answer);
}

RC_GTEST_PROP(Wire, NeverBreaksOnAnyBytes, (const std::string& bytes)) {
  FrameReader reader;
  reader.append(bytes);
  for (;;) {
    auto frame = reader.next();
    if (!frame || !*frame) break;
  }
}
