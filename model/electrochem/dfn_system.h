#pragma once
#include "electrochem/coefficients.h"
#include "electrochem/control.h"
#include "electrochem/dfn_layout.h"
#include "electrochem/particle_modes.h"
#include "integrate/block_tridiagonal.h"

#include <span>
#include <vector>

namespace interphase {

/// The Doyle-Fuller-Newman model as a system F(t, y, y') = 0 and its structured Newton matrix.
///
/// Equations: Marquis et al. 2019, isothermal. Finite volumes in x with fluxes in series between cell
/// centres, modes in each particle (ParticleModes), the cell current as a state of its own so that current,
/// voltage and power control are one equation. Differential rows are in rate form, dF/dy' = 1; the others are
/// algebraic (index 1).
///
/// Newton matrix: dF/dy + alpha dF/dy'. A particle touches its cell only through j, a rank-one coupling, so
/// its modes are eliminated in closed form; what remains is block tridiagonal in (c_e, phi_e, phi_s); the
/// current is a border.
///
///     modes | x . .  j |      eliminated:   | D U     |
///     x     | . T      |  ->                | L D U   |  + current
///     I     |        1 |                    |   L D   |
class DfnSystem
{
public:
    explicit DfnSystem(const DfnResolution& resolution);

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

    const DfnLayout& layout() const { return m_layout; }
    const ParticleModes& particles() const { return m_particles; }
    const CellCoefficients<double>& coefficients() const { return m_coefficients; }
    /// Centres of the cells in x from the negative collector, m.
    std::vector<double> cellCentres() const;
    /// Derived coefficients for derivative directions; used by residual<Dual>.
    void setDirections(const CellCoefficients<Dual>& coefficients) { m_dual = coefficients; }

    /// The state at rest at the initial state of charge: uniform, no current, potentials at open circuit.
    /// Size size().
    void initialState(std::span<double> y) const;
    /// d(initial differential state)/d(direction), 4 lanes a state, size 4 * size(); algebraic rows are zero.
    void initialDirections(std::span<double> lanes) const;

    /// theta of every electrode cell, negative ones first.
    void surfaceStoichiometries(const double* y, double* theta) const;

    /// F(t, y, y'). False where it is not finite or the electrolyte ran dry; then r is unspecified.
    bool residual(double t, const double* y, const double* yp, double* r);
    /// dF/dp for four directions with y, y' fixed; 4 lanes a row.
    bool directionalResidual(const double* y, double* lanes);
    /// dF/dp + dF/dy s, with s of 4 lanes a state.
    bool totalResidual(const double* y, const double* s, double* lanes);

    /// The factorised Newton matrix at one state.
    struct Factors
    {
        explicit Factors(const DfnLayout& layout);
        double alpha = 0.0;
        bool algebraic = false; ///< differential states frozen
        BlockTridiagonal blocks;
        std::vector<double> inverse[2]; ///< 1 / (alpha + rate lambda_k) of each electrode
        std::vector<double> jC, jEta,
            jTheta;                   ///< dj/d(c, eta, theta) after elimination, one an electrode cell
        std::vector<double> border;   ///< response of the blocks to one ampere
        double currentRow = 0.0;      ///< d(control equation)/d(phi_s at the positive collector)
        double currentDiagonal = 1.0; ///< d(control equation)/dI
        double currentPivot = 1.0;
        mutable std::vector<double> work; ///< scratch of the solves
    };
    enum class Mode { Full, AlgebraicOnly };
    bool factor(Factors& f, Mode mode, double alpha, const double* y);
    /// One implicit step: y' = gamma y + what is known, the modes of the particles eliminated. Unknown are
    /// c, phi_e, phi_s, I (in their places of y) and the surface stoichiometries theta.
    struct Step
    {
        explicit Step(const DfnLayout& layout);
        double gamma = 0.0;
        std::vector<double> known;        ///< y' - gamma y of c, one a cell
        std::vector<double> base;         ///< theta without the present j, one an electrode cell
        double slip[2] = {0.0, 0.0};      ///< theta = base - slip j, of each electrode
        double perUptake[2] = {0.0, 0.0}; ///< slip over e.uptake
        std::vector<double> inverse[2];   ///< 1 / (gamma + rate lambda_k)
        std::vector<double> theta;        ///< the present iterate
        std::vector<double> thetaChange;
        std::vector<double> residual; ///< of c, phi_e, phi_s, I
        std::vector<double> j;        ///< its change, or the converged one, A/m2
    };
    /// Sets gamma and what depends on it.
    void beginStep(Step& step, double gamma) const;
    /// Residual at (y, step.theta). False where it is not finite or the electrolyte ran dry.
    bool stepResidual(Step& step, double t, const double* y) const;
    /// Newton's correction: overwrites step.residual and step.thetaChange with what is to be subtracted.
    void solveStep(const Factors& f, Step& step) const;
    /// Subtracts the present j = step.j from modes that hold their values without it.
    void addUptake(const Step& step, double* y) const;
    /// The Newton matrix at (y, step.theta).
    bool factorStep(Factors& f, const Step& step, const double* y);

    /// In place, one right-hand side of size size().
    void solve(const Factors& f, double* x) const;
    /// In place, four right-hand sides, lanes innermost.
    void solve4(const Factors& f, double* x) const;

    /// Terminal voltage, V.
    double voltage(const double* y) const
    {
        return voltage(y[m_layout.current() - 1], y[m_layout.current()]);
    }
    /// dV/dp with the state's derivative `s` (4 lanes a state) added.
    Dual voltageDirections(const double* y, const double* s) const;
    /// Volume-averaged stoichiometry of an electrode.
    double averageStoichiometry(Side side, const double* y) const;
    /// y' of the differential states that makes their residual zero; algebraic y' are set to zero.
    bool derivative(double t, const double* y, double* yp);

private:
    template <class Y>
    void surfaces(const Y* y, Y* theta) const;
    template <class S, class Y>
    bool assemble(const CellCoefficients<S>& k, double target, const Y* cells, const Y* theta, S* r,
                  S* uptakes) const;
    template <class S, class Y>
    void assembleModes(const CellCoefficients<S>& k, const Y* y, const S* uptakes, S* r) const;
    double target(double t) const { return m_target + m_targetSlope * (t - m_targetOrigin); }
    template <class S>
    S terminalVoltage(const CellCoefficients<S>& k, S phiCollector, S current) const
    {
        const S half = cellWidth(k, m_layout.cells() - 1) * 0.5;
        return phiCollector - current * (half / (k.positive.conductivity * k.area) + k.seriesResistance);
    }
    template <class S>
    S cellWidth(const CellCoefficients<S>& k, int cell) const
    {
        const S& thickness = cell < m_layout.negative          ? k.negative.thickness
                             : cell < m_layout.positiveStart() ? k.separatorThickness
                                                               : k.positive.thickness;
        return thickness * m_width[static_cast<std::size_t>(cell)];
    }
    /// 1 / (alpha + rate lambda_k) of each mode; returns sum_k b_k of these: what a change of e.uptake * j
    /// takes from the surface.
    double respond(Side side, double alpha, std::vector<double>& inverse) const;
    /// Takes from the modes what j (of each electrode cell) puts there.
    template <class T>
    void moveModes(const std::vector<double> (&inverse)[2], const T* j, T* y) const;
    bool factorAt(Factors& f, double alpha, bool algebraic, const double* y, const double* theta);
    void factorElectrode(Factors& f, Side side, const double* y, const double* theta);
    void factorTransport(Factors& f, const double* y);
    template <class T>
    void substitute(const Factors& f, T* x) const;
    /// Cells and current with the modes' part of the right-hand side given as `sum` (theta's change without
    /// j); xC .. xI in place; sum becomes the change of j.
    template <class T>
    void substituteCells(const Factors& f, T* sum, T* cells) const;
    template <class T>
    void scatter(const Factors& f, const T* block, T* dj, T* cells) const;
    double voltage(double phiCollector, double current) const
    {
        return terminalVoltage(m_coefficients, phiCollector, current);
    }

    DfnLayout m_layout;
    ParticleModes m_particles;
    std::vector<double> m_width; ///< of each cell as a fraction of its domain
    const Cell* m_cell = nullptr;
    CellCoefficients<double> m_coefficients;
    CellCoefficients<Dual> m_dual;
    Control m_control = Control::Current;
    double m_target = 0.0;
    double m_targetSlope = 0.0;
    double m_targetOrigin = 0.0;
    std::vector<Dual> m_dualResidual, m_dualUptakes, m_dualState, m_dualTheta;
    std::vector<double> m_uptakes;
    std::vector<double> m_derivativeWork;
    std::vector<double> m_theta; ///< surface stoichiometries, scratch
};

} // namespace interphase
