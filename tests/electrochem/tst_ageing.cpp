// Plating, loss of active material and the lithium that side reactions take: against curves of an independent
// implementation (tests/reference/README.md), closed forms and conservation.
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
    void platingAgainstReference_data();
    void platingAgainstReference();
    void lithiumOfSideReactions_data();
    void lithiumOfSideReactions();
    void lossOfMaterialIsExponential();
};

void TestAgeing::platingAgainstReference_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("curve");
    const auto row = [](PlatingKind kind, const char* curve) {
        QTest::newRow(curve) << static_cast<int>(kind) << QString(curve);
    };
    row(PlatingKind::Irreversible, "okane2022_dfn_plating_irreversible_5degC");
    row(PlatingKind::Reversible, "okane2022_dfn_plating_reversible_5degC");
    row(PlatingKind::PartiallyReversible, "okane2022_dfn_plating_partially_reversible_5degC");
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
