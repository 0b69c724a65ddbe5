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

QTEST_GUILESS_MAIN(TestSei)
#include "tst_sei.moc"
