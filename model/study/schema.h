#pragma once
#include "study/sqlite.h"

namespace interphase {

inline constexpr std::int64_t kStudyApplicationId = 0x496e7068; ///< "Inph", bytes 68 to 71 of the file
inline constexpr std::int64_t kStudyVersion = 1;                ///< user_version: the version of the tables

/// Makes the tables of a new study within the caller's transaction and marks the file as a study.
void createSchema(SqliteDatabase& database);
/// Throws InputError (damaged) unless the tables are exactly those createSchema() makes and nothing else is
/// there: a trigger, a view or a generated column in a stranger's file is refused before anything is read
/// from it.
void checkSchema(SqliteDatabase& database);

} // namespace interphase
