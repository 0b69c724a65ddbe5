// The same question at several rates and temperatures.
#include "cell/open_circuit.h"
#include "cell/parameter_sets.h"
#include "protocol/rate_map.h"
#include "protocol/simulate.h"

#include <QTest>
#include <cmath>

using namespace interphase;

class TestRateMap : public QObject
{
    Q_OBJECT

private slots:
    void remainingCapacity();
    void slowDischargeTakesWhatIsThere();
    void stateAfterSteps();
    void platingComesEarlierInTheCold();
    void failedPointsSayWhy();
    void coarsePointsAreSolvedAgain();
};

namespace {

RateMapRequest request(RateMapKind kind, double soc)
{
    RateMapRequest r;
    r.cell = loadCell("OKane2022", INTERPHASE_SOURCE_DIR "/resources/parameter_sets");
    r.cell.parameters[ParameterId::InitialSoc] = soc;
    r.options = quickOptions(ModelKind::Dfn);
    r.kind = kind;
    r.voltage_V = kind == RateMapKind::Plating ? r.cell.upperVoltage_V : r.cell.lowerVoltage_V;
    r.currents_A = {1.0, 2.5, 5.0};
    r.temperatures_K = {278.15, 298.15};
    return r;
}

} // namespace

/// Falls with the current and in the cold; the state of charge beside it is the same everywhere. As a
/// simulation of the same steps has it, and the same with one thread.
void TestRateMap::remainingCapacity()
{
    RateMapRequest r = request(RateMapKind::Remaining, 0.8);
    const std::vector<RateMapPoint> points = rateMap(r);
    QCOMPARE(points.size(), 6U);
    for (std::size_t i = 0; i < points.size(); ++i) {
        QVERIFY2(points[i].status.ok(), points[i].status.reason.english().c_str());
        QVERIFY(std::abs(points[i].socBefore - 0.8) < 1e-9);
        QVERIFY(points[i].socAfter < 0.8);
        if (i % 3 > 0)
            QVERIFY(points[i].charge_Ah < points[i - 1].charge_Ah);
        if (i >= 3)
            QVERIFY(points[i].charge_Ah > points[i - 3].charge_Ah);
        const double mean_V = points[i].energy_Wh / points[i].charge_Ah;
        QVERIFY(mean_V > r.cell.lowerVoltage_V && mean_V < r.cell.upperVoltage_V);
    }
    r.threads = 1;
    std::vector<double> told(points.size(), 0.0);
    const std::vector<RateMapPoint> again = rateMap(
        r, {}, [&](std::size_t index, const RateMapPoint& point) { told.at(index) += point.charge_Ah; });
    for (std::size_t i = 0; i < points.size(); ++i) {
        QCOMPARE(again[i].charge_Ah, points[i].charge_Ah);
        QCOMPARE(told[i], points[i].charge_Ah); // of each point once
    }
    Cell cell = r.cell;
    cell.parameters[ParameterId::Temperature] = 298.15;
    const SimulationResult run =
        simulate(cell, parseProtocol("discharge at 5 A until 2.5 V", 5.0), r.options);
    QVERIFY(std::abs(run.capacity_Ah.back() - points[5].charge_Ah) < 1e-6);
    double energy = 0.0;
    for (std::size_t i = 1; i < run.time_s.size(); ++i)
        energy += 0.5 * (run.voltage_V[i] + run.voltage_V[i - 1]) * 5.0 *
                  (run.time_s[i] - run.time_s[i - 1]) / 3600.0;
    QVERIFY(std::abs(points[5].energy_Wh / energy - 1.0) < 1e-5);
}

/// At a rate near nothing all the charge above the cut-off comes out: what the open-circuit curve says.
void TestRateMap::slowDischargeTakesWhatIsThere()
{
    RateMapRequest r = request(RateMapKind::Remaining, 0.6);
    r.currents_A = {0.005};
    r.temperatures_K = {298.15};
    const std::vector<RateMapPoint> points = rateMap(r);
    QVERIFY2(points[0].status.ok(), points[0].status.reason.english().c_str());
    const double empty = socFromVoltage(r.cell, r.voltage_V);
    const double expected = (0.6 - empty) * theoreticalCapacity_Ah(r.cell);
    QVERIFY2(std::abs(points[0].charge_Ah / expected - 1.0) < 2e-3,
             qPrintable(QString("%1 Ah, expected %2 Ah").arg(points[0].charge_Ah).arg(expected)));
}

void TestRateMap::stateAfterSteps()
{
    RateMapRequest r = request(RateMapKind::Remaining, 1.0);
    r.currents_A = {5.0};
    r.temperatures_K = {298.15};
    const double whole = rateMap(r)[0].charge_Ah;
    r.before = parseProtocol("discharge at 5 A for 900 s", 5.0);
    const RateMapPoint later = rateMap(r)[0];
    QVERIFY(std::abs(later.charge_Ah + 5.0 * 0.25 - whole) < 1e-4);
    r.before = parseProtocol("discharge at 5 A for 900 s; rest for 2 h", 5.0);
    const RateMapPoint rested = rateMap(r)[0];
    QVERIFY(rested.charge_Ah >= later.charge_Ah - 1e-4);
    QVERIFY(std::abs(rested.socBefore - later.socBefore) < 1e-6);
}

void TestRateMap::platingComesEarlierInTheCold()
{
    const std::vector<RateMapPoint> points = rateMap(request(RateMapKind::Plating, 0.1));
    for (std::size_t i = 0; i < points.size(); ++i) {
        QVERIFY2(points[i].status.ok(), points[i].status.reason.english().c_str());
        QVERIFY(points[i].socAfter > 0.1);
        if (i % 3 > 0)
            QVERIFY(points[i].charge_Ah < points[i - 1].charge_Ah);
        if (i >= 3 && points[i].plates)
            QVERIFY(points[i].charge_Ah > points[i - 3].charge_Ah);
        // One smooth quantity on both sides of the line.
        QCOMPARE(points[i].margin_V < 0.0, points[i].plates);
        if (i % 3 > 0)
            QVERIFY(points[i].margin_V < points[i - 1].margin_V);
        if (i >= 3)
            QVERIFY(points[i].margin_V > points[i - 3].margin_V);
    }
    QVERIFY(points[2].plates); // 1C at 5 degC
}

void TestRateMap::failedPointsSayWhy()
{
    RateMapRequest r = request(RateMapKind::Remaining, 0.5);
    r.currents_A = {5.0, 5000.0};
    r.temperatures_K = {298.15};
    const std::vector<RateMapPoint> points = rateMap(r);
    QVERIFY(points[0].status.ok());
    QVERIFY(!points[1].status.ok() || points[1].time_s == 0.0);
    if (!points[1].status.ok())
        QVERIFY(!points[1].status.reason.english().empty());
}

/// In the cold a high rate nearly empties the electrolyte: coarse options do not get through, the model's own
/// do.
void TestRateMap::coarsePointsAreSolvedAgain()
{
    RateMapRequest r;
    r.cell = loadCell("Chen2020", INTERPHASE_SOURCE_DIR "/resources/parameter_sets");
    r.cell.parameters[ParameterId::InitialSoc] = 1.0;
    r.options = quickOptions(ModelKind::Dfn);
    r.options.relativeTolerance = 1e-2;
    r.options.negativeCells = 8;
    r.options.separatorCells = 3;
    r.options.positiveCells = 6;
    r.options.physics.thermal = ThermalKind::Lumped;
    r.voltage_V = r.cell.lowerVoltage_V;
    r.currents_A = {6.0 * r.cell.nominalCapacity_Ah};
    r.temperatures_K = {238.15};
    Cell cold = r.cell;
    cold.parameters[ParameterId::Temperature] = cold.parameters[ParameterId::AmbientTemperature] = 238.15;
    const Protocol steps = parseProtocol("discharge at 6C until 2.5 V", r.cell.nominalCapacity_Ah);
    QVERIFY(!simulate(cold, steps, r.options).status.ok()); // or this test says nothing
    const RateMapPoint point = rateMap(r)[0];
    QVERIFY2(point.status.ok(), point.status.reason.english().c_str());
    SimulationOptions own;
    own.physics = r.options.physics;
    const SimulationResult run = simulate(cold, steps, own);
    QVERIFY2(run.status.ok(), run.status.reason.english().c_str());
    QVERIFY(std::abs(point.charge_Ah - run.capacity_Ah.back()) < 1e-6);
}

QTEST_GUILESS_MAIN(TestRateMap)
#include "tst_rate_map.moc"
