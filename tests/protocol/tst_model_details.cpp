// When a run is looked into: over its real length, whatever ends it, or at stated times.
#include "cell/parameter_sets.h"
#include "protocol/model_details.h"

#include <QTest>
#include <algorithm>
#include <cmath>

using namespace interphase;

class TestModelDetails : public QObject
{
    Q_OBJECT

private slots:
    void timesSpanTheRun_data();
    void timesSpanTheRun();
    void stepsHaveBothSides();
    void manyStepsAndRowsDoNot();
    void statedTimes();
};

namespace {

ModelDetails details(const std::string& text, ModelKind kind, const ProfileTimes& times)
{
    const Cell cell = loadCell("Chen2020", INTERPHASE_SOURCE_DIR "/resources/parameter_sets");
    SimulationOptions options;
    options.model = kind;
    return solveDetails(cell, parseProtocol(text, cell.nominalCapacity_Ah), options, times);
}

/// Every profile has a row a time.
bool isComplete(const ModelDetails& d)
{
    const auto complete = [&](const DetailProfile& p) { return p.values.size() == d.profileTimes_s.size(); };
    return std::ranges::all_of(d.inX, complete) && std::ranges::all_of(d.inR, complete);
}

const std::vector<std::vector<double>>& valuesOf(const ModelDetails& d, const char* name)
{
    return std::ranges::find(d.inX, name, &DetailProfile::name)->values;
}

} // namespace

void TestModelDetails::timesSpanTheRun_data()
{
    QTest::addColumn<QString>("steps");
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("count");
    QTest::addColumn<bool>("ends"); // where it should
    const int dfn = static_cast<int>(ModelKind::Dfn), spme = static_cast<int>(ModelKind::Spme);
    QTest::newRow("long before its time") << "discharge at 5C until 2.5 V" << dfn << 12 << true;
    QTest::newRow("more times") << "discharge at 4C until 2.5 V" << dfn << 30 << true;
    QTest::newRow("a power") << "discharge at 2 W until 2.5 V" << dfn << 12 << true;
    QTest::newRow("dry") << "discharge at 3C until 2.5 V" << spme << 12 << false;
    QTest::newRow("one particle") << "discharge at 3C until 2.5 V" << static_cast<int>(ModelKind::Spm) << 12
                                  << true;
}

void TestModelDetails::timesSpanTheRun()
{
    QFETCH(QString, steps);
    QFETCH(int, kind);
    QFETCH(int, count);
    QFETCH(bool, ends);
    ProfileTimes times;
    times.count = count;
    const ModelDetails d = details(steps.toStdString(), static_cast<ModelKind>(kind), times);
    QCOMPARE(d.status.ok(), ends);
    const std::vector<double>& t = d.profileTimes_s;
    QCOMPARE(t.size(), static_cast<std::size_t>(count));
    QCOMPARE(t.front(), 0.0);
    QCOMPARE(t.back(), d.time_s.back());
    for (std::size_t i = 1; i < t.size(); ++i)
        QVERIFY(std::abs((t[i] - t[i - 1]) * (count - 1) / t.back() - 1.0) < 1e-6);
    QVERIFY(isComplete(d));
}

/// The state does not jump, what carries the current does.
void TestModelDetails::stepsHaveBothSides()
{
    const ModelDetails d = details("discharge at 5C until 2.5 V; rest for 60 s", ModelKind::Dfn, {});
    const std::vector<double>& t = d.profileTimes_s;
    const auto end = std::ranges::adjacent_find(t);
    QVERIFY(end != t.end());
    QVERIFY(std::abs(*end + 60.0 - t.back()) < 1e-6);
    const auto before = static_cast<std::size_t>(end - t.begin());
    const auto &salt = valuesOf(d, "electrolyte_concentration_mol_m3"),
               &potential = valuesOf(d, "electrolyte_potential_V");
    QVERIFY(std::abs(salt[before].front() - salt[before + 1].front()) < 1e-9);
    QVERIFY(std::abs(potential[before].back() - potential[before + 1].back()) > 0.01);
    QVERIFY(isComplete(d));
}

/// About as many as asked for, among them the first and the last.
void TestModelDetails::manyStepsAndRowsDoNot()
{
    const ModelDetails d = details("[discharge at 1C for 10 s; rest for 10 s] repeat 30", ModelKind::Dfn, {});
    QCOMPARE(d.profileTimes_s.size(), 12U);
    QVERIFY(std::abs(d.profileTimes_s.back() - 600.0) < 1e-9);

    const Cell cell = loadCell("Chen2020", INTERPHASE_SOURCE_DIR "/resources/parameter_sets");
    Protocol measured;
    for (int i = 0; i < 200; ++i) {
        measured.profile.time_s.push_back(100.0 + i);
        measured.profile.current_A.push_back(5.0 + std::sin(0.1 * i));
    }
    const ModelDetails rows = solveDetails(cell, measured, {}, {});
    QCOMPARE(rows.profileTimes_s.size(), 12U);
    QCOMPARE(rows.profileTimes_s.front(), 100.0);
    QCOMPARE(rows.profileTimes_s.back(), 299.0);
    QVERIFY(isComplete(rows));
}

/// As a run that ends there has it; what lies behind the end is not there.
void TestModelDetails::statedTimes()
{
    ProfileTimes times;
    times.at_s = {0.0, 37.0, 1000.0, 1e5};
    const ModelDetails d = details("discharge at 1C until 2.5 V", ModelKind::Dfn, times);
    QCOMPARE(d.profileTimes_s, std::vector<double>({0.0, 37.0, 1000.0}));
    QVERIFY(isComplete(d));
    const ModelDetails until = details("discharge at 1C for 1000 s", ModelKind::Dfn, {});
    for (const char* name : {"electrolyte_concentration_mol_m3", "surface_stoichiometry"}) {
        const std::vector<double>&here = valuesOf(d, name).back(), &there = valuesOf(until, name).back();
        for (std::size_t i = 0; i < here.size(); ++i)
            QVERIFY(std::isnan(there[i]) || std::abs(here[i] / there[i] - 1.0) < 1e-3);
    }
}

QTEST_GUILESS_MAIN(TestModelDetails)
#include "tst_model_details.moc"
