#pragma once
#include "core/status.h"
#include "electrochem/dfn_system.h"
#include "electrochem/temperature_record.h"
#include "integrate/bdf_control.h"

#include <array>
#include <span>
#include <vector>

namespace interphase {

/// What a DFN's state may err by in one step.
struct DfnTolerances
{
    double relative = 1e-4;      ///< of stoichiometries and concentrations
    double stoichiometry = 1e-5; ///< absolute, small against what moves U by 0.1 mV
    double potential_V = 1e-4;   ///< absolute, of the terminal voltage; twice that of v
    /// Open-circuit curves have features a few hundredths of stoichiometry wide; a step across one of them
    /// passes the error test and is wrong. No step is longer than what moves a surface by this.
    double longestMove = 0.02;
    double temperature_K = 1e-2; ///< absolute
    double ageing = 1e-3;        ///< relative, of films and active material; of plated lithium per mol/m3
};

/// Drives a DfnSystem through time: BDF with the particles out of Newton's iteration.
///
/// Problem: 600 of 800 unknowns of a DFN are modes of particles, linear and coupled to their cell by j alone.
/// Method: in each step the modes are what the past makes them less a multiple of j, so Newton sees c, v and
/// j; the modes follow once it has converged, from the linear equations, so that lithium is conserved to
/// rounding. The error is measured on surface stoichiometries, concentrations, v and the terminal voltage.
/// Step and order: BdfControl. Fails (a status) when the error test or Newton's iteration fails at the
/// smallest step.
class DfnStepper
{
public:
    DfnStepper(DfnSystem& system, const DfnTolerances& tolerances);

    /// Makes the algebraic states of y consistent with the differential ones, under the system's control.
    /// False where Newton's iteration fails.
    bool makeConsistent(double t, std::span<double> y, std::span<double> slow);
    /// Consistent y and y' (of the differential states) at t0, and the slow states with their slopes.
    void start(double t0, std::span<const double> y, std::span<const double> yp, std::span<const double> slow,
               std::span<const double> slowSlope, double firstStep, Clock clock = Clock::Time);
    /// One accepted step, never past stopTime.
    Status step(double stopTime);
    /// What the newest state says about why no step goes on from it.
    Status whyStuck() const;
    /// What no cell goes on without in a state: salt, lithium or room for it. Ok: nothing.
    Status whatRanOut(double t, std::span<const double> y, std::span<const double> slow) const;
    /// One step of a grid that was found before: to this time, with this order, whatever its error. Newton's
    /// iteration goes on to rounding, so that the result is a smooth function of the cell's parameters.
    /// missed: by what the prediction is improved, and where to say what it missed; see StepGrid. Empty: not.
    Status follow(double time, int order, std::span<const double> missed, std::span<double> nowMissed);

    double time() const { return m_control.time(); }
    /// The newest accepted state.
    const double* state(int age = 0) const { return m_past[static_cast<std::size_t>(age)]->y.data(); }
    const double* slow(int age = 0) const { return m_past[static_cast<std::size_t>(age)]->slow.data(); }
    /// Order of the last step; the solution on it is the polynomial through this many + 1 accepted states.
    int order() const { return m_lastOrder; }
    double betterStart() const { return m_control.betterStart(); }
    /// Weights of the newest points (degree + 1, returned: the degree) in the state at t.
    int weightsAt(double t, double* w) const;
    /// slow may be empty: not wanted.
    void interpolate(double t, std::span<double> y, std::span<double> slow) const;

    /// y' at the end of the last step: gamma[0] y + sum_j gamma[j] (accepted state of age j), less the slope
    /// at the start if that was the first step.
    struct Weights
    {
        double gamma[BdfControl::kMaxOrder + 1];
        int terms = 1;
        bool atStart = true;
    };
    const Weights& lastWeights() const { return m_weights; }
    /// What the last step took the slow states to be: sum_j weight[j] (accepted one of age j) + startSlope
    /// times the slope at the start.
    struct SlowPredictor
    {
        double weight[BdfControl::kAges];
        int terms = 0;
        double startSlope = 0.0;
    };
    const SlowPredictor& slowPredictor() const { return m_slowPredictor; }
    const double* slowPredicted() const { return m_slowPredicted.data(); }
    const double* slowKnown() const { return m_slowKnown.data(); }
    /// Borrowed: the temperature as it was measured; null: none.
    void setTemperature(const TemperatureRecord* record) { m_temperature = record; }
    /// Newton's matrix at the newest state and with the last step's gamma[0]. False where it is singular.
    /// Does not touch the matrix the steps use: a run is the same with and without sensitivities.
    bool factorHere(DfnSystem::Factors& factors);
    /// v' at the newest state, where there is a double layer.
    const double* vRate() const { return m_step.vRate.data(); }

    struct Counters
    {
        long steps = 0, residuals = 0, factorisations = 0, errorTestFailures = 0, newtonFailures = 0;
    };
    const Counters& counters() const { return m_counters; }

private:
    struct Point
    {
        std::vector<double> y, theta, slow;
    };

    bool solveAlgebraic(double t, std::span<double> y);
    bool newton(double t, std::span<double> y);
    void predict();
    void keepSalt(double* c) const;
    void predictSlow();
    bool limitShells();
    /// Of the salt of a cell that is taken to have less than none.
    static constexpr double kSaltStays = 0.1;
    bool limitSalt(const double* c, double* change) const;
    double shellNorm(const double* w, int degree) const;
    double shellTolerance() const { return 20.0 * m_tolerances.relative; }
    void predictShells(const DfnLayout::Phase& phase);
    template <class F>
    double saltNorm(F difference) const;
    double slowNorm(const double* w, int degree) const;
    void predictFromStart(double* x, double* theta) const;
    void gatherPast();
    double reactionNorm(const double* change) const;
    bool iterate(double wanted, double enough);
    bool isInstant() const;
    bool factorsAreOld() const;
    void shift();
    void followReactions();
    void limitStep();
    void setWeights();
    double norm(const double* cells, const double* theta, double voltage) const;
    double difference(int degree);
    BdfControl::Differences differences();

    DfnSystem& m_system;
    DfnTolerances m_tolerances;
    DfnSystem::Factors m_factors;
    DfnSystem::Step m_step;
    BdfControl m_control;
    Weights m_weights;
    std::array<Point, BdfControl::kAges + 1> m_points;
    std::array<Point*, BdfControl::kAges> m_past{}; ///< newest first
    Point* m_next = nullptr;
    std::vector<double> m_startSlope;  ///< y' at start(), of differential states; then of theta
    std::vector<double> m_cellWeights; ///< of c, v: 1 / tolerance
    std::vector<double> m_thetaWeights;
    std::vector<double> m_work, m_thetaWork; ///< of the unknowns, of theta
    const TemperatureRecord* m_temperature = nullptr;
    SlowPredictor m_slowPredictor;
    std::vector<double> m_beforeJump,
        m_quiet; ///< the state that solveAlgebraic() began with; without side reactions
    std::vector<double> m_lastX, m_lastChange; ///< of Newton's iteration in newton()
    std::vector<double> m_slowPredicted, m_slowKnown, m_slowStartSlope;
    double m_begin_s = 0.0;   ///< start()
    bool m_carefully = false; ///< Newton's iteration failed before in this step: new factors, more patience
    double m_currentTolerance = 1.0; ///< A
    double m_factoredGamma = 0.0;    ///< 0: none
    double m_contraction = 1.0;      ///< of Newton's iteration with the present factors
    int m_lastOrder = 1;
    Counters m_counters;
};

} // namespace interphase
