#pragma once
#include "electrochem/cell_solver.h"
#include "electrochem/dfn_stepper.h"
#include "electrochem/dfn_system.h"
#include "electrochem/spent_particles.h"

#include <memory>
#include <optional>
#include <vector>

namespace interphase {

/// Where stretches begin (behind their jump) and end at which the state is kept: all of them, or the begin of
/// the first and the end of the last one.
enum class SnapshotEdges { None, Outermost, All };

struct DfnOptions
{
    DfnResolution resolution;
    DfnModel model;
    DfnTolerances tolerances;
    double firstStep_s = 1e-3; ///< after a discontinuity
    /// Every stretch controls the current: where it heats nothing, the series resistance then moves no state,
    /// and its derivative costs nothing.
    bool currentControlled = false;
    /// Ends where SpentParticles says so; not for a fit, which finds its way back by what the voltage is
    /// there.
    bool endsWhenSpent = true;
    /// Records what the voltage is made of, heat, films and the like beside the voltage.
    bool observables = false;
    /// And their derivatives to the free parameters, see gradientColumn(); not with currentControlled.
    bool observableGradients = false;
    /// Records the surface temperature and its derivatives to the free parameters behind everything else,
    /// see CellSolver::surfaceColumn().
    bool surfaceTemperature = false;
    std::vector<double> snapshotTimes_s; ///< keeps the state there, for profiles; not decreasing
    SnapshotEdges snapshotEdges = SnapshotEdges::None; ///< and there
    long maximumSteps = 20000;                         ///< in one run; a run that needs more is stuck
};

/// The state of a DFN at one time.
struct DfnSnapshot
{
    double time_s = 0.0;
    std::vector<double> y, slow;
    std::vector<double> vRate; ///< dv/dt of every cell, V/s; empty without a double layer
    bool edge = false;         ///< where a stretch begins or ends
};

/// Drives a DfnSystem with a DfnStepper and carries the sensitivities along.
///
/// The sensitivities are the derivatives of the discrete solution: each accepted step is differentiated,
/// (dF/dy
/// + gamma_0 dF/dy') s_n = -dF/dp - sum_j gamma_j s_{n-j}, with the step's own weights; one factorisation a
/// step, all right-hand sides at once. At a discontinuity the algebraic part of s is solved anew.
class DfnSolver final : public CellSolver
{
public:
    explicit DfnSolver(const DfnOptions& options = {});

    void begin(const Cell& cell, std::span<const ParameterId> free) override;
    void follow(const StepGrid* grid, std::vector<double>* missed) override;
    StretchResult run(const Stretch& stretch, const std::stop_token& stop) override;
    const Trace& trace() const override { return m_trace; }
    void measuredTemperature(const TemperatureRecord* record) override { m_stepper.setTemperature(record); }
    std::vector<double> condition() const override;
    void setCondition(std::span<const double> state) override;
    void forgetTrace() override { m_trace.clear(m_trace.columns()); }
    std::span<const Observable> observables() const override { return m_observables; }
    int surfaceColumn() const override;
    /// Of the trace: the derivative of an observable, with observableGradients.
    int gradientColumn(int observable, int parameter) const;
    std::span<const DfnSnapshot> snapshots() const { return m_snapshots; }
    double spentSince_s() const override { return m_spent.spentSince_s(); }
    long steps() const override { return m_steps; }

    const DfnSystem& system() const { return m_system; }
    std::span<const double> state() const { return m_y; }
    /// See SlowLayout; at its initial values where nothing changes.
    std::span<const double> slow() const { return m_slow; }
    DfnStepper::Counters counters() const { return m_counters; }
    /// How the end of the last stretch moves with each free parameter, s per unit.
    std::vector<double> endShift() const;

private:
    Status patience(const Stretch& stretch, long taken, double& watched_s) const;
    Status watchParticles();
    Status leaveParticles(StretchEnd end);
    void readSurfaces();
    Status advance(const Stretch& stretch);
    void record(double t, int order);
    void keepTemperature(std::span<double> row) const;
    DfnSnapshot snapshotHere() const;
    DfnSnapshot snapshotWithin(double t) const;
    void keepBegin();
    void keepStep();
    void keepEnd();
    void cutToCrossing();
    bool beginsStretch() const;
    void chooseObservables();
    void recordObservables(std::span<double> out);
    void recordGradients(std::span<double> out);
    void recordSurface(std::span<double> out);
    struct Limit
    {
        StretchEnd end;
        double time_s;
    };
    std::optional<Limit> reachedLimit(const Stretch& s) const;
    double locateLimit(const Stretch& s, StretchEnd end) const;
    bool isBeyond(const Stretch& s, StretchEnd end, double t) const;
    /// What has passed since the point before the last, to a time within the last step: C and J.
    std::pair<double, double> passed(double t) const;
    double lowestPotential() const;
    double anodePotential(double t) const;
    void cutAt(double t);

    void seedDirections();
    bool startSensitivities();
    bool advanceSensitivities();
    double* sensitivity(int age, int group);
    Lanes* slowSensitivity(int age, int group);
    bool startGroup(std::size_t group);
    bool startSlow(std::size_t group);
    void predictSlow(std::size_t group);
    void beginPassed();
    void addPassed(double step_s, const double* before, const double* after, const double* sensitivityAfter);
    void interpolateEnd(double t);
    void endSensitivities(StretchEnd end, double t);
    void endAtOnce();
    void shiftSensitivities();

    DfnOptions m_options;
    DfnSystem m_system;
    DfnSystem::Factors m_sensitivityFactors;
    DfnStepper m_stepper;
    Trace m_trace;
    std::vector<Observable> m_observables;
    std::vector<int> m_quantities; ///< of DfnSystem, which these are
    std::vector<Dual> m_quantityDuals;
    std::vector<DfnSnapshot> m_snapshots;
    std::size_t m_nextSnapshot = 0;   ///< of the options' times
    DfnSnapshot m_crossing;           ///< where particles began to be spent
    const StepGrid* m_grid = nullptr; ///< whose steps are taken
    std::vector<double>* m_missed = nullptr;
    const Cell* m_cell = nullptr;
    std::vector<ParameterId> m_free;
    std::vector<int> m_lane;           ///< of each free parameter among those that move the state; or -1
    std::vector<ParameterId> m_moving; ///< these
    std::vector<DfnTerms<Dual>> m_directions;       ///< one for each group of four parameters
    std::vector<ParameterArray<Dual>> m_parameters; ///< the same
    std::vector<double> m_y, m_yp, m_work;
    std::vector<double> m_slow, m_slowSlope;
    std::vector<std::vector<double>> m_slowHistory; ///< ring, as m_history
    std::vector<double> m_slowStartSensitivity;
    std::vector<Dual> m_dualSlow, m_dualKnown, m_dualNext;
    SpentParticles m_spent;
    std::vector<double> m_surfaces;             ///< stoichiometries, as readSurfaces() found them
    std::size_t m_negativeSites = 0;            ///< so many of them are the negative electrode's
    std::vector<double> m_observed;             ///< scratch of recordObservables()
    std::vector<double> m_row;                  ///< of the trace, at a limit
    std::vector<std::vector<double>> m_history; ///< ring of sensitivities: age x (groups x size x 4)
    std::vector<double> m_startSlope;           ///< of the differential sensitivities at the stretch's start
    int m_newest = 0, m_slowNewest = 0;
    // Four lanes a group.
    std::vector<double> m_shift;                    ///< d(end of the last stretch)/dp, s
    std::vector<double> m_endSlope, m_slowEndSlope; ///< y' there
    std::vector<double> m_endSensitivity, m_slowEndSensitivity, m_endVoltageSlope;
    std::vector<double> m_chargeSensitivity, m_energySensitivity; ///< of what has passed in this stretch
    long m_steps = 0;
    double m_charge = 0.0, m_energy = 0.0; ///< passed in this stretch, up to the point before the last
    double m_kinkStep = 0.0;               ///< that suited the last kink, s
    DfnStepper::Counters m_counters;
};

} // namespace interphase
