// The DFN on conservation laws, limits and convergence.
#include "core/constants.h"
#include "electrochem/dfn_solver.h"
#include "electrochem/spm_solver.h"
#include "integrate/ida_solver.h"
#include "test_cells.h"

#include <QTest>
#include <algorithm>
#include <cmath>

using namespace interphase;
using test::bundled;
using test::constantCurrent;
using enum ParameterId;

namespace {

DfnOptions tight(const DfnResolution& resolution)
{
    DfnOptions options;
    options.resolution = resolution;
    options.tolerances.relative = 1e-7;
    options.tolerances.stoichiometry = 1e-8;
    options.tolerances.potential_V = 1e-7;
    return options;
}

/// Voltages at a few times of a discharge at `rate` times 1C.
std::vector<double> voltages(const DfnOptions& options, const Cell& cell, const std::vector<double>& times,
                             double rate)
{
    DfnSolver solver(options);
    solver.begin(cell, {});
    const auto r = solver.run(constantCurrent(0.0, times.back(), rate * cell.nominalCapacity_Ah), {});
    if (!r.status.ok())
        qFatal("%s", r.status.reason.english().c_str());
    std::vector<double> v;
    for (const double t : times)
        v.push_back(solver.trace().evaluate(0, t, kTraceVoltage));
    return v;
}

double largestDifference(const std::vector<double>& a, const std::vector<double>& b)
{
    double worst = 0.0;
    for (std::size_t i = 0; i < a.size(); ++i)
        worst = std::max(worst, std::abs(a[i] - b[i]));
    return worst;
}

/// Moles of lithium in the negative particles, the positive ones and the electrolyte.
struct Lithium
{
    double negative, positive, electrolyte;
    double total() const { return negative + positive + electrolyte; }
};
Lithium lithium(const DfnSolver& solver, const Cell& cell)
{
    const DfnSystem& s = solver.system();
    const auto& p = cell.parameters;
    const double area = p[ElectrodeArea] * p[ElectrodePairs];
    const double* y = solver.state().data();
    Lithium out{};
    out.negative = area * p[NegativeThickness] * p[NegativeActiveFraction] * p[NegativeMaximumConcentration] *
                   s.averageStoichiometry(Side::Negative, y);
    out.positive = area * p[PositiveThickness] * p[PositiveActiveFraction] * p[PositiveMaximumConcentration] *
                   s.averageStoichiometry(Side::Positive, y);
    const std::vector<double> centres = s.cellCentres();
    double face = 0.0;
    for (int i = 0; i < s.layout().cells(); ++i) {
        const double width = 2.0 * (centres[static_cast<std::size_t>(i)] - face);
        const double porosity = i < s.layout().negative          ? p[NegativePorosity]
                                : i < s.layout().positiveStart() ? p[SeparatorPorosity]
                                                                 : p[PositivePorosity];
        out.electrolyte +=
            area * width * porosity * p[ElectrolyteConcentration] * y[s.layout().concentration() + i];
        face += width;
    }
    return out;
}

/// The whole DFN, modes and all, as IDA sees a system.
class WholeDfn final : public DaeSystem
{
public:
    WholeDfn(const Cell& cell, double current_A) : m_system(DfnResolution{}), m_factors(m_system.layout())
    {
        m_system.setCell(cell);
        m_system.setControl(Control::Current, current_A);
        y.resize(static_cast<std::size_t>(size()));
        yp.resize(y.size());
        m_system.initialState(y);
        DfnStepper stepper(m_system, {});
        std::vector<double> slow(static_cast<std::size_t>(m_system.slowLayout().size()));
        if (!stepper.makeConsistent(0.0, y, slow) || !m_system.derivative(0.0, y.data(), yp.data()))
            qFatal("no consistent state");
    }
    int size() const override { return m_system.layout().size(); }
    bool residual(double t, const double* state, const double* slope, double* r) override
    {
        return m_system.residual(t, state, slope, r);
    }
    bool factor(double t, double alpha, const double* state, const double* slope) override
    {
        std::vector<double> r(y.size());
        return m_system.residual(t, state, slope, r.data()) && m_system.factor(m_factors, alpha);
    }
    void solve(double* x) override { m_system.solve(m_factors, x); }
    void errorWeights(const double* state, double* weights) const override
    {
        for (int i = 0; i < size(); ++i)
            weights[i] = 1.0 / (1e-7 * std::abs(state[i]) + 1e-8);
    }
    double voltage(const double* state) const { return m_system.voltage(state); }
    std::vector<double> y, yp;

private:
    DfnSystem m_system;
    DfnSystem::Factors m_factors;
};

} // namespace

class TestDfnPhysics : public QObject
{
    Q_OBJECT

private slots:
    void dryCellsDoNotStop();
    void lithiumIsConserved();
    void chargeCountsLithium();
    void kinksLoseNoCharge();
    void agreesWithIda();
    void relaxesToEquilibrium();
    void secondOrderInX();
    void exponentialInModes();
    void singleParticleLimit();
    void holdsVoltageAndPower();
    void repeatsBitForBit();
    void stopsWhenAsked();
};

void TestDfnPhysics::lithiumIsConserved()
{
    const Cell cell = bundled("Chen2020");
    DfnSolver solver;
    solver.begin(cell, {});
    const Lithium before = lithium(solver, cell);
    QVERIFY(solver.run(constantCurrent(0.0, 1500.0, 5.0), {}).status.ok());
    const Lithium during = lithium(solver, cell);
    QVERIFY(solver.run(constantCurrent(1500.0, 2000.0, 0.0), {}).status.ok());
    QVERIFY(solver.run(constantCurrent(2000.0, 2500.0, -5.0), {}).status.ok());
    const Lithium after = lithium(solver, cell);
    qInfo("relative change: total %.1e, electrolyte %.1e", after.total() / before.total() - 1.0,
          after.electrolyte / before.electrolyte - 1.0);
    for (const Lithium& l : {during, after}) {
        QVERIFY(std::abs(l.total() / before.total() - 1.0) < 1e-10);
        QVERIFY(std::abs(l.electrolyte / before.electrolyte - 1.0) < 1e-8);
    }
}

void TestDfnPhysics::chargeCountsLithium()
{
    const Cell cell = bundled("Chen2020");
    DfnSolver solver;
    solver.begin(cell, {});
    const Lithium before = lithium(solver, cell);
    QVERIFY(solver.run(constantCurrent(0.0, 1500.0, 5.0), {}).status.ok());
    const Lithium after = lithium(solver, cell);
    const double moles = 5.0 * 1500.0 / 96485.33212331001;
    QVERIFY(std::abs((before.negative - after.negative) / moles - 1.0) < 1e-6);
    QVERIFY(std::abs((after.positive - before.positive) / moles - 1.0) < 1e-6);
}

/// A drive cycle: 400 pieces of one second, linear in between. At the default tolerance each restart of a
/// first-order integrator loses a little charge; over thousands of kinks that was 45 mV at the end of a
/// discharge.
void TestDfnPhysics::kinksLoseNoCharge()
{
    const Cell cell = bundled("Chen2020");
    DfnSolver solver;
    solver.begin(cell, {});
    const double before = lithium(solver, cell).negative;
    double charge = 0.0, current = 0.0;
    unsigned random = 1;
    for (int i = 0; i < 400; ++i) {
        random = random * 1664525u + 1013904223u;
        const double next = 10.0 * (random >> 8) / 16777216.0 - 2.0;
        Stretch s = constantCurrent(i, i + 1.0, current);
        s.slope = next - current;
        s.continuous = i > 0;
        QVERIFY(solver.run(s, {}).status.ok());
        charge += 0.5 * (current + next);
        current = next;
    }
    const double moved = (before - lithium(solver, cell).negative) * kFaraday;
    // What Newton's iteration leaves at the end of each piece: measured 8e-9.
    QVERIFY2(std::abs(moved / charge - 1.0) < 1e-7, qPrintable(QString::number(moved / charge - 1.0)));
}

/// Another integrator on the full system, nothing eliminated from its unknowns: the same voltages.
void TestDfnPhysics::agreesWithIda()
{
    const Cell cell = bundled("Chen2020");
    const std::vector<double> times = {0.5, 10.0, 100.0, 1000.0, 3000.0};
    const std::vector<double> own = voltages(tight({}), cell, times, 1.0);
    WholeDfn dfn(cell, cell.nominalCapacity_Ah);
    IdaSolver ida(dfn);
    ida.start(0.0, dfn.y, dfn.yp, 1e-4);
    for (std::size_t i = 0; i < times.size(); ++i) {
        while (ida.time() < times[i])
            QVERIFY(ida.step(times[i]).ok());
        const double difference = dfn.voltage(ida.state()) - own[i];
        QVERIFY2(std::abs(difference) < 5e-6,
                 qPrintable(QString("%1 V at %2 s").arg(difference).arg(times[i])));
    }
}

/// After a pulse and a long rest: uniform, at the open-circuit voltage of the averages.
void TestDfnPhysics::relaxesToEquilibrium()
{
    const Cell cell = bundled("Chen2020");
    DfnSolver solver;
    solver.begin(cell, {});
    QVERIFY(solver.run(constantCurrent(0.0, 600.0, 5.0), {}).status.ok());
    QVERIFY(solver.run(constantCurrent(600.0, 1e6, 0.0), {}).status.ok());
    const Trace& trace = solver.trace();
    const int last = trace.points() - 1;
    const auto shift = solver.system().coefficients().negative.temperatureShift;
    const double rest =
        openCircuitPotential(cell, Side::Positive, trace.value(last, kTracePositive), shift, 0.0) -
        openCircuitPotential(cell, Side::Negative, trace.value(last, kTraceNegative), shift, 0.0);
    QVERIFY(std::abs(trace.value(last, kTraceVoltage) - rest) < 2e-5);
}

void TestDfnPhysics::secondOrderInX()
{
    const Cell cell = bundled("Chen2020");
    const std::vector<double> times{0.0, 1.0, 10.0, 60.0, 200.0};
    const auto run = [&](int cells) {
        return voltages(tight({cells, cells, cells, 8, 0.0}), cell, times, 1.0);
    };
    const auto finest = run(128);
    double before = 0.0;
    for (const int cells : {8, 16, 32, 64}) {
        const double error = largestDifference(run(cells), finest);
        const double order = before > 0.0 ? std::log2(before / error) : 0.0;
        qInfo("%d cells a domain: %.4f mV, order %.2f", cells, 1e3 * error, order);
        if (before > 0.0)
            QVERIFY(order > 1.8 && order < 2.6);
        before = error;
    }
}

void TestDfnPhysics::exponentialInModes()
{
    const Cell cell = bundled("Chen2020");
    const std::vector<double> times{0.3, 1.0, 3.0, 10.0, 30.0, 100.0, 300.0};
    const auto run = [&](int modes) { return voltages(tight({8, 4, 8, modes, 0.6}), cell, times, 1.0); };
    const auto finest = run(ParticleModes::kMost);
    double before = 1.0;
    for (const int modes : {4, 6, 8, 10, 12}) {
        const double error = largestDifference(run(modes), finest);
        qInfo("%d modes: %.4f mV", modes, 1e3 * error);
        QVERIFY(error < 0.5 * before);
        before = error;
    }
}

/// Ten times the conductivities and the diffusivity of the electrolyte: a tenth of the distance to the SPM.
void TestDfnPhysics::singleParticleLimit()
{
    Cell cell = bundled("Marquis2019");
    const std::vector<double> times{0.0, 1.0, 10.0, 100.0, 1000.0};
    SpmSolver spm;
    spm.begin(cell, {});
    std::vector<double> limit(times.size());
    QVERIFY(spm.follow({std::vector<double>{0.0, 1000.0}, std::vector<double>(2, cell.nominalCapacity_Ah)},
                       times, limit, {})
                .ok());
    double before = 0.0;
    for (const double factor : {1e2, 1e3, 1e4}) {
        Cell fast = cell;
        fast.parameters[ConductivityFactor] = factor;
        fast.parameters[DiffusivityFactor] = factor;
        fast.parameters[NegativeConductivity] *= factor;
        fast.parameters[PositiveConductivity] *= factor;
        const double distance =
            largestDifference(voltages(tight({12, 6, 12, 13, 0.6}), fast, times, 1.0), limit);
        qInfo("factor %g: %.5f mV", factor, 1e3 * distance);
        if (before > 0.0)
            QVERIFY(distance < 0.15 * before);
        before = distance;
    }
    QVERIFY(before < 1e-5);
}

void TestDfnPhysics::holdsVoltageAndPower()
{
    Cell cell = bundled("Chen2020");
    cell.parameters[InitialSoc] = 0.5;
    DfnSolver solver;
    solver.begin(cell, {});
    Stretch hold;
    hold.end_s = 1e5;
    hold.control = Control::Voltage;
    hold.value = 4.0;
    hold.currentBelow = 0.25;
    const StretchResult held = solver.run(hold, {});
    QVERIFY(held.status.ok());
    QCOMPARE(held.end, StretchEnd::CurrentBelow);
    for (int i = 0; i < solver.trace().points(); ++i)
        QVERIFY(std::abs(solver.trace().value(i, kTraceVoltage) - 4.0) < 1e-6);

    Stretch power;
    power.begin_s = held.time_s;
    power.end_s = held.time_s + 600.0;
    power.control = Control::Power;
    power.value = 15.0;
    QVERIFY(solver.run(power, {}).status.ok());
    const Trace& trace = solver.trace();
    for (int i = trace.stretchBegin(1); i < trace.points(); ++i)
        QVERIFY(std::abs(trace.value(i, kTraceVoltage) * trace.value(i, kTraceCurrent) - 15.0) < 1e-3);
}

void TestDfnPhysics::repeatsBitForBit()
{
    const Cell chen = bundled("Chen2020"), marquis = bundled("Marquis2019");
    DfnSolver solver;
    const auto run = [&](const Cell& cell, double current, std::span<const ParameterId> free) {
        solver.begin(cell, free);
        Stretch s = constantCurrent(0.0, 200.0, current);
        bool ok = solver.run(s, {}).status.ok();
        ok = ok && solver.run(constantCurrent(200.0, 300.0, -current), {}).status.ok();
        if (!ok)
            qFatal("run failed");
        std::vector<double> v;
        for (int i = 0; i < solver.trace().points(); ++i)
            v.push_back(solver.trace().value(i, kTraceVoltage));
        return v;
    };
    const auto first = run(chen, 5.0, {});
    const ParameterId free[] = {NegativeDiffusivity, PositiveThickness};
    run(marquis, 0.3, {});
    const auto withDerivatives = run(chen, 5.0, free);
    const auto again = run(chen, 5.0, {});
    QVERIFY(first == again);
    // Derivatives ride along; they do not change the values.
    QVERIFY(first == withDerivatives);
    DfnSolver other;
    other.begin(chen, {});
    QVERIFY(other.run(constantCurrent(0.0, 200.0, 5.0), {}).status.ok());
    for (int i = 0; i < other.trace().points(); ++i)
        QCOMPARE(other.trace().value(i, kTraceVoltage), first[static_cast<std::size_t>(i)]);
}

void TestDfnPhysics::stopsWhenAsked()
{
    std::stop_source source;
    source.request_stop();
    const Cell cell = bundled("Chen2020");
    DfnSolver dfn;
    SpmSolver spm;
    for (CellSolver* solver : {static_cast<CellSolver*>(&dfn), static_cast<CellSolver*>(&spm)}) {
        solver->begin(cell, {});
        const StretchResult r = solver->run(constantCurrent(0.0, 100.0, 5.0), source.get_token());
        QCOMPARE(r.status.outcome, Outcome::Cancelled);
    }
}

/// At high rates the electrolyte runs dry deep in the positive electrode long before the voltage falls: no
/// reason to end, at the default tolerances as little as at fine ones.
void TestDfnPhysics::dryCellsDoNotStop()
{
    const Cell cell = bundled("Chen2020");
    double ends[2] = {};
    for (const std::size_t i : {0U, 1U}) {
        DfnOptions options;
        options.tolerances.relative *= i == 0 ? 1.0 : 0.01;
        options.tolerances.potential_V *= i == 0 ? 1.0 : 0.01;
        options.tolerances.stoichiometry *= i == 0 ? 1.0 : 0.01;
        DfnSolver solver(options);
        Stretch s = constantCurrent(0.0, 3600.0, 15.0);
        s.voltageBelow = cell.lowerVoltage_V;
        solver.begin(cell, {});
        const StretchResult result = solver.run(s, {});
        QVERIFY2(result.status.ok(), result.status.reason.english().c_str());
        const double* c = solver.state().data() + solver.system().layout().concentration();
        QVERIFY(*std::min_element(c, c + solver.system().layout().cells()) > 0.0);
        QVERIFY(*std::min_element(c, c + solver.system().layout().cells()) < 1e-4);
        ends[i] = result.time_s;
    }
    QVERIFY2(std::abs(ends[0] - ends[1]) < 0.1, qPrintable(QString("%1 %2").arg(ends[0]).arg(ends[1])));
}

QTEST_GUILESS_MAIN(TestDfnPhysics)
#include "tst_dfn_physics.moc"
