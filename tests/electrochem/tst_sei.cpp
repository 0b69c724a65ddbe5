// Growth of the SEI: against curves of an independent implementation (tests/reference/README.md) and closed
// forms.
#include "core/constants.h"
#include "physics_rig.h"
#include "reference/reference_table.h"

#include <QTest>
#include <cmath>

using namespace interphase;
using test::bundled;
using test::columnOf;
using test::meanThickness;
using test::optionsWith;
using test::ReferenceTable;
using test::Rig;
using test::spm;
using enum ParameterId;

class TestSei : public QObject
{
    Q_OBJECT

private slots:
    void storageAgainstReference_data();
    void storageAgainstReference();
    void cyclingAgainstReference_data();
    void cyclingAgainstReference();
    void growthLaws_data();
    void growthLaws();
    void solventConcentration();
    void temperature();
};

namespace {

/// Chen2020 as the reference has it: tunnelling with an exchange current density of its own.
Cell chenWith(SeiKind kind)
{
    Cell cell = bundled("Chen2020");
    if (kind == SeiKind::Tunnelling)
        cell.parameters[SeiExchange] = 0.0015;
    return cell;
}

/// A film that takes hardly any lithium, so that the potential of the electrode stays what it is.
Cell withLightFilm(double temperature_K)
{
    Cell cell = bundled("Chen2020");
    ParameterValues& p = cell.parameters;
    p[SeiMolarVolume] = 9.585e-3; // a hundred times as large, and the rates a hundredth
    p[SeiSolventDiffusivity] = 2.5e-24;
    p[SeiInterstitialDiffusivity] = 1e-18;
    p[SeiElectronConductivity] = 8.95e-16;
    p[SeiExchange] = 1e-8;
    p[SeiActivation] = 5e4;
    p[Temperature] = p[AmbientTemperature] = temperature_K;
    return cell;
}

/// Thickness after t at rest, in closed form.
double grown(SeiKind kind, const Cell& cell, double t)
{
    const ParameterValues& p = cell.parameters;
    const double thermal = kGasConstant * p[Temperature] / kFaraday;
    const double faster =
        std::exp(p[SeiActivation] / kGasConstant * (1.0 / p[ReferenceTemperature] - 1.0 / p[Temperature]));
    const double growth = p[SeiMolarVolume] / (kFaraday * p[SeiLithiumRatio]), start = p[SeiThickness];
    const double v = cell.curve(CurveId::NegativeOcp)(p[NegativeMaximumStoichiometry]); // at SOC 1
    const auto root = [&](double product) { // dL/dt = growth product / L
        return std::sqrt(start * start + 2.0 * growth * product * t);
    };
    const auto logarithm = [&](double current) { // dL/dt = growth current e^(-barrier L)
        const double barrier = p[SeiBarrier];
        return std::log(std::exp(barrier * start) + barrier * growth * current * t) / barrier;
    };
    switch (kind) {
    case SeiKind::None:
        break;
    case SeiKind::SolventDiffusion:
        return root(p[SeiSolventDiffusivity] * p[SeiSolventConcentration] * kFaraday * faster);
    case SeiKind::Tunnelling:
        return logarithm(p[SeiExchange] * std::exp(-0.5 * v / thermal));
    case SeiKind::TunnellingConstant:
        return logarithm(p[SeiExchange]);
    case SeiKind::Reaction:
        return start +
               growth * p[SeiExchange] * faster * std::exp(-0.5 * (v - p[SeiPotential]) / thermal) * t;
    case SeiKind::Interstitial:
        return root(p[SeiInterstitialDiffusivity] * p[SeiInterstitialConcentration] * kFaraday * faster *
                    std::exp(-v / thermal));
    case SeiKind::ElectronMigration:
        return root(p[SeiElectronConductivity] * faster * (p[SeiPotential] - v));
    }
    return start;
}

/// Thickness at the end of so long a rest.
double restedFor(SeiKind kind, const Cell& cell, double t)
{
    DfnSolver solver(spm({ThermalKind::Isothermal, kind, PlatingKind::None}, 1e-7));
    Rig rig(solver, cell);
    rig.current(0.0, t);
    return meanThickness(solver);
}

} // namespace

void TestSei::storageAgainstReference_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<double>("soc");
    const auto row = [](SeiKind kind, double soc, const char* curve) {
        QTest::newRow(curve) << static_cast<int>(kind) << soc;
    };
    row(SeiKind::SolventDiffusion, 1.0, "chen2020_spm_sei_solvent_storage1000h_soc1");
    row(SeiKind::Tunnelling, 1.0, "chen2020_spm_sei_tunnelling_storage1000h_soc1");
    row(SeiKind::Interstitial, 1.0, "chen2020_spm_sei_interstitial_storage1000h_soc1");
    row(SeiKind::ElectronMigration, 1.0, "chen2020_spm_sei_electron_storage1000h_soc1");
    row(SeiKind::Tunnelling, 0.3, "chen2020_spm_sei_tunnelling_storage1000h_soc0.3");
    row(SeiKind::Interstitial, 0.3, "chen2020_spm_sei_interstitial_storage1000h_soc0.3");
    row(SeiKind::ElectronMigration, 0.3, "chen2020_spm_sei_electron_storage1000h_soc0.3");
}

void TestSei::storageAgainstReference()
{
    QFETCH(int, kind);
    QFETCH(double, soc);
    const ReferenceTable reference(QTest::currentDataTag());
    Cell cell = chenWith(static_cast<SeiKind>(kind));
    cell.parameters[InitialSoc] = soc;
    DfnOptions options = spm({ThermalKind::Isothermal, static_cast<SeiKind>(kind), PlatingKind::None});
    options.observables = true;
    DfnSolver solver(options);
    Rig rig(solver, cell);
    rig.current(0.0, 3.6e6);
    const int column = columnOf(solver, "sei_lithium_Ah");
    double loss = 0.0, squares = 0.0;
    const auto& time = reference["time_s"];
    QVERIFY(time.size() > 250);
    for (std::size_t i = 1; i < time.size(); ++i) {
        const double lost = solver.trace().evaluate(0, time[i], column);
        loss = std::max(loss, std::abs(lost / reference["Q_sei_Ah"][i] - 1.0));
        squares +=
            std::pow(solver.trace().evaluate(0, time[i], kTraceVoltage) - reference["voltage_V"][i], 2);
    }
    const double rms = std::sqrt(squares / static_cast<double>(time.size() - 1));
    qInfo("capacity loss %.3f %%, voltage rms %.4f mV, %ld steps", 100.0 * loss, 1e3 * rms, solver.steps());
    QVERIFY(loss < 0.01);
    QVERIFY(rms < 0.3e-3);
}

void TestSei::cyclingAgainstReference_data()
{
    QTest::addColumn<bool>("whole");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("cycles"); // capacities of each
    QTest::addColumn<QString>("first");  // the first one in time
    const auto row = [](bool whole, SeiKind kind, const char* cycles, const char* first) {
        QTest::newRow(cycles) << whole << static_cast<int>(kind) << QString(cycles) << QString(first);
    };
    row(false, SeiKind::SolventDiffusion, "chen2020_spm_sei_solvent_20cycles",
        "chen2020_spm_sei_solvent_cycle1");
    row(false, SeiKind::Tunnelling, "chen2020_spm_sei_tunnelling_20cycles",
        "chen2020_spm_sei_tunnelling_cycle1");
    row(true, SeiKind::SolventDiffusion, "chen2020_dfn_sei_solvent_20cycles",
        "chen2020_dfn_sei_solvent_cycle1");
    row(true, SeiKind::Tunnelling, "chen2020_dfn_sei_tunnelling_20cycles",
        "chen2020_dfn_sei_tunnelling_cycle1");
}

void TestSei::cyclingAgainstReference()
{
    QFETCH(bool, whole);
    QFETCH(int, kind);
    QFETCH(QString, cycles);
    QFETCH(QString, first);
    const ReferenceTable reference(cycles), inTime(first);
    const CellPhysics physics{ThermalKind::Isothermal, static_cast<SeiKind>(kind), PlatingKind::None};
    DfnOptions options = whole ? optionsWith(physics) : spm(physics);
    options.observables = true;
    DfnSolver solver(options);
    const Cell cell = chenWith(static_cast<SeiKind>(kind));
    Rig rig(solver, cell);
    const int column = columnOf(solver, "sei_lithium_Ah"), thickness = columnOf(solver, "sei_thickness_m");
    QCOMPARE(reference["cycle"].size(), std::size_t(20));
    double loss = 0.0, capacity = 0.0;
    for (std::size_t i = 0; i < reference["cycle"].size(); ++i) {
        const double begin = rig.now();
        rig.current(5.0, 1e6, 2.5);
        const double discharged = 5.0 * (rig.now() - begin) / 3600.0;
        rig.current(0.0, 600.0);
        rig.current(-2.5, 1e6, -1e9, 4.2);
        rig.hold(4.2, 0.1);
        rig.current(0.0, 600.0);
        const double lost = solver.trace().value(solver.trace().points() - 1, column);
        loss = std::max(loss, std::abs(lost / reference["Q_sei_Ah"][i] - 1.0));
        capacity = std::max(capacity, std::abs(discharged / reference["discharge_capacity_Ah"][i] - 1.0));
    }
    double squares = 0.0, worst = 0.0, most = 0.0;
    int count = 0;
    for (std::size_t i = 0; i < inTime["time_s"].size(); ++i) {
        const double t = inTime["time_s"][i], grown = inTime["L_sei_m"][i] - cell.parameters[SeiThickness];
        // The ends of steps differ by a second or two, as the first-order mesh of the reference has it.
        bool near = t < 1.0 || t > rig.ends()[4];
        for (std::size_t k = 0; k < 5; ++k)
            near = near || std::abs(t - rig.ends()[k]) < 20.0;
        if (near)
            continue;
        squares += std::pow(test::valueAt(solver.trace(), t) - inTime["voltage_V"][i], 2);
        worst = std::max(worst, std::abs(test::valueAt(solver.trace(), t, thickness) -
                                         cell.parameters[SeiThickness] - grown));
        most = std::max(most, grown);
        ++count;
    }
    const double rms = std::sqrt(squares / count);
    qInfo("capacity loss %.3f %%, discharge capacity %.4f %%, %.0f steps a cycle; first cycle: voltage rms "
          "%.4f mV, growth %.3f %%",
          100.0 * loss, 100.0 * capacity, static_cast<double>(solver.steps()) / 20.0, 1e3 * rms,
          100.0 * worst / most);
    QVERIFY(loss < 0.01);
    QVERIFY(capacity < 1e-3);
    QVERIFY(count > 250);
    QVERIFY(rms < (whole ? 1e-3 : 0.3e-3)); // the mesh of the reference's DFN is coarse there
    QVERIFY(worst < 0.01 * most);
}

void TestSei::growthLaws_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<double>("temperature");
    for (std::size_t kind = 1; kind < kSeiWords.size(); ++kind)
        for (const double temperature : {283.15, 298.15, 318.15})
            QTest::addRow("%s, %g K", std::string(kSeiWords[kind]).c_str(), temperature)
                << static_cast<int>(kind) << temperature;
}

/// Thickness ~ sqrt(t) where something diffuses or migrates through it, ~ ln(t) where electrons tunnel, ~ t
/// where the reaction itself is slow; each with what it makes of the temperature.
void TestSei::growthLaws()
{
    QFETCH(int, kind);
    QFETCH(double, temperature);
    Cell cell = withLightFilm(temperature);
    const auto law = static_cast<SeiKind>(kind);
    if (law == SeiKind::Tunnelling)
        cell.parameters[SeiExchange] = 1e-4;
    if (law == SeiKind::TunnellingConstant)
        cell.parameters[SeiExchange] = 1e-5;
    const double start = cell.parameters[SeiThickness];
    for (const double t : {1e4, 1e5, 1e6, 1e7}) {
        const double exact = grown(law, cell, t), found = restedFor(law, cell, t);
        const double error = (found - exact) / (exact - start);
        QVERIFY2(std::abs(error) < 3e-4, qPrintable(QString("%1 s: %2").arg(t).arg(error)));
    }
    QVERIFY(grown(law, cell, 1e7) - start > 1e-3 * start);
}

/// Four times the solvent: twice the thickness, once that at the start no longer matters.
void TestSei::solventConcentration()
{
    Cell cell = withLightFilm(298.15);
    cell.parameters[SeiThickness] = 1e-11;
    const double once = restedFor(SeiKind::SolventDiffusion, cell, 1e7);
    cell.parameters[SeiSolventConcentration] *= 4.0;
    const double fourfold = restedFor(SeiKind::SolventDiffusion, cell, 1e7);
    QVERIFY2(std::abs(fourfold / once - 2.0) < 2e-3, qPrintable(QString::number(fourfold / once)));
}

/// From 25 to 45 degrees Celsius diffusion of the solvent follows its activation energy; tunnelling hardly
/// notices.
void TestSei::temperature()
{
    const auto ratio = [](SeiKind kind, double exchange) {
        double growth[2] = {};
        for (const int warm : {0, 1}) {
            Cell cell = withLightFilm(warm ? 318.15 : 298.15);
            cell.parameters[SeiExchange] = exchange;
            cell.parameters[SeiThickness] = kind == SeiKind::SolventDiffusion ? 1e-11 : 5e-9;
            growth[warm] = restedFor(kind, cell, 1e7) - cell.parameters[SeiThickness];
        }
        return growth[1] / growth[0];
    };
    const double faster = std::exp(5e4 / kGasConstant * (1.0 / 298.15 - 1.0 / 318.15));
    const double solvent = ratio(SeiKind::SolventDiffusion, 1e-8);
    QVERIFY2(std::abs(solvent / std::sqrt(faster) - 1.0) < 3e-3, qPrintable(QString::number(solvent)));
    QVERIFY(solvent > 1.8);
    const double constant = ratio(SeiKind::TunnellingConstant, 1e-5);
    QVERIFY2(std::abs(constant - 1.0) < 1e-6, qPrintable(QString::number(constant)));
    const double driven = ratio(SeiKind::Tunnelling, 1e-4);
    QVERIFY2(driven > 1.0 && driven < 1.15, qPrintable(QString::number(driven)));
}

QTEST_GUILESS_MAIN(TestSei)
#include "tst_sei.moc"
