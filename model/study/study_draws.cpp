#include "core/message.h"
#include "study/blobs.h"
#include "study/draw_columns.h"
#include "study/study.h"

#include <stdexcept>

namespace interphase {
namespace {

/// Where a chain stands in the file.
struct ChainEnd
{
    std::int64_t next = 0;     ///< index of the draw that comes next
    std::int64_t sequence = 0; ///< number of the chunk that comes next
};

ChainEnd chainEnd(SqliteDatabase& database, RunId run, int chain)
{
    auto row = database.query("SELECT first + count, sequence + 1 FROM draws WHERE run = ? AND chain = ? "
                              "ORDER BY sequence DESC LIMIT 1",
                              run, chain);
    return row.step() ? ChainEnd{row.integer(0), row.integer(1)} : ChainEnd{};
}

/// Numbers that count things in the file, none of which is ever so large.
int counted(const SqliteDatabase& database, std::int64_t value)
{
    constexpr std::int64_t kMost = 100000000;
    if (value < 0 || value > kMost)
        database.damaged("a count is out of range");
    return static_cast<int>(value);
}

DrawColumns columnsFrom(const SqliteDatabase& database, const SqliteStatement& row)
{
    DrawColumns out;
    out.count = static_cast<std::size_t>(counted(database, row.integer(2)));
    out.valueCount = static_cast<std::size_t>(counted(database, row.integer(3)));
    out.qCount = static_cast<std::size_t>(counted(database, row.integer(4)));
    out.values = numbersFrom<double>(database, row.bytes(5), out.count * out.valueCount);
    out.q = numbersFrom<double>(database, row.bytes(6), out.count * out.qCount);
    out.statistics = numbersFrom<double>(database, row.bytes(7), out.count * kDrawStatistics);
    out.flags = numbersFrom<std::uint8_t>(database, row.bytes(8), out.count);
    return out;
}

/// Programming errors, not those of a file.
void checkChunk(const ChainChunk& chunk)
{
    if (chunk.chain < 0)
        throw std::invalid_argument("appendDraws: chain below 0");
    for (std::size_t i = 0; i < chunk.draws.size(); ++i)
        if (chunk.draws[i].chain != chunk.chain ||
            chunk.draws[i].index != chunk.draws[0].index + static_cast<int>(i))
            throw std::invalid_argument("appendDraws: draws of another chain or not in order");
}

} // namespace

void Study::appendDraws(RunId id, int chain, std::span<const DrawRecord> draws,
                        std::span<const std::byte> checkpoint)
{
    appendDraws(id, {{chain, draws, checkpoint}});
}

void Study::appendDraws(RunId id, const std::vector<ChainChunk>& chunks,
                        const std::map<std::string, std::string>& results)
{
    SqliteTransaction transaction(m_database);
    auto row = m_database.query("SELECT status FROM runs WHERE id = ?", id);
    if (!row.step())
        throw InputError(MessageId::StudyNoSuch, {path(), "run", std::to_string(id)});
    if (row.text(0) == "complete")
        throw InputError(MessageId::StudyRunClosed, {path(), std::to_string(id)});
    for (const ChainChunk& chunk : chunks)
        appendChunk(id, chunk);
    for (const auto& [name, content] : results)
        storeResult(id, name, content);
    transaction.commit();
}

void Study::appendChunk(RunId id, const ChainChunk& chunk)
{
    checkChunk(chunk);
    const ChainEnd end = chainEnd(m_database, id, chunk.chain);
    if (!chunk.draws.empty()) {
        const int first = chunk.draws.front().index;
        if (first != end.next)
            throw InputError(MessageId::StudyChainMoved,
                             {path(), std::to_string(chunk.chain), std::to_string(id),
                              std::to_string(end.next), std::to_string(first)});
        const DrawColumns columns = toColumns(chunk.draws);
        m_database.run(
            "INSERT INTO draws(run, chain, sequence, first, count, value_count, q_count, quantity_values, q, "
            "statistics, flags) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            id, chunk.chain, end.sequence, first, static_cast<std::int64_t>(columns.count),
            static_cast<std::int64_t>(columns.valueCount), static_cast<std::int64_t>(columns.qCount),
            asBytes(columns.values), asBytes(columns.q), asBytes(columns.statistics), asBytes(columns.flags));
    }
    m_database.run("INSERT OR REPLACE INTO checkpoints VALUES(?, ?, ?, ?)", id, chunk.chain,
                   end.next + static_cast<std::int64_t>(chunk.draws.size()), chunk.checkpoint);
}

std::vector<DrawRecord> Study::readDraws(RunId id, std::optional<int> chain)
{
    runEdit(id);
    std::vector<DrawRecord> out;
    auto row = m_database.query(
        "SELECT chain, first, count, value_count, q_count, quantity_values, q, statistics, "
        "flags FROM draws WHERE run = ?1 AND (?2 < 0 OR chain = ?2) ORDER BY chain, sequence",
        id, chain.value_or(-1));
    while (row.step()) {
        const int ofChain = counted(m_database, row.integer(0));
        const int first = counted(m_database, row.integer(1));
        const bool begins = out.empty() || out.back().chain != ofChain;
        if (first != (begins ? 0 : out.back().index + 1))
            m_database.damaged("a part of a chain is missing");
        auto draws = fromColumns(columnsFrom(m_database, row), ofChain, first);
        out.insert(out.end(), std::make_move_iterator(draws.begin()), std::make_move_iterator(draws.end()));
    }
    return out;
}

std::optional<RunInfo> Study::latestDraws()
{
    auto row =
        m_database.query("SELECT runs.id FROM runs WHERE runs.purpose = 'sample' ORDER BY runs.id DESC");
    while (row.step()) {
        const RunId id = row.integer(0);
        auto chunk = m_database.query("SELECT chain FROM draws WHERE run = ? ORDER BY chain LIMIT 1", id);
        if (run(id).analysis != currentAnalysis() || !chunk.step())
            continue;
        const auto draws = readDraws(id, counted(m_database, chunk.integer(0)));
        if (!draws.empty() && !draws.back().warmup)
            return run(id);
    }
    return latestRun(RunPurpose::Sample);
}

std::vector<Checkpoint> Study::checkpoints(RunId id)
{
    runEdit(id);
    std::vector<Checkpoint> out;
    auto row =
        m_database.query("SELECT chain, next, state FROM checkpoints WHERE run = ? ORDER BY chain", id);
    while (row.step()) {
        const Bytes state = row.bytes(2);
        out.push_back({counted(m_database, row.integer(0)),
                       counted(m_database, row.integer(1)),
                       {state.begin(), state.end()}});
        if (chainEnd(m_database, id, out.back().chain).next != out.back().next)
            m_database.damaged("a checkpoint does not belong to the last draw");
    }
    return out;
}

} // namespace interphase
