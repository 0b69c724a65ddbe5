// Runs after the first allocate nothing.
#include "electrochem/dfn_solver.h"
#include "electrochem/spm_solver.h"
#include "test_cells.h"

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
bool cycle(CellSolver& solver, const Cell& cell)
{
    solver.begin(cell, {});
    bool ok = solver.run(test::constantCurrent(0.0, 600.0, 5.0), {}).status.ok();
    ok = ok && solver.run(test::constantCurrent(600.0, 700.0, 0.0), {}).status.ok();
    Stretch charge = test::constantCurrent(700.0, 1e5, -5.0);
    charge.voltageAbove = 4.15;
    const StretchResult charged = solver.run(charge, {});
    Stretch hold = test::constantCurrent(charged.time_s, 1e5, 4.15);
    hold.control = Control::Voltage;
    hold.currentBelow = 1.0;
    return ok && charged.status.ok() && solver.run(hold, {}).status.ok();
}

} // namespace

class TestEngineAllocations : public QObject
{
    Q_OBJECT

private slots:
    void counterCounts();
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

void TestEngineAllocations::laterRuns()
{
    const Cell cell = test::bundled("Chen2020");
    DfnSolver dfn;
    SpmSolver spm;
    for (CellSolver* solver : {static_cast<CellSolver*>(&spm), static_cast<CellSolver*>(&dfn)}) {
        QVERIFY(cycle(*solver, cell));
        const long before = g_allocations;
        const bool ok = cycle(*solver, cell);
        const long during = g_allocations - before;
        QVERIFY(ok);
        QCOMPARE(during, 0);
    }
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
