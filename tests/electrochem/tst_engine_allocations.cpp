// Runs after the first allocate nothing, whatever the model, with derivatives or without.
#include "electrochem/dfn_solver.h"
#include "electrochem/spm_solver.h"
#include "physics_rig.h"

#include <QTest>
#include <atomic>
#include <cstdlib>
#include <new>

namespace {

std::atomic<long> g_allocations{0}; // NOLINT: operator new has no other place to count

void* allocate(std::size_t size, std::size_t alignment)
{
    ++g_allocations;
    void* p = alignment ? std::aligned_alloc(alignment, (size + alignment - 1) / alignment * alignment)
                        : std::malloc(size ? size : 1);
    if (!p)
        throw std::bad_alloc();
    return p;
}

} // namespace

void* operator new(std::size_t size)
{
    return allocate(size, 0);
}
void* operator new[](std::size_t size)
{
    return allocate(size, 0);
}
void* operator new(std::size_t size, std::align_val_t alignment)
{
    return allocate(size, static_cast<std::size_t>(alignment));
}
void* operator new[](std::size_t size, std::align_val_t alignment)
{
    return allocate(size, static_cast<std::size_t>(alignment));
}
void operator delete(void* p) noexcept
{
    std::free(p);
}
void operator delete[](void* p) noexcept
{
    std::free(p);
}
void operator delete(void* p, std::size_t) noexcept
{
    std::free(p);
}
void operator delete[](void* p, std::size_t) noexcept
{
    std::free(p);
}
void operator delete(void* p, std::align_val_t) noexcept
{
    std::free(p);
}
void operator delete[](void* p, std::align_val_t) noexcept
{
    std::free(p);
}

using namespace interphase;

namespace {

/// Discharge, rest, charge to a limit, hold: everything a run can meet.
bool cycle(CellSolver& solver, const Cell& cell, std::span<const ParameterId> free)
{
    const double rate = cell.nominalCapacity_Ah;
    bool ok = solver.run(test::constantCurrent(0.0, 600.0, rate), {}).status.ok();
    ok = ok && solver.run(test::constantCurrent(600.0, 700.0, 0.0), {}).status.ok();
    Stretch charge = test::constantCurrent(700.0, 1e5, -rate);
    charge.voltageAbove = cell.upperVoltage_V - 0.05;
    const StretchResult charged = solver.run(charge, {});
    if (!free.empty() && dynamic_cast<SpmSolver*>(&solver)) // whose derivatives are those of a current
        return ok && charged.status.ok();
    Stretch hold = test::constantCurrent(charged.time_s, 1e5, charge.voltageAbove);
    hold.control = Control::Voltage;
    hold.currentBelow = 0.2 * rate;
    return ok && charged.status.ok() && solver.run(hold, {}).status.ok();
}

struct Modelled
{
    Cell cell;
    std::unique_ptr<CellSolver> solver;
};

/// A model by the name of its row of data.
Modelled modelOf(const QString& name)
{
    using enum ParameterId;
    const bool ages = name.contains("SEI");
    Modelled out;
    out.cell = test::bundled(name.contains("blend")        ? "Chen2020_composite"
                             : name.contains("shells")     ? "ORegan2022"
                             : name.contains("conduction") ? "Marquis2019"
                             : ages                        ? "OKane2022"
                                                           : "Chen2020");
    ParameterValues& p = out.cell.parameters;
    p[InitialSoc] = 0.9;
    if (name == "SPM" || name == "SPMe") {
        SpmOptions options;
        if (name == "SPMe")
            options.electrolyte = kStandardSalt;
        out.solver = std::make_unique<SpmSolver>(options);
        return out;
    }
    CellPhysics physics;
    if (name.contains("heat"))
        physics.thermal = ThermalKind::Lumped;
    if (name.contains("conduction")) {
        physics.thermal = ThermalKind::Conduction;
        p[CellThermalConductivity] = 0.4;
        p[CellThickness] = 0.01;
    }
    if (ages)
        physics.sei = SeiKind::SolventDiffusion;
    if (name.contains("plating"))
        physics.plating = PlatingKind::PartiallyReversible;
    physics.seiFillsPores = name.contains("pores");
    if (name.contains("double layers"))
        p[NegativeDoubleLayer] = p[PositiveDoubleLayer] = 0.2;
    if (name.contains("hysteresis")) {
        test::addBranches(out.cell, -0.01, 0.01);
        p[NegativeHysteresisDecay] = 20.0;
    }
    if (name.contains("sizes"))
        p[NegativeRadiusSpread] = 0.3;
    DfnOptions options = test::optionsWith(physics);
    options.model.particles = ParticleKinds::of(out.cell);
    options.observables = name.contains("observables");
    options.observableGradients = options.observables;
    if (name.contains("SPM")) {
        options = test::spm(physics);
        if (name.contains("SPMe"))
            options.model.salt = kStandardSalt.cells;
    }
    out.solver = std::make_unique<DfnSolver>(options);
    return out;
}

} // namespace

class TestEngineAllocations : public QObject
{
    Q_OBJECT

private slots:
    void counterCounts();
    void laterRuns_data();
    void laterRuns();
    void followingACurrent();
};

void TestEngineAllocations::counterCounts()
{
    const long before = g_allocations;
    const std::vector<double> something(100);
    QCOMPARE(g_allocations - before, 1);
    QVERIFY(something.data());
}

void TestEngineAllocations::laterRuns_data()
{
    QTest::addColumn<bool>("gradient");
    for (const char* model :
         {"SPM", "SPMe", "DFN", "DFN solver as SPM", "DFN solver as SPMe", "DFN with heat",
          "DFN with conduction", "DFN with heat, SEI and plating", "DFN with heat, SEI that fills pores",
          "DFN with double layers", "DFN with a hysteresis", "DFN of a blend", "DFN of sizes",
          "DFN of shells", "DFN with observables"}) {
        QTest::newRow(model) << false;
        QTest::addRow("%s, gradient", model) << true;
    }
}

void TestEngineAllocations::laterRuns()
{
    QFETCH(bool, gradient);
    const Modelled modelled = modelOf(QString(QTest::currentDataTag()).remove(", gradient"));
    const std::vector<ParameterId> free =
        gradient ? std::vector<ParameterId>{ParameterId::NegativeDiffusivity, ParameterId::InitialSoc,
                                            ParameterId::PositiveThickness, ParameterId::SeriesResistance,
                                            ParameterId::NegativeReactionRate}
                 : std::vector<ParameterId>{};
    CellSolver& solver = *modelled.solver;
    solver.begin(modelled.cell, free);
    QVERIFY(cycle(solver, modelled.cell, free));
    const long start = g_allocations;
    solver.begin(modelled.cell, free);
    const long before = g_allocations;
    const bool ok = cycle(solver, modelled.cell, free);
    const long during = g_allocations - before;
    QVERIFY(ok);
    QCOMPARE(during, 0);
    // Before the first step: what a group of four directions needs once.
    QVERIFY2(before - start <= (gradient ? 2 : 0), qPrintable(QString::number(before - start)));
}

void TestEngineAllocations::followingACurrent()
{
    const Cell cell = test::bundled("Chen2020");
    const std::vector<ParameterId> free{ParameterId::NegativeDiffusivity, ParameterId::InitialSoc};
    const std::vector<double> t{0, 10, 10, 20}, current{1, 1, 3, 3}, at{0, 5, 10, 15, 20};
    std::vector<double> voltage(5), gradient(10);
    SpmSolver spm;
    spm.begin(cell, free);
    QVERIFY(spm.follow({t, current}, at, voltage, gradient).ok());
    const long before = g_allocations;
    spm.begin(cell, free);
    const bool ok = spm.follow({t, current}, at, voltage, gradient).ok();
    const long during = g_allocations - before;
    QVERIFY(ok);
    QCOMPARE(during, 0);
}

QTEST_GUILESS_MAIN(TestEngineAllocations)
#include "tst_engine_allocations.moc"
