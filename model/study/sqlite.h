#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

struct sqlite3_stmt;

namespace interphase {

/// SQLite for a file that may come from a stranger, on a disk that may be full, beside other programs.
///
/// The connection trusts nothing in the file: defensive mode, no trusted schema, no triggers, views,
/// extensions, memory mapping or attached files, and limits on sizes (see sqlite.cpp). It writes with a
/// rollback journal and synchronous=FULL, so what was committed survives a killed program and a lost power
/// supply; an interrupted transaction is rolled back by whoever opens the file next. Every error is an
/// InputError that names the file. One thread at a time; another thread opens a connection of its own.
///
///     SqliteDatabase db(path, SqliteMode::ReadWrite);
///     SqliteTransaction transaction(db);
///     db.run("INSERT INTO t VALUES(?, ?)", 1, "text");
///     for (auto row = db.query("SELECT a, b FROM t WHERE a > ?", 0); row.step();) use(row.integer(0),
///     row.text(1)); transaction.commit();
enum class SqliteMode { ReadOnly, ReadWrite, Create };

struct SqliteOptions
{
    int busyTimeout_ms = 5000;  ///< how long another program's write is waited for
    long long maximumPages = 0; ///< most pages of 4096 bytes the file may grow to; 0: as the disk allows
};

using Bytes = std::span<const std::byte>;

/// A prepared statement; at most one row is looked at at a time, and what it returns lives until the next
/// step().
class SqliteStatement
{
public:
    SqliteStatement(SqliteStatement&& other) noexcept;
    ~SqliteStatement();
    SqliteStatement& operator=(SqliteStatement&&) = delete;

    void bind(int index, std::int64_t value);
    void bind(int index, int value) { bind(index, static_cast<std::int64_t>(value)); }
    void bind(int index, std::string_view text);
    void bind(int index, const char* text) { bind(index, std::string_view(text)); }
    void bind(int index, const std::string& text) { bind(index, std::string_view(text)); }
    /// The bytes must live until the statement is done.
    void bind(int index, Bytes bytes);
    void bind(int index, std::optional<std::int64_t> value);

    /// Moves to the next row; false at the end.
    bool step();
    /// The columns of the row; a value of another type throws InputError, for the file is damaged then.
    std::int64_t integer(int column) const;
    std::optional<std::int64_t> optionalInteger(int column) const;
    std::string text(int column) const;
    Bytes bytes(int column) const;

private:
    friend class SqliteDatabase;
    struct Connection;
    SqliteStatement(Connection& connection, const char* sql);
    void check(int code) const;
    void expectType(int column, int type) const;

    Connection* m_connection;
    sqlite3_stmt* m_statement = nullptr;
};

class SqliteDatabase
{
public:
    SqliteDatabase(const std::string& path, SqliteMode mode, const SqliteOptions& options = {});
    SqliteDatabase(SqliteDatabase&&) noexcept;
    SqliteDatabase& operator=(SqliteDatabase&&) noexcept;
    ~SqliteDatabase();

    const std::string& path() const;
    bool readOnly() const;
    std::int64_t lastRowId() const;
    /// Whether a transaction is open.
    bool inTransaction() const;
    /// Copies the database as it is now into a new file, which must not exist or be empty.
    void copyTo(const std::string& path);

    template <class... Arguments>
    SqliteStatement query(const char* sql, const Arguments&... arguments)
    {
        SqliteStatement statement = prepare(sql);
        int index = 0;
        (statement.bind(++index, arguments), ...);
        return statement;
    }
    template <class... Arguments>
    void run(const char* sql, const Arguments&... arguments)
    {
        SqliteStatement statement = query(sql, arguments...);
        while (statement.step()) {
        }
    }
    /// The first column of the first row. Throws InputError (damaged) where there is none.
    std::int64_t integer(const char* sql);

    /// Throws InputError: the study is damaged, with a reason in a few words.
    [[noreturn]] void damaged(const std::string& reason) const;

private:
    SqliteStatement prepare(const char* sql);
    std::unique_ptr<SqliteStatement::Connection> m_connection;
};

/// A transaction that takes the right to write at once; rolled back unless committed.
class SqliteTransaction
{
public:
    explicit SqliteTransaction(SqliteDatabase& database);
    ~SqliteTransaction();
    SqliteTransaction(const SqliteTransaction&) = delete;
    SqliteTransaction& operator=(const SqliteTransaction&) = delete;
    void commit();

private:
    SqliteDatabase& m_database;
};

} // namespace interphase
