// Hashes, secrets and randomness, all libsodium's. Any thread.
#pragma once

#include <string>
#include <string_view>

namespace jenjang {

using Hash = std::string;  ///< SHA-256 as 64 lower-case hex digits

Hash sha256(std::string_view bytes);
/// `bytes` random bytes as lower-case hex (twice as long).
std::string random_hex(std::size_t bytes);
/// Same length and content, in time that does not depend on where they differ.
bool equal_secrets(std::string_view a, std::string_view b);

/// Argon2id (interactive: 64 MiB). At most limits::password_hashes_at_once run at once, the rest wait.
std::string hash_password(std::string_view password);
bool password_fits(std::string_view password, std::string_view stored);

}  // namespace jenjang
