#pragma once
#include "study/study.h"

#include <QByteArray>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <string>
#include <vector>

namespace QTest {

/// So that sentences show where they differ.
template <>
inline char* toString(const std::string& text)
{
    return qstrdup(text.c_str());
}

} // namespace QTest

namespace interphase::test {

inline std::vector<std::byte> bytes(const std::string& text)
{
    const auto* begin = reinterpret_cast<const std::byte*>(text.data());
    return {begin, begin + text.size()};
}

/// Draws that differ in everything, so that any exchange of columns shows.
inline std::vector<DrawRecord> draws(int chain, int first, int count, int warmup = 3)
{
    std::vector<DrawRecord> out;
    for (int i = first; i < first + count; ++i) {
        DrawRecord draw;
        draw.chain = chain;
        draw.index = i;
        draw.warmup = i < warmup;
        draw.diverged = i % 5 == 2;
        draw.values = {1e-14 * i, 2.0 + chain, -1.0 / (i + 1)};
        draw.q = {0.1 * i, chain - 0.5};
        draw.logDensity = -100.25 + i;
        draw.acceptance = 1.0 / (i + 2);
        draw.stepSize = 0.125 * (chain + 1);
        draw.energy = 99.5 - i;
        draw.treeDepth = i % 10;
        draw.leapfrogs = (1 << (i % 10)) - 1;
        out.push_back(draw);
    }
    return out;
}

inline Dataset dataset(const std::string& name, int rows = 50)
{
    Dataset out;
    out.name = name;
    out.sourceFile = name + ".csv";
    out.sourceSha256 = std::string(64, 'a');
    out.format = "CSV";
    out.notes = {"one note", "another"};
    out.findings = {{MessageId::CannotOpenFile, {"a\\b.csv", ""}}, {MessageId::Cancelled, {}}};
    for (int i = 0; i < rows; ++i) {
        out.time_s.push_back(i * 0.1);
        out.current_A.push_back(5.0 - i);
        out.voltage_V.push_back(4.2 - 0.01 * i);
    }
    return out;
}

inline bool same(const Dataset& a, const Dataset& b)
{
    return a.name == b.name && a.sourceFile == b.sourceFile && a.sourceSha256 == b.sourceSha256 &&
           a.format == b.format && a.time_s == b.time_s && a.current_A == b.current_A &&
           a.voltage_V == b.voltage_V && a.temperature_K == b.temperature_K && a.notes == b.notes &&
           a.findings == b.findings;
}

inline Definition definition()
{
    Definition out;
    out.title = "A study";
    out.parameters = "Chen2020";
    out.data.emplace_back();
    out.data.back().name = "1C";
    out.free = {{"Separator/Porosity", {PriorKind::Uniform, 0.0, 1.0, 0.2, 0.8}}};
    return out;
}

/// A study with something in every table.
inline void writeFullStudy(const std::string& path)
{
    Study study = Study::create(path, definition());
    study.edit({"Choose cell and data", {}, CellText{"Chen2020", "{\"Header\": {}}"}, {dataset("1C")}, {}});
    study.setDefinition(study.definition(), "nothing");
    const RunId run =
        study.beginRun(study.definition(), {RunPurpose::Sample, {"a", "b", "c"}, "0.1.0", "avx2"});
    for (int chain = 0; chain < 2; ++chain) {
        study.appendDraws(run, chain, draws(chain, 0, 7), bytes("state 7"));
        study.appendDraws(run, chain, draws(chain, 7, 4), bytes("state 11"));
    }
    study.putResult(run, "map", "{\"logDensity\": 12}");
}

inline QByteArray fileBytes(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline bool writeBytes(const QString& path, const QByteArray& content)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(content) == content.size();
}

/// Reads everything a study has, as the program would.
inline std::size_t readEverything(Study& study)
{
    std::size_t total = study.history().size() + study.analyses().size() + study.datasets().size();
    total += study.cell().has_value() + study.undoable().has_value() + study.redoable().has_value();
    for (const RunInfo& run : study.runs()) {
        study.runDefinition(run.id);
        study.runCell(run.id);
        total += study.runDatasets(run.id).size() + study.readDraws(run.id).size();
        total += study.checkpoints(run.id).size();
        for (const std::string& name : study.resultNames(run.id))
            total += study.getResult(run.id, name)->size();
    }
    return total;
}

/// The sentence of the InputError that `action` throws; "none" where it throws none.
template <class Action>
std::string sentenceOf(Action action)
{
    try {
        action();
    } catch (const InputError& error) {
        return error.what();
    }
    return "none";
}

} // namespace interphase::test
