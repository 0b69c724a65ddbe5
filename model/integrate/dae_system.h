#pragma once

namespace interphase {

/// A system F(t, y, y') = 0 with its own structured linear algebra, as the integrator sees it. Nothing here
/// throws.
class DaeSystem
{
public:
    virtual ~DaeSystem() = default;

    virtual int size() const = 0;
    /// False where F is not finite or undefined; the integrator then takes a shorter step.
    virtual bool residual(double t, const double* y, const double* yp, double* r) = 0;
    /// Factorises dF/dy + alpha dF/dy'. False if singular.
    virtual bool factor(double t, double alpha, const double* y, const double* yp) = 0;
    /// Solves with the last factors, in place.
    virtual void solve(double* x) = 0;
    /// Reciprocal error weights: 1 / (absolute tolerance + relative tolerance |y|).
    virtual void errorWeights(const double* y, double* weights) const = 0;
};

} // namespace interphase
