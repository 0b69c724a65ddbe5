#pragma once
#include "electrochem/coefficients.h"
#include "electrochem/control.h"
#include "electrochem/dfn_factors.h"
#include "electrochem/dfn_fields.h"
#include "electrochem/dfn_layout.h"
#include "electrochem/dfn_quantity.h"
#include "electrochem/dfn_terms.h"
#include "electrochem/particle_modes.h"
#include "electrochem/particle_shells.h"

#include <array>
#include <span>
#include <vector>

namespace interphase {

/// The Doyle-Fuller-Newman model as a system F(t, y, y') = 0 and its structured Newton matrix.
///
/// Equations: Marquis et al. 2019, with a film resistance and a double layer at the interface, side reactions
/// at the negative particles, and states that change slowly (SlowLayout): temperature, films, active
/// material. Finite volumes in x with fluxes in series between cell centres, modes in each particle
/// (ParticleModes), the cell current and the terminal voltage as states of their own so that current, voltage
/// and power control are one equation. What the electrolyte and the solid carry adds up to the cell current,
/// so of the two potentials only v = phi_s - phi_e is needed: the ionic current through a face inside an
/// electrode is
///
///     i_e = (dv + chi RT/F d(ln c) + i r_s) / (r_e + r_s)
///
/// with r_e, r_s the resistances of electrolyte and solid between the centres. Differential rows are in rate
/// form, dF/dy' = 1; the others are algebraic (index 1). The rows of j read v - R_f j - U - eta(j) = 0, in
/// volts: nearly linear, whatever j.
///
/// Newton matrix: dF/dy + alpha dF/dy'. A particle touches its cell only through j, a rank-one coupling, so
/// its modes and j are eliminated in closed form; what remains is block tridiagonal in (c, v); current and
/// voltage are a border.
///
///     modes, j | x . .  j |      eliminated:   | D U     |
///     x        | . T      |  ->                | L D U   |  + current, voltage
///     I, V     |        1 |                    |   L D   |
class DfnSystem : public DfnQuantities
{
public:
    /// gamma, 1/s, of a step in which what is differential does not move.
    static constexpr double kStandstill = 1e12;
    /// Between the middle of the cell and a face, where heat is conducted.
    static constexpr int kHeatLayers = 8;

    explicit DfnSystem(const DfnResolution& resolution, const DfnModel& model = {});

    /// Sets the cell. The curves are borrowed: `cell` must outlive the use of the system.
    void setCell(const Cell& cell);
    /// Controls value + slope (t - origin), in A, V or W.
    void setControl(Control control, double value, double slope = 0.0, double origin = 0.0)
    {
        m_control = control;
        m_target = value;
        m_targetSlope = slope;
        m_targetOrigin = origin;
    }

    bool controlsCurrent() const { return m_control == Control::Current; }
    /// For a first guess: as if only this share of the way from a value were asked for; 1: all of it.
    void easeTarget(double from, double share)
    {
        m_easeFrom = from;
        m_easeShare = share;
    }

    const DfnLayout& layout() const { return m_layout; }
    const ParticleModes& particles() const { return m_particles; }
    const ParticleShells& shells() const { return m_shells; }
    /// Of the particles of a phase, m.
    double radius(const DfnLayout::Phase& phase) const;
    bool hasShells() const { return m_anyShells; }
    bool hasElectrolyte() const { return m_model.electrolyte; }
    /// Whether the interphase has filled the pores of a cell of the negative electrode, all but a thousandth.
    bool poresAreClosed(const double* slow) const;
    bool isSpme() const { return m_model.isSpme(); }
    bool hasSideReactions() const { return m_model.physics.ages(); }
    /// As if they were slower by this, for a first guess; 0: none at all.
    void slowSideReactions(double share) { m_sideShare = share; }
    bool feelsSideReactions() const { return hasSideReactions() && m_sideShare > 0.0; }
    const CellCoefficients<double>& coefficients() const { return m_terms.k; }
    /// True where an electrode has a double layer: its v is a differential state.
    bool hasDoubleLayer() const { return m_doubleLayer; }
    /// Centres of the cells in x from the negative collector, m.
    std::vector<double> cellCentres() const;
    /// The same of an SPMe's electrolyte.
    std::vector<double> saltCentres() const;
    /// Coefficients with derivatives, laid out.
    void layOutDirections(const CellCoefficients<Dual>& k, DfnTerms<Dual>& out) const
    {
        layOut(k, m_layout, m_fractions, m_model.electrolyte, out);
    }
    /// Borrowed: what directionalResidual() and the like differentiate by.
    void setDirections(const DfnTerms<Dual>& terms) { m_directions = &terms; }

    /// The state at rest at the initial state of charge: uniform, no current, potentials at open circuit.
    /// Size size().
    void initialState(std::span<double> y) const;
    /// d(initial differential state)/d(direction), 4 lanes a state, size 4 * size(); algebraic rows are zero.
    void initialDirections(std::span<double> lanes) const;

    // What changes slowly, see SlowLayout.

    /// True where anything does; otherwise none of the functions below is to be called.
    bool hasSlow() const { return m_slow; }
    const SlowLayout& slowLayout() const { return m_slowLayout; }
    /// True where nothing but the SEI changes.
    bool growsFilmsOnly() const
    {
        return m_model.physics.thermal == ThermalKind::Isothermal &&
               m_model.physics.plating == PlatingKind::None && !m_loses && m_slowLayout.memory == 0;
    }
    template <class S>
    void initialSlow(const ParameterArray<S>& p, S* slow) const;
    /// Takes the slow states at the end of the step as `slow`, with y' = gamma y + known of each.
    void setSlow(const double* slow, double gamma, const double* known);
    void setSlow(const ParameterArray<Dual>& p, const Dual* slow, double gamma, const Dual* known,
                 DfnTerms<Dual>& out) const;
    /// The slow states at the end of the step, at the state of the last residual.
    void advanceSlow(const double* y, const double* slow, double gamma, const double* known, double* next);
    /// Their slopes there; that of the side current is not known and 0.
    void slowSlopes(const double* y, const double* slow, double* slopes);
    /// The same with derivatives of everything; y and s as in totalResidual().
    bool advanceSlow(const ParameterArray<Dual>& p, const double* y, const double* vRate, const double* s,
                     const Dual* slow, double gamma, const Dual* known, Dual* next);
    bool slowSlopes(const ParameterArray<Dual>& p, const double* y, const double* vRate, const double* s,
                    const Dual* slow, Dual* slopes);

    template <class S>
    using Heat = DfnHeat<S>;
    /// At the state of the last residual.
    Heat<double> heat(const double* y) const
    {
        return heatOf(m_terms, m_fields, y + m_layout.concentration());
    }
    /// Of the cell, which is its own where heat is not conducted; p: its parameters.
    template <class S>
    S surfaceTemperature(const ParameterArray<S>& p, const S* slow) const
    {
        if (m_slowLayout.layers == 0)
            return slow[SlowLayout::kTemperature];
        S core(0.0), surface(0.0);
        extremes(p, slow, core, surface);
        return surface;
    }
    /// All of them at the state of the last residual, in order. Size kQuantities.
    void quantities(const double* y, const double* slow, std::span<double> out);
    /// The same with derivatives; y and s as in totalResidual().
    bool quantities(const ParameterArray<Dual>& p, const double* y, const double* vRate, const double* s,
                    const Dual* slow, std::span<Dual> out);

    /// theta of every site.
    void surfaceStoichiometries(const double* y, double* theta) const;

    /// F(t, y, y'). False where it is not finite or the electrolyte ran dry; then r is unspecified.
    bool residual(double t, const double* y, const double* yp, double* r);
    /// dF/dp for four directions with y, y' fixed; 4 lanes a row. vRate: v' of every cell where there is a
    /// double layer, or null.
    bool directionalResidual(const double* y, const double* vRate, double* lanes);
    /// dF/dp + dF/dy s, with s of 4 lanes a state; y' = 0 but for vRate. lanes may be null.
    bool totalResidual(const double* y, const double* vRate, const double* s, double* lanes);

    /// True where state `index` of y is the v of a cell with a double layer.
    bool isCharge(int index) const
    {
        const int cell = index - m_layout.potential();
        return cell >= 0 && cell < m_layout.cells() && keepsCharge(cell, nullptr);
    }
    /// The slopes of v, and what they change in those of c, given totalResidual(); 4 lanes a state.
    void chargingSlopes(const double* total, double* slope) const;
    /// From a right-hand side what the past of v contributes through v' = gamma_0 v + sum_j gamma_j past_j
    /// less the slope at the start (null: none); 4 lanes a state.
    void subtractCharging(int terms, const double* gamma, const double* const* past, const double* startSlope,
                          double* s) const;

    template <class T>
    using FactorsOf = DfnFactors<T>;
    using Factors = FactorsOf<double>;
    /// At the state of the last residual() or stepResidual(). frozen: v keeps its value where there is a
    /// double layer.
    bool factor(Factors& f, double alpha, bool frozen = false);
    /// Particles answer exactly here: for right-hand sides without modes.
    bool factor(FactorsOf<std::complex<double>>& f, std::complex<double> alpha);
    /// In place, one right-hand side of size size().
    void solve(const Factors& f, double* x) const;
    void solve(const FactorsOf<std::complex<double>>& f, std::complex<double>* x) const;
    /// In place, four right-hand sides, lanes innermost.
    void solve4(const Factors& f, double* x) const;

    using Step = DfnStep;
    /// Sets gamma and what depends on it.
    void beginStep(Step& step, double gamma) const;
    /// Residual at y, and theta. False where it is not finite or the electrolyte ran dry.
    bool stepResidual(Step& step, double t, const double* y);
    /// Newton's correction: overwrites step.residual with what is to be subtracted.
    void solveStep(const Factors& f, Step& step) const;
    /// Where a correction would take j out of the range in which eta(j) is near its tangent, it is made in
    /// eta instead: Newton's iteration on a logarithm diverges from above. True where that happened.
    bool limitReactions(Step& step) const;
    /// Subtracts what j puts into the modes, from modes that hold their values without it.
    void addUptake(const Step& step, double* y) const;

    double voltage(const double* y) const { return y[m_layout.voltage()]; }
    /// phi_s of the electrodes (0 in the separator) and phi_e of every cell, V, from phi_s = 0 at the
    /// negative collector; at the state of the last residual. Both of size cells.
    void potentials(const double* y, std::span<double> solid, std::span<double> electrolyte) const;
    /// Of every site, V, at the state of the last residual: open-circuit potential of its surface, and what
    /// the reaction takes (eta of Butler-Volmer).
    std::span<const double> equilibriumPotentials() const { return m_fields.potential; }
    std::span<const double> kineticOverpotentials() const { return m_fields.eta; }
    /// Mean over an electrode of values that are one a cell.
    double mean(Side side, const double* values) const;
    /// Mean over the surface that ages, of values that are one a site of it.
    double ageingMean(const double* values) const;
    /// Volume-averaged stoichiometry of an electrode.
    double averageStoichiometry(Side side, const double* y) const;
    /// y' of the differential states that makes their residual zero; algebraic y' are set to zero.
    bool derivative(double t, const double* y, double* yp);

private:
    template <class S>
    using Fields = DfnFields<S>;

    template <class Y>
    void surfaces(const Y* y, Y* theta) const;
    template <class S, class Y>
    bool assemble(const DfnTerms<S>& terms, double target, const Y* cells, const Y* theta,
                  const double* vRate, Fields<S>& f, S* r) const;
    template <class S, class Y>
    void electrolyte(const DfnTerms<S>& terms, const Y* c, const Y* v, const S& density, Fields<S>& f) const;
    template <class S>
    void saltTransport(const CellCoefficients<S>& k, const S* absolute, Fields<S>& f) const;
    // The electrolyte of an SPMe.
    template <class S>
    void layOutSalt(const ParameterArray<S>& p, const S* slow, double gamma, const S* known,
                    DfnTerms<S>& out) const;
    template <class S>
    S closeSpmePores(const ParameterArray<S>& p, const S* slow, double gamma, const S* known,
                     DfnTerms<S>& out) const;
    template <class S, class Y>
    bool spreadSalt(const DfnTerms<S>& terms, const Y& current, Fields<S>& f) const;
    template <class S, class Y>
    void spreadOverpotential(const DfnTerms<S>& terms, const DfnLayout::Phase& phase, const Y* j,
                             Fields<S>& f) const;
    template <class S, class Y>
    void advanceSalt(const DfnTerms<S>& terms, const Y& current, S* next) const;
    template <class S, class Y>
    void saltSlopes(const DfnTerms<S>& terms, const Y& current, const S* slow, S* out) const;
    /// dV/dI by the salt alone.
    double saltResponse(double) const { return m_fields.voltageByCurrent; }
    std::complex<double> saltResponse(std::complex<double> alpha) const;
    template <class T>
    void factorSalt(FactorsOf<T>& f) const;
    void factorBranches(Factors& f) const;
    template <class S, class Y>
    void closePores(const DfnTerms<S>& terms, const Y* c, const Fields<S>& f, S* rC) const;
    template <class S, class Y>
    void interface(const DfnTerms<S>& terms, const DfnLayout::Phase& phase, const Y* c, const Y* v,
                   const Y* theta, const Y* j, const S& density, Fields<S>& f, S* r) const;
    template <class S>
    S platingAt(const DfnTerms<S>& terms, std::size_t at, const S& c, const S& u, double& byU,
                double& byC) const;
    double platingCurrent(std::size_t at, double c, double v, double other) const;
    template <class S, class Y>
    void sideReactions(const DfnTerms<S>& terms, const DfnLayout::Phase& phase, const Y* c, const Y* v,
                       const Y* j, Fields<S>& f) const;
    /// See edgesOf(); V.
    template <class S>
    struct Edges
    {
        S negativeSolid, negativeSalt, positiveSalt, positiveSolid;
        S total() const { return negativeSolid + negativeSalt + positiveSalt + positiveSolid; }
    };
    template <class S>
    Edges<S> edgesOf(const DfnTerms<S>& terms, const Fields<S>& f, const S& density) const;
    template <class S, class Y>
    void potentialsOf(const DfnTerms<S>& terms, const Fields<S>& f, const Y* cells, S* solid,
                      S* electrolyte) const;
    template <class S>
    S meanOver(Side side, const S* values) const;
    template <class S>
    S ageingMeanOf(const DfnTerms<S>& terms, const S* values) const;
    template <class S, class Y>
    void voltageParts(const DfnTerms<S>& terms, const Fields<S>& f, const Y* cells, const S* electrolyte,
                      S* out) const;
    template <class Y>
    Y meanStoichiometryOf(const DfnLayout::Phase& phase, const Y* y) const;
    template <class S, class Y>
    void lithiumOf(const DfnTerms<S>& terms, const Y* y, S* out) const;
    template <class S, class Y>
    void quantitiesOf(const ParameterArray<S>& p, const DfnTerms<S>& terms, const Fields<S>& f,
                      const Y* cells, const S* slow, S* scratch, S* out) const;
    template <class S>
    void extremes(const ParameterArray<S>& p, const S* slow, S& core, S& surface) const;
    template <class S, class Y>
    Heat<S> heatOf(const DfnTerms<S>& terms, const Fields<S>& f, const Y* cells) const;
    template <class S>
    S meanHysteresis(const DfnTerms<S>& terms, Side side, const S* slow) const;
    template <class S, class Y>
    void hysteresisBalance(const DfnTerms<S>& terms, const Y* j, S* source, S* decay) const;
    /// Of every slow state: slope = source - decay times itself.
    template <class S, class Y>
    void slowBalance(const ParameterArray<S>& p, const DfnTerms<S>& terms, const Fields<S>& f, const Y* cells,
                     const S* slow, S* source, S* decay) const;
    template <class S>
    void warm(const ParameterArray<S>& p, const S* source, const S* slow, double gamma, const S* known,
              S* next) const;
    template <class S>
    void warming(const ParameterArray<S>& p, const S* source, const S* slow, S* out) const;
    template <class S, class Y, class R>
    void assembleModes(const DfnTerms<S>& terms, const Y* y, R* r) const;
    double target(double t) const
    {
        const double whole = m_target + m_targetSlope * (t - m_targetOrigin);
        return m_easeFrom + m_easeShare * (whole - m_easeFrom);
    }
    const ElectrodeCoefficients<double>& electrode(const DfnLayout::Phase& phase) const
    {
        return m_terms.k.electrode(phase.side);
    }
    template <class S>
    static const ParticleCoefficients<S>& particlesOf(const DfnTerms<S>& terms, const DfnLayout::Phase& phase)
    {
        return terms.particles[static_cast<std::size_t>(phase.number)];
    }
    const ParticleCoefficients<double>& particles(const DfnLayout::Phase& phase) const
    {
        return particlesOf(m_terms, phase);
    }
    /// Derivatives of the diffusion potential over a face by c on both sides.
    void diffusionSlopes(std::size_t face, double& left, double& right) const;
    /// True where side reactions happen at this kind of particle: the first of the negative electrode.
    bool ages(const DfnLayout::Phase& phase) const
    {
        return feelsSideReactions() && phase.side == Side::Negative && phase.index == 0;
    }
    /// Its hysteresis switches with the cell current.
    bool follows(const DfnLayout::Phase& phase) const
    {
        return m_cell->has(particleIds(phase.side, phase.index).lithiation) && !remembers(phase);
    }
    bool remembers(const DfnLayout::Phase& phase) const
    {
        return m_model.particles
            .remembers[phase.side == Side::Negative ? 0 : 1][static_cast<std::size_t>(phase.index)];
    }
    template <class S>
    void remember(const S* slow, DfnTerms<S>& out) const
    {
        const S* first = slow + m_slowLayout.hysteresis();
        out.hysteresis.assign(first, first + m_slowLayout.memory);
    }
    template <class F>
    void forCharges(F f) const;
    bool keepsCharge(int cell, double* capacity) const;
    /// 1 / (alpha + rate lambda_k) of each mode; returns sum_k b_k e.uptake of these: what a change of j
    /// takes from the surface. For a complex alpha the particle's exact response, without modes.
    double respond(const DfnLayout::Phase& phase, double alpha, std::vector<double>& inverse) const;
    std::complex<double> respond(const DfnLayout::Phase& phase, std::complex<double> alpha,
                                 std::vector<std::complex<double>>& inverse) const;
    /// Takes from the modes what j (of each site) puts there.
    template <class Tag, class T>
    void moveModes(const std::vector<T> (&inverse)[DfnLayout::kMostPhases],
                   const typename ValueOf<Tag>::Type* j, typename ValueOf<Tag>::Type* y) const;
    template <class Tag>
    void moveShells(const Factors& f, const typename ValueOf<Tag>::Type* j,
                    typename ValueOf<Tag>::Type* y) const;
    template <class T>
    bool factorAt(FactorsOf<T>& f, T alpha, bool frozen) const;
    template <class Tag, class T>
    void solveAt(const FactorsOf<T>& f, typename ValueOf<Tag>::Type* x) const;
    /// Surfaces move by -slip dj: of every site of a phase.
    void slips(const DfnLayout::Phase& phase, std::size_t p, Factors& f) const;
    void slips(const DfnLayout::Phase& phase, std::size_t p, FactorsOf<std::complex<double>>& f) const;
    const Curve& diffusivityIntegral(const DfnLayout::Phase& phase) const
    {
        return m_cell->curve(particleIds(phase.side, phase.index).diffusivityIntegral);
    }
    void keepShells(const double* y);
    template <class T>
    void factorSites(FactorsOf<T>& f) const;
    template <class T>
    void factorCells(FactorsOf<T>& f, bool frozen) const;
    template <class T>
    void factorDrag(FactorsOf<T>& f) const;
    template <class T>
    void factorPores(FactorsOf<T>& f) const;
    double resistanceSlope(std::size_t cell) const;
    void linearVoltage(std::vector<double>& row, double& perCurrent) const;
    /// Cells, current and voltage; `carried` holds what the modes' part of the right-hand side does to the
    /// surfaces, or is null for none. x: rows of c, v, j, I, V.
    template <class Tag, class T>
    void substituteCells(const FactorsOf<T>& f, const typename ValueOf<Tag>::Type* carried,
                         typename ValueOf<Tag>::Type* x) const;

    DfnModel m_model;
    DfnLayout m_layout;
    SlowLayout m_slowLayout;
    ParticleModes m_particles;
    ParticleShells m_shells;
    bool m_anyShells = false;
    std::vector<double> m_shellState;      ///< shells of the last residual, in the places of y
    mutable std::vector<double> m_carried; ///< scratch of solveStep()
    std::vector<double> m_fractions;       ///< widths of the cells as fractions of their domains
    const Cell* m_cell = nullptr;
    DfnTerms<double> m_terms;
    const DfnTerms<Dual>* m_directions = nullptr;
    ParameterValues m_parameters;
    bool m_doubleLayer = false;
    bool m_slow = false;
    double m_sideShare = 1.0;    ///< of the rates of side reactions, for now
    bool m_loses = false;        ///< active material
    bool m_follows = false;      ///< any hysteresis the cell current
    bool m_variableSalt = false; ///< t+ or the thermodynamic factor depends on c
    std::vector<double> m_source, m_decay;
    std::vector<Dual> m_dualSource, m_dualDecay;
    Control m_control = Control::Current;
    double m_target = 0.0;
    double m_targetSlope = 0.0;
    double m_targetOrigin = 0.0;
    double m_easeFrom = 0.0, m_easeShare = 1.0;
    Fields<double> m_fields;        ///< of the last residual
    std::vector<double> m_reaction; ///< j of it
    std::vector<double> m_concentration;
    double m_lastCurrent = 0.0, m_lastVoltage = 0.0;
    Fields<Dual> m_dualFields;
    std::vector<Dual> m_dualResidual, m_dualState, m_dualTheta, m_dualModes;
    std::vector<double> m_theta; ///< of the last residual
    std::vector<double> m_work, m_vRate;
};

} // namespace interphase
