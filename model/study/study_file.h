#pragma once
#include "study/sqlite.h"

#include <string>

namespace interphase {

/// Opens an existing study after checking all that can be checked without reading its contents: that the file
/// is a study, of a version this program knows, whole, and - for ReadWrite - that it can be written to where
/// it is. An older version is migrated first. A transaction that a killed program left behind is rolled back.
SqliteDatabase openStudyFile(const std::string& path, SqliteMode mode, const SqliteOptions& options);

/// Makes a new, empty database; the tables are the caller's. Throws InputError where a file exists already.
SqliteDatabase createStudyFile(const std::string& path, const SqliteOptions& options);
/// Takes away what a createStudyFile() left that could not be completed.
void discardStudyFile(const std::string& path);

} // namespace interphase
