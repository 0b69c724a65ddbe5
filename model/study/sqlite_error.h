#pragma once
#include <string>

struct sqlite3;

namespace interphase {

/// What SQLite reported, and what is needed to say it to a person.
struct SqliteFailure
{
    sqlite3* handle; ///< may be null
    int code;        ///< extended result code
    std::string path;
    int lastError; ///< errno after the call, which was 0 before it
    int busyTimeout_ms;
    int largestValue; ///< bytes
};

/// Throws an InputError that says in one sentence what happened to the file.
[[noreturn]] void throwSqliteError(const SqliteFailure& failure);

} // namespace interphase
