// Symbols: c = c_e / c_e0, phi_e, phi_s potentials, theta stoichiometry, eta = phi_s - phi_e - U, j interface
// current density (A/m2 of particle surface, positive when lithium leaves the particle), kappa, d electrolyte
// properties.
#include "electrochem/dfn_system.h"

#include "core/kernel.h"

#include <algorithm>
#include <cmath>

namespace interphase {
namespace {

/// Flux coefficient between two cell centres in series, 1 / (h1/(2 k1) + h2/(2 k2)).
template <class S>
inline S inSeries(const S& h1, const S& k1, const S& h2, const S& k2)
{
    return 2.0 / (h1 / k1 + h2 / k2);
}

template <class S>
struct CellProperties
{
    S width, conductivity, diffusivity, porosity;
};

} // namespace

DfnSystem::DfnSystem(const DfnResolution& resolution) : m_layout(resolution), m_particles(resolution.modes)
{
    for (const int cells : {m_layout.negative, m_layout.separator, m_layout.positive})
        for (const double w : gradedWidths(cells, resolution.grading))
            m_width.push_back(w);
    m_dualResidual.resize(static_cast<std::size_t>(m_layout.size()));
    m_uptakes.resize(static_cast<std::size_t>(m_layout.electrodeCells()));
    m_dualUptakes.resize(m_uptakes.size());
    m_theta.resize(m_uptakes.size());
}

void DfnSystem::setCell(const Cell& cell)
{
    m_cell = &cell;
    m_coefficients = cellCoefficients(cell.parameters);
}

std::vector<double> DfnSystem::cellCentres() const
{
    std::vector<double> centres;
    double face = 0.0;
    for (int i = 0; i < m_layout.cells(); ++i) {
        const double h = cellWidth(m_coefficients, i);
        centres.push_back(face + 0.5 * h);
        face += h;
    }
    return centres;
}

void DfnSystem::initialState(std::span<double> y) const
{
    std::fill(y.begin(), y.end(), 0.0);
    const auto fill = [&](int first, int count, double value) {
        std::fill_n(y.begin() + first, count, value);
    };
    const CellCoefficients<double>& k = m_coefficients;
    const double thetaN = k.negative.initialStoichiometry, thetaP = k.positive.initialStoichiometry;
    fill(m_layout.negativeModes(), m_layout.negative, thetaN);
    fill(m_layout.positiveModes(), m_layout.positive, thetaP);
    fill(m_layout.concentration(), m_layout.cells(), 1.0);
    const double uN = openCircuitPotential(*m_cell, Side::Negative, thetaN, k.negative.temperatureShift);
    const double uP = openCircuitPotential(*m_cell, Side::Positive, thetaP, k.positive.temperatureShift);
    fill(m_layout.electrolytePotential(), m_layout.cells(), -uN);
    fill(m_layout.solidPotential() + m_layout.negative, m_layout.positive, uP - uN);
}

void DfnSystem::initialDirections(std::span<double> lanes) const
{
    std::fill(lanes.begin(), lanes.end(), 0.0);
    const auto fill = [&](int first, int count, const Dual& value) {
        for (int i = first; i < first + count; ++i)
            asLanes(lanes.data())[i] = value.slope;
    };
    fill(m_layout.negativeModes(), m_layout.negative, m_dual.negative.initialStoichiometry);
    fill(m_layout.positiveModes(), m_layout.positive, m_dual.positive.initialStoichiometry);
}

template <class Y>
void DfnSystem::surfaces(const Y* y, Y* theta) const
{
    for (const Side side : {Side::Negative, Side::Positive}) {
        const bool negative = side == Side::Negative;
        const int count = negative ? m_layout.negative : m_layout.positive;
        const Y* w = y + (negative ? m_layout.negativeModes() : m_layout.positiveModes());
        Y* out = theta + (negative ? 0 : m_layout.negative);
        std::copy_n(w, count, out);
        for (int k = 1; k < m_layout.modes; ++k)
            for (int i = 0; i < count; ++i)
                out[i] += w[k * count + i];
    }
}

void DfnSystem::surfaceStoichiometries(const double* y, double* theta) const
{
    surfaces(y, theta);
}

/// The rows from c on without y', given the surface stoichiometries; `cells` is the state from c on. Writes
/// e.uptake * j of each electrode cell for the modes.
template <class S, class Y>
bool DfnSystem::assemble(const CellCoefficients<S>& k, double target, const Y* cells, const Y* theta, S* r,
                         S* uptakes) const
{
    using std::exp;
    using std::log;
    using std::sqrt;
    const int n = m_layout.cells(), start = m_layout.positiveStart();
    const Y* c = cells;
    const Y* phiE = c + n;
    const Y* phiS = phiE + n;
    const Y cellCurrent = phiS[m_layout.electrodeCells()];
    S* rC = r;
    S* rE = rC + n;
    S* rS = rE + n;
    S& rI = rS[m_layout.electrodeCells()];
    for (int i = 0; i < n; ++i)
        if (!(valueOf(c[i]) > 0.0))
            return false;

    // Electrolyte: fluxes through the faces.
    const Curve& kappa = m_cell->curve(CurveId::ElectrolyteConductivity);
    const Curve& diffusivity = m_cell->curve(CurveId::ElectrolyteDiffusivity);
    const auto properties = [&](int i) {
        const bool separator = i >= m_layout.negative && i < start;
        const ElectrodeCoefficients<S>& e = i < start ? k.negative : k.positive;
        const S concentration = k.concentration * c[i];
        const S& fk = separator ? k.separatorConductivityFactor : e.conductivityFactor;
        const S& fd = separator ? k.separatorDiffusivityFactor : e.diffusivityFactor;
        return CellProperties<S>{cellWidth(k, i), fk * evaluate(kappa, concentration),
                                 fd * evaluate(diffusivity, concentration),
                                 separator ? k.separatorPorosity : e.porosity};
    };
    CellProperties<S> here = properties(0);
    S fluxLeft(0.0), currentLeft(0.0);
    for (int i = 0; i < n; ++i) {
        S fluxRight(0.0), currentRight(0.0);
        CellProperties<S> next = here;
        if (i + 1 < n) {
            next = properties(i + 1);
            fluxRight =
                inSeries(here.width, here.diffusivity, next.width, next.diffusivity) * (c[i] - c[i + 1]);
            currentRight = inSeries(here.width, here.conductivity, next.width, next.conductivity) *
                           (k.diffusionVoltage * log(c[i + 1] / c[i]) + (phiE[i] - phiE[i + 1]));
        }
        rC[i] = (fluxRight - fluxLeft) / (here.porosity * here.width);
        rE[i] = currentRight - currentLeft;
        fluxLeft = fluxRight;
        currentLeft = currentRight;
        here = next;
    }

    // Electrodes: interface, particles, solid.
    const S density = cellCurrent / k.area;
    const S halfInverse = 0.5 / k.thermalVoltage;
    for (const Side side : {Side::Negative, Side::Positive}) {
        const bool negative = side == Side::Negative;
        const ElectrodeCoefficients<S>& e = k.electrode(side);
        const ElectrodeIds& id = electrodeIds(side);
        const Curve& ocp = m_cell->curve(id.ocp);
        const Curve& entropic = m_cell->curve(id.entropic);
        const int count = negative ? m_layout.negative : m_layout.positive;
        const int first = negative ? 0 : start;
        const int solid = negative ? 0 : m_layout.negative;
        const S source = k.cationDeficit * e.surface / (S(kFaraday) * e.porosity * k.concentration);
        S left = negative ? e.conductivity / cellWidth(k, 0) * (-2.0 * phiS[0]) : S(0.0);
        for (int i = 0; i < count; ++i) {
            const Y& surface = theta[solid + i];
            const S potential = e.temperatureShift * evaluate(entropic, surface) + evaluate(ocp, surface);
            const S eta = -(potential - (phiS[solid + i] - phiE[first + i]));
            const S x = exp(eta * halfInverse);
            const Y shape = sqrt(c[first + i]) * smoothRoot(surface) * smoothRoot(1.0 - surface);
            const S j = e.exchange * shape * (x - 1.0 / x);
            uptakes[solid + i] = e.uptake * j;
            const S h = cellWidth(k, first + i);
            const S released = e.surface * h * j;
            rC[first + i] -= source * j;
            rE[first + i] -= released;
            S right = negative ? S(0.0) : density;
            if (i + 1 < count)
                right = inSeries(h, e.conductivity, cellWidth(k, first + i + 1), e.conductivity) *
                        (phiS[solid + i] - phiS[solid + i + 1]);
            rS[solid + i] = right - left + released;
            left = right;
        }
    }

    const S current(cellCurrent);
    const S voltage = terminalVoltage(k, S(phiS[m_layout.electrodeCells() - 1]), current);
    if (m_control == Control::Current)
        rI = current - target;
    else if (m_control == Control::Voltage)
        rI = voltage - target;
    else
        rI = voltage * current - target;
    return true;
}

/// The rows of the particles' modes without y', given e.uptake * j of each electrode cell.
template <class S, class Y>
void DfnSystem::assembleModes(const CellCoefficients<S>& k, const Y* y, const S* uptakes, S* r) const
{
    for (const Side side : {Side::Negative, Side::Positive}) {
        const bool negative = side == Side::Negative;
        const int count = negative ? m_layout.negative : m_layout.positive;
        int at = negative ? m_layout.negativeModes() : m_layout.positiveModes();
        const S* uptake = uptakes + (negative ? 0 : m_layout.negative);
        for (std::size_t mode = 0; mode < static_cast<std::size_t>(m_layout.modes); ++mode)
            for (int i = 0; i < count; ++i, ++at)
                r[at] = k.electrode(side).diffusionRate * (m_particles.lambda()[mode] * y[at]) +
                        uptake[i] * m_particles.weight()[mode];
    }
}

bool DfnSystem::residual(double t, const double* y, const double* yp, double* r)
{
    const int first = m_layout.concentration();
    surfaces(y, m_theta.data());
    if (!assemble(m_coefficients, target(t), y + first, m_theta.data(), r + first, m_uptakes.data()))
        return false;
    assembleModes(m_coefficients, y, m_uptakes.data(), r);
    double sum = 0.0;
    for (int i = 0; i < m_layout.size(); ++i) {
        if (i < m_layout.differential())
            r[i] += yp[i];
        sum += std::abs(r[i]);
    }
    return std::isfinite(sum);
}

INTERPHASE_KERNEL
bool DfnSystem::stepResidual(Step& step, double t, const double* y) const
{
    const double* cells = y + m_layout.concentration();
    double* r = step.residual.data();
    double* uptake = step.j.data();
    if (!assemble(m_coefficients, target(t), cells, step.theta.data(), r, uptake))
        return false;
    for (std::size_t i = 0; i < step.known.size(); ++i)
        r[i] += step.gamma * cells[i] + step.known[i];
    for (std::size_t i = 0; i < step.theta.size(); ++i) {
        const int side = static_cast<int>(i) < m_layout.negative ? 0 : 1;
        step.thetaChange[i] = step.theta[i] - step.base[i] + step.perUptake[side] * uptake[i];
    }
    double sum = 0.0;
    for (const double x : step.residual)
        sum += std::abs(x);
    for (const double x : step.thetaChange)
        sum += std::abs(x);
    return std::isfinite(sum);
}

INTERPHASE_KERNEL
bool DfnSystem::directionalResidual(const double* y, double* lanes)
{
    const int first = m_layout.concentration();
    surfaces(y, m_theta.data());
    if (!assemble(m_dual, 0.0, y + first, m_theta.data(), m_dualResidual.data() + first,
                  m_dualUptakes.data()))
        return false;
    Lanes* out = asLanes(lanes);
    for (const Side side : {Side::Negative, Side::Positive}) {
        const bool negative = side == Side::Negative;
        const int count = negative ? m_layout.negative : m_layout.positive;
        int at = negative ? m_layout.negativeModes() : m_layout.positiveModes();
        const Dual* uptake = m_dualUptakes.data() + (negative ? 0 : m_layout.negative);
        for (std::size_t mode = 0; mode < static_cast<std::size_t>(m_layout.modes); ++mode) {
            const Lanes decay = m_dual.electrode(side).diffusionRate.slope * m_particles.lambda()[mode];
            for (int i = 0; i < count; ++i, ++at)
                out[at] = decay * y[at] + m_particles.weight()[mode] * uptake[i].slope;
        }
    }
    for (int i = first; i < m_layout.size(); ++i)
        out[i] = m_dualResidual[static_cast<std::size_t>(i)].slope;
    return true;
}

bool DfnSystem::totalResidual(const double* y, const double* s, double* lanes)
{
    const int first = m_layout.concentration();
    m_dualState.resize(static_cast<std::size_t>(m_layout.size()));
    m_dualTheta.resize(static_cast<std::size_t>(m_layout.electrodeCells()));
    for (std::size_t i = 0; i < m_dualState.size(); ++i)
        m_dualState[i] = {y[i], asLanes(s)[i]};
    surfaces(m_dualState.data(), m_dualTheta.data());
    if (!assemble(m_dual, 0.0, m_dualState.data() + first, m_dualTheta.data(), m_dualResidual.data() + first,
                  m_dualUptakes.data()))
        return false;
    assembleModes(m_dual, m_dualState.data(), m_dualUptakes.data(), m_dualResidual.data());
    for (std::size_t i = 0; i < m_dualResidual.size(); ++i)
        asLanes(lanes)[i] = m_dualResidual[i].slope;
    return true;
}

bool DfnSystem::derivative(double t, const double* y, double* yp)
{
    std::fill(yp, yp + m_layout.size(), 0.0);
    // Rate form: F = y' + f(y), so y' = -F at y' = 0.
    std::vector<double>& r = m_derivativeWork;
    r.resize(static_cast<std::size_t>(m_layout.size()));
    if (!residual(t, y, yp, r.data()))
        return false;
    for (int i = 0; i < m_layout.differential(); ++i)
        yp[i] = -r[static_cast<std::size_t>(i)];
    return true;
}

Dual DfnSystem::voltageDirections(const double* y, const double* s) const
{
    const auto seeded = [&](int i) { return Dual(y[i], asLanes(s)[i]); };
    return terminalVoltage(m_dual, seeded(m_layout.current() - 1), seeded(m_layout.current()));
}

double DfnSystem::averageStoichiometry(Side side, const double* y) const
{
    const bool negative = side == Side::Negative;
    const int count = negative ? m_layout.negative : m_layout.positive;
    const int first = negative ? m_layout.negativeModes() : m_layout.positiveModes();
    const int cell = negative ? 0 : m_layout.positiveStart();
    double sum = 0.0;
    for (int i = 0; i < count; ++i)
        sum += m_width[static_cast<std::size_t>(cell + i)] * y[first + i];
    return sum;
}

} // namespace interphase
