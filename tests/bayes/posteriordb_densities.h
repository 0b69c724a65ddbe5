#pragma once
#include "test_densities.h"

#include <Eigen/Dense>
#include <algorithm>
#include <array>
#include <functional>
#include <limits>
#include <nlohmann/json.hpp>
#include <vector>

// The ten posteriors of tests/reference/posteriordb on unconstrained coordinates, Jacobians included.

namespace interphase::test {

using Json = nlohmann::json;

// log density and slope of half-Cauchy(scale) in log x, Jacobian included.
inline double addLogHalfCauchy(double q, double scale, double& slope)
{
    const double ratio = std::exp(2.0 * q) / (scale * scale);
    slope += 1.0 - 2.0 * ratio / (1.0 + ratio);
    return q - std::log1p(ratio);
}

inline double addLogHalfNormal(double q, double scale, double& slope)
{
    const double ratio = std::exp(2.0 * q) / (scale * scale);
    slope += 1.0 - ratio;
    return q - 0.5 * ratio;
}

inline double addNormal(double q, double mean, double sd, double& slope)
{
    const double z = (q - mean) / sd;
    slope -= z / sd;
    return -0.5 * z * z;
}

using SigmaPrior = std::function<double(double q, double& slope)>;

// y ~ Normal(X b, sigma), coordinates b, log sigma; b ~ Normal(mean, sd) where sd is finite.
inline FunctionDensity regression(std::vector<std::vector<double>> x, std::vector<double> y,
                                  std::vector<double> mean, std::vector<double> sd, SigmaPrior sigmaPrior)
{
    const std::size_t p = mean.size();
    return {static_cast<int>(p) + 1, [=](std::span<const double> q, std::span<double> g) {
                std::fill(g.begin(), g.end(), 0.0);
                double value = sigmaPrior(q[p], g[p]);
                for (std::size_t j = 0; j < p; ++j)
                    if (std::isfinite(sd[j]))
                        value += addNormal(q[j], mean[j], sd[j], g[j]);
                const double w = std::exp(-2.0 * q[p]);
                for (std::size_t i = 0; i < y.size(); ++i) {
                    double e = y[i];
                    for (std::size_t j = 0; j < p; ++j)
                        e -= x[i][j] * q[j];
                    for (std::size_t j = 0; j < p; ++j)
                        g[j] += w * e * x[i][j];
                    g[p] += w * e * e - 1.0;
                    value -= 0.5 * w * e * e + q[p];
                }
                return value;
            }};
}

inline double flatInSigma(double q, double& slope)
{
    slope += 1.0;
    return q;
}

inline double cauchyInSigma(double q, double& slope)
{
    return addLogHalfCauchy(q, 2.5, slope);
}

inline const double kFlat = std::numeric_limits<double>::infinity();

inline FunctionDensity arK(const Json& data)
{
    const std::vector<double> all = data["y"];
    std::vector<std::vector<double>> x;
    for (std::size_t t = 5; t < all.size(); ++t)
        x.push_back({1, all[t - 1], all[t - 2], all[t - 3], all[t - 4], all[t - 5]});
    return regression(x, {all.begin() + 5, all.end()}, std::vector<double>(6, 0.0),
                      std::vector<double>(6, 10.0), cauchyInSigma);
}

inline FunctionDensity kilpisjarvi(const Json& data)
{
    std::vector<std::vector<double>> x;
    for (double year : data["x"])
        x.push_back({1, year});
    return regression(x, data["y"], {data["pmualpha"], data["pmubeta"]}, {data["psalpha"], data["psbeta"]},
                      flatInSigma);
}

inline FunctionDensity logearn(const Json& data)
{
    std::vector<std::vector<double>> x;
    std::vector<double> y;
    for (std::size_t i = 0; i < data["earn"].size(); ++i) {
        const double height = data["height"][i], male = data["male"][i];
        x.push_back({1, height, male, height * male});
        y.push_back(std::log(data["earn"][i].get<double>()));
    }
    return regression(x, y, {0, 0, 0, 0}, {kFlat, kFlat, kFlat, kFlat}, flatInSigma);
}

inline FunctionDensity blr(const Json& data)
{
    const auto sigma = [](double q, double& slope) { return addLogHalfNormal(q, 10.0, slope); };
    return regression(data["X"], data["y"], std::vector<double>(5, 0.0), std::vector<double>(5, 10.0), sigma);
}

// Coordinates z_1..8, mu, log tau.
inline FunctionDensity eightSchools(const Json& data)
{
    const std::vector<double> y = data["y"], sigma = data["sigma"];
    return {10, [=](std::span<const double> q, std::span<double> g) {
                std::fill(g.begin(), g.end(), 0.0);
                const double tau = std::exp(q[9]);
                double value = addNormal(q[8], 0, 5, g[8]) + addLogHalfCauchy(q[9], 5, g[9]);
                for (std::size_t j = 0; j < 8; ++j) {
                    const double pull = (y[j] - q[8] - tau * q[j]) / (sigma[j] * sigma[j]);
                    value += addNormal(q[j], 0, 1, g[j]) - 0.5 * std::pow(pull * sigma[j], 2);
                    g[j] += pull * tau;
                    g[8] += pull;
                    g[9] += pull * tau * q[j];
                }
                return value;
            }};
}

// Coordinates mu, phi, theta, log sigma.
inline FunctionDensity arma(const Json& data)
{
    const std::vector<double> y = data["y"];
    return {4, [=](std::span<const double> q, std::span<double> g) {
                std::fill(g.begin(), g.end(), 0.0);
                double value = addNormal(q[0], 0, 10, g[0]) + addNormal(q[1], 0, 2, g[1]) +
                               addNormal(q[2], 0, 2, g[2]) + cauchyInSigma(q[3], g[3]);
                const double w = std::exp(-2.0 * q[3]);
                double e = y[0] - q[0] - q[1] * q[0];
                double slope[3] = {-1.0 - q[1], -q[0], 0.0};
                for (std::size_t t = 0; t < y.size(); ++t) {
                    if (t > 0) {
                        const double before = e;
                        e = y[t] - (q[0] + q[1] * y[t - 1] + q[2] * before);
                        slope[0] = -1.0 - q[2] * slope[0];
                        slope[1] = -y[t - 1] - q[2] * slope[1];
                        slope[2] = -before - q[2] * slope[2];
                    }
                    value -= 0.5 * w * e * e + q[3];
                    for (std::size_t j = 0; j < 3; ++j)
                        g[j] -= w * e * slope[j];
                    g[3] += w * e * e - 1.0;
                }
                return value;
            }};
}

// Coordinates mu1, log(mu2 - mu1), log s1, log s2, logit theta.
inline FunctionDensity mixture(const Json& data)
{
    const std::vector<double> y = data["y"];
    return {5, [=](std::span<const double> q, std::span<double> g) {
                std::fill(g.begin(), g.end(), 0.0);
                const double gap = std::exp(q[1]), mu[2] = {q[0], q[0] + gap};
                const double theta = 1.0 / (1.0 + std::exp(-q[4])),
                             logWeight[2] = {std::log(theta), std::log1p(-theta)};
                double byMu[2] = {0, 0};
                double value = addNormal(mu[0], 0, 2, byMu[0]) + addNormal(mu[1], 0, 2, byMu[1]) + q[1];
                value += addLogHalfNormal(q[2], 2, g[2]) + addLogHalfNormal(q[3], 2, g[3]);
                // Beta(5, 5) with its Jacobian.
                value += 5.0 * (logWeight[0] + logWeight[1]);
                g[4] += 5.0 * (1.0 - 2.0 * theta);
                for (double x : y) {
                    double z[2], term[2];
                    for (std::size_t k = 0; k < 2; ++k) {
                        z[k] = (x - mu[k]) * std::exp(-q[2 + k]);
                        term[k] = logWeight[k] - q[2 + k] - 0.5 * z[k] * z[k];
                    }
                    const double high = std::max(term[0], term[1]);
                    const double sum = std::exp(term[0] - high) + std::exp(term[1] - high);
                    value += high + std::log(sum);
                    const double share[2] = {std::exp(term[0] - high) / sum, std::exp(term[1] - high) / sum};
                    for (std::size_t k = 0; k < 2; ++k) {
                        byMu[k] += share[k] * z[k] * std::exp(-q[2 + k]);
                        g[2 + k] += share[k] * (z[k] * z[k] - 1.0);
                    }
                    g[4] += share[0] * (1.0 - theta) - share[1] * theta;
                }
                g[0] = byMu[0] + byMu[1];
                g[1] = byMu[1] * gap + 1.0;
                return value;
            }};
}

// Coordinates log rho, log alpha, log sigma; sigma is the variance of the noise.
inline FunctionDensity gaussianProcess(const Json& data)
{
    const std::vector<double> x = data["x"], y = data["y"];
    const auto n = static_cast<Eigen::Index>(x.size());
    return {3, [=](std::span<const double> q, std::span<double> g) {
                using Matrix = Eigen::MatrixXd;
                const double rho = std::exp(q[0]), alpha = std::exp(q[1]), sigma = std::exp(q[2]);
                Matrix square(n, n);
                for (Eigen::Index i = 0; i < n; ++i)
                    for (Eigen::Index j = 0; j < n; ++j)
                        square(i, j) = std::pow(x[std::size_t(i)] - x[std::size_t(j)], 2);
                const Matrix kernel = alpha * alpha * (-square / (2 * rho * rho)).array().exp();
                const Eigen::LLT<Matrix> factor(kernel + sigma * Matrix::Identity(n, n));
                const Matrix inverse = factor.solve(Matrix::Identity(n, n));
                const Eigen::VectorXd a = inverse * Eigen::Map<const Eigen::VectorXd>(y.data(), n);
                const Matrix lower = factor.matrixL();
                double value = -0.5 * a.dot(Eigen::Map<const Eigen::VectorXd>(y.data(), n)) -
                               lower.diagonal().array().log().sum();
                // d value = trace((a a' - K^-1) dK) / 2
                const Matrix weight = 0.5 * (a * a.transpose() - inverse);
                g[0] = weight.cwiseProduct(kernel.cwiseProduct(square) / (rho * rho)).sum();
                g[1] = weight.cwiseProduct(2.0 * kernel).sum();
                g[2] = sigma * weight.trace();
                value += 25.0 * q[0] - 4.0 * rho; // Gamma(25, 4) with its Jacobian
                g[0] += 25.0 - 4.0 * rho;
                return value + addLogHalfNormal(q[1], 2, g[1]) + addLogHalfNormal(q[2], 1, g[2]);
            }};
}

// One step of the classical Runge-Kutta method; slope(t, z, dz).
template <std::size_t N, class Slope>
void rungeKutta(double t, double h, std::array<double, N>& z, const Slope& slope)
{
    std::array<double, N> k[4], at = z;
    constexpr double kTo[4] = {0.0, 0.5, 0.5, 1.0};
    for (std::size_t s = 0; s < 4; ++s) {
        for (std::size_t i = 0; i < N && s > 0; ++i)
            at[i] = z[i] + kTo[s] * h * k[s - 1][i];
        slope(t + kTo[s] * h, at, k[s]);
    }
    for (std::size_t i = 0; i < N; ++i)
        z[i] += h / 6.0 * (k[0][i] + 2.0 * k[1][i] + 2.0 * k[2][i] + k[3][i]);
}

inline double halfNormal(double x, double mean, double sd, double& slope)
{
    // In log x, with the Jacobian.
    slope += 1.0 - x * (x - mean) / (sd * sd);
    return std::log(x) - 0.5 * std::pow((x - mean) / sd, 2);
}

// Coordinates: logarithms of a, b, g, d, of the first populations, of the two sigmas.
inline FunctionDensity lotkaVolterra(const Json& data)
{
    using Rows = std::vector<std::vector<double>>;
    Rows y = data["y"].get<Rows>();
    y.insert(y.begin(), data["y_init"].get<std::vector<double>>());
    return {8, [=](std::span<const double> q, std::span<double> grad) {
                std::fill(grad.begin(), grad.end(), 0.0);
                double p[8];
                for (std::size_t i = 0; i < 8; ++i)
                    p[i] = std::exp(q[i]);
                double value = halfNormal(p[0], 1, 0.5, grad[0]) + halfNormal(p[1], 0.05, 0.05, grad[1]) +
                               halfNormal(p[2], 1, 0.5, grad[2]) + halfNormal(p[3], 0.05, 0.05, grad[3]);
                for (std::size_t k = 0; k < 2; ++k)
                    value += addNormal(q[4 + k], std::log(10.0), 1, grad[4 + k]) +
                             addNormal(q[6 + k], -1, 1, grad[6 + k]);
                // u, v, then their derivatives by the first six coordinates: 2 + 2 j, 3 + 2 j.
                std::array<double, 14> z{};
                z[0] = p[4];
                z[1] = p[5];
                z[10] = p[4];
                z[13] = p[5];
                const auto slope = [&](double, const auto& s, auto& ds) {
                    const double uu = p[0] - p[1] * s[1], uv = -p[1] * s[0], vu = p[3] * s[1],
                                 vv = -p[2] + p[3] * s[0];
                    ds[0] = uu * s[0];
                    ds[1] = vv * s[1];
                    for (std::size_t j = 0; j < 6; ++j) {
                        ds[2 + 2 * j] = uu * s[2 + 2 * j] + uv * s[3 + 2 * j];
                        ds[3 + 2 * j] = vu * s[2 + 2 * j] + vv * s[3 + 2 * j];
                    }
                    ds[2] += p[0] * s[0];
                    ds[4] -= p[1] * s[0] * s[1];
                    ds[7] -= p[2] * s[1];
                    ds[9] += p[3] * s[0] * s[1];
                };
                constexpr int kSteps = 12;
                for (std::size_t n = 0; n < y.size(); ++n) {
                    for (int i = 0; i < kSteps && n > 0; ++i)
                        rungeKutta(0.0, 1.0 / kSteps, z, slope);
                    for (std::size_t k = 0; k < 2; ++k) {
                        if (!(z[k] > 0.0 && std::isfinite(z[k])))
                            return -std::numeric_limits<double>::infinity();
                        const double e = (std::log(y[n][k]) - std::log(z[k])) / p[6 + k];
                        value -= 0.5 * e * e + q[6 + k];
                        grad[6 + k] += e * e - 1.0;
                        for (std::size_t j = 0; j < 6; ++j)
                            grad[j] += e / p[6 + k] * z[2 + 2 * j + k] / z[k];
                    }
                }
                return std::isfinite(value) ? value : -std::numeric_limits<double>::infinity();
            }};
}

// Elimination V_m C / (K_m + C) is known only where C has been, near 10: where K_m is large the posterior is
// a narrow ridge that bends. So the coordinates are the logarithms of k_a, K_m, V_m / (K_m + 10) and sigma,
// in which it is straight.
inline FunctionDensity oneCompartment(const Json& data)
{
    const double dose = data["D"], volume = data["V"];
    const std::vector<double> times = data["times"], c = data["C_hat"];
    return {4, [=](std::span<const double> q, std::span<double> g) {
                std::fill(g.begin(), g.end(), 0.0);
                double value = 0.0;
                const double logVm = q[2] + std::log(std::exp(q[1]) + 10.0);
                for (std::size_t i = 0; i < 4; ++i)
                    value += addLogHalfCauchy(i == 2 ? logVm : q[i], 1, g[i]);
                const double ka = std::exp(q[0]), km = std::exp(q[1]), vm = std::exp(logVm),
                             s = std::exp(q[3]);
                // C and its derivatives by the first three coordinates.
                std::array<double, 4> z{};
                const auto slope = [&](double t, const auto& at, auto& d) {
                    const double in = std::exp(-ka * t) * dose * ka / volume;
                    const double share = at[0] / (km + at[0]), rate = vm / volume;
                    const double back = rate * km / ((km + at[0]) * (km + at[0]));
                    d[0] = in - rate * share;
                    d[1] = in * (1.0 - ka * t) - back * at[1];
                    d[2] = rate * at[0] * km / ((km + at[0]) * (km + at[0])) - back * at[2];
                    d[3] = -rate * share - back * at[3];
                };
                // Steps grow from the first, in which the elimination may be quick.
                constexpr int kSteps = 10;
                double t = 0.0;
                for (std::size_t n = 0; n < times.size(); ++n) {
                    const double begin = t, length = times[n] - begin;
                    for (int i = 1; i <= kSteps; ++i) {
                        const double part = static_cast<double>(i) / kSteps;
                        const double next = begin + length * (n == 0 ? part * part * part : part);
                        rungeKutta(t, next - t, z, slope);
                        t = next;
                    }
                    if (!(z[0] > 0.0 && std::isfinite(z[0])))
                        return -std::numeric_limits<double>::infinity();
                    const double e = (std::log(c[n]) - std::log(z[0])) / s;
                    value -= 0.5 * e * e + q[3];
                    g[3] += e * e - 1.0;
                    for (std::size_t j = 0; j < 3; ++j)
                        g[j] += e / s * z[1 + j] / z[0];
                }
                g[1] += g[2] * km / (km + 10.0);
                return value;
            }};
}

} // namespace interphase::test
