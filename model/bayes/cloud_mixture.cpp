#include "bayes/cloud_mixture.h"
#include "bayes/weights.h"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numbers>
#include <numeric>

namespace interphase {
namespace {

using Matrix = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

} // namespace

void CloudMixture::add(const std::vector<Particle>& part, std::span<const double> weights)
{
    const CloudMoments moments = momentsOf(part, weights);
    const auto d = static_cast<Eigen::Index>(moments.mean.size());
    const Eigen::LLT<Matrix> factor(Eigen::Map<const Matrix>(moments.covariance.data(), d, d));
    if (factor.info() != Eigen::Success)
        return;
    const Matrix lower = factor.matrixL();
    const double logFactor = -lower.diagonal().array().log().sum() -
                             0.5 * static_cast<double>(d) * std::log(2.0 * std::numbers::pi);
    m_components.push_back(
        {moments.mean, std::vector<double>(lower.data(), lower.data() + lower.size()), logFactor});
}

void CloudMixture::fit(const std::vector<Particle>& cloud, std::span<const double> weights)
{
    m_components.clear();
    // Particles a covariance is told from: roughly, which costs proposals only.
    const double fewest = 2.5 * static_cast<double>(cloud.front().q.size() + 1);
    std::vector<std::size_t> order(cloud.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return cloud[i].logLikelihood; });
    double left = 1.0; // of the weight
    for (auto at = order.begin(); at != order.end();) {
        std::vector<Particle> part;
        std::vector<double> own;
        double share = 0.0, squares = 0.0;
        const bool last = 0.25 * left * effectiveSize(weights) < fewest;
        for (; at != order.end() && (last || share < 0.5 * left); ++at) {
            part.push_back(cloud[*at]);
            own.push_back(weights[*at]);
            share += own.back();
            squares += own.back() * own.back();
        }
        left -= share;
        if (!(share > 0.0) || share * share < fewest * squares)
            continue;
        for (double& weight : own)
            weight /= share;
        add(part, own);
    }
}

void CloudMixture::sample(RandomStream& stream, std::span<double> q) const
{
    const double u = stream.uniform() * static_cast<double>(m_components.size());
    const Component& c = m_components[std::min(static_cast<std::size_t>(u), m_components.size() - 1)];
    const std::size_t d = q.size();
    std::vector<double> z(d);
    for (double& x : z)
        x = stream.normal();
    for (std::size_t i = 0; i < d; ++i) {
        q[i] = c.mean[i];
        for (std::size_t j = 0; j <= i; ++j)
            q[i] += c.lower[i * d + j] * z[j];
    }
}

double CloudMixture::logDensity(std::span<const double> q) const
{
    const std::size_t d = q.size();
    std::vector<double> z(d), logs;
    for (const Component& c : m_components) {
        double square = 0.0;
        for (std::size_t i = 0; i < d; ++i) {
            z[i] = q[i] - c.mean[i];
            for (std::size_t j = 0; j < i; ++j)
                z[i] -= c.lower[i * d + j] * z[j];
            z[i] /= c.lower[i * d + i];
            square += z[i] * z[i];
        }
        logs.push_back(c.logFactor - 0.5 * square);
    }
    return logSumExp(logs) - std::log(static_cast<double>(m_components.size()));
}

} // namespace interphase
