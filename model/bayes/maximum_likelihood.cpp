#include "bayes/maximum_likelihood.h"

#include "bayes/posterior.h"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <limits>

namespace interphase {
namespace {

using Vector = Eigen::VectorXd;
using Matrix = Eigen::MatrixXd;

constexpr double kSame = 0.1; ///< log likelihoods that are of one maximum

/// The likelihood as a density to climb.
class Likelihood final : public CurvatureDensity
{
public:
    explicit Likelihood(const Posterior& posterior) : m_posterior(posterior.clonePosterior()) {}

    int dimension() const override { return m_posterior->dimension(); }
    double evaluate(std::span<const double> q, std::span<double> gradient) override
    {
        return m_posterior->evaluateLikelihood(q, gradient);
    }
    double evaluateWithCurvature(std::span<const double> q, std::span<double> gradient,
                                 std::span<double> curvature) override
    {
        return m_posterior->evaluateLikelihoodWithCurvature(q, gradient, curvature);
    }
    std::unique_ptr<LogDensity> clone() const override { return std::make_unique<Likelihood>(*m_posterior); }
    void setStop(const std::stop_token& stop) override { m_posterior->setStop(stop); }

private:
    std::unique_ptr<Posterior> m_posterior;
};

struct Local
{
    Vector gradient;
    Matrix curvature;
    double value = 0.0;
};

Local at(Likelihood& likelihood, const Vector& q)
{
    const auto d = q.size();
    Local out{Vector(d), Matrix(d, d)};
    const auto n = static_cast<std::size_t>(d);
    out.value = likelihood.evaluateWithCurvature({q.data(), n}, {out.gradient.data(), n},
                                                 {out.curvature.data(), n * n});
    return out;
}

/// Newton steps from where a climb ended, as long as what they promise falls.
Vector polished(Likelihood& likelihood, Vector q)
{
    constexpr int kSteps = 50;
    double before = std::numeric_limits<double>::infinity();
    Vector best = q;
    for (int i = 0; i < kSteps; ++i) {
        const Local here = at(likelihood, q);
        if (!std::isfinite(here.value))
            break;
        const Vector step = here.curvature.ldlt().solve(here.gradient);
        const double promise = step.dot(here.gradient);
        if (!step.allFinite() || !(promise < before))
            break;
        best = q;
        before = promise;
        q += step;
    }
    return best;
}

/// More than three standard errors away; directions that nothing is known of do not count.
bool isApart(const Matrix& information, const Vector& from, const std::vector<double>& to)
{
    constexpr double kErrors = 3.0;
    const Vector step = Eigen::Map<const Vector>(to.data(), from.size()) - from;
    return step.dot(information * step) > kErrors * kErrors;
}

/// Of each coordinate, from the information about all. What nothing is known of, as at a bound, which lies at
/// infinity, has none, and takes none from the others.
std::vector<double> errorsOf(const Matrix& information)
{
    constexpr double kNothing = 1e-6; // a standard deviation of a thousand, where one is a factor of e
    std::vector<Eigen::Index> known;
    for (Eigen::Index i = 0; i < information.rows(); ++i)
        if (information(i, i) > kNothing)
            known.push_back(i);
    std::vector<double> out(static_cast<std::size_t>(information.rows()),
                            std::numeric_limits<double>::quiet_NaN());
    const Eigen::LLT<Matrix> factor(Matrix(information(known, known)));
    if (known.empty() || factor.info() != Eigen::Success)
        return out;
    const auto n = static_cast<Eigen::Index>(known.size());
    const Matrix covariance = factor.solve(Matrix::Identity(n, n));
    for (Eigen::Index i = 0; i < n; ++i)
        out[static_cast<std::size_t>(known[static_cast<std::size_t>(i)])] = std::sqrt(covariance(i, i));
    return out;
}

} // namespace

double LikelihoodMaximum::aic() const
{
    return -2.0 * logLikelihood + 2.0 * static_cast<double>(theta.size());
}

double LikelihoodMaximum::bic() const
{
    return -2.0 * logLikelihood +
           std::log(static_cast<double>(measurements)) * static_cast<double>(theta.size());
}

LikelihoodMaximum maximiseLikelihood(const Posterior& posterior,
                                     const std::vector<std::vector<double>>& starts,
                                     const RunContext& context)
{
    Likelihood likelihood(posterior);
    const ModeSearch search = findMode(likelihood, starts, {}, context);
    LikelihoodMaximum out;
    out.status = search.status;
    out.measurements = posterior.outputCount();
    out.climbs = static_cast<int>(search.climbs.size());
    if (!search.best())
        return out;
    const ModeResult& best = *search.best();
    out.together = static_cast<int>(std::ranges::count_if(
        search.climbs, [&](const ModeResult& climb) { return best.logDensity - climb.logDensity < kSame; }));
    if (best.end != ModeEnd::Converged)
        out.status = Status{Outcome::Failed, best.reason};
    likelihood.setStop(context.stop);
    const Vector q = polished(
        likelihood, Eigen::Map<const Vector>(best.q.data(), static_cast<Eigen::Index>(best.q.size())));
    const Local top = at(likelihood, q);
    out.q.assign(q.begin(), q.end());
    out.theta.resize(out.q.size());
    posterior.toConstrained(out.q, out.theta);
    out.logLikelihood = top.value;
    out.elsewhere = static_cast<int>(std::ranges::count_if(search.climbs, [&](const ModeResult& climb) {
        return best.logDensity - climb.logDensity < kSame && isApart(top.curvature, q, climb.q);
    }));
    const std::vector<double> sd = errorsOf(top.curvature);
    for (Eigen::Index i = 0; i < q.size(); ++i)
        out.standardError.push_back(posterior.transform(static_cast<int>(i)).derivative(q[i]) *
                                    sd[static_cast<std::size_t>(i)]);
    return out;
}

} // namespace interphase
