#include "bayes/fitted_prior.h"
#include "bayes/prior_families.h"
#include "core/text.h"

#include <Eigen/Dense>
#include <algorithm>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>

namespace interphase {
namespace {

PriorKind familyOf(const QuantitySupport& support)
{
    if (std::isfinite(support.lower) && std::isfinite(support.upper))
        return PriorKind::LogitNormal;
    return support.lower >= 0.0 ? PriorKind::Lognormal : PriorKind::Normal;
}

double coordinateOf(const QuantitySupport& support, double x)
{
    switch (familyOf(support)) {
    case PriorKind::LogitNormal:
        return logit(x, support.lower, support.upper);
    case PriorKind::Lognormal:
        return std::log(x);
    default:
        return x;
    }
}

PriorSpec marginOf(const QuantitySupport& support, double mean, double sd)
{
    PriorSpec out{familyOf(support), mean, sd, support.lower, support.upper};
    if (out.kind == PriorKind::LogitNormal)
        out.a = support.lower + (support.upper - support.lower) / (1.0 + std::exp(-mean));
    if (out.kind == PriorKind::Lognormal) {
        out.a = std::exp(mean);
        if (support.lower == 0.0) // is its own bound
            out.lower = PriorSpec{}.lower;
    }
    return out;
}

[[noreturn]] void refuse(const std::string& name, const std::string& found, const std::string& expected)
{
    throw InputError(MessageId::InvalidArgument, {name, found, expected});
}

/// Rows of coordinates.
Eigen::MatrixXd coordinates(const std::vector<std::vector<double>>& draws,
                            const std::vector<QuantitySupport>& supports)
{
    Eigen::MatrixXd out(draws.size(), supports.size());
    for (std::size_t s = 0; s < draws.size(); ++s)
        for (std::size_t p = 0; p < supports.size(); ++p) {
            const double u =
                draws[s].size() == supports.size() ? coordinateOf(supports[p], draws[s][p]) : std::nan("");
            if (!std::isfinite(u))
                refuse(supports[p].name, "a draw outside its bounds, or none", "draws inside them");
            out(static_cast<Eigen::Index>(s), static_cast<Eigen::Index>(p)) = u;
        }
    return out;
}

/// Largest difference between the distribution function of the values and the uniform one.
double distanceFromUniform(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    const auto n = static_cast<double>(values.size());
    double out = 0.0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const auto rank = static_cast<double>(i);
        out = std::max({out, values[i] - rank / n, (rank + 1.0) / n - values[i]});
    }
    return out;
}

/// z: the standardised coordinates of one quantity.
MarginFit describe(const Eigen::VectorXd& z)
{
    MarginFit out;
    const auto n = static_cast<double>(z.size());
    std::vector<double> probabilities;
    for (const double x : z) {
        out.skewness += x * x * x / n;
        out.excessKurtosis += x * x * x * x / n;
        probabilities.push_back(normalCdf(x));
    }
    out.excessKurtosis -= 3.0;
    out.distance = distanceFromUniform(probabilities);
    return out;
}

double jointDistance(const Eigen::MatrixXd& z, const Eigen::MatrixXd& correlation)
{
    const Eigen::LLT<Eigen::MatrixXd> factor(correlation);
    const Eigen::MatrixXd white = factor.matrixL().solve(z.transpose());
    std::vector<double> probabilities;
    for (Eigen::Index s = 0; s < white.cols(); ++s)
        probabilities.push_back(
            boost::math::gamma_p(0.5 * static_cast<double>(white.rows()), 0.5 * white.col(s).squaredNorm()));
    return distanceFromUniform(probabilities);
}

void judge(FittedPrior& fit, const std::vector<QuantitySupport>& supports)
{
    std::size_t worst = 0;
    for (std::size_t p = 0; p < fit.fits.size(); ++p)
        worst = fit.fits[p].distance > fit.fits[worst].distance ? p : worst;
    const bool joint = fit.jointDistance > fit.fits[worst].distance;
    const double distance = std::max(fit.jointDistance, fit.fits[worst].distance);
    fit.close = distance <= kCloseDistance;
    fit.message = {fit.close ? MessageId::FittedPriorClose : MessageId::FittedPriorFar,
                   {formatRounded(100.0 * distance, 2),
                    joint ? std::to_string(supports.size()) + " parameters together" : supports[worst].name}};
}

} // namespace

FittedPrior fitPrior(const std::vector<std::vector<double>>& draws,
                     const std::vector<QuantitySupport>& supports)
{
    if (supports.empty() || draws.size() < kFewestDraws)
        refuse("earlier posterior", std::to_string(draws.size()) + " draws",
               std::to_string(kFewestDraws) + " or more of at least one quantity");
    Eigen::MatrixXd z = coordinates(draws, supports);
    FittedPrior out;
    for (Eigen::Index p = 0; p < z.cols(); ++p) {
        const auto index = static_cast<std::size_t>(p);
        const double mean = z.col(p).mean();
        z.col(p).array() -= mean;
        const double sd = std::sqrt(z.col(p).squaredNorm() / static_cast<double>(z.rows() - 1));
        if (!(sd > 0.0))
            refuse(supports[index].name, "draws that are all the same", "draws of a posterior");
        z.col(p) /= sd;
        out.margins.push_back(marginOf(supports[index], mean, sd));
        out.fits.push_back(describe(z.col(p)));
    }
    Eigen::MatrixXd correlation = z.transpose() * z / static_cast<double>(z.rows() - 1);
    correlation.diagonal().setOnes();
    out.correlation.assign(correlation.data(), correlation.data() + correlation.size());
    out.jointDistance = jointDistance(z, correlation);
    judge(out, supports);
    return out;
}

} // namespace interphase
