// One implicit step of the DFN with the particles eliminated. Symbols as in dfn_system.cpp.
#include "electrochem/dfn_system.h"

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

double DfnSystem::respond(Side side, double alpha, std::vector<double>& inverse) const
{
    const double rate = m_coefficients.electrode(side).diffusionRate;
    double sum = 0.0;
    for (std::size_t k = 0; k < inverse.size(); ++k) {
        inverse[k] = 1.0 / (alpha + rate * m_particles.lambda()[k]);
        sum += m_particles.weight()[k] * inverse[k];
    }
    return sum;
}

void DfnSystem::beginStep(Step& step, double gamma) const
{
    step.gamma = gamma;
    for (const Side side : {Side::Negative, Side::Positive}) {
        const int at = side == Side::Negative ? 0 : 1;
        step.perUptake[at] = respond(side, gamma, step.inverse[at]);
        step.slip[at] = m_coefficients.electrode(side).uptake * step.perUptake[at];
    }
}

} // namespace interphase
