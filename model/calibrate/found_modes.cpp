#include "calibrate/found_modes.h"

#include "bayes/sampling.h"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>

namespace interphase {
namespace {

using Vector = Eigen::VectorXd;
using Matrix = Eigen::MatrixXd;

constexpr double kApart_sd = 3.0, kLeastShare = 0.01;

/// Between a mode and a place, in standard deviations of the mode's normal approximation.
double distance(const LaplaceApproximation& from, const std::vector<double>& to)
{
    const auto d = static_cast<Eigen::Index>(to.size());
    const Vector step =
        Eigen::Map<const Vector>(to.data(), d) - Eigen::Map<const Vector>(from.mode.data(), d);
    const Matrix covariance = Eigen::Map<const Matrix>(from.covariance.data(), d, d);
    return std::sqrt(step.dot(covariance.ldlt().solve(step)));
}

} // namespace

std::vector<NormalMode> distinctModes(Posterior& posterior, const ModeSearch& search,
                                      const LaplaceApproximation& best)
{
    std::vector<NormalMode> out{{best, 0, 0.0}};
    if (!best.status.ok())
        return out;
    for (const ModeResult& climb : search.climbs) {
        if (climb.end != ModeEnd::Converged)
            continue;
        const auto same = std::ranges::find_if(
            out, [&](const NormalMode& mode) { return distance(mode.normal, climb.q) < kApart_sd; });
        if (same != out.end()) {
            ++same->climbs;
            continue;
        }
        const LaplaceApproximation normal = laplace(posterior, climb.q);
        if (normal.status.ok())
            out.push_back({normal, 1, 0.0});
    }
    double sum = 0.0;
    for (NormalMode& mode : out)
        sum += mode.share = std::exp(mode.normal.logEvidence - best.logEvidence);
    for (NormalMode& mode : out)
        mode.share /= sum;
    const auto others = std::next(out.begin());
    std::ranges::stable_sort(others, out.end(), std::greater(), &NormalMode::share);
    out.erase(std::find_if(others, out.end(), [](const NormalMode& m) { return !(m.share >= kLeastShare); }),
              out.end());
    return out;
}

void addModes(const std::vector<NormalMode>& modes, Posterior& posterior, const SamplerDefinition& sampler,
              ModeReport& report)
{
    for (const NormalMode& mode : modes) {
        FoundMode& found = report.modes.emplace_back();
        found.theta.resize(mode.normal.mode.size());
        posterior.toConstrained(mode.normal.mode, found.theta);
        found.logDensity = mode.normal.logDensity;
        found.climbs = mode.climbs;
        found.share = mode.share;
    }
    if (modes.size() < 2 || !usesGradients(sampler.kind))
        return;
    report.chainStarts.resize(static_cast<std::size_t>(sampler.chains));
    for (std::size_t m = 0; m < modes.size(); ++m) {
        auto starts = dispersedStarts(posterior, modes[m].normal, sampler.chains, sampler.seed);
        for (std::size_t chain = m; chain < starts.size(); chain += modes.size())
            report.chainStarts[chain] = std::move(starts[chain]);
    }
}

} // namespace interphase
