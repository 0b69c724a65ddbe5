#pragma once
#include "electrochem/cell_solver.h"
#include "electrochem/spent_particles.h"
#include "electrochem/spm_particles.h"
#include "electrochem/spme_electrolyte.h"
#include "electrochem/step_control.h"

#include <array>
#include <optional>
#include <span>
#include <vector>

namespace interphase {

struct SpmOptions
{
    /// In each particle; 13 leave 2e-5 of the surface's response over the band of ParticleModes.
    int modes = 13;
    /// Error of the trace's polynomial between its points, as estimated; the largest found over discharges of
    /// C/10 to 3C is 5 times this, 0.01 mV. A tenth of it where derivatives are traced, whose features are
    /// sharper.
    double traceTolerance_V = 2e-6;
    /// What of that is left where there are derivatives; 1 where both are to take the same steps.
    double derivativeTolerance = 0.1;
    /// Ends where SpentParticles says so; not for a fit, which finds its way back by what the voltage is
    /// there.
    bool endsWhenSpent = true;
    /// Local error of a current found from voltage or power, relative to |I| + 1e-3 of the 1C current.
    double currentTolerance = 1e-5;
    /// None: SPM. Otherwise SPMe; see kStandardSalt.
    ElectrolyteResolution electrolyte;
    double electrolyteTolerance = 1e-5; ///< of c / c_e0, local
    int traceOrder = 3;                 ///< of the trace's polynomial, 1 to 5
    long maximumSteps = 200000;         ///< in one run; a run that needs more is stuck
};

/// Single particle model, isothermal: V = U_p - U_n + eta_p - eta_n - I R with eta = 2RT/F asinh(j / 2 j0),
/// j_n = I / (A a_n L_n), j_p = -I / (A a_p L_p), at the particles' surfaces; with an electrolyte the SPMe of
/// spmeVoltage(). Marquis et al. 2019.
///
/// Method: the particles have a closed form for a current that is linear in time (SpmParticles), so under
/// current control there is no time-step error at all: steps only place the points of the trace; an
/// electrolyte follows with steps of its own (SpmeElectrolyte). Under voltage or power control the current is
/// linear over each step, its end found by Newton's method. Derivatives are carried under current control
/// only; run() with free parameters and another control throws std::invalid_argument.
class SpmSolver final : public CellSolver
{
public:
    /// Throws std::invalid_argument that names an option outside its range.
    explicit SpmSolver(const SpmOptions& options = {});

    void begin(const Cell& cell, std::span<const ParameterId> free) override;
    StretchResult run(const Stretch& stretch, const std::stop_token& stop) override;
    const Trace& trace() const override { return m_trace; }
    double spentSince_s() const override { return m_spent.spentSince_s(); }
    long steps() const override { return m_steps; }

    /// A current over time, linear between points; two points at one time are a jump.
    struct Drive
    {
        std::span<const double> time_s;
        std::span<const double> current_A;
    };
    /// The shortest way from a measured current to voltages, exact at every output: after begin(), drives the
    /// cell from rest at drive.time_s[0] and writes the voltage at `times_s` (increasing, within the drive;
    /// at a jump the value after it) and, where `gradient` is not empty, dV/dp: times x free, row major.
    /// Leaves no trace. Throws std::invalid_argument where sizes or times do not fit, and with an
    /// electrolyte.
    Status follow(const Drive& drive, std::span<const double> times_s, std::span<double> voltage_V,
                  std::span<double> gradient, const std::stop_token& stop = {});

private:
    /// The end of a step that may still be rejected.
    struct Point
    {
        double time = 0.0, current = 0.0, voltage = 0.0;
    };

    /// Surface stoichiometries under some current, and their fall per ampere above it.
    struct Surface
    {
        std::array<double, 2> theta{}, slip{};
    };

    bool attempt(const Stretch& stretch, double h, Point& next);
    bool attemptControlled(const Stretch& stretch, double h, Point& next);
    bool solveCurrent(const Stretch& s, double t, const Surface& surface, std::span<const double> c,
                      Point& p) const;
    Status stuck(MessageId otherwise) const;
    bool startCurrent(const Stretch& stretch, Point& p) const;
    double stepRatio(const Stretch& s, const Point& next);
    void accept(const Stretch& stretch, const Point& next);
    bool locate(const Stretch& stretch, StretchEnd end, double h, Point& next);
    Status march(const Stretch& stretch, const std::stop_token& stop, StretchEnd& end);
    void record(const Point& p, int order);
    void cutToCrossing();
    std::array<double, 2> surfaces(const SpmParticles::State& state) const;
    /// c of the electrolyte, empty without one.
    std::span<const double> salt() const;
    bool planSalt(double h);
    void driveSalt(double current, double slope, SpmeElectrolyte::Ahead ahead);
    std::span<const double> plannedSalt() const;
    template <class S>
    S cellVoltage(const std::array<S, 2>& theta, const S& current, std::span<const double> c) const;
    double voltage(double current, const SpmParticles::State& state, std::span<const double> c) const;
    void derivatives(double current, std::span<double> out) const;
    void advance(double h, double current, double slope);
    void checkDrive(const Drive& drive, std::span<const double> times_s, std::size_t voltages,
                    std::size_t derivatives) const;

    SpmOptions m_options;
    SpmParticles m_particles;
    std::optional<SpmeElectrolyte> m_electrolyte;
    Trace m_trace;
    const Cell* m_cell = nullptr;
    std::vector<ParameterId> m_free;
    SpmTerms<double> m_terms{};
    std::vector<SpmTerms<Dual>> m_directions; ///< one for each group of four parameters
    Point m_now;
    StepControl m_voltageControl, m_currentControl;
    Clock m_clock = Clock::Time; ///< of this stretch
    int m_order = 1;
    long m_steps = 0;
    SpentParticles m_spent;
};

} // namespace interphase
