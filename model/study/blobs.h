#pragma once
#include "study/sqlite.h"

#include <bit>
#include <cstring>
#include <string>
#include <vector>

namespace interphase {

static_assert(std::endian::native == std::endian::little, "the study file's numbers are little endian");

/// The bytes of numbers as the study file keeps them.
template <class T>
Bytes asBytes(const std::vector<T>& numbers)
{
    return std::as_bytes(std::span<const T>(numbers));
}

/// The numbers in a blob. Throws InputError (damaged) where their count is not `count`.
template <class T>
std::vector<T> numbersFrom(const SqliteDatabase& database, Bytes bytes, std::size_t count)
{
    if (bytes.size() / sizeof(T) != count || bytes.size() % sizeof(T) != 0)
        database.damaged("a column of numbers has the wrong length");
    std::vector<T> out(count);
    if (count > 0)
        std::memcpy(out.data(), bytes.data(), bytes.size());
    return out;
}

/// Short texts as one, a line each; a line break within one becomes a space.
std::string joinLines(const std::vector<std::string>& lines);
std::vector<std::string> splitLines(const std::string& text);

} // namespace interphase
