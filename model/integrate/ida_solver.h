#pragma once
#include "core/status.h"
#include "integrate/dae_system.h"

#include <memory>
#include <span>

namespace interphase {

/// Variable-order variable-step BDF for F(t, y, y') = 0: IDA with our vector, matrix and linear solver.
///
/// IDA decides when the Newton matrix is factorised again. The object is built once and re-used: start()
/// begins a new run without allocating. Fails (a status that names the reason) when the error test or
/// Newton's iteration fails at the smallest step. Hindmarsh et al. 2005.
///
///     IdaSolver solver(system);
///     solver.start(0.0, y, yp, 1e-3);
///     while (solver.step(end).ok() && solver.time() < end) use(solver.state());
class IdaSolver
{
public:
    /// The system must outlive the solver.
    explicit IdaSolver(DaeSystem& system);
    ~IdaSolver();
    IdaSolver(const IdaSolver&) = delete;
    IdaSolver& operator=(const IdaSolver&) = delete;

    /// Consistent y and y' at t0; the first step is `firstStep` long.
    void start(double t0, std::span<const double> y, std::span<const double> yp, double firstStep);
    /// One internal step, never past stopTime.
    Status step(double stopTime);

    double time() const;
    const double* state() const;
    const double* derivative() const;
    /// Order of the last step; the solution on it is the polynomial through this many + 1 accepted states.
    int order() const;
    double lastStep() const;
    /// The solution at t within the last step.
    void interpolate(double t, std::span<double> y) const;

    struct Counters
    {
        long steps = 0, residuals = 0, factorisations = 0, errorTestFailures = 0, newtonFailures = 0;
    };
    /// Since the last start().
    Counters counters() const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace interphase
