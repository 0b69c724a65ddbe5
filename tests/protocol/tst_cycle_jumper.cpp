// Ageing runs that skip cycles, against runs that do not.
#include "cell/parameter_sets.h"
#include "protocol/simulate.h"

#include <QTest>
#include <algorithm>
#include <cmath>

using namespace interphase;

class TestCycleJumper : public QObject
{
    Q_OBJECT

private slots:
    void endsWhereEveryCycleDoes_data();
    void endsWhereEveryCycleDoes();
    void everyRowIsRight_data();
    void everyRowIsRight();
    void outerRepeatsAreSkipped();
    void endOfLifeIsNotSkipped();
};

namespace {

/// What a run gives without and with jumps.
struct Both
{
    SimulationResult all, some;
};

Both runBoth(const Cell& cell, const std::string& protocol, SimulationOptions options, double tolerance_Ah)
{
    Both out;
    options.observables = true;
    options.rows = false;
    const Protocol steps = parseProtocol(protocol, cell.nominalCapacity_Ah);
    out.all = simulate(cell, steps, options);
    options.skipWithin_Ah = tolerance_Ah;
    out.some = simulate(cell, steps, options);
    return out;
}

/// Every row of the run with jumps is that of the run without; ohms: relative error of the resistance.
void compareRows(const Both& runs, double ohms)
{
    QVERIFY2(runs.all.status.ok(), runs.all.status.reason.english().c_str());
    QVERIFY2(runs.some.status.ok(), runs.some.status.reason.english().c_str());
    double charge = 0.0, lithium = 0.0, resistance = 0.0, time = 0.0;
    std::size_t i = 0;
    for (const CycleSummary& b : runs.some.cycles) {
        while (i < runs.all.cycles.size() && runs.all.cycles[i].cycle < b.cycle)
            ++i;
        QVERIFY(i < runs.all.cycles.size());
        const CycleSummary& a = runs.all.cycles[i];
        QCOMPARE(a.cycle, b.cycle);
        charge = std::max(charge, std::abs(b.discharge_Ah - a.discharge_Ah));
        lithium = std::max(lithium, std::abs(b.lithiumLost_Ah - a.lithiumLost_Ah));
        resistance = std::max(resistance, std::abs(b.resistance_ohm / a.resistance_ohm - 1.0));
        time = std::max(time, std::abs(b.end_s / a.end_s - 1.0));
    }
    qInfo(
        "%zu of %zu rows; at most %.2e Ah, %.2e Ah of lithium, %.2e of the resistance, %.2e of the time; %s",
        runs.some.cycles.size(), runs.all.cycles.size(), charge, lithium, resistance, time,
        runs.some.notes.front().c_str());
    QVERIFY(charge < runs.some.skipError_Ah);
    QVERIFY(lithium < runs.some.skipError_Ah);
    QVERIFY(resistance < ohms);
    QVERIFY(time < 1e-3);
    QCOMPARE(runs.some.cycles.back().cycle, runs.all.cycles.back().cycle);
    QCOMPARE(runs.some.skippedCycles + static_cast<long>(runs.some.cycles.size()),
             static_cast<long>(runs.all.cycles.size()));
}

} // namespace

void TestCycleJumper::endsWhereEveryCycleDoes_data()
{
    QTest::addColumn<int>("sei");
    QTest::addColumn<double>("lossPerCurrent");
    QTest::newRow("SEI, solvent diffusion") << static_cast<int>(SeiKind::SolventDiffusion) << 0.0;
    QTest::newRow("SEI, tunnelling, and loss of material") << static_cast<int>(SeiKind::Tunnelling) << 2e-9;
}

void TestCycleJumper::endsWhereEveryCycleDoes()
{
    QFETCH(int, sei);
    QFETCH(double, lossPerCurrent);
    Cell cell = loadCell("Chen2020", INTERPHASE_SOURCE_DIR "/resources/parameter_sets");
    cell.parameters[ParameterId::NegativeLossPerCurrent] = lossPerCurrent;
    const Protocol protocol = parseProtocol(
        "discharge at 1C until 2.5 V; charge at 0.5C until 4.2 V; hold at 4.2 V until C/50; repeat 300",
        cell.nominalCapacity_Ah);
    SimulationOptions options;
    options.model = ModelKind::Spm;
    options.physics.sei = static_cast<SeiKind>(sei);
    options.observables = true;
    options.rows = false;
    const SimulationResult all = simulate(cell, protocol, options);
    QVERIFY2(all.status.ok(), all.status.reason.english().c_str());
    options.skipWithin_Ah = 2e-4;
    std::vector<int> ended;
    const SimulationResult some = simulate(cell, protocol, options, {}, [&](const SimulationResult& soFar) {
        ended.push_back(soFar.cycles.back().cycle);
    });
    QVERIFY2(some.status.ok(), some.status.reason.english().c_str());
    QCOMPARE(all.cycles.size(), 300U);
    QVERIFY(some.cycles.size() < 100U);
    QCOMPARE(some.cycles.back().cycle, 300);
    QCOMPARE(some.notes.size(), 1U);
    QCOMPARE(ended.size(), some.cycles.size());
    for (std::size_t i = 0; i < ended.size(); ++i)
        QCOMPARE(ended[i], some.cycles[i].cycle);
    const CycleSummary &a = all.cycles.back(), &b = some.cycles.back();
    const double loss = all.cycles.front().discharge_Ah - a.discharge_Ah,
                 error = b.discharge_Ah - a.discharge_Ah;
    qInfo("%zu cycles; loss %.5f Ah, error %.2e Ah; %s", some.cycles.size(), loss, error,
          some.notes.front().c_str());
    QVERIFY(loss > 0.04);
    // Stated: up to 2e-4 Ah at each of some ten jumps; the parabola does better.
    QVERIFY(std::abs(error) < 0.01 * loss);
    QVERIFY(some.skipError_Ah > 0.0 && std::abs(error) < some.skipError_Ah);
    QCOMPARE(all.skipError_Ah, 0.0);
    QCOMPARE(some.skippedCycles + static_cast<long>(some.cycles.size()), 300L);
    QVERIFY(std::abs(b.end_s / a.end_s - 1.0) < 1e-3);
    for (std::size_t k = 0; k < all.more.size(); ++k)
        if (all.more[k].first == "sei_thickness_m")
            QVERIFY(std::abs(b.more[k] / a.more[k] - 1.0) < 1e-2);
}

/// What a jump magnifies has settled where a row is written: the state of charge at the end of the hold,
/// salt.
void TestCycleJumper::everyRowIsRight_data()
{
    QTest::addColumn<int>("model");
    QTest::addColumn<int>("sei");
    QTest::addColumn<int>("thermal");
    QTest::addColumn<double>("lossPerCurrent");
    QTest::addColumn<QString>("cycle");
    QTest::addColumn<double>("tolerance_Ah");
    QTest::addColumn<double>(
        "ohms"); // what the stated error leaves; rows that had not settled were off by more
    const int none = static_cast<int>(SeiKind::None), reaction = static_cast<int>(SeiKind::Reaction),
              solvent = static_cast<int>(SeiKind::SolventDiffusion);
    const int isothermal = static_cast<int>(ThermalKind::Isothermal),
              lumped = static_cast<int>(ThermalKind::Lumped);
    const int spm = static_cast<int>(ModelKind::Spm), dfn = static_cast<int>(ModelKind::Dfn);
    const QString full = QStringLiteral("charge at 1C until 4.2 V; hold at 4.2 V until C/50");
    QTest::newRow("SPM, loss of material") << spm << none << isothermal << 2e-8 << full << 1e-3 << 1e-3;
    QTest::newRow("DFN, SEI in the pores") << dfn << reaction << isothermal << 0.0 << full << 1e-4 << 3e-4;
    QTest::newRow("SPM, heat and SEI") << spm << solvent << lumped << 0.0 << full << 1e-3 << 1.5e-3;
    QTest::newRow("SPM, heat and SEI, without a hold")
        << spm << solvent << lumped << 0.0 << QStringLiteral("charge at 1C until 4.1 V") << 1e-3 << 1.5e-3;
}

void TestCycleJumper::everyRowIsRight()
{
    QFETCH(int, model);
    QFETCH(int, sei);
    QFETCH(int, thermal);
    QFETCH(double, lossPerCurrent);
    QFETCH(QString, cycle);
    QFETCH(double, tolerance_Ah);
    QFETCH(double, ohms);
    Cell cell = loadCell("Chen2020", INTERPHASE_SOURCE_DIR "/resources/parameter_sets");
    cell.parameters[ParameterId::NegativeLossPerCurrent] = lossPerCurrent;
    if (static_cast<SeiKind>(sei) == SeiKind::Reaction)
        cell.parameters[ParameterId::SeiExchange] = 5e-8;
    SimulationOptions options = quickOptions(static_cast<ModelKind>(model));
    options.relativeTolerance = 1e-4;
    options.physics.sei = static_cast<SeiKind>(sei);
    options.physics.thermal = static_cast<ThermalKind>(thermal);
    options.physics.seiFillsPores = static_cast<SeiKind>(sei) == SeiKind::Reaction;
    const Both runs = runBoth(cell, "discharge at 1C until 2.5 V; " + cycle.toStdString() + "; repeat 300",
                              options, tolerance_Ah);
    QVERIFY(runs.some.cycles.size() < 100U);
    compareRows(runs, ohms);
}

/// A cycle is one repetition of the outermost repeat, with all that is repeated within it.
void TestCycleJumper::outerRepeatsAreSkipped()
{
    const Cell cell = loadCell("Chen2020", INTERPHASE_SOURCE_DIR "/resources/parameter_sets");
    SimulationOptions options;
    options.model = ModelKind::Spm;
    options.physics.sei = SeiKind::SolventDiffusion;
    const Both runs = runBoth(
        cell, "[discharge at 1C for 600 s; rest for 60 s] repeat 3; charge at C/2 until 4.2 V; repeat 100",
        options, 1e-3);
    QCOMPARE(runs.all.cycles.size(), 100U);
    // Half an hour at 1C.
    QVERIFY(std::abs(runs.all.cycles.front().discharge_Ah / (0.5 * cell.nominalCapacity_Ah) - 1.0) < 1e-9);
    QVERIFY(runs.all.cycles.front().charge_Ah > 0.3 * cell.nominalCapacity_Ah);
    QVERIFY(runs.some.cycles.size() < 50U);
    compareRows(runs, 1e-3);
}

/// A cell that is overcharged a little in each cycle is full one day, which no capacity tells before: that
/// day is the same with jumps.
void TestCycleJumper::endOfLifeIsNotSkipped()
{
    const Cell cell = loadCell("Chen2020", INTERPHASE_SOURCE_DIR "/resources/parameter_sets");
    SimulationOptions options;
    options.model = ModelKind::Spm;
    options.physics.sei = SeiKind::SolventDiffusion;
    options.observables = true;
    options.rows = false;
    const Protocol protocol = parseProtocol("discharge at 1C for 30 min; charge at 1C for 1801 s; repeat 600",
                                            cell.nominalCapacity_Ah);
    const SimulationResult all = simulate(cell, protocol, options);
    options.skipWithin_Ah = 1e-2;
    const SimulationResult some = simulate(cell, protocol, options);
    QCOMPARE(all.status.reason.id, MessageId::SolverParticleFull);
    QCOMPARE(some.status.reason.id, MessageId::SolverParticleFull);
    QVERIFY(some.skippedCycles > 100);
    QVERIFY(all.cycles.back().cycle > 200 && all.cycles.back().cycle < 500);
    QCOMPARE(some.cycles.back().cycle, all.cycles.back().cycle);
    QVERIFY(std::abs(some.cycles.back().end_s / all.cycles.back().end_s - 1.0) < 1e-5);
    QCOMPARE(some.skippedCycles + static_cast<long>(some.cycles.size()),
             static_cast<long>(all.cycles.size()));
}

QTEST_GUILESS_MAIN(TestCycleJumper)
#include "tst_cycle_jumper.moc"
