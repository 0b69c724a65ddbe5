#pragma once
#include <string>
#include <string_view>

namespace interphase {

/// SHA-256 of the bytes as 64 lower-case hex digits (FIPS 180-4).
std::string sha256Hex(std::string_view bytes);

} // namespace interphase
