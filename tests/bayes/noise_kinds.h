#pragma once
#include "bayes/posterior.h"
#include "test_models.h"

#include <Eigen/Dense>
#include <cmath>
#include <numbers>

// The kinds of noise by their definitions: dense covariances and textbook densities.

namespace interphase::test {

/// Squared exponential plus white, at the times of the first segment of a DecayModel and those of the second.
inline std::shared_ptr<const StatedCovariance> statedCovariance(const ForwardModel& model)
{
    auto out = std::make_shared<StatedCovariance>();
    for (const auto& s : model.segments())
        out->times_s.insert(out->times_s.end(), s.time_s.begin(), s.time_s.end());
    std::sort(out->times_s.begin(), out->times_s.end());
    for (const double a : out->times_s)
        for (const double b : out->times_s)
            out->matrix.push_back(0.01 * std::exp(-0.5 * (a - b) * (a - b)) +
                                  (a == b ? 0.002 * (1 + a) : 0.0));
    return out;
}

/// Parameters of that kind that matter on a DecayModel.
inline NoiseParameters exampleNoise(NoiseKind kind, const ForwardModel& model)
{
    NoiseParameters out;
    out.kind = kind;
    for (double NoiseParameters::*unknown : noiseUnknowns(kind))
        out.*unknown = unknown == &NoiseParameters::sigma   ? 0.2
                       : unknown == &NoiseParameters::tau_s ? 0.5
                       : unknown == &NoiseParameters::white ? 0.1
                       : unknown == &NoiseParameters::alpha ? 0.03
                                                            : 4.0;
    if (kind == NoiseKind::Covariance)
        out.covariance = statedCovariance(model);
    return out;
}

/// cov(e_i, e_j) within a segment.
inline double covarianceOf(const NoiseParameters& noise, const OutputSegment& s, std::size_t i, std::size_t j)
{
    const double d = std::abs(s.time_s[i] - s.time_s[j]), x = std::sqrt(3.0) * d / noise.tau_s;
    const double start = s.start_s.value_or(s.time_s.front()), square = noise.sigma * noise.sigma;
    switch (noise.kind) {
    case NoiseKind::Independent:
        return i == j ? square : 0.0;
    case NoiseKind::Autoregressive:
        return square * std::exp(-d / noise.tau_s);
    case NoiseKind::Discrepancy:
        return square * (1.0 + x) * std::exp(-x) + (i == j ? noise.white * noise.white : 0.0);
    case NoiseKind::Growing:
        return i == j ? square + noise.alpha * (s.time_s[i] - start) : 0.0;
    case NoiseKind::Drift:
        return (i == j ? square : 0.0) + noise.alpha * (std::min(s.time_s[i], s.time_s[j]) - start);
    case NoiseKind::StudentT:
        return i == j ? square * noise.nu / (noise.nu - 2.0) : 0.0;
    case NoiseKind::Covariance:
        return noise.covariance->at(noise.covariance->indexOf(s.time_s[i]),
                                    noise.covariance->indexOf(s.time_s[j]));
    }
    return 0.0;
}

/// The joint covariance within the segments, none between them.
inline Eigen::MatrixXd denseCovariance(const ForwardModel& model, const NoiseParameters& noise)
{
    Eigen::MatrixXd covariance = Eigen::MatrixXd::Zero(model.outputCount(), model.outputCount());
    for (const auto& s : model.segments())
        for (int i = 0; i < s.count; ++i)
            for (int j = 0; j < s.count; ++j)
                covariance(s.first + i, s.first + j) =
                    covarianceOf(noise, s, static_cast<std::size_t>(i), static_cast<std::size_t>(j));
    return covariance;
}

inline double denseNormalLogDensity(const Eigen::VectorXd& e, const Eigen::MatrixXd& covariance)
{
    const Eigen::LLT<Eigen::MatrixXd> factor(covariance);
    const Eigen::MatrixXd lower = factor.matrixL();
    return -0.5 * e.dot(factor.solve(e)) - lower.diagonal().array().log().sum() -
           0.5 * static_cast<double>(e.size()) * std::log(2 * std::numbers::pi);
}

/// Independent Student's t, straight from its definition.
inline double studentLogDensity(const Eigen::VectorXd& e, double sigma, double nu)
{
    double sum = 0.0;
    for (const double x : e)
        sum += std::lgamma(0.5 * (nu + 1)) - std::lgamma(0.5 * nu) - 0.5 * std::log(nu * std::numbers::pi) -
               std::log(sigma) - 0.5 * (nu + 1) * std::log1p(x * x / (sigma * sigma * nu));
    return sum;
}

} // namespace interphase::test
