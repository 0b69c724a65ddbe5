#pragma once
#include "bayes/failure_counts.h"
#include "bayes/prior.h"
#include "bayes/tempered_density.h"
#include "bayes/transform.h"
#include "bayes/weights.h"

#include <QFile>
#include <cmath>
#include <functional>
#include <nlohmann/json.hpp>
#include <numbers>

// Models with known evidence: those of tests/reference/nested_evidence.json, and others like them.

namespace interphase::test {

/// Independent priors and any likelihood of theta with gradient; thread-safe if the function is. A likelihood
/// that is not finite is a failed solve, and counted.
class PriorLikelihood : public TemperedDensity, public CountsFailures
{
public:
    /// Writes d log likelihood / d theta unless the span is empty.
    using Function = std::function<double(std::span<const double>, std::span<double>)>;

    PriorLikelihood(std::vector<Prior> priors, Function logLikelihood, bool gradient = true)
        : m_priors(std::move(priors)),
          m_function(std::move(logLikelihood)),
          m_gradient(gradient)
    {
        for (const Prior& prior : m_priors)
            m_transforms.emplace_back(prior.lower(), prior.upper(), prior.median(),
                                      prior.standardDeviation());
        m_theta.resize(m_priors.size());
    }

    int dimension() const override { return static_cast<int>(m_priors.size()); }
    bool priorIsNormalised() const override { return normalised; }
    bool hasGradient() const override { return m_gradient; }
    double evaluatePrior(std::span<const double> q, std::span<double> gradient) override
    {
        setTheta(q);
        double value = 0.0;
        for (std::size_t i = 0; i < q.size(); ++i) {
            const Transform& transform = m_transforms[i];
            value += m_priors[i].logDensity(m_theta[i]) + transform.logJacobian(q[i]);
            if (!gradient.empty())
                gradient[i] = m_priors[i].gradient(m_theta[i]) * transform.derivative(q[i]) +
                              transform.logJacobianGradient(q[i]);
        }
        return std::isfinite(value) ? value : -std::numeric_limits<double>::infinity();
    }
    double evaluateLikelihood(std::span<const double> q, std::span<double> gradient) override
    {
        setTheta(q);
        const double value = m_function(m_theta, gradient);
        if (!std::isfinite(value)) {
            addFailures(m_failures, Message{MessageId::SolverFailed, {"0", "1"}});
            return -std::numeric_limits<double>::infinity();
        }
        for (std::size_t i = 0; i < gradient.size(); ++i)
            gradient[i] *= m_transforms[i].derivative(q[i]);
        return value;
    }
    void fromUnitCube(std::span<const double> u, std::span<double> q) const override
    {
        for (std::size_t i = 0; i < q.size(); ++i)
            q[i] = m_transforms[i].toUnconstrained(m_priors[i].quantile(u[i]));
    }
    std::unique_ptr<TemperedDensity> cloneTempered() const override
    {
        auto copy = std::make_unique<PriorLikelihood>(*this);
        copy->m_failures.clear();
        return copy;
    }
    const FailureCounts& failures() const override { return m_failures; }

    std::vector<double> constrained(std::span<const double> q) const
    {
        std::vector<double> theta(q.size());
        for (std::size_t i = 0; i < q.size(); ++i)
            theta[i] = m_transforms[i].toConstrained(q[i]);
        return theta;
    }

    bool normalised = true;

private:
    void setTheta(std::span<const double> q)
    {
        for (std::size_t i = 0; i < q.size(); ++i)
            m_theta[i] = m_transforms[i].toConstrained(q[i]);
    }

    std::vector<Prior> m_priors;
    std::vector<Transform> m_transforms;
    Function m_function;
    bool m_gradient;
    std::vector<double> m_theta;
    FailureCounts m_failures;
};

inline std::vector<Prior> uniformPriors(int dimension, double lower, double upper)
{
    return std::vector<Prior>(static_cast<std::size_t>(dimension),
                              Prior({PriorKind::Uniform, 0.0, 0.0, lower, upper}));
}

inline std::vector<Prior> normalPriors(int dimension, double sd)
{
    return std::vector<Prior>(static_cast<std::size_t>(dimension), Prior({PriorKind::Normal, 0.0, sd}));
}

/// log Normal(x | 0, sd^2) in each coordinate.
inline PriorLikelihood::Function isotropic(double sd)
{
    return [=](std::span<const double> x, std::span<double> g) {
        double value = 0.0;
        for (std::size_t i = 0; i < x.size(); ++i) {
            value -= 0.5 * x[i] * x[i] / (sd * sd) + std::log(sd * std::sqrt(2.0 * std::numbers::pi));
            if (!g.empty())
                g[i] = -x[i] / (sd * sd);
        }
        return value;
    };
}

/// log Normal(x | 0, C) with C_ii = 1, C_ij = rho.
inline PriorLikelihood::Function correlated(double rho)
{
    return [=](std::span<const double> x, std::span<double> g) {
        const auto d = static_cast<double>(x.size());
        const double common = 1.0 + (d - 1.0) * rho; // the eigenvalue of (1, ..., 1); the others are 1 - rho
        double sum = 0.0, square = 0.0;
        for (double xi : x) {
            sum += xi;
            square += xi * xi;
        }
        const double pull = rho / common * sum;
        for (std::size_t i = 0; i < g.size(); ++i)
            g[i] = -(x[i] - pull) / (1.0 - rho);
        return -0.5 * (square - pull * sum) / (1.0 - rho) - 0.5 * d * std::log(2.0 * std::numbers::pi) -
               0.5 * (std::log(common) + (d - 1.0) * std::log(1.0 - rho));
    };
}

/// log of the sum of two terms, with the gradient from theirs.
inline double logSumOfTwo(double a, double b, std::span<const double> ga, std::span<const double> gb,
                          std::span<double> g)
{
    const double value = logAddExp(a, b);
    for (std::size_t i = 0; i < g.size(); ++i)
        g[i] = std::exp(a - value) * ga[i] + std::exp(b - value) * gb[i];
    return value;
}

/// log(exp(-|x - (1,..)|^2 / (2 sd^2)) + exp(-|x + (1,..)|^2 / (2 sd^2))).
inline PriorLikelihood::Function twoBlobs(double sd)
{
    return [=](std::span<const double> x, std::span<double> g) {
        double a = 0.0, b = 0.0;
        std::vector<double> ga(x.size()), gb(x.size());
        for (std::size_t i = 0; i < x.size(); ++i) {
            a -= 0.5 * (x[i] - 1.0) * (x[i] - 1.0) / (sd * sd);
            b -= 0.5 * (x[i] + 1.0) * (x[i] + 1.0) / (sd * sd);
            ga[i] = -(x[i] - 1.0) / (sd * sd);
            gb[i] = -(x[i] + 1.0) / (sd * sd);
        }
        return logSumOfTwo(a, b, ga, gb, g);
    };
}

/// (2 + cos(x/2) cos(y/2))^5.
inline double eggbox(std::span<const double> x, std::span<double> g)
{
    const double base = 2.0 + std::cos(0.5 * x[0]) * std::cos(0.5 * x[1]);
    if (!g.empty()) {
        const double slope = -2.5 * std::pow(base, 4);
        g[0] = slope * std::sin(0.5 * x[0]) * std::cos(0.5 * x[1]);
        g[1] = slope * std::cos(0.5 * x[0]) * std::sin(0.5 * x[1]);
    }
    return std::pow(base, 5);
}

/// Two spherical shells of radius 2 and width 0.1 around (-3.5, 0, ...) and (3.5, 0, ...).
inline double shells(std::span<const double> x, std::span<double> g)
{
    constexpr double kWidth = 0.1, kRadius = 2.0, kCentre = 3.5;
    double square = 0.0;
    for (std::size_t i = 1; i < x.size(); ++i)
        square += x[i] * x[i];
    double value[2];
    std::vector<double> gradient[2] = {std::vector<double>(x.size()), std::vector<double>(x.size())};
    for (int k = 0; k < 2; ++k) {
        const double first = x[0] + (k == 0 ? kCentre : -kCentre);
        const double r = std::sqrt(square + first * first), excess = (r - kRadius) / kWidth;
        value[k] = -0.5 * excess * excess - std::log(kWidth * std::sqrt(2.0 * std::numbers::pi));
        for (std::size_t i = 0; i < x.size(); ++i)
            gradient[k][i] = -excess / kWidth * (i == 0 ? first : x[i]) / r;
    }
    return logSumOfTwo(value[0], value[1], gradient[0], gradient[1], g);
}

/// y ~ Normal(sum_j beta_j x^j, 0.2^2).
inline PriorLikelihood::Function polynomial(const nlohmann::json& record)
{
    const std::vector<double> x = record["x"], y = record["y"];
    return [=](std::span<const double> beta, std::span<double> g) {
        constexpr double kSd = 0.2;
        std::fill(g.begin(), g.end(), 0.0);
        double value = 0.0;
        for (std::size_t i = 0; i < x.size(); ++i) {
            double z = y[i];
            for (std::size_t j = 0; j < beta.size(); ++j)
                z -= beta[j] * std::pow(x[i], static_cast<double>(j));
            z /= kSd;
            value -= 0.5 * z * z + std::log(kSd * std::sqrt(2.0 * std::numbers::pi));
            for (std::size_t j = 0; j < g.size(); ++j)
                g[j] += z / kSd * std::pow(x[i], static_cast<double>(j));
        }
        return value;
    };
}

struct KnownEvidence
{
    PriorLikelihood density;
    double logEvidence = 0.0;
    nlohmann::json record;
};

inline nlohmann::json evidenceRecord(const std::string& name)
{
    QFile file(INTERPHASE_SOURCE_DIR "/tests/reference/nested_evidence.json");
    if (!file.open(QFile::ReadOnly))
        throw std::runtime_error("nested_evidence.json is missing");
    for (const auto& record : nlohmann::json::parse(file.readAll().toStdString()))
        if (record["name"] == name)
            return record;
    throw std::runtime_error("no problem " + name);
}

inline KnownEvidence knownEvidence(const std::string& name, bool gradient = true)
{
    const nlohmann::json record = evidenceRecord(name);
    const int d = record["d"];
    const auto make = [&](std::vector<Prior> priors, PriorLikelihood::Function function) {
        return KnownEvidence{{std::move(priors), std::move(function), gradient}, record["logZ"], record};
    };
    if (name.starts_with("gauss_iso"))
        return make(uniformPriors(d, -5.0, 5.0), isotropic(0.1));
    if (name == "gauss_corr_d4_rho0.9")
        return make(uniformPriors(d, -10.0, 10.0), correlated(0.9));
    if (name == "two_blobs_2d")
        return make(uniformPriors(d, -5.0, 5.0), twoBlobs(0.1));
    if (name == "eggbox_2d")
        return make(uniformPriors(d, 0.0, 10.0 * std::numbers::pi), eggbox);
    if (name.starts_with("gauss_shells"))
        return make(uniformPriors(d, -6.0, 6.0), shells);
    if (name.starts_with("linreg_poly"))
        return make(normalPriors(d, 3.0), polynomial(record));
    throw std::runtime_error("nothing known of " + name);
}

} // namespace interphase::test
