#include "electrochem/dfn_layout.h"

#include "cell/open_circuit.h"
#include "cell/particle_ids.h"

#include <Eigen/Eigenvalues>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace interphase {

ParticleKinds ParticleKinds::of(const Cell& cell)
{
    ParticleKinds kinds;
    for (const Side side : {Side::Negative, Side::Positive}) {
        const std::size_t electrode = side == Side::Negative ? 0 : 1;
        kinds.count[electrode] = kindsOf(cell, side);
        for (int kind = 0; kind < kinds.count[electrode]; ++kind) {
            const auto k = static_cast<std::size_t>(kind);
            const ParticleIds& id = particleIds(side, kind);
            kinds.variableDiffusivity[electrode][k] = cell.has(id.diffusivityIntegral);
            kinds.spread[electrode][k] = cell.parameters[id.radiusSpread] > 0.0;
            kinds.remembers[electrode][k] = interphase::remembers(cell, side, kind);
        }
    }
    return kinds;
}

namespace {

/// Gauss-Hermite places and weights of a standard normal distribution (Golub and Welsch 1969).
std::vector<std::pair<double, double>> normalRule(int points)
{
    Eigen::MatrixXd jacobi = Eigen::MatrixXd::Zero(points, points);
    for (int i = 1; i < points; ++i)
        jacobi(i, i - 1) = jacobi(i - 1, i) = std::sqrt(static_cast<double>(i));
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(jacobi);
    std::vector<std::pair<double, double>> rule;
    for (int i = 0; i < points; ++i)
        rule.emplace_back(solver.eigenvalues()(i), std::pow(solver.eigenvectors()(0, i), 2));
    return rule;
}

} // namespace

DfnLayout::DfnLayout(const DfnResolution& r, const DfnModel& model)
    : negative(r.negativeCells),
      separator(r.separatorCells),
      positive(r.positiveCells)
{
    int site = 0, begin = 0;
    for (const Side side : {Side::Negative, Side::Positive}) {
        const std::size_t electrode = side == Side::Negative ? 0 : 1;
        const int count = side == Side::Negative ? negative : positive;
        for (int kind = 0; kind < model.particles.count[electrode]; ++kind) {
            const bool shells =
                model.particles.variableDiffusivity[electrode][static_cast<std::size_t>(kind)];
            const int radial = shells ? r.shells : r.modes;
            const bool spread = model.particles.spread[electrode][static_cast<std::size_t>(kind)];
            for (const auto& [place, weight] : normalRule(spread ? std::min(r.sizes, kMostSizes) : 1)) {
                phases.push_back({side, kind, count, site, side == Side::Negative ? 0 : negative + separator,
                                  begin, radial, shells, static_cast<int>(phases.size()), place, weight});
                site += count;
                begin += radial * count;
            }
        }
    }
}

int DfnLayout::ageingSites() const
{
    int sites = 0;
    for (const Phase& p : phases)
        sites += p.side == Side::Negative && p.index == 0 ? p.count : 0;
    return sites;
}

std::vector<double> gradedWidths(int cells, double grading)
{
    const auto face = [&](int i) {
        const double u = static_cast<double>(i) / cells;
        return (1.0 - grading) * u + grading * 0.5 * (1.0 - std::cos(std::numbers::pi * u));
    };
    std::vector<double> widths;
    for (int i = 0; i < cells; ++i)
        widths.push_back(face(i + 1) - face(i));
    return widths;
}

} // namespace interphase
