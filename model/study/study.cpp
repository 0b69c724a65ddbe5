#include "study/study.h"

#include "core/message.h"
#include "study/schema.h"
#include "study/study_file.h"

#include <filesystem>
#include <system_error>

namespace interphase {
namespace {

constexpr const char* kNow = "strftime('%Y-%m-%dT%H:%M:%SZ', 'now')";

void fillNew(SqliteDatabase& database, const Definition& definition)
{
    const std::string json = formatDefinition(definition);
    parseDefinition(json, database.path()); // what could not be read again is not written
    SqliteTransaction transaction(database);
    createSchema(database);
    database.run((std::string("INSERT INTO study VALUES(1, 1, ") + kNow + ")").c_str());
    database.run("INSERT INTO analyses VALUES(1, 'Analysis 1', 1)");
    const std::string edit =
        std::string(
            "INSERT INTO edits(id, analysis, label, made_at, definition) VALUES(1, 1, 'New study', ") +
        kNow + ", ?)";
    database.run(edit.c_str(), json);
    transaction.commit();
}

} // namespace

bool isFileTrouble(MessageId id)
{
    return id == MessageId::CannotWriteFile || id == MessageId::CannotOpenFile ||
           (id >= MessageId::StudyNotAStudy && id <= MessageId::StudyMigrationFailed);
}

Study Study::create(const std::string& path, const Definition& definition, const SqliteOptions& options)
{
    SqliteDatabase database = createStudyFile(path, options);
    try {
        fillNew(database, definition);
    } catch (const InputError& error) {
        // Another program's file that appeared meanwhile is not ours to take away.
        if (error.message().id != MessageId::StudyLocked)
            discardStudyFile(path);
        throw;
    }
    return Study(std::move(database), false);
}

Study Study::open(const std::string& path, StudyMode mode, const SqliteOptions& options)
{
    const bool readOnly = mode == StudyMode::ReadOnly;
    Study study(openStudyFile(path, readOnly ? SqliteMode::ReadOnly : SqliteMode::ReadWrite, options),
                readOnly);
    study.definition(); // the least that any use needs
    return study;
}

void Study::copyTo(const std::string& path)
{
    std::error_code missing;
    if (std::filesystem::equivalent(path, m_database.path(), missing))
        throw InputError(MessageId::StudyExists, {path}); // it would be taken away from under this connection
    const std::string partial = path + ".copying";
    discardStudyFile(partial);
    try {
        m_database.copyTo(partial);
        std::filesystem::rename(partial, path);
    } catch (const std::filesystem::filesystem_error& error) {
        discardStudyFile(partial);
        throw InputError(MessageId::CannotWriteFile, {path, error.code().message()});
    } catch (const InputError&) {
        discardStudyFile(partial);
        throw;
    }
}

} // namespace interphase
