// One implicit step of the DFN with the particles eliminated. Symbols as in dfn_system.cpp.
#include "electrochem/dfn_system.h"

#include "core/kernel.h"

#include <algorithm>
#include <cmath>

namespace interphase {

DfnSystem::Step::Step(const DfnLayout& layout)
    : known(static_cast<std::size_t>(layout.cells())),
      base(static_cast<std::size_t>(layout.electrodeCells())),
      theta(base.size()),
      thetaChange(base.size()),
      residual(static_cast<std::size_t>(layout.size() - layout.concentration())),
      j(base.size())
{
    for (auto& values : inverse)
        values.resize(static_cast<std::size_t>(layout.modes));
}

void DfnSystem::beginStep(Step& step, double gamma) const
{
    step.gamma = gamma;
    for (const Side side : {Side::Negative, Side::Positive}) {
        const ElectrodeCoefficients<double>& e = m_coefficients.electrode(side);
        const int at = side == Side::Negative ? 0 : 1;
        double slip = 0.0;
        for (std::size_t k = 0; k < step.inverse[at].size(); ++k) {
            step.inverse[at][k] = 1.0 / (gamma + e.diffusionRate * m_particles.lambda()[k]);
            slip += m_particles.weight()[k] * step.inverse[at][k];
        }
        step.slip[at] = e.uptake * slip;
    }
}

INTERPHASE_KERNEL
void DfnSystem::addUptake(const Step& step, double* y) const
{
    for (const Side side : {Side::Negative, Side::Positive}) {
        const bool negative = side == Side::Negative;
        const ElectrodeCoefficients<double>& e = m_coefficients.electrode(side);
        const int count = negative ? m_layout.negative : m_layout.positive;
        const double* j = step.j.data() + (negative ? 0 : m_layout.negative);
        double* w = y + (negative ? m_layout.negativeModes() : m_layout.positiveModes());
        for (int k = 0; k < m_layout.modes; ++k, w += count) {
            const auto mode = static_cast<std::size_t>(k);
            const double gain = e.uptake * m_particles.weight()[mode] * step.inverse[negative ? 0 : 1][mode];
            for (int i = 0; i < count; ++i)
                w[i] -= gain * j[i];
        }
    }
}

INTERPHASE_KERNEL
void DfnSystem::directionalModes(const double* y, const double* uptakes, double* lanes) const
{
    for (const Side side : {Side::Negative, Side::Positive}) {
        const bool negative = side == Side::Negative;
        const int count = negative ? m_layout.negative : m_layout.positive;
        const Lanes rate = m_dual.electrode(side).diffusionRate.slope;
        const Lanes* uptake = asLanes(uptakes) + (negative ? 0 : m_layout.negative);
        const int begin = negative ? m_layout.negativeModes() : m_layout.positiveModes();
        const double* w = y + begin;
        Lanes* out = asLanes(lanes) + begin;
        for (std::size_t k = 0; k < static_cast<std::size_t>(m_layout.modes); ++k) {
            const double weight = m_particles.weight()[k];
            const Lanes decay = rate * m_particles.lambda()[k];
            for (int i = 0; i < count; ++i)
                *out++ = decay * *w++ + weight * uptake[i];
        }
    }
}

INTERPHASE_KERNEL
bool DfnSystem::stepResidual(Step& step, double t, const double* y) const
{
    const CellCoefficients<double>& k = m_coefficients;
    const int n = m_layout.cells(), start = m_layout.positiveStart();
    const double* c = y + m_layout.concentration();
    const double* phiE = y + m_layout.electrolytePotential();
    const double* phiS = y + m_layout.solidPotential();
    double* rC = step.residual.data();
    double* rE = rC + n;
    double* rS = rE + n;
    double* rI = rS + m_layout.electrodeCells();
    for (int i = 0; i < n; ++i)
        if (!(c[i] > 0.0))
            return false;

    const Curve& kappa = m_cell->curve(CurveId::ElectrolyteConductivity);
    const Curve& diffusivity = m_cell->curve(CurveId::ElectrolyteDiffusivity);
    // h / k of the half cells on both sides of a face add up.
    double resistance = 0.0, diffusionResistance = 0.0, fluxLeft = 0.0, currentLeft = 0.0;
    for (int i = 0; i < n; ++i) {
        const bool separator = i >= m_layout.negative && i < start;
        const ElectrodeCoefficients<double>& e = i < start ? k.negative : k.positive;
        const double h = cellWidth(k, i), concentration = k.concentration * c[i];
        const double own =
            h / ((separator ? k.separatorConductivityFactor : e.conductivityFactor) * kappa(concentration));
        const double ownDiffusion = h / ((separator ? k.separatorDiffusivityFactor : e.diffusivityFactor) *
                                         diffusivity(concentration));
        if (i > 0) {
            const double flux = 2.0 / (diffusionResistance + ownDiffusion) * (c[i - 1] - c[i]);
            const double current = 2.0 / (resistance + own) *
                                   (k.diffusionVoltage * std::log(c[i] / c[i - 1]) + (phiE[i - 1] - phiE[i]));
            rC[i - 1] = flux - fluxLeft;
            rE[i - 1] = current - currentLeft;
            fluxLeft = flux;
            currentLeft = current;
        }
        resistance = own;
        diffusionResistance = ownDiffusion;
    }
    rC[n - 1] = -fluxLeft;
    rE[n - 1] = -currentLeft;
    for (int i = 0; i < n; ++i) {
        const bool separator = i >= m_layout.negative && i < start;
        const double porosity =
            separator ? k.separatorPorosity : (i < start ? k.negative : k.positive).porosity;
        rC[i] = rC[i] / (porosity * cellWidth(k, i)) + step.gamma * c[i] +
                step.known[static_cast<std::size_t>(i)];
    }

    const double density = y[m_layout.current()] / k.area;
    const double halfInverse = 0.5 / k.thermalVoltage;
    double* theta = step.theta.data();
    for (const Side side : {Side::Negative, Side::Positive}) {
        const bool negative = side == Side::Negative;
        const ElectrodeCoefficients<double>& e = k.electrode(side);
        const ElectrodeIds& id = electrodeIds(side);
        const Curve& ocp = m_cell->curve(id.ocp);
        const Curve& entropic = m_cell->curve(id.entropic);
        const int count = negative ? m_layout.negative : m_layout.positive;
        const int first = negative ? 0 : start, solid = negative ? 0 : m_layout.negative;
        const double source = k.cationDeficit * e.surface / (kFaraday * e.porosity * k.concentration);
        const double slip = step.slip[negative ? 0 : 1];
        double left = negative ? e.conductivity / cellWidth(k, 0) * (-2.0 * phiS[0]) : 0.0;
        for (int i = 0; i < count; ++i) {
            const double s = theta[solid + i];
            const double eta = phiS[solid + i] - phiE[first + i] - ocp(s) - e.temperatureShift * entropic(s);
            const double x = std::exp(eta * halfInverse);
            const double j =
                e.exchange * std::sqrt(c[first + i]) * smoothRoot(s) * smoothRoot(1.0 - s) * (x - 1.0 / x);
            step.thetaChange[static_cast<std::size_t>(solid + i)] =
                s - step.base[static_cast<std::size_t>(solid + i)] + slip * j;
            const double h = cellWidth(k, first + i);
            const double released = e.surface * h * j;
            rC[first + i] -= source * j;
            rE[first + i] -= released;
            double right = negative ? 0.0 : density;
            if (i + 1 < count)
                right = 2.0 * e.conductivity / (h + cellWidth(k, first + i + 1)) *
                        (phiS[solid + i] - phiS[solid + i + 1]);
            rS[solid + i] = right - left + released;
            left = right;
        }
    }
    const double current = y[m_layout.current()];
    const double v = voltage(phiS[m_layout.electrodeCells() - 1], current);
    const double wanted = target(t);
    *rI = m_control == Control::Current   ? current - wanted
          : m_control == Control::Voltage ? v - wanted
                                          : v * current - wanted;
    double sum = 0.0;
    for (const double r : step.residual)
        sum += std::abs(r);
    for (const double r : step.thetaChange)
        sum += std::abs(r);
    return std::isfinite(sum);
}

} // namespace interphase
