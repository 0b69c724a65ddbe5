#include "study/migration.h"

#include "core/message.h"

#include <filesystem>
#include <system_error>

namespace interphase {
namespace {

namespace fs = std::filesystem;

void applyAll(const std::string& path, std::int64_t from, std::span<const Migration> migrations)
{
    SqliteDatabase copy(path, SqliteMode::ReadWrite);
    SqliteTransaction transaction(copy);
    std::int64_t version = from;
    for (const Migration& step : migrations) {
        if (step.from != version)
            continue;
        step.apply(copy);
        ++version;
    }
    copy.run(("PRAGMA user_version=" + std::to_string(version)).c_str());
    transaction.commit();
}

std::string keptName(const std::string& path, std::int64_t version)
{
    fs::path kept(path);
    kept.replace_filename(kept.stem().string() + ".version-" + std::to_string(version) +
                          kept.extension().string());
    return kept.string();
}

/// The original gets its second name first, so that there is a whole study under a known name at every
/// moment.
void exchange(const std::string& path, const std::string& copy, const std::string& kept)
{
    if (fs::exists(kept))
        throw InputError(MessageId::StudyExists, {kept});
    fs::copy_file(path, kept);
    fs::rename(copy, path);
}

} // namespace

std::span<const Migration> studyMigrations()
{
    return {};
}

void migrateOnCopy(const std::string& path, std::int64_t from, std::span<const Migration> migrations)
{
    const std::string copy = path + ".migrating";
    const auto discard = [&] {
        std::error_code ignored;
        fs::remove(copy, ignored);
        fs::remove(copy + "-journal", ignored);
    };
    try {
        discard();
        SqliteDatabase(path, SqliteMode::ReadOnly).copyTo(copy);
        applyAll(copy, from, migrations);
        exchange(path, copy, keptName(path, from));
    } catch (const std::exception& error) {
        discard();
        throw InputError(MessageId::StudyMigrationFailed, {path, error.what()});
    }
}

} // namespace interphase
