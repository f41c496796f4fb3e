#include "base/utf8.hpp"

#include <algorithm>
#include <boost/locale/utf.hpp>

namespace jenjang {
namespace {

using Utf8 = boost::locale::utf::utf_traits<char>;

}  // namespace

std::optional<std::u32string> code_points(std::string_view text) {
  std::u32string out;
  out.reserve(text.size());
  for (auto next = text.begin(); next != text.end();) {
    auto point = Utf8::decode(next, text.end());
    if (point == boost::locale::utf::illegal || point == boost::locale::utf::incomplete) return std::nullopt;
    out.push_back(point);
  }
  return out;
}

std::optional<std::size_t> length_in_characters(std::string_view text) {
  std::size_t length = 0;
  for (auto next = text.begin(); next != text.end(); ++length) {
    auto point = Utf8::decode(next, text.end());
    if (point == boost::locale::utf::illegal || point == boost::locale::utf::incomplete) return std::nullopt;
  }
  return length;
}

std::optional<std::size_t> bad_utf8_at(std::string_view text) {
  for (auto next = text.begin(); next != text.end();) {
    const auto start = next;
    if (static_cast<unsigned char>(*next) < 0x80) {  // nearly all text here
      ++next;
      continue;
    }
    auto point = Utf8::decode(next, text.end());
    if (point == boost::locale::utf::illegal || point == boost::locale::utf::incomplete) {
      return std::size_t(start - text.begin());
    }
  }
  return std::nullopt;
}

int column_at(std::string_view text, std::size_t offset) {
  auto before = text.substr(0, std::min(offset, text.size()));
  if (auto line_break = before.rfind('\n'); line_break != std::string_view::npos) before.remove_prefix(line_break + 1);
  return 1 + int(std::count_if(before.begin(), before.end(), [](char each) { return Utf8::is_lead(each); }));
}

}  // namespace jenjang
