// What a particle answers to the current of its reaction, for a step, a Newton matrix or a spectrum, and the
// memory these work in. Symbols as in dfn_equations.cpp.
#include "electrochem/dfn_system.h"

#include <algorithm>
#include <cmath>

namespace interphase {

using Complex = std::complex<double>;

template <class T>
DfnFactors<T>::DfnFactors(const DfnLayout& layout)
    : blocks(layout.cells()),
      jC(static_cast<std::size_t>(layout.sites())),
      jV(jC.size()),
      jTheta(jC.size()),
      jRow(jC.size()),
      share(jC.size(), T(1.0)),
      releaseC(jC.size()),
      releaseV(jC.size()),
      jCurrent(jC.size()),
      border(static_cast<std::size_t>(2 * layout.cells())),
      voltageRow(border.size()),
      // Lanes for the cells and for what the modes carry.
      work(static_cast<std::size_t>(4 * (2 * layout.cells() + layout.sites())))
{
    slip.resize(jC.size());
    for (std::size_t p = 0; p < layout.phases.size(); ++p)
        inverse[p].resize(layout.phases[p].shells ? 0 : static_cast<std::size_t>(layout.phases[p].radial));
}
template struct DfnFactors<double>;
template struct DfnFactors<Complex>;

namespace {

/// What a unit ball answers to i omega / rate = q^2: surface value over flux, tanh q / (q - tanh q).
Complex sphereResponse(Complex q2)
{
    if (std::abs(q2) < 1e-2) // the closed form cancels; the next term is 2 q^4 / 7875
        return 3.0 / q2 + 0.2 - q2 / 175.0;
    const Complex q = std::sqrt(q2);
    const Complex e = std::exp(-2.0 * q);
    const Complex t = (1.0 - e) / (1.0 + e);
    return t / (q - t);
}

} // namespace

double DfnSystem::respond(const DfnLayout::Phase& phase, double alpha, std::vector<double>& inverse) const
{
    const ParticleCoefficients<double>& e = particles(phase);
    double sum = 0.0;
    for (std::size_t k = 0; k < inverse.size(); ++k) {
        inverse[k] = 1.0 / (alpha + e.diffusionRate * m_particles.lambda()[k]);
        sum += m_particles.weight()[k] * inverse[k];
    }
    return e.uptake * sum;
}

/// The particle itself: a spectrum needs nothing of its modes.
Complex DfnSystem::respond(const DfnLayout::Phase& phase, Complex alpha, std::vector<Complex>& inverse) const
{
    const ParticleCoefficients<double>& e = particles(phase);
    std::fill(inverse.begin(), inverse.end(), Complex());
    return e.uptake / e.diffusionRate * sphereResponse(alpha / e.diffusionRate);
}

DfnStep::DfnStep(const DfnLayout& layout)
    : known(static_cast<std::size_t>(2 * layout.cells())),
      base(static_cast<std::size_t>(layout.sites())),
      slip(base.size()),
      theta(base.size()),
      vRate(static_cast<std::size_t>(layout.cells())),
      residual(static_cast<std::size_t>(layout.unknowns()))
{
    bool anyShells = false;
    for (std::size_t p = 0; p < layout.phases.size(); ++p) {
        inverse[p].resize(layout.phases[p].shells ? 0 : static_cast<std::size_t>(layout.phases[p].radial));
        anyShells = anyShells || layout.phases[p].shells;
    }
    if (anyShells)
        for (auto* values : {&shellKnown, &shells})
            values->resize(static_cast<std::size_t>(layout.concentration()));
}

void DfnSystem::beginStep(Step& step, double gamma) const
{
    step.gamma = gamma;
    for (std::size_t p = 0; p < m_layout.phases.size(); ++p) {
        const DfnLayout::Phase& phase = m_layout.phases[p];
        const double slip = phase.shells ? 0.0 : respond(phase, gamma, step.inverse[p]);
        std::fill_n(step.slip.begin() + phase.site, phase.count, slip);
    }
}

void DfnSystem::slips(const DfnLayout::Phase& phase, std::size_t p, Factors& f) const
{
    const ParticleCoefficients<double>& e = particles(phase);
    double* slip = f.slip.data() + phase.site;
    if (!phase.shells) {
        std::fill_n(slip, phase.count, respond(phase, f.alpha, f.inverse[p]));
        return;
    }
    m_shells.factor(diffusivityIntegral(phase), e.diffusionRate, e.uptake, f.alpha, phase.count,
                    m_shellState.data() + phase.modes, f.shells[p]);
    std::copy_n(f.shells[p].response.data() + (phase.radial - 1) * phase.count, phase.count, slip);
}

/// At rest a particle has one diffusivity.
void DfnSystem::slips(const DfnLayout::Phase& phase, std::size_t p, FactorsOf<Complex>& f) const
{
    if (!phase.shells) {
        std::fill_n(f.slip.data() + phase.site, phase.count, respond(phase, f.alpha, f.inverse[p]));
        return;
    }
    const ParticleCoefficients<double>& e = particles(phase);
    for (int i = phase.site; i < phase.site + phase.count; ++i) {
        const auto at = static_cast<std::size_t>(i);
        const double rate = e.diffusionRate * diffusivityIntegral(phase).at(m_theta[at]).slope;
        f.slip[at] = e.uptake / rate * sphereResponse(f.alpha / rate);
    }
}

} // namespace interphase
