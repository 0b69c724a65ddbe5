#pragma once
#include "study/sqlite.h"

#include <span>
#include <string>

namespace interphase {

/// One step from a version of the tables to the next.
struct Migration
{
    std::int64_t from = 0; ///< leads to from + 1
    void (*apply)(SqliteDatabase& database) = nullptr;
};

/// The steps this program knows, in order. Version 1 is the first, so there are none yet.
std::span<const Migration> studyMigrations();

/// Brings a study of version `from` to the version after the last step. The work is done on a copy beside the
/// file, which takes the file's place only when it is complete; the study as it was stays beside it as
/// NAME.version-FROM.EXTENSION. On any failure the file is unchanged and an InputError says why.
void migrateOnCopy(const std::string& path, std::int64_t from, std::span<const Migration> migrations);

} // namespace interphase
