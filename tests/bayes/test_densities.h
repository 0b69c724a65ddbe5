#pragma once
#include "bayes/log_density.h"

#include <cmath>
#include <functional>

// Densities with known answers.

namespace interphase::test {

/// Any function with gradient; thread-safe if the function is.
class FunctionDensity : public LogDensity
{
public:
    using Function = std::function<double(std::span<const double>, std::span<double>)>;
    FunctionDensity(int dimension, Function function)
        : m_dimension(dimension),
          m_function(std::move(function))
    {
    }
    int dimension() const override { return m_dimension; }
    double evaluate(std::span<const double> q, std::span<double> gradient) override
    {
        double scratch[32];
        return m_function(q, gradient.empty() ? std::span<double>(scratch, q.size()) : gradient);
    }
    std::unique_ptr<LogDensity> clone() const override { return std::make_unique<FunctionDensity>(*this); }

private:
    int m_dimension;
    Function m_function;
};

/// Normal with the given precision matrix (row major) and mean.
inline FunctionDensity gaussian(std::vector<double> precision, std::vector<double> mean)
{
    const auto d = mean.size();
    return {static_cast<int>(d), [=](std::span<const double> q, std::span<double> g) {
                double value = 0.0;
                for (std::size_t i = 0; i < d; ++i) {
                    g[i] = 0.0;
                    for (std::size_t j = 0; j < d; ++j)
                        g[i] -= precision[i * d + j] * (q[j] - mean[j]);
                    value += 0.5 * g[i] * (q[i] - mean[i]);
                }
                return value;
            }};
}

/// x ~ N(0, 1), y | x ~ N(bend (x^2 - 1), 1): mean (0, 0), variances 1 and 1 + 2 bend^2, uncorrelated.
inline FunctionDensity banana(double bend)
{
    return {2, [=](std::span<const double> q, std::span<double> g) {
                const double r = q[1] - bend * (q[0] * q[0] - 1.0);
                g[0] = -q[0] + 2.0 * bend * q[0] * r;
                g[1] = -r;
                return -0.5 * (q[0] * q[0] + r * r);
            }};
}

/// v ~ N(0, width^2), x_i | v ~ N(0, exp(v)) of as many spokes: var(x) = exp(width^2 / 2).
inline FunctionDensity funnel(double width, int spokes = 2)
{
    return {1 + spokes, [=](std::span<const double> q, std::span<double> g) {
                const double precision = std::exp(-q[0]);
                double square = 0.0;
                for (std::size_t i = 1; i < q.size(); ++i) {
                    square += q[i] * q[i];
                    g[i] = -precision * q[i];
                }
                const double half = 0.5 * spokes;
                g[0] = -q[0] / (width * width) - half + 0.5 * precision * square;
                return -0.5 * q[0] * q[0] / (width * width) - half * q[0] - 0.5 * precision * square;
            }};
}

/// Independent Student-t in each coordinate: variance freedom / (freedom - 2).
inline FunctionDensity studentT(int dimension, double freedom)
{
    return {dimension, [=](std::span<const double> q, std::span<double> g) {
                double value = 0.0;
                for (std::size_t i = 0; i < q.size(); ++i) {
                    value -= 0.5 * (freedom + 1.0) * std::log1p(q[i] * q[i] / freedom);
                    g[i] = -(freedom + 1.0) * q[i] / (freedom + q[i] * q[i]);
                }
                return value;
            }};
}

/// -(1 - x)^2 - 100 (y - x^2)^2, with no density where y < cut.
inline FunctionDensity rosenbrock(double cut = -1e300)
{
    return {2, [=](std::span<const double> q, std::span<double> g) {
                if (q[1] < cut)
                    return -std::numeric_limits<double>::infinity();
                const double r = q[1] - q[0] * q[0];
                g[0] = 2.0 * (1.0 - q[0]) + 400.0 * q[0] * r;
                g[1] = -200.0 * r;
                return -(1.0 - q[0]) * (1.0 - q[0]) - 100.0 * r * r;
            }};
}

} // namespace interphase::test
