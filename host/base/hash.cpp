#include "base/hash.hpp"

#include <sodium.h>

#include <cstdlib>
#include <semaphore>
#include <vector>

#include "base/limits.hpp"

namespace jenjang {
namespace {

void ready() {
  static const bool started = sodium_init() >= 0;
  if (!started) std::abort();  // no randomness on this machine: nothing that follows would be safe
}

std::string hex(const unsigned char* bytes, std::size_t size) {
  std::string out(size * 2 + 1, '\0');
  sodium_bin2hex(out.data(), out.size(), bytes, size);
  out.pop_back();
  return out;
}

std::counting_semaphore<limits::password_hashes_at_once> places(limits::password_hashes_at_once);
struct Place {
  Place() { places.acquire(); }
  ~Place() { places.release(); }
  Place(const Place&) = delete;
  Place& operator=(const Place&) = delete;
};

}  // namespace

Hash sha256(std::string_view bytes) {
  unsigned char out[crypto_hash_sha256_BYTES];
  crypto_hash_sha256(out, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  return hex(out, sizeof out);
}

std::string random_hex(std::size_t bytes) {
  ready();
  std::vector<unsigned char> out(bytes);
  randombytes_buf(out.data(), out.size());
  return hex(out.data(), out.size());
}

bool equal_secrets(std::string_view a, std::string_view b) {
  return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

std::string hash_password(std::string_view password) {
  ready();
  Place place;
  std::string out(crypto_pwhash_STRBYTES, '\0');
  if (crypto_pwhash_str_alg(out.data(), password.data(), password.size(), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                            crypto_pwhash_MEMLIMIT_INTERACTIVE, crypto_pwhash_ALG_ARGON2ID13) != 0)
    throw std::bad_alloc();
  out.resize(out.find('\0'));
  return out;
}

bool password_fits(std::string_view password, std::string_view stored) {
  ready();
  if (stored.empty() || stored.size() >= crypto_pwhash_STRBYTES) return false;
  Place place;
  std::string padded(stored);
  padded.resize(crypto_pwhash_STRBYTES, '\0');
  return crypto_pwhash_str_verify(padded.c_str(), password.data(), password.size()) == 0;
}

}  // namespace jenjang
