#include "cell/branches.h"

#include "cell/sampling.h"

namespace interphase {

void restBetweenBranches(Cell& cell, const ParticleIds& particle)
{
    // Without ends, which no grid resolves; then with them.
    const Curve a = cell.curve(particle.lithiation).withEnds(false);
    const Curve b = cell.curve(particle.delithiation).withEnds(false);
    const auto mean = [&](double x) {
        const Curve::Sample l = a.at(x), d = b.at(x);
        return Curve::Sample{0.5 * (l.value + d.value), 0.5 * (l.slope + d.slope)};
    };
    const bool constant = a.isConstant() && b.isConstant();
    const Curve& finer = a.isConstant() ? b : a;
    const Curve rest =
        constant ? Curve(mean(0.5).value) : Curve(mean, finer.lower(), finer.upper(), kMostIntervals);
    cell.curves[static_cast<std::size_t>(particle.ocp)] = std::make_shared<const Curve>(rest.withEnds());
}

} // namespace interphase
