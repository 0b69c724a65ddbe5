#include "study/study_file.h"

#include "core/message.h"
#include "study/migration.h"
#include "study/schema.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <system_error>

namespace interphase {
namespace {

namespace fs = std::filesystem;

void expectFile(const std::string& path)
{
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (!fs::exists(status))
        throw InputError(MessageId::CannotOpenFile, {path, error ? error.message() : "no such file"});
    if (!fs::is_regular_file(status))
        throw InputError(MessageId::CannotOpenFile, {path, "it is not a regular file"});
    if (fs::file_size(path, error) == 0 && !error)
        throw InputError(MessageId::EmptyFile, {path, "an Interphase study"});
}

std::int64_t checkedVersion(SqliteDatabase& database)
{
    if (database.integer("PRAGMA application_id") != kStudyApplicationId)
        throw InputError(MessageId::StudyNotAStudy, {database.path()});
    const std::int64_t version = database.integer("PRAGMA user_version");
    if (version > kStudyVersion)
        throw InputError(MessageId::StudyNewer,
                         {database.path(), std::to_string(version), std::to_string(kStudyVersion)});
    if (version < 1)
        database.damaged("its format has no version");
    return version;
}

void checkIntegrity(SqliteDatabase& database)
{
    auto pages = database.query("SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()");
    std::error_code unknown;
    const auto size = static_cast<std::int64_t>(fs::file_size(database.path(), unknown));
    if (pages.step() && !unknown &&
        size < pages.integer(0)) // what is missing may be nothing the check looks at
        database.damaged(std::to_string(pages.integer(0) - size) + " bytes are missing at its end");
    auto row = database.query("PRAGMA quick_check(1)");
    if (!row.step() || row.text(0) != "ok")
        database.damaged("the integrity check failed");
    if (database.query("PRAGMA foreign_key_check").step())
        database.damaged("a part it refers to is missing");
}

/// The journal lies beside the file, so the folder must be writable as well. Only a write shows whether it
/// is.
void expectWritable(SqliteDatabase& database)
{
    if (database.readOnly())
        throw InputError(MessageId::StudyReadOnly, {database.path()});
    try {
        const SqliteTransaction rolledBack(database);
        database.run(("PRAGMA user_version=" + std::to_string(kStudyVersion)).c_str());
    } catch (const InputError& error) {
        if (error.message().id == MessageId::CannotOpenFile)
            throw InputError(MessageId::StudyReadOnly, {database.path()});
        throw;
    }
}

/// SQLite says of a folder that is read-only that it does not exist.
void expectPlaceToWrite(const std::string& path)
{
    std::FILE* file = std::fopen(path.c_str(), "ab");
    if (!file)
        throw InputError(MessageId::CannotWriteFile, {path, strerrordesc_np(errno)});
    std::fclose(file);
}

/// A program that was killed amid a transaction leaves a journal, by which the next one that may write takes
/// the transaction back. Where nobody may, the study cannot be read.
void takeBackWhatWasInterrupted(const std::string& path, const SqliteOptions& options)
{
    std::error_code error;
    if (fs::file_size(path + "-journal", error) == 0 || error)
        return;
    try {
        SqliteDatabase database(path, SqliteMode::ReadWrite, options);
        checkedVersion(database); // the first read does it
    } catch (const InputError&) { // reading will say what is wrong
    }
}

} // namespace

SqliteDatabase openStudyFile(const std::string& path, SqliteMode mode, const SqliteOptions& options)
{
    expectFile(path);
    if (mode == SqliteMode::ReadOnly)
        takeBackWhatWasInterrupted(path, options);
    std::int64_t version = kStudyVersion;
    {
        SqliteDatabase database(path, mode, options);
        version = checkedVersion(database);
        if (version == kStudyVersion) {
            checkSchema(database);
            checkIntegrity(database);
            if (mode != SqliteMode::ReadOnly)
                expectWritable(database);
            return database;
        }
    }
    migrateOnCopy(path, version, studyMigrations());
    return openStudyFile(path, mode, options);
}

SqliteDatabase createStudyFile(const std::string& path, const SqliteOptions& options)
{
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (fs::exists(status) && !fs::is_regular_file(status))
        throw InputError(MessageId::CannotWriteFile, {path, "it is not a regular file"});
    if (fs::exists(status) && fs::file_size(path, error) > 0)
        throw InputError(MessageId::StudyExists, {path});
    expectPlaceToWrite(path);
    return SqliteDatabase(path, SqliteMode::Create, options);
}

void discardStudyFile(const std::string& path)
{
    std::error_code ignored;
    fs::remove(path, ignored);
    fs::remove(path + "-journal", ignored);
}

} // namespace interphase
