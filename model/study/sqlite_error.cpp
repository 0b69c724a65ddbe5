#include "study/sqlite_error.h"

#include "core/message.h"
#include "core/text.h"

#include <cerrno>
#include <sqlite3.h>
#include <system_error>

namespace interphase {
namespace {

/// SQLite does not note the system's reason when a commit fails; then it is the thread's last one.
int systemError(const SqliteFailure& failure)
{
    const int noted = failure.handle ? sqlite3_system_errno(failure.handle) : 0;
    return noted != 0 ? noted : failure.lastError;
}

std::string systemReason(const SqliteFailure& failure)
{
    const int number = systemError(failure);
    return number != 0 ? std::generic_category().message(number) : sqlite3_errstr(failure.code);
}

[[noreturn]] void throwReadOnly(const SqliteFailure& failure)
{
    const bool journal = failure.code == SQLITE_READONLY_ROLLBACK || failure.code == SQLITE_READONLY_RECOVERY;
    throw InputError(journal ? MessageId::StudyNeedsRecovery : MessageId::StudyReadOnly, {failure.path});
}

[[noreturn]] void throwInputOutput(const SqliteFailure& failure)
{
    const int number = systemError(failure);
    if (number == ENOSPC || number == EDQUOT || number == EFBIG)
        throw InputError(MessageId::StudyDiskFull, {failure.path});
    throw InputError(MessageId::StudyInputOutput, {failure.path, systemReason(failure)});
}

} // namespace

void throwSqliteError(const SqliteFailure& failure)
{
    const std::string& path = failure.path;
    switch (failure.code & 0xff) {
    case SQLITE_NOTADB:
        throw InputError(MessageId::StudyNotAStudy, {path});
    case SQLITE_CORRUPT:
        throw InputError(MessageId::StudyDamaged, {path, "its pages do not fit together"});
    case SQLITE_FULL:
        throw InputError(MessageId::StudyDiskFull, {path});
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        throw InputError(MessageId::StudyLocked, {path, formatNumber(failure.busyTimeout_ms / 1000.0)});
    case SQLITE_READONLY:
    case SQLITE_PERM:
        throwReadOnly(failure);
    case SQLITE_CANTOPEN:
        throw InputError(MessageId::CannotOpenFile, {path, systemReason(failure)});
    case SQLITE_IOERR:
        throwInputOutput(failure);
    case SQLITE_TOOBIG:
        throw InputError(MessageId::StudyTooLarge, {path, std::to_string(failure.largestValue >> 20)});
    default:
        break;
    }
    const char* text = failure.handle ? sqlite3_errmsg(failure.handle) : sqlite3_errstr(failure.code);
    throw InputError(MessageId::StudyDatabase, {path, text});
}

} // namespace interphase
