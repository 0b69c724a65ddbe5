// Protocols run on a cell: what ends a step, and what a run of many cycles tells.
#include "cell/open_circuit.h"
#include "electrochem/test_cells.h"
#include "protocol/model_details.h"
#include "protocol/simulate.h"

#include <QTest>
#include <algorithm>
#include <cmath>

using namespace interphase;
using enum ParameterId;

namespace {

SimulationResult run(const Cell& cell, const std::string& text, SimulationOptions options = {})
{
    const SimulationResult result = simulate(cell, parseProtocol(text, cell.nominalCapacity_Ah), options);
    if (!result.status.ok())
        qFatal("%s", result.status.reason.english().c_str());
    return result;
}

const std::vector<double>& column(const SimulationResult& result, const char* name)
{
    for (const auto& [key, values] : result.more)
        if (key == name)
            return values;
    qFatal("no column %s", name);
}

} // namespace

class TestSimulate : public QObject
{
    Q_OBJECT

private slots:
    void fullParticlesTakeNoMore_data();
    void fullParticlesTakeNoMore();
    void endsOnCharge_data();
    void endsOnCharge();
    void capacityKnowsNoPeriod();
    void longRestsHaveFewRows();
    void partsAddUpToTheVoltage();
    void openCircuitFollowsTheCharge();
    void endsOnEnergy();
    void endsOnTemperature();
    void endsWhenCooled();
    void endsOnAnodePotential();
    void endsOnTheFirstOfSeveral_data();
    void endsOnTheFirstOfSeveral();
    void endsOnSlope();
    void endsWhereParticlesAreSpent_data();
    void endsWhereParticlesAreSpent();
    void cyclesAreSummedUp();
    void manyCyclesNeedNoMore();
};

void TestSimulate::endsWhereParticlesAreSpent_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("way"); // 0: one step; 1: that goes on in the next; 2: a measured current; 3: heat;
                                  // 4: over soon after
    const char* ways[] = {"one step", "two steps", "measured", "warm", "over soon"};
    for (const auto& [kind, name] :
         {std::pair{ModelKind::Spm, "SPM"}, {ModelKind::Spme, "SPMe"}, {ModelKind::Dfn, "DFN"}})
        for (int way = 0; way < 5; ++way)
            QTest::addRow("%s, %s", name, ways[way]) << static_cast<int>(kind) << way;
}

/// What a model goes on with beyond the ends of its particles is no row: the last one is where the message
/// says that a surface was full.
void TestSimulate::endsWhereParticlesAreSpent()
{
    QFETCH(int, kind);
    QFETCH(int, way);
    const Cell cell = test::bundled("Marquis2019");
    const double current = 2.0 * cell.nominalCapacity_Ah;
    SimulationOptions options;
    options.model = static_cast<ModelKind>(kind);
    options.observables = true;
    if (way == 3)
        options.physics.thermal = ThermalKind::Lumped;
    Protocol protocol;
    if (way == 2)
        for (int i = 0; i <= 400; ++i) {
            protocol.profile.time_s.push_back(10.0 * i);
            protocol.profile.current_A.push_back(current * (1.0 + 0.01 * std::sin(i)));
        }
    else
        protocol = parseProtocol(way == 1   ? "discharge at 2C for 2500 s; discharge at 2C for 1 h"
                                 : way == 4 ? "discharge at 2C for 2450 s; rest for 1 h"
                                            : "discharge at 2C for 2 h",
                                 cell.nominalCapacity_Ah);
    const SimulationResult result = simulate(cell, protocol, options);
    QVERIFY(!result.status.ok());
    QCOMPARE(result.status.reason.id, MessageId::SolverParticleFull); // the positive ones come first
    const double since_s = QString::fromStdString(result.status.reason.arguments.front()).toDouble();
    QVERIFY(since_s > 2300.0 && since_s < 2500.0);
    QVERIFY(std::abs(result.time_s.back() - since_s) < (way == 2 ? 10.0 : way == 1 ? 1.0 : 0.01));
    for (const auto* column : {&result.socNegative, &result.socPositive})
        QVERIFY(std::ranges::all_of(*column, [](double x) { return x > 0.0 && x < 1.0; }));
    for (const auto* column : {&result.current_A, &result.voltage_V, &result.temperature_K, &result.soc,
                               &result.capacity_Ah, &result.more.front().second})
        QCOMPARE(column->size(), result.time_s.size());
    QVERIFY(result.voltage_V.back() > -1.0);
    for (const std::string& note : result.notes)
        QVERIFY2(note.find("outside 0 to 1") == std::string::npos, note.c_str());
    // The inside ends there too.
    ProfileTimes times;
    const ModelDetails details = solveDetails(cell, protocol, options, times);
    QVERIFY(!details.status.ok());
    QVERIFY(std::abs(details.time_s.back() - since_s) < 10.0);
    QCOMPARE(details.profileTimes_s.back(), details.time_s.back());
    QVERIFY(details.profileTimes_s.size() >= static_cast<std::size_t>(times.count));
}

void TestSimulate::fullParticlesTakeNoMore_data()
{
    QTest::addColumn<QString>("rate");
    QTest::addColumn<double>("peer_Ah"); // PyBaMM 25, DFN
    QTest::newRow("2.5C") << "2.5C" << 3.695;
    QTest::newRow("3C") << "3C" << 2.364;
}

/// Particles near the separator are full long before the others: the reaction moves on.
void TestSimulate::fullParticlesTakeNoMore()
{
    QFETCH(QString, rate);
    QFETCH(double, peer_Ah);
    const Cell cell = test::bundled("Chen2020");
    const std::string text = "discharge at " + rate.toStdString() + " until 2.5 V";
    const double charge_Ah = run(cell, text).capacity_Ah.back();
    qInfo("%.4f Ah", charge_Ah);
    QVERIFY(std::abs(charge_Ah / peer_Ah - 1.0) < 0.004);
    const ModelDetails details = solveDetails(cell, parseProtocol(text, cell.nominalCapacity_Ah), {}, {});
    const auto surface =
        std::ranges::find(details.inX, std::string("surface_stoichiometry"), &DetailProfile::name);
    QVERIFY(surface != details.inX.end());
    double most = 0.0;
    for (const std::vector<double>& row : surface->values)
        for (const double x : row)
            most = std::isnan(x) ? most : std::max(most, x);
    // Without the ends of the potential it was 10 and 16 % more charge.
    QVERIFY2(most > 0.999 && most < 1.01, qPrintable(QString::number(most)));
}

void TestSimulate::endsOnCharge_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("model");
    QTest::newRow("current") << "discharge at 1C until 2 Ah" << static_cast<int>(ModelKind::Dfn);
    QTest::newRow("power") << "discharge at 18 W until 2000 mAh" << static_cast<int>(ModelKind::Dfn);
    QTest::newRow("single particle") << "discharge at 1C until 2 Ah or 2.5 V"
                                     << static_cast<int>(ModelKind::Spm);
}

void TestSimulate::endsOnCharge()
{
    QFETCH(QString, text);
    QFETCH(int, model);
    SimulationOptions options;
    options.model = static_cast<ModelKind>(model);
    const SimulationResult result = run(test::bundled("Chen2020"), text.toStdString(), options);
    QVERIFY2(std::abs(result.capacity_Ah.back() - 2.0) < 1e-6,
             qPrintable(QString::number(result.capacity_Ah.back())));
    QVERIFY(std::abs(result.cycles.back().discharge_Ah - 2.0) < 1e-6);
}

/// A current that changes all the time, with rows far apart and close.
void TestSimulate::capacityKnowsNoPeriod()
{
    std::vector<double> passed;
    for (const double period : {0.5, 30.0, 1e5}) {
        SimulationOptions options;
        options.model = ModelKind::Spm;
        options.period_s = period;
        options.periodShare = 0.0;
        options.insertAbove_V = 1.0;
        passed.push_back(
            run(test::bundled("Chen2020"), "discharge at 1C for 600 s; hold at 4.1 V until C/50", options)
                .capacity_Ah.back());
    }
    QVERIFY2(std::abs(passed[0] - passed[1]) < 1e-9 && std::abs(passed[0] - passed[2]) < 1e-9,
             qPrintable(QString("%1 %2 %3")
                            .arg(passed[0], 0, 'g', 12)
                            .arg(passed[1], 0, 'g', 12)
                            .arg(passed[2], 0, 'g', 12)));
}

/// By the share of the time since the step began; what is asked for beyond memory is refused.
void TestSimulate::longRestsHaveFewRows()
{
    SimulationOptions options;
    options.model = ModelKind::Spm;
    const SimulationResult result = run(test::bundled("Chen2020"), "rest for 3650 d", options);
    QVERIFY(result.time_s.size() > 10000 && result.time_s.size() < 200000);
    QVERIFY(std::ranges::is_sorted(result.time_s));
    QCOMPARE(result.time_s.back(), 3650.0 * 86400.0);
    options.periodShare = 0.0;
    QVERIFY_THROWS_EXCEPTION(InputError, run(test::bundled("Chen2020"), "rest for 3650 d", options));
}

/// What Newton's iteration leaves is not taken for a film.
void TestSimulate::partsAddUpToTheVoltage()
{
    SimulationOptions options;
    options.observables = true;
    const SimulationResult result = run(test::bundled("Chen2020"), "discharge at 2C for 600 s", options);
    std::vector<double> sum(result.time_s.size());
    int parts = 0;
    for (const auto& [name, values] : result.more) {
        if (name == "film_V")
            QVERIFY(std::ranges::all_of(values, [](double v) { return std::abs(v) < 1e-12; }));
        for (const char* part :
             {"open_circuit_V", "diffusion_n_V", "diffusion_p_V", "reaction_n_V", "reaction_p_V", "film_V",
              "concentration_V", "electrolyte_ohmic_V", "solid_ohmic_V", "contact_V"})
            if (name == part && ++parts > 0)
                for (std::size_t i = 0; i < sum.size(); ++i)
                    sum[i] += values[i];
    }
    QCOMPARE(parts, 10);
    for (std::size_t i = 0; i < sum.size(); ++i)
        QVERIFY(std::abs(sum[i] - result.voltage_V[i]) < 1e-10);
}

/// The open-circuit voltage is that of the state of charge, under load too; a rest takes the diffusion away.
void TestSimulate::openCircuitFollowsTheCharge()
{
    const Cell cell = test::bundled("Chen2020");
    SimulationOptions options;
    options.observables = true;
    const SimulationResult result = run(cell, "discharge at 2C for 600 s; rest for 100 h", options);
    const auto& open = column(result, "open_circuit_V");
    const auto& negative = column(result, "diffusion_n_V");
    const auto& positive = column(result, "diffusion_p_V");
    double most = 0.0;
    for (std::size_t i = 0; i < open.size(); ++i) {
        // The tolerance of 1e-4 leaves a difference between the lithium of the two electrodes.
        const double off = open[i] - openCircuitVoltage(cell, result.soc[i]);
        QVERIFY2(std::abs(off) < 5e-5, qPrintable(QString("%1 V at %2 s").arg(off).arg(result.time_s[i])));
        most = std::max(most, -negative[i] - positive[i]);
    }
    QVERIFY(most > 0.01);
    QVERIFY(std::abs(negative.back()) < 1e-4 && std::abs(positive.back()) < 1e-4);
}

void TestSimulate::endsOnEnergy()
{
    const SimulationResult result = run(test::bundled("Chen2020"), "discharge at 10 W until 5 Wh");
    QVERIFY(std::abs(result.time_s.back() - 1800.0) < 0.01);
    QVERIFY(std::abs(result.cycles.back().discharge_Wh - 5.0) < 1e-5);
}

void TestSimulate::endsOnTemperature()
{
    Cell cell = test::bundled("Chen2020");
    SimulationOptions options;
    options.physics.thermal = ThermalKind::Lumped;
    const SimulationResult result = run(cell, "discharge at 2C until 30 degC or 2.5 V", options);
    QVERIFY(std::abs(result.temperature_K.back() - 303.15) < 1e-3);
    QVERIFY(result.voltage_V.back() > 2.6);
}

void TestSimulate::endsWhenCooled()
{
    Cell cell = test::bundled("Chen2020");
    SimulationOptions options;
    options.physics.thermal = ThermalKind::Lumped;
    const SimulationResult result =
        run(cell, "discharge at 2C until 35 degC; rest for 10 h or until cooled to 30 degC", options);
    QVERIFY(std::abs(result.temperature_K.back() - 303.15) < 1e-3);
    QVERIFY(*std::max_element(result.temperature_K.begin(), result.temperature_K.end()) > 308.1);
    QVERIFY(result.time_s.back() < 36000.0);
}

/// Charging that stops where lithium would begin to plate.
void TestSimulate::endsOnAnodePotential()
{
    Cell cell = test::bundled("Chen2020");
    cell.parameters[InitialSoc] = 0.2;
    SimulationOptions options;
    options.observables = true;
    const SimulationResult result = run(cell, "charge at 2C until anode 0 V or 4.2 V", options);
    QVERIFY(std::abs(column(result, "plating_potential_V").back()) < 1e-4);
    QVERIFY(result.voltage_V.back() < 4.2);
}

/// Several limits: the one that is reached first, though a solver's step may pass them all.
void TestSimulate::endsOnTheFirstOfSeveral_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<double>("soc");
    QTest::addColumn<QString>("both");
    QTest::addColumn<QString>("first");
    QTest::newRow("charge before voltage") << "dfn" << 0.6 << "charge at 1C until 4.2 V or 0.5 Ah"
                                           << "charge at 1C until 0.5 Ah";
    QTest::newRow("the same by an SPM") << "spm" << 0.6 << "charge at 1C until 4.2 V or 0.5 Ah"
                                        << "charge at 1C until 0.5 Ah";
    QTest::newRow("anode before voltage") << "spme" << 0.6 << "charge at 1C until anode 0 V or 4.2 V"
                                          << "charge at 1C until anode 0 V";
    QTest::newRow("two voltages, rising") << "spm" << 0.3 << "charge at 1C until 4.1 V or 4.2 V"
                                          << "charge at 1C until 4.1 V";
    QTest::newRow("two voltages, falling") << "dfn" << 0.6 << "discharge at 1C until 3.2 V or 3.0 V"
                                           << "discharge at 1C until 3.2 V";
    QTest::newRow("two charges") << "dfn" << 0.6 << "discharge at 1C until 0.8 Ah or 0.83 Ah"
                                 << "discharge at 1C until 0.8 Ah";
    QTest::newRow("two times") << "dfn" << 0.6 << "discharge at 1C for 5 min or 10 min"
                               << "discharge at 1C for 5 min";
}

void TestSimulate::endsOnTheFirstOfSeveral()
{
    QFETCH(QString, kind);
    QFETCH(double, soc);
    QFETCH(QString, both);
    QFETCH(QString, first);
    Cell cell = test::bundled("Chen2020");
    cell.parameters[InitialSoc] = soc;
    SimulationOptions options;
    options.model = kind == "spm" ? ModelKind::Spm : kind == "spme" ? ModelKind::Spme : ModelKind::Dfn;
    const double end_s = run(cell, qPrintable(both), options).time_s.back(),
                 alone_s = run(cell, qPrintable(first), options).time_s.back();
    QVERIFY2(std::abs(end_s - alone_s) < 1e-3 * alone_s,
             qPrintable(QString("%1 s, alone %2 s").arg(end_s).arg(alone_s)));
}

void TestSimulate::endsOnSlope()
{
    const SimulationResult result =
        run(test::bundled("Chen2020"), "discharge at 1C for 20 min; rest for 20 h or until 2 mV/h");
    const std::size_t n = result.time_s.size();
    QVERIFY(result.time_s.back() < 1200.0 + 72000.0 && result.time_s.back() > 1260.0);
    const double slope =
        (result.voltage_V[n - 1] - result.voltage_V[n - 11]) / (result.time_s[n - 1] - result.time_s[n - 11]);
    QVERIFY2(std::abs(slope * 3.6e6 / 2.0 - 1.0) < 0.05, qPrintable(QString::number(slope * 3.6e6)));
}

void TestSimulate::cyclesAreSummedUp()
{
    const Cell cell = test::bundled("Chen2020");
    SimulationOptions options;
    options.model = ModelKind::Spm;
    options.physics.sei = SeiKind::SolventDiffusion;
    options.observables = true;
    const SimulationResult result = run(
        cell,
        "[discharge at 1C until 2.5 V; rest for 10 min; charge at C/2 until 4.2 V; hold at 4.2 V until C/50; "
        "rest for 10 min]; repeat 3",
        options);
    QCOMPARE(result.cycles.size(), std::size_t(3));
    for (std::size_t i = 0; i < 3; ++i) {
        const CycleSummary& c = result.cycles[i];
        QCOMPARE(c.cycle, static_cast<int>(i) + 1);
        QVERIFY(c.discharge_Ah > 4.9 && c.discharge_Ah < 5.1);
        // What goes in and does not come out again is in the film.
        if (i > 0) {
            const auto& film = column(result, "sei_lithium_Ah");
            (void)film;
            QVERIFY(c.charge_Ah > c.discharge_Ah);
            QVERIFY(std::abs(c.charge_Ah - c.discharge_Ah) < 1e-3);
            QVERIFY(c.discharge_Ah < result.cycles[i - 1].discharge_Ah);
            // The first discharge begins at rest, the others after a charge.
            if (i > 1)
                QVERIFY(c.resistance_ohm > result.cycles[i - 1].resistance_ohm);
        }
        QVERIFY(c.resistance_ohm > 0.01 && c.resistance_ohm < 0.1);
        QVERIFY(c.discharge_Wh > 3.2 * c.discharge_Ah && c.discharge_Wh < 4.0 * c.discharge_Ah);
    }
}

/// Without rows nothing is kept but the summaries, and these are the same.
void TestSimulate::manyCyclesNeedNoMore()
{
    const Cell cell = test::bundled("Chen2020");
    SimulationOptions options = quickOptions(ModelKind::Spm);
    options.physics.sei = SeiKind::Tunnelling;
    options.observables = true;
    const std::string text =
        "discharge at 1C until 2.5 V; charge at 1C until 4.2 V; hold at 4.2 V until C/20; repeat ";
    const SimulationResult few = run(cell, text + "3", options);
    options.rows = false;
    const SimulationResult many = run(cell, text + "1000", options);
    QVERIFY(many.time_s.empty());
    QCOMPARE(many.cycles.size(), std::size_t(1000));
    for (std::size_t i = 0; i < 3; ++i)
        QVERIFY(std::abs(many.cycles[i].discharge_Ah - few.cycles[i].discharge_Ah) < 1e-6);
    QVERIFY(many.cycles.back().discharge_Ah < few.cycles.front().discharge_Ah);
}

QTEST_GUILESS_MAIN(TestSimulate)
#include "tst_simulate.moc"
