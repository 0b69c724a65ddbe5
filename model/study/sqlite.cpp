#include "study/sqlite.h"

#include "core/message.h"
#include "study/sqlite_error.h"

#include <cerrno>
#include <filesystem>
#include <sqlite3.h>
#include <system_error>
#include <utility>

namespace interphase {

struct SqliteStatement::Connection
{
    sqlite3* handle = nullptr;
    std::string path;
    SqliteOptions options;

    ~Connection() { sqlite3_close_v2(handle); }
    void check(int code) const
    {
        if (code != SQLITE_OK && code != SQLITE_ROW && code != SQLITE_DONE)
            throwSqliteError({handle, code, path, errno, options.busyTimeout_ms, kLargestValue});
    }
    static constexpr int kLargestValue = 256 << 20; ///< bytes of one text or blob: 33 million numbers
};

namespace {

/// An absolute path cannot be taken for ":memory:" or a "file:" address.
std::string fullPath(const std::string& path)
{
    std::error_code error;
    const auto full = std::filesystem::absolute(path, error);
    if (error)
        throw InputError(MessageId::CannotOpenFile, {path, error.message()});
    return full.string();
}

int openFlags(SqliteMode mode)
{
    const int common = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    if (mode == SqliteMode::ReadOnly)
        return common | SQLITE_OPEN_READONLY;
    return common | SQLITE_OPEN_READWRITE | (mode == SqliteMode::Create ? SQLITE_OPEN_CREATE : 0);
}

/// What a study needs is far below each of these; a file that needs more is not a study.
void limit(sqlite3* handle, int largestValue)
{
    constexpr int kLimits[][2] = {{SQLITE_LIMIT_SQL_LENGTH, 100000},   {SQLITE_LIMIT_COLUMN, 100},
                                  {SQLITE_LIMIT_EXPR_DEPTH, 50},       {SQLITE_LIMIT_COMPOUND_SELECT, 5},
                                  {SQLITE_LIMIT_VDBE_OP, 25000},       {SQLITE_LIMIT_FUNCTION_ARG, 8},
                                  {SQLITE_LIMIT_ATTACHED, 0},          {SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 50},
                                  {SQLITE_LIMIT_VARIABLE_NUMBER, 100}, {SQLITE_LIMIT_TRIGGER_DEPTH, 1},
                                  {SQLITE_LIMIT_WORKER_THREADS, 0}};
    sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, largestValue);
    for (const auto& [which, most] : kLimits)
        sqlite3_limit(handle, which, most);
}

void distrust(sqlite3* handle)
{
    constexpr int kSettings[][2] = {
        {SQLITE_DBCONFIG_DEFENSIVE, 1},      {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
        {SQLITE_DBCONFIG_ENABLE_TRIGGER, 0}, {SQLITE_DBCONFIG_ENABLE_VIEW, 0},
        {SQLITE_DBCONFIG_DQS_DML, 0},        {SQLITE_DBCONFIG_DQS_DDL, 0},
        {SQLITE_DBCONFIG_ENABLE_FKEY, 1},    {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0}};
    for (const auto& [which, value] : kSettings)
        sqlite3_db_config(handle, which, value, nullptr);
}

} // namespace

SqliteStatement::SqliteStatement(Connection& connection, const char* sql) : m_connection(&connection)
{
    m_connection->check(sqlite3_prepare_v2(connection.handle, sql, -1, &m_statement, nullptr));
}

SqliteStatement::SqliteStatement(SqliteStatement&& other) noexcept
    : m_connection(other.m_connection),
      m_statement(std::exchange(other.m_statement, nullptr))
{
}

SqliteStatement::~SqliteStatement()
{
    sqlite3_finalize(m_statement);
}

void SqliteStatement::check(int code) const
{
    m_connection->check(code);
}

void SqliteStatement::bind(int index, std::int64_t value)
{
    check(sqlite3_bind_int64(m_statement, index, value));
}

void SqliteStatement::bind(int index, std::string_view text)
{
    const char* start = text.empty() ? "" : text.data(); // a null pointer would bind NULL
    check(sqlite3_bind_text64(m_statement, index, start, text.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
}

void SqliteStatement::bind(int index, Bytes bytes)
{
    const void* start = bytes.empty() ? static_cast<const void*>("") : bytes.data();
    check(sqlite3_bind_blob64(m_statement, index, start, bytes.size(), SQLITE_STATIC));
}

void SqliteStatement::bind(int index, std::optional<std::int64_t> value)
{
    check(value ? sqlite3_bind_int64(m_statement, index, *value) : sqlite3_bind_null(m_statement, index));
}

bool SqliteStatement::step()
{
    errno = 0;
    const int code = sqlite3_step(m_statement);
    check(code);
    return code == SQLITE_ROW;
}

void SqliteStatement::expectType(int column, int type) const
{
    if (sqlite3_column_type(m_statement, column) != type)
        throw InputError(MessageId::StudyDamaged, {m_connection->path, "a value has the wrong type"});
}

std::int64_t SqliteStatement::integer(int column) const
{
    expectType(column, SQLITE_INTEGER);
    return sqlite3_column_int64(m_statement, column);
}

std::optional<std::int64_t> SqliteStatement::optionalInteger(int column) const
{
    if (sqlite3_column_type(m_statement, column) == SQLITE_NULL)
        return std::nullopt;
    return integer(column);
}

std::string SqliteStatement::text(int column) const
{
    expectType(column, SQLITE_TEXT);
    const auto* start = reinterpret_cast<const char*>(sqlite3_column_text(m_statement, column));
    if (!start)
        check(SQLITE_NOMEM);
    return {start, static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column))};
}

Bytes SqliteStatement::bytes(int column) const
{
    expectType(column, SQLITE_BLOB);
    const auto* start = static_cast<const std::byte*>(sqlite3_column_blob(m_statement, column));
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column));
    if (!start && size > 0)
        check(SQLITE_NOMEM);
    return {start, size};
}

SqliteDatabase::SqliteDatabase(const std::string& path, SqliteMode mode, const SqliteOptions& options)
    : m_connection(std::make_unique<SqliteStatement::Connection>())
{
    m_connection->path = path;
    m_connection->options = options;
    const std::string full = fullPath(path);
    errno = 0;
    m_connection->check(sqlite3_open_v2(full.c_str(), &m_connection->handle, openFlags(mode), nullptr));
    sqlite3* handle = m_connection->handle;
    limit(handle, SqliteStatement::Connection::kLargestValue);
    distrust(handle);
    sqlite3_busy_timeout(handle, options.busyTimeout_ms);
    for (const char* pragma : {"PRAGMA mmap_size=0", "PRAGMA temp_store=MEMORY", "PRAGMA cell_size_check=ON",
                               "PRAGMA synchronous=FULL"})
        run(pragma);
    if (mode != SqliteMode::ReadOnly)
        run("PRAGMA journal_mode=DELETE");
    if (options.maximumPages > 0)
        run(("PRAGMA max_page_count=" + std::to_string(options.maximumPages)).c_str());
}

SqliteDatabase::SqliteDatabase(SqliteDatabase&&) noexcept = default;
SqliteDatabase& SqliteDatabase::operator=(SqliteDatabase&&) noexcept = default;
SqliteDatabase::~SqliteDatabase() = default;

const std::string& SqliteDatabase::path() const
{
    return m_connection->path;
}

bool SqliteDatabase::readOnly() const
{
    return sqlite3_db_readonly(m_connection->handle, "main") != 0;
}

std::int64_t SqliteDatabase::lastRowId() const
{
    return sqlite3_last_insert_rowid(m_connection->handle);
}

bool SqliteDatabase::inTransaction() const
{
    return sqlite3_get_autocommit(m_connection->handle) == 0;
}

SqliteStatement SqliteDatabase::prepare(const char* sql)
{
    return SqliteStatement(*m_connection, sql);
}

std::int64_t SqliteDatabase::integer(const char* sql)
{
    SqliteStatement statement = prepare(sql);
    if (!statement.step())
        damaged("a part is missing");
    return statement.integer(0);
}

void SqliteDatabase::damaged(const std::string& reason) const
{
    throw InputError(MessageId::StudyDamaged, {path(), reason});
}

void SqliteDatabase::copyTo(const std::string& path)
{
    SqliteDatabase target(path, SqliteMode::Create, m_connection->options);
    sqlite3_backup* backup =
        sqlite3_backup_init(target.m_connection->handle, "main", m_connection->handle, "main");
    if (backup) {
        sqlite3_backup_step(backup, -1);
        sqlite3_backup_finish(backup);
    }
    target.m_connection->check(sqlite3_errcode(target.m_connection->handle));
}

SqliteTransaction::SqliteTransaction(SqliteDatabase& database) : m_database(database)
{
    m_database.run("BEGIN IMMEDIATE");
}

SqliteTransaction::~SqliteTransaction()
{
    // SQLite has rolled back by itself after some errors. A failing rollback leaves the journal for the next
    // opening.
    if (!m_database.inTransaction())
        return;
    try {
        m_database.run("ROLLBACK");
    } catch (const InputError&) {
    }
}

void SqliteTransaction::commit()
{
    m_database.run("COMMIT");
}

} // namespace interphase
