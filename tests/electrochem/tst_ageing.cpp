// SEI growth, plating and loss of active material: against curves of an independent implementation
// (tests/reference/README.md), closed forms and conservation.
#include "core/constants.h"
#include "physics_rig.h"
#include "reference/reference_table.h"

#include <QTest>
#include <cmath>

using namespace interphase;
using test::bundled;
using test::meanThickness;
using test::optionsWith;
using test::ReferenceTable;
using test::Rig;
using test::spm;
using enum ParameterId;

class TestAgeing : public QObject
{
    Q_OBJECT

private slots:
    void seiStorageAgainstReference_data();
    void seiStorageAgainstReference();
    void seiClosedForms();
    void seiCyclingAgainstReference_data();
    void seiCyclingAgainstReference();
    void platingAgainstReference_data();
    void platingAgainstReference();
    void lithiumOfSideReactions_data();
    void lithiumOfSideReactions();
    void lossOfMaterialIsExponential();
};

void TestAgeing::seiStorageAgainstReference_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("curve");
    const auto row = [](SeiKind kind, const char* curve) {
        QTest::newRow(curve) << static_cast<int>(kind)
                             << QString("chen2020_spm_sei_%1_storage1000h_soc1").arg(curve);
    };
    row(SeiKind::SolventDiffusion, "solvent");
    row(SeiKind::Tunnelling, "tunnelling");
    row(SeiKind::Interstitial, "interstitial");
    row(SeiKind::ElectronMigration, "electron");
}

void TestAgeing::seiStorageAgainstReference()
{
    QFETCH(int, kind);
    QFETCH(QString, curve);
    const ReferenceTable reference(curve);
    Cell cell = bundled("Chen2020");
    if (kind == static_cast<int>(SeiKind::Tunnelling))
        cell.parameters[SeiExchange] = 0.0015;
    DfnOptions options = spm({ThermalKind::Isothermal, static_cast<SeiKind>(kind), PlatingKind::None});
    options.observables = true;
    DfnSolver solver(options);
    Rig rig(solver, cell);
    rig.current(0.0, 3.6e6);
    int column = 0;
    while (solver.observables()[static_cast<std::size_t>(column)].name != "sei_lithium_Ah")
        ++column;
    double worst = 0.0;
    for (std::size_t i = 1; i < reference["time_s"].size(); ++i) {
        const double lost = solver.trace().evaluate(0, reference["time_s"][i], kTraceColumns + column);
        worst = std::max(worst, std::abs(lost / reference["Q_sei_Ah"][i] - 1.0));
    }
    qInfo("capacity loss %.3f %%, %ld steps", 100.0 * worst, solver.steps());
    QVERIFY(worst < 0.01);
}

/// Thickness ~ sqrt(t) where solvent diffuses, ~ ln(t) where electrons tunnel.
void TestAgeing::seiClosedForms()
{
    Cell cell = bundled("Chen2020");
    const ParameterValues& p = cell.parameters;
    cell.parameters[SeiExchange] = 1e-6;
    for (const SeiKind kind : {SeiKind::SolventDiffusion, SeiKind::TunnellingConstant}) {
        DfnSolver solver(spm({ThermalKind::Isothermal, kind, PlatingKind::None}));
        Rig rig(solver, cell);
        for (const double t : {1e5, 1e6, 1e7, 1e8}) {
            rig.current(0.0, t - rig.now());
            const double growth = p[SeiMolarVolume] / (kFaraday * p[SeiLithiumRatio]);
            const double exact = kind == SeiKind::SolventDiffusion
                                     ? std::sqrt(p[SeiThickness] * p[SeiThickness] +
                                                 2.0 * growth * kFaraday * p[SeiSolventDiffusivity] *
                                                     p[SeiSolventConcentration] * t)
                                     : std::log(std::exp(p[SeiBarrier] * p[SeiThickness]) +
                                                p[SeiBarrier] * growth * p[SeiExchange] * t) /
                                           p[SeiBarrier];
            const double error = (meanThickness(solver) - exact) / (exact - p[SeiThickness]);
            QVERIFY2(std::abs(error) < 1e-3, qPrintable(QString("%1 s: %2").arg(t).arg(error)));
        }
    }
}

void TestAgeing::seiCyclingAgainstReference_data()
{
    QTest::addColumn<bool>("whole");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("curve");
    for (const bool whole : {false, true})
        for (const SeiKind kind : {SeiKind::SolventDiffusion, SeiKind::Tunnelling}) {
            const QString curve =
                QString("chen2020_%1_sei_%2_20cycles")
                    .arg(whole ? "dfn" : "spm", kind == SeiKind::Tunnelling ? "tunnelling" : "solvent");
            QTest::newRow(qPrintable(curve)) << whole << static_cast<int>(kind) << curve;
        }
}

void TestAgeing::seiCyclingAgainstReference()
{
    QFETCH(bool, whole);
    QFETCH(int, kind);
    QFETCH(QString, curve);
    const ReferenceTable reference(curve);
    const CellPhysics physics{ThermalKind::Isothermal, static_cast<SeiKind>(kind), PlatingKind::None};
    DfnOptions options = whole ? optionsWith(physics) : spm(physics);
    options.observables = true;
    DfnSolver solver(options);
    Cell cell = bundled("Chen2020");
    if (kind == static_cast<int>(SeiKind::Tunnelling))
        cell.parameters[SeiExchange] = 0.0015;
    Rig rig(solver, cell);
    int column = 0;
    while (solver.observables()[static_cast<std::size_t>(column)].name != "sei_lithium_Ah")
        ++column;
    const std::size_t cycles = 20;
    QCOMPARE(reference["cycle"].size(), cycles);
    double loss = 0.0, capacity = 0.0;
    for (std::size_t i = 0; i < cycles; ++i) {
        const double begin = rig.now();
        rig.current(5.0, 1e6, 2.5);
        const double discharged = 5.0 * (rig.now() - begin) / 3600.0;
        rig.current(0.0, 600.0);
        rig.current(-2.5, 1e6, -1e9, 4.2);
        rig.hold(4.2, 0.1);
        rig.current(0.0, 600.0);
        const double lost = solver.trace().value(solver.trace().points() - 1, kTraceColumns + column);
        loss = std::max(loss, std::abs(lost / reference["Q_sei_Ah"][i] - 1.0));
        capacity = std::max(capacity, std::abs(discharged / reference["discharge_capacity_Ah"][i] - 1.0));
    }
    qInfo("capacity loss %.3f %%, discharge capacity %.4f %%, %.0f steps a cycle", 100.0 * loss,
          100.0 * capacity, static_cast<double>(solver.steps()) / static_cast<double>(cycles));
    QVERIFY(loss < 0.01);
    QVERIFY(capacity < 1e-3);
}

void TestAgeing::platingAgainstReference_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("curve");
    const auto row = [](PlatingKind kind, const char* curve) {
        QTest::newRow(curve) << static_cast<int>(kind)
                             << QString("okane2022_dfn_plating_%1_5degC").arg(curve);
    };
    row(PlatingKind::Irreversible, "irreversible");
    row(PlatingKind::Reversible, "reversible");
    row(PlatingKind::PartiallyReversible, "partially_reversible");
}

void TestAgeing::platingAgainstReference()
{
    QFETCH(int, kind);
    QFETCH(QString, curve);
    const ReferenceTable reference(curve);
    Cell cell = bundled("OKane2022");
    cell.parameters[InitialSoc] = 0.1;
    cell.parameters[Temperature] = cell.parameters[AmbientTemperature] = 278.15;
    DfnOptions options =
        optionsWith({ThermalKind::Isothermal, SeiKind::None, static_cast<PlatingKind>(kind)});
    options.observables = true;
    DfnSolver solver(options);
    Rig rig(solver, cell);
    rig.current(-5.0, 1e6, -1e9, 4.2);
    rig.hold(4.2, 0.25);
    rig.current(0.0, 3600.0);
    rig.current(2.5, 1e6, 2.5);
    int plated = 0;
    while (solver.observables()[static_cast<std::size_t>(plated)].name != "plated_lithium_Ah")
        ++plated;
    double squares = 0.0, worst = 0.0, most = 0.0;
    int count = 0;
    for (std::size_t i = 0; i < reference["time_s"].size(); ++i) {
        const double t = reference["time_s"][i];
        int step = 0;
        while (step < 3 && t > rig.ends()[static_cast<std::size_t>(step)])
            ++step;
        // The ends of steps differ by a second or two, as the first-order mesh of the reference has it.
        bool near = t > rig.ends().back();
        for (const double end : rig.ends())
            near = near || std::abs(t - end) < 20.0;
        if (near)
            continue;
        squares += std::pow(solver.trace().evaluate(step, t, kTraceVoltage) - reference["voltage_V"][i], 2);
        ++count;
        const double q = solver.trace().evaluate(step, t, kTraceColumns + plated) +
                         solver.trace().evaluate(step, t, kTraceColumns + plated + 1);
        worst = std::max(worst, std::abs(q - reference["Q_plating_Ah"][i]));
        most = std::max(most, reference["Q_plating_Ah"][i]);
    }
    qInfo("voltage rms %.3f mV, plated %.2f %% of the most, %ld steps", 1e3 * std::sqrt(squares / count),
          100.0 * worst / most, solver.steps());
    QVERIFY(count > 250);
    QVERIFY(std::sqrt(squares / count) < 1e-3);
    QVERIFY(worst < 0.01 * most);
}

/// Lithium in both electrodes, in the film, plated and dead: always the same in sum.
void TestAgeing::lithiumOfSideReactions_data()
{
    QTest::addColumn<double>("spread");
    QTest::addColumn<bool>("pores");
    QTest::newRow("plain") << 0.0 << false;
    QTest::newRow("particles of several sizes") << 0.2 << false;
    QTest::newRow("pores close") << 0.0 << true;
}

void TestAgeing::lithiumOfSideReactions()
{
    QFETCH(double, spread);
    QFETCH(bool, pores);
    Cell cell = bundled("OKane2022");
    cell.parameters[InitialSoc] = 0.3;
    cell.parameters[Temperature] = 278.15;
    cell.parameters[SeiSolventDiffusivity] = 2.5e-20;
    cell.parameters[DeadLithiumDecay] = 1e-4;
    DfnOptions options =
        optionsWith({ThermalKind::Isothermal, SeiKind::SolventDiffusion, PlatingKind::PartiallyReversible});
    options.model.physics.seiFillsPores = pores;
    if (pores) { // so that it shows, and resists as ever
        cell.parameters[SeiMolarVolume] *= 20.0;
        cell.parameters[SeiResistivity] /= 20.0;
    }
    cell.parameters[NegativeRadiusSpread] = spread;
    options.model.particles = ParticleKinds::of(cell);
    DfnSolver solver(options);
    const auto inventory = [&] {
        const auto& p = cell.parameters;
        const auto& s = solver.system();
        const SlowLayout& l = s.slowLayout();
        const double* y = solver.state().data();
        const double* slow = solver.slow().data();
        const double particles =
            p[NegativeThickness] * p[NegativeActiveFraction] * p[NegativeMaximumConcentration] *
                s.averageStoichiometry(Side::Negative, y) +
            p[PositiveThickness] * p[PositiveActiveFraction] * p[PositiveMaximumConcentration] *
                s.averageStoichiometry(Side::Positive, y);
        const double film = s.ageingMean(slow + l.thickness()) * s.coefficients().negative.surface *
                            p[SeiLithiumRatio] / p[SeiMolarVolume] * p[NegativeThickness];
        const double metal =
            (s.ageingMean(slow + l.plated()) + s.ageingMean(slow + l.dead())) * p[NegativeThickness];
        return std::pair{particles + film + metal, metal};
    };
    const auto salt = [&] {
        const auto& p = cell.parameters;
        const auto& s = solver.system();
        const double* c = solver.state().data() + s.layout().concentration();
        const double* thickness = solver.slow().data() + s.slowLayout().thickness();
        std::vector<double> amount(c, c + s.layout().cells());
        for (int i = 0; i < s.layout().negative && pores; ++i)
            amount[static_cast<std::size_t>(i)] *= 1.0 - s.coefficients().negative.surface *
                                                             (thickness[i] - p[SeiThickness]) /
                                                             p[NegativePorosity];
        double sum = 0.0;
        for (int i = 0; i < s.layout().separator; ++i)
            sum += p[SeparatorThickness] * p[SeparatorPorosity] * c[s.layout().negative + i] /
                   s.layout().separator;
        return sum + p[NegativeThickness] * p[NegativePorosity] * s.mean(Side::Negative, amount.data()) +
               p[PositiveThickness] * p[PositivePorosity] * s.mean(Side::Positive, amount.data());
    };
    Rig rig(solver, cell);
    const double before = inventory().first, saltBefore = salt();
    rig.current(spread > 0.0 ? -5.0 : -7.5, 1100.0); // the surfaces of large particles are full early
    QVERIFY(inventory().second > 1e-3 * before / 100.0);
    rig.current(0.0, 1800.0);
    rig.current(5.0, 600.0);
    // Side currents are not linear in what Newton's iteration leaves: measured up to 5e-7 at the default
    // tolerance.
    QVERIFY2(std::abs(inventory().first / before - 1.0) < 1e-6,
             qPrintable(QString::number(inventory().first / before - 1.0)));
    const double* thickness = solver.slow().data() + solver.system().slowLayout().thickness();
    const double closed = solver.system().coefficients().negative.surface *
                          (thickness[0] - cell.parameters[SeiThickness]) / cell.parameters[NegativePorosity];
    qInfo("salt %.2e of itself, %.3f of the pores closed", salt() / saltBefore - 1.0, closed);
    QVERIFY(!pores || closed > 0.01);
    // Pores close by what films grow in a step; the salt in them follows by its rate at the end of it.
    QVERIFY(std::abs(salt() / saltBefore - 1.0) < (pores ? 1e-2 * closed : 1e-9));
}

void TestAgeing::lossOfMaterialIsExponential()
{
    Cell cell = bundled("Chen2020");
    cell.parameters[NegativeLossRate] = 1e-7;
    cell.parameters[PositiveLossPerCurrent] = 1e-8;
    DfnSolver solver(spm({}));
    Rig rig(solver, cell);
    rig.current(1.0, 3600.0);
    const auto& k = solver.system().coefficients();
    QVERIFY(std::abs(solver.slow()[1] - std::exp(-1e-7 * 3600.0)) < 1e-9);
    // As the surface shrinks, the current on what is left grows: eps falls at a constant rate.
    const double j = 1.0 / (k.area * k.positive.surface / solver.slow()[2] * k.positive.thickness);
    QVERIFY(std::abs(solver.slow()[2] - (1.0 - 1e-8 * j * 3600.0)) < 1e-7);
}

QTEST_GUILESS_MAIN(TestAgeing)
#include "tst_ageing.moc"
