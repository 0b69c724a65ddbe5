// Ageing runs that skip cycles, against runs that do not.
#include "cell/parameter_sets.h"
#include "protocol/simulate.h"

#include <QTest>
#include <cmath>

using namespace interphase;

class TestCycleJumper : public QObject
{
    Q_OBJECT

private slots:
    void endsWhereEveryCycleDoes_data();
    void endsWhereEveryCycleDoes();
};

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

QTEST_GUILESS_MAIN(TestCycleJumper)
#include "tst_cycle_jumper.moc"
