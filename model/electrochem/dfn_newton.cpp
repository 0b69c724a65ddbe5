// The Newton matrix of the DFN: assembly, elimination of the particles, and the solves. Symbols as in
// dfn_system.cpp.
#include "electrochem/dfn_system.h"

#include "core/kernel.h"

#include <algorithm>
#include <cmath>

namespace interphase {
namespace {

/// Scratch of the solves as values of type T.
template <class T>
T* work(const DfnSystem::Factors& f)
{
    return reinterpret_cast<T*>(f.work.data()); // NOLINT: double, or Lanes, which may alias
}

} // namespace

DfnSystem::Factors::Factors(const DfnLayout& layout)
    : blocks(layout.cells()),
      jC(static_cast<std::size_t>(layout.electrodeCells())),
      jEta(jC.size()),
      jTheta(jC.size()),
      border(static_cast<std::size_t>(3 * layout.cells())),
      work(static_cast<std::size_t>(4 * (3 * layout.cells() + layout.electrodeCells())))
{
    for (auto& values : inverse)
        values.resize(static_cast<std::size_t>(layout.modes));
}

/// Derivatives of j in one electrode, with the particle's modes eliminated: a change of j moves the surface
/// by -slip * dj, slip = uptake sum_k b_k / (alpha + rate lambda_k).
INTERPHASE_KERNEL
void DfnSystem::factorElectrode(Factors& f, Side side, const double* y, const double* theta)
{
    const bool negative = side == Side::Negative;
    const ElectrodeCoefficients<double>& e = m_coefficients.electrode(side);
    const ElectrodeIds& id = electrodeIds(side);
    const int count = negative ? m_layout.negative : m_layout.positive;
    const int first = negative ? 0 : m_layout.positiveStart();
    const int solid = negative ? 0 : m_layout.negative;
    const double halfInverse = 0.5 / m_coefficients.thermalVoltage;
    auto& inverse = f.inverse[negative ? 0 : 1];
    double slip = 0.0;
    if (f.algebraic)
        std::fill(inverse.begin(), inverse.end(), 0.0);
    else
        slip = e.uptake * respond(side, f.alpha, inverse);
    for (int i = 0; i < count; ++i) {
        const double surface = theta[solid + i];
        const Curve::Sample u = m_cell->curve(id.ocp).at(surface);
        const Curve::Sample ds = m_cell->curve(id.entropic).at(surface);
        const double c = y[m_layout.concentration() + first + i];
        const double eta = y[m_layout.solidPotential() + solid + i] -
                           y[m_layout.electrolytePotential() + first + i] - u.value -
                           e.temperatureShift * ds.value;
        const double x = std::exp(eta * halfInverse);
        const double j0 = e.exchange * std::sqrt(c) * smoothRoot(surface) * smoothRoot(1.0 - surface);
        const double j = j0 * (x - 1.0 / x);
        const double jEta = j0 * (x + 1.0 / x) * halfInverse;
        const double logSlope = 0.5 / std::sqrt(surface * surface + 1e-6) -
                                0.5 / std::sqrt((1.0 - surface) * (1.0 - surface) + 1e-6);
        const double jTheta = j * logSlope - jEta * (u.slope + e.temperatureShift * ds.slope);
        const double gain = 1.0 / (1.0 + jTheta * slip);
        const auto at = static_cast<std::size_t>(solid + i);
        f.jC[at] = 0.5 * j / c * gain;
        f.jEta[at] = jEta * gain;
        f.jTheta[at] = jTheta * gain;
    }
}

/// Transport between the cells and the interface's part of each diagonal block.
INTERPHASE_KERNEL
void DfnSystem::factorTransport(Factors& f, const double* y)
{
    enum { C, E, S };
    const auto entry = [](double* block, int row, int column) -> double& { return block[3 * row + column]; };
    const CellCoefficients<double>& k = m_coefficients;
    const int n = m_layout.cells(), start = m_layout.positiveStart();
    const double* c = y + m_layout.concentration();
    const double* phiE = y + m_layout.electrolytePotential();
    struct Properties
    {
        double width, kappa, kappaSlope, d, dSlope, volume;
    };
    const auto properties = [&](int i) {
        const bool separator = i >= m_layout.negative && i < start;
        const ElectrodeCoefficients<double>& e = i < start ? k.negative : k.positive;
        const double fk = separator ? k.separatorConductivityFactor : e.conductivityFactor;
        const double fd = separator ? k.separatorDiffusivityFactor : e.diffusivityFactor;
        const Curve::Sample kappa =
            m_cell->curve(CurveId::ElectrolyteConductivity).at(c[i] * k.concentration);
        const Curve::Sample d = m_cell->curve(CurveId::ElectrolyteDiffusivity).at(c[i] * k.concentration);
        const double h = cellWidth(k, i);
        return Properties{h,
                          fk * kappa.value,
                          fk * kappa.slope * k.concentration,
                          fd * d.value,
                          fd * d.slope * k.concentration,
                          (separator ? k.separatorPorosity : e.porosity) * h};
    };
    BlockTridiagonal& m = f.blocks;
    m.setZero();
    const bool frozen = f.algebraic;
    Properties here = properties(0);
    for (int i = 0; i < n; ++i)
        entry(m.diagonal(i), C, C) = frozen ? 1.0 : f.alpha;
    for (int i = 0; i + 1 < n; ++i) {
        const Properties next = properties(i + 1);
        double* own = m.diagonal(i);
        double* up = m.upper(i);
        double* low = m.lower(i + 1);
        double* other = m.diagonal(i + 1);
        const double g = 2.0 / (here.width / here.kappa + next.width / next.kappa);
        entry(own, E, E) += g;
        entry(up, E, E) -= g;
        entry(low, E, E) -= g;
        entry(other, E, E) += g;
        if (!frozen) {
            const double drive = phiE[i] - phiE[i + 1] + k.diffusionVoltage * std::log(c[i + 1] / c[i]);
            const double iHere =
                drive * g * g * 0.5 * here.width / (here.kappa * here.kappa) * here.kappaSlope -
                g * k.diffusionVoltage / c[i];
            const double iNext =
                drive * g * g * 0.5 * next.width / (next.kappa * next.kappa) * next.kappaSlope +
                g * k.diffusionVoltage / c[i + 1];
            entry(own, E, C) += iHere;
            entry(up, E, C) += iNext;
            entry(low, E, C) -= iHere;
            entry(other, E, C) -= iNext;
            const double q = 2.0 / (here.width / here.d + next.width / next.d);
            const double fall = c[i] - c[i + 1];
            const double nHere = q + fall * q * q * 0.5 * here.width / (here.d * here.d) * here.dSlope;
            const double nNext = -q + fall * q * q * 0.5 * next.width / (next.d * next.d) * next.dSlope;
            entry(own, C, C) += nHere / here.volume;
            entry(up, C, C) += nNext / here.volume;
            entry(low, C, C) -= nHere / next.volume;
            entry(other, C, C) -= nNext / next.volume;
        }
        here = next;
    }
    for (int i = m_layout.negative; i < start; ++i)
        entry(m.diagonal(i), S, S) = 1.0;
    for (const Side side : {Side::Negative, Side::Positive}) {
        const bool negative = side == Side::Negative;
        const ElectrodeCoefficients<double>& e = k.electrode(side);
        const int count = negative ? m_layout.negative : m_layout.positive;
        const int first = negative ? 0 : start, solid = negative ? 0 : m_layout.negative;
        const double source = k.cationDeficit * e.surface / (kFaraday * e.porosity * k.concentration);
        if (negative)
            entry(m.diagonal(0), S, S) += e.conductivity / (0.5 * cellWidth(k, 0));
        for (int i = 0; i < count; ++i) {
            double* own = m.diagonal(first + i);
            const auto at = static_cast<std::size_t>(solid + i);
            const double released = e.surface * cellWidth(k, first + i);
            const double weights[3] = {frozen ? 0.0 : -source, -released, released}; // rows C, E, S
            for (int row = 0; row < 3; ++row) {
                entry(own, row, C) += frozen ? 0.0 : weights[row] * f.jC[at];
                entry(own, row, E) -= weights[row] * f.jEta[at];
                entry(own, row, S) += weights[row] * f.jEta[at];
            }
            if (i + 1 < count) {
                const double s =
                    2.0 * e.conductivity / (cellWidth(k, first + i) + cellWidth(k, first + i + 1));
                entry(own, S, S) += s;
                entry(m.diagonal(first + i + 1), S, S) += s;
                entry(m.upper(first + i), S, S) -= s;
                entry(m.lower(first + i + 1), S, S) -= s;
            }
        }
    }
}

bool DfnSystem::factor(Factors& f, Mode mode, double alpha, const double* y)
{
    m_theta.resize(static_cast<std::size_t>(m_layout.electrodeCells()));
    surfaceStoichiometries(y, m_theta.data());
    return factorAt(f, alpha, mode == Mode::AlgebraicOnly, y, m_theta.data());
}

bool DfnSystem::factorAt(Factors& f, double alpha, bool algebraic, const double* y, const double* theta)
{
    f.alpha = alpha;
    f.algebraic = algebraic;
    factorElectrode(f, Side::Negative, y, theta);
    factorElectrode(f, Side::Positive, y, theta);
    factorTransport(f, y);
    if (!f.blocks.factor())
        return false;
    // Border of the current: what one ampere does to the potential at the positive collector.
    f.border.assign(f.border.size(), 0.0);
    f.border[f.border.size() - 1] = 1.0 / m_coefficients.area;
    f.blocks.solve(f.border.data());
    const double resistance = voltage(0.0, 1.0);
    const double phi = y[m_layout.current() - 1], current = y[m_layout.current()];
    const double v = voltage(phi, current);
    f.currentRow = m_control == Control::Current ? 0.0 : m_control == Control::Voltage ? 1.0 : current;
    f.currentDiagonal = m_control == Control::Current   ? 1.0
                        : m_control == Control::Voltage ? resistance
                                                        : v + current * resistance;
    f.currentPivot = 1.0 / (f.currentDiagonal - f.currentRow * f.border.back());
    return std::isfinite(f.currentPivot);
}

/// Forward: modes into the blocks. Middle: blocks and current. Backward: j, then modes. T: double, or Lanes
/// for four right-hand sides.
template <class T>
void DfnSystem::substitute(const Factors& f, T* x) const
{
    T* carried = work<T>(f) + 3 * m_layout.cells(); // sum_k r_k / d_k, one an electrode cell
    std::fill_n(carried, m_layout.electrodeCells(), T{});
    for (const Side side : {Side::Negative, Side::Positive}) {
        const bool negative = side == Side::Negative;
        const int count = negative ? m_layout.negative : m_layout.positive;
        T* row = x + (negative ? m_layout.negativeModes() : m_layout.positiveModes());
        T* sum = carried + (negative ? 0 : m_layout.negative);
        for (int k = 0; k < m_layout.modes; ++k, row += count) {
            const double d = f.inverse[negative ? 0 : 1][static_cast<std::size_t>(k)];
            for (int i = 0; i < count; ++i) {
                row[i] *= d;
                sum[i] += row[i];
            }
        }
    }
    substituteCells(f, carried, x + m_layout.concentration());
    moveModes(f.inverse, carried, x);
}

template <class T>
void DfnSystem::moveModes(const std::vector<double> (&inverse)[2], const T* j, T* y) const
{
    for (const Side side : {Side::Negative, Side::Positive}) {
        const bool negative = side == Side::Negative;
        const ElectrodeCoefficients<double>& e = m_coefficients.electrode(side);
        const int count = negative ? m_layout.negative : m_layout.positive;
        const T* own = j + (negative ? 0 : m_layout.negative);
        T* row = y + (negative ? m_layout.negativeModes() : m_layout.positiveModes());
        for (int k = 0; k < m_layout.modes; ++k, row += count) {
            const auto mode = static_cast<std::size_t>(k);
            const double gain = e.uptake * m_particles.weight()[mode] * inverse[negative ? 0 : 1][mode];
            for (int i = 0; i < count; ++i)
                row[i] -= gain * own[i];
        }
    }
}

INTERPHASE_KERNEL
void DfnSystem::addUptake(const Step& step, double* y) const
{
    moveModes(step.inverse, step.j.data(), y);
}

template <class T>
void DfnSystem::substituteCells(const Factors& f, T* carried, T* cells) const
{
    const int n = m_layout.cells();
    T* block = work<T>(f);
    const T* xC = cells;
    const T* xE = xC + n;
    const T* xS = xE + n;
    T& xI = cells[2 * n + m_layout.electrodeCells()];
    for (int i = 0; i < n; ++i) {
        block[3 * i] = xC[i];
        block[3 * i + 1] = xE[i];
        block[3 * i + 2] = T{};
    }
    for (const Side side : {Side::Negative, Side::Positive}) {
        const bool negative = side == Side::Negative;
        const ElectrodeCoefficients<double>& e = m_coefficients.electrode(side);
        const int count = negative ? m_layout.negative : m_layout.positive;
        const int first = negative ? 0 : m_layout.positiveStart(), solid = negative ? 0 : m_layout.negative;
        const double source = f.algebraic ? 0.0
                                          : m_coefficients.cationDeficit * e.surface /
                                                (kFaraday * e.porosity * m_coefficients.concentration);
        for (int i = 0; i < count; ++i) {
            const double released = e.surface * cellWidth(m_coefficients, first + i);
            T* b = block + 3 * (first + i);
            T& s = carried[solid + i];
            s *= f.jTheta[static_cast<std::size_t>(solid + i)];
            b[0] += source * s;
            b[1] += released * s;
            b[2] = xS[solid + i] - released * s;
        }
    }
    f.blocks.solve(block);
    const T phi = block[3 * n - 1];
    xI = (xI - f.currentRow * phi) * f.currentPivot;
    for (int i = 0; i < 3 * n; ++i)
        block[i] -= f.border[static_cast<std::size_t>(i)] * xI;
    scatter(f, block, carried, cells);
}

template <class T>
void DfnSystem::scatter(const Factors& f, const T* block, T* dj, T* cells) const
{
    const int n = m_layout.cells();
    T* xE = cells + n;
    T* xS = xE + n;
    for (int i = 0; i < n; ++i) {
        cells[i] = block[3 * i];
        xE[i] = block[3 * i + 1];
    }
    for (int at = 0; at < m_layout.electrodeCells(); ++at) {
        const int cell = at < m_layout.negative ? at : at + m_layout.separator;
        const auto k = static_cast<std::size_t>(at);
        const T* b = block + 3 * cell;
        xS[at] = b[2];
        dj[at] += f.jC[k] * b[0] + f.jEta[k] * (b[2] - b[1]);
    }
}

INTERPHASE_KERNEL
void DfnSystem::solveStep(const Factors& f, Step& step) const
{
    std::copy(step.thetaChange.begin(), step.thetaChange.end(), step.j.begin());
    substituteCells(f, step.j.data(), step.residual.data());
    for (int at = 0; at < m_layout.electrodeCells(); ++at) {
        const auto k = static_cast<std::size_t>(at);
        step.thetaChange[k] -= step.slip[at < m_layout.negative ? 0 : 1] * step.j[k];
    }
}

bool DfnSystem::factorStep(Factors& f, const Step& step, const double* y)
{
    return factorAt(f, step.gamma, false, y, step.theta.data());
}

INTERPHASE_KERNEL
void DfnSystem::solve(const Factors& f, double* x) const
{
    substitute(f, x);
}

INTERPHASE_KERNEL
void DfnSystem::solve4(const Factors& f, double* x) const
{
    substitute(f, asLanes(x));
}

} // namespace interphase
