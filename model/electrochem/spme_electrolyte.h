#pragma once
#include "electrochem/spme_terms.h"

#include <vector>

namespace interphase {

/// Salt in the electrolyte of an SPMe under a current that is linear in time.
///
/// Problem: eps dc/dt = d/dx(D_e(c) eps^b dc/dx) + source I(t), with no flux through the collectors; finite
/// volumes as in DfnSystem. Method: the Rosenbrock method RODAS3 (third order, L-stable, @cite Sandu1997),
/// one tridiagonal matrix a step. Its steps are its own and run ahead; between them a cubic (Hermite) gives c
/// at the times it is asked for. Derivatives with respect to parameters are those of its steps. Fails where
/// the electrolyte runs dry.
///
///     SpmeElectrolyte e({{10, 5, 10}}, 1e-5);
///     e.reset(cell, terms, {});
///     e.drive(5.0, 0.0);  // from now on 5 A
///     if (e.plan(10.0))   // where ten seconds would lead
///         e.commit();
class SpmeElectrolyte
{
public:
    /// tolerance: local error of c / c_e0, root mean square.
    SpmeElectrolyte(const ElectrolyteResolution& resolution, double tolerance);

    /// Uniform. `cell` is borrowed. directions: one for each group of four parameters.
    void reset(const Cell& cell, const SpmeTerms<double>& terms, std::vector<SpmeTerms<Dual>> directions);
    /// What steps do that end after the time that is asked for.
    enum class Ahead {
        Allowed,  ///< they stay, for later times
        Forbidden ///< they end there, which makes c a smooth function of that time and of the current
    };
    /// From now on the current is current + slope tau, in A and A/s; tau counts from now.
    void drive(double current, double slope, Ahead ahead = Ahead::Allowed);
    /// What `step` seconds lead to; nothing moves until commit(). False where the electrolyte runs dry or the
    /// error cannot be met.
    bool plan(double step);
    void commit();

    const SpmeTerms<double>& terms() const { return m_terms; }
    const SpmeTerms<Dual>& terms(std::size_t group) const { return m_directions[group].terms; }
    /// c / c_e0 of all cells, now and where plan() led.
    std::span<const double> now() const { return m_value.now; }
    std::span<const double> planned() const { return m_value.planned; }
    std::span<const Dual> now(std::size_t group) const { return m_directions[group].state.now; }

private:
    template <class T>
    struct Knot
    {
        std::vector<T> c, rate;
    };
    template <class T>
    struct State
    {
        std::vector<T> now, planned;
        std::vector<Knot<T>> knots; ///< ends of the steps, as many as m_times and some to re-use
        std::vector<T> k1, k2, k3, k4, stage, diffusivity, slope;
        std::vector<T> absolute, flux;         ///< mol/m3; through the right face of a cell
        std::vector<double> bend;              ///< slope of the curve, for double only
        std::vector<T> lower, diagonal, upper; ///< of the factorised matrix; diagonal: inverse pivots
        std::vector<T> volume, source;         ///< SpmeTerms cell by cell
        std::vector<T> passage; ///< to the next cell: flux per diffusivity and difference of c, 1/m
        void resize(std::size_t n);
        Knot<T>& knot(std::size_t index);
    };
    struct Directions
    {
        SpmeTerms<Dual> terms;
        State<Dual> state;
    };

    template <class T>
    void layOut(const SpmeTerms<T>& terms, State<T>& s) const;
    template <class T>
    bool diffuse(const SpmeTerms<T>& terms, State<T>& s, const std::vector<T>& c, bool slopes) const;
    double currentAt(double tau) const { return m_current + m_slope * tau; }
    template <class T>
    bool rates(const SpmeTerms<T>& terms, State<T>& s, const std::vector<T>& c, double current,
               std::vector<T>& rate) const;
    template <class T>
    void factor(const SpmeTerms<T>& terms, State<T>& s, const std::vector<T>& c, double shift) const;
    template <class T>
    void solve(const State<T>& s, std::vector<T>& x) const;
    template <class T>
    bool attempt(const SpmeTerms<T>& terms, State<T>& s, double h) const;
    template <class T>
    void interpolate(State<T>& s, std::size_t knot, double tau) const;
    double errorOf(double h);
    bool extend(double longest);

    double m_tolerance;
    std::vector<std::size_t> m_part; ///< of each cell
    const Cell* m_cell = nullptr;
    SpmeTerms<double> m_terms{};
    State<double> m_value;
    std::vector<Directions> m_directions;
    double m_current = 0.0, m_slope = 0.0;
    Ahead m_ahead = Ahead::Allowed;
    double m_now = 0.0, m_planned = 0.0; ///< tau
    std::vector<double> m_times;         ///< tau of the knots
    double m_step = 0.0;                 ///< proposed for the next step; 0: not known
};

} // namespace interphase
