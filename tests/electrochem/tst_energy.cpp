// The second law and the first: irreversible heat is never negative, and electrical power, heat, what
// chemistry gives up and what double layers store add up to nothing, in every model.
#include "core/constants.h"
#include "electrochem/dfn_terms.h"
#include "physics_rig.h"

#include <QTest>
#include <cmath>

using namespace interphase;
using test::bundled;
using test::columnOf;
using test::Rig;
using enum ParameterId;

namespace {

struct Case
{
    Cell cell;
    DfnOptions options;
};

/// A model by the name of its row of data.
Case caseOf(const QString& name)
{
    const auto has = [&](const char* word) { return name.contains(word); };
    Cell cell = bundled(has("blend")         ? "Chen2020_composite"
                        : has("shells")      ? "ORegan2022"
                        : has("Marquis2019") ? "Marquis2019"
                                             : "Chen2020");
    ParameterValues& p = cell.parameters;
    p[InitialSoc] = 0.6;
    p[SeriesResistance] = 1e-3;
    p[NegativeFilmResistance] = 2e-3;
    if (has("double layer"))
        p[NegativeDoubleLayer] = 0.5;
    if (has("double layers"))
        p[PositiveDoubleLayer] = 0.2;
    if (has("sizes"))
        p[NegativeRadiusSpread] = 0.3;
    if (has("hysteresis")) {
        test::addBranches(cell, -0.02, 0.02);
        p[NegativeHysteresisDecay] = 20.0;
    }
    CellPhysics physics;
    physics.thermal = has("shells") || has("blend") ? ThermalKind::Isothermal : ThermalKind::Lumped;
    if (has("SEI, solvent"))
        physics.sei = SeiKind::SolventDiffusion;
    if (has("SEI, tunnelling"))
        physics.sei = SeiKind::Tunnelling;
    if (has("SEI, reaction"))
        physics.sei = SeiKind::Reaction;
    if (has("SEI")) { // so that it shows
        p[SeiSolventDiffusivity] *= 1e4;
        p[SeiExchange] = 1.0;
        p[SeiBarrier] = 1e8;
    }
    if (has("SEI, reaction"))
        p[SeiExchange] = 1e-4;
    DfnOptions options = test::optionsWith(physics);
    options.model.particles = ParticleKinds::of(cell);
    if (has("SPM")) {
        const ParticleKinds particles = options.model.particles;
        options = test::spm(physics, 1e-4);
        options.model.particles = particles;
        if (has("SPMe"))
            options.model.salt = kStandardSalt.cells;
    }
    options.observables = true;
    return {std::move(cell), options};
}

void models()
{
    QTest::addColumn<QString>("unused");
    for (const char* name : {"Marquis2019",
                             "Marquis2019, double layers",
                             "DFN",
                             "DFN, double layers",
                             "DFN, one double layer",
                             "DFN, hysteresis",
                             "DFN, sizes, double layers",
                             "DFN, shells",
                             "DFN, SEI, solvent",
                             "DFN, SEI, tunnelling",
                             "DFN, SEI, reaction, double layers",
                             "SPM",
                             "SPM, double layers",
                             "SPM, SEI, solvent",
                             "SPMe",
                             "SPMe, double layers",
                             "SPMe, SEI, tunnelling",
                             "blend",
                             "blend, double layers",
                             "SPMe, blend"})
        QTest::newRow(name) << QString();
}

/// Switches under load, and what evens out after them.
struct Step
{
    double rate, duration_s;
};
constexpr Step kSteps[] = {{2.0, 200.0}, {-1.0, 200.0}, {0.2, 300.0}, {0.0, 600.0}};

/// What goes into the cell's stores other than heat, W.
struct Stored
{
    double chemical = 0.0; ///< of lithium at its open-circuit potential, in particles and in films
    double charging = 0.0; ///< of double layers, d(C v^2 / 2)/dt with v = phi_s - phi_e
};

Stored storedIn(const DfnSystem& system, const Cell& cell, const std::vector<double>& y,
                const std::vector<double>& rates, const std::vector<double>& slow)
{
    const DfnLayout& l = system.layout();
    const CellCoefficients<double>& k = system.coefficients();
    const ParameterValues& p = cell.parameters;
    const int ageing = system.slowLayout().sites;
    Stored out;
    for (const DfnLayout::Phase& phase : l.phases) {
        const auto& e = k.electrode(phase.side);
        const double surface = sized(e.particles(phase.index), l, phase).surface;
        const double area = k.area * surface * e.thickness / phase.count; // of a cell's particles
        for (int i = 0; i < phase.count; ++i) {
            const int site = phase.site + i;
            const auto v = static_cast<std::size_t>(l.potential() + phase.cell + i);
            out.chemical += area * y[static_cast<std::size_t>(l.reaction() + site)] *
                            system.equilibriumPotentials()[static_cast<std::size_t>(site)];
            out.charging += area * e.doubleLayer * rates[v] * y[v];
            if (site >= ageing)
                continue;
            const double growth =
                slow[static_cast<std::size_t>(system.slowLayout().thickness() + site)]; // m/s
            const double current = -growth * kFaraday * p[SeiLithiumRatio] / p[SeiMolarVolume];
            out.chemical += area * current * p[SeiPotential];
        }
    }
    return out;
}

} // namespace

class TestEnergy : public QObject
{
    Q_OBJECT

private slots:
    void irreversibleHeat_data() { models(); }
    void irreversibleHeat();
    void balance_data() { models(); }
    void balance();
};

void TestEnergy::irreversibleHeat()
{
    const Case c = caseOf(QTest::currentDataTag());
    DfnSolver solver(c.options);
    Rig rig(solver, c.cell);
    for (const Step& step : kSteps)
        rig.current(step.rate * c.cell.nominalCapacity_Ah, step.duration_s);
    const Trace& trace = solver.trace();
    QVERIFY(trace.points() > 60);
    double largest = 0.0;
    for (int i = 0; i < trace.points(); ++i) {
        double sum = 0.0;
        for (const char* source :
             {"heat_electrolyte_W", "heat_solid_W", "heat_contact_W", "heat_reaction_W"}) {
            const double heat = trace.value(i, columnOf(solver, source));
            QVERIFY2(heat >= -1e-12,
                     qPrintable(QString("%1 at %2 s: %3").arg(source).arg(trace.time(i)).arg(heat)));
            sum += heat;
        }
        QVERIFY2(sum >= 0.0, qPrintable(QString("%1 W at %2 s").arg(sum).arg(trace.time(i))));
        largest = std::max(largest, sum);
    }
    QVERIFY(largest > 1e-3 * c.cell.nominalCapacity_Ah);
}

/// At the ends of the steps, and a moment after each switch, when the double layers take the current.
void TestEnergy::balance()
{
    const Case c = caseOf(QTest::currentDataTag());
    DfnSolver solver(c.options);
    Rig rig(solver, c.cell);
    double charged = 0.0; // of the power at 1C
    for (const Step& step : kSteps)
        for (const double duration : {1e-3, step.duration_s}) {
            const double current = step.rate * c.cell.nominalCapacity_Ah;
            rig.current(current, duration);
            DfnSystem system = solver.system();
            const std::vector<double> y(solver.state().begin(), solver.state().end());
            std::vector<double> yp(y.size()), r(y.size());
            // As the state's own temperature and films have it.
            std::vector<double> known(solver.slow().begin(), solver.slow().end());
            for (double& k : known)
                k *= -DfnSystem::kStandstill;
            if (system.hasSlow())
                system.setSlow(solver.slow().data(), DfnSystem::kStandstill, known.data());
            QVERIFY(system.derivative(0.0, y.data(), yp.data()));
            QVERIFY(system.residual(0.0, y.data(), yp.data(), r.data()));
            std::vector<double> slopes(solver.slow().size());
            if (system.hasSlow())
                system.slowSlopes(y.data(), solver.slow().data(), slopes.data());
            const Stored given = storedIn(system, c.cell, y, yp, slopes);
            const double electrical = current * system.voltage(y.data());
            const auto q = system.heat(y.data());
            const double heat = q.irreversible() + q.concentration;
            const double scale = c.cell.nominalCapacity_Ah * system.voltage(y.data());
            const double error = (heat + electrical + given.chemical + given.charging) / scale;
            QVERIFY2(std::abs(error) < 1e-6, qPrintable(QString("%1 at %2 C, %3 s; %4 W stored")
                                                            .arg(error)
                                                            .arg(step.rate)
                                                            .arg(rig.now())
                                                            .arg(given.charging)));
            charged = std::max(charged, std::abs(given.charging) / scale);
        }
    QVERIFY2((charged > 0.1) == QString(QTest::currentDataTag()).contains("double layer"),
             qPrintable(QString::number(charged)));
}

QTEST_GUILESS_MAIN(TestEnergy)
#include "tst_energy.moc"
