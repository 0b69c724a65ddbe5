#include "bayes/model_comparison.h"
#include "bayes/weights.h"
#include "core/text.h"

#include <algorithm>

namespace interphase {
namespace {

MessageId messageFor(BayesFactorStrength strength)
{
    switch (strength) {
    case BayesFactorStrength::Weak:
        return MessageId::BayesFactorWeak;
    case BayesFactorStrength::Positive:
        return MessageId::BayesFactorPositive;
    case BayesFactorStrength::Strong:
        return MessageId::BayesFactorStrong;
    case BayesFactorStrength::VeryStrong:
        break;
    }
    return MessageId::BayesFactorVeryStrong;
}

// Of a factor of one or more; a power of ten where the number would be long or overflow.
std::string factorText(double logFactor)
{
    const double digits = logFactor / std::log(10.0);
    if (digits < 1.0)
        return formatRounded(std::exp(logFactor), 2);
    if (digits < 4.0)
        return formatRounded(std::round(std::exp(logFactor)), 6);
    return "1e" + formatRounded(std::round(digits), 12);
}

} // namespace

double BayesFactor::factor() const
{
    return std::exp(log);
}

BayesFactorStrength BayesFactor::strength() const
{
    const double twice = 2.0 * std::abs(log);
    if (twice <= 2.0)
        return BayesFactorStrength::Weak;
    if (twice <= 6.0)
        return BayesFactorStrength::Positive;
    return twice <= 10.0 ? BayesFactorStrength::Strong : BayesFactorStrength::VeryStrong;
}

BayesFactor bayesFactor(double logEvidenceFirst, double errorFirst, double logEvidenceSecond,
                        double errorSecond)
{
    return {logEvidenceFirst - logEvidenceSecond, std::hypot(errorFirst, errorSecond)};
}

Message describe(const BayesFactor& factor, std::string_view first, std::string_view second)
{
    const std::string one(first), two(second);
    if (!factor.certain() && 2.0 * factor.standardError > 1.0)
        return {MessageId::BayesFactorUncertain,
                {one, two, formatRounded(factor.log, 2), formatRounded(factor.standardError, 2)}};
    const std::string text = factorText(std::abs(factor.log));
    if (factor.favoursFirst())
        return {messageFor(factor.strength()), {one, two, text}};
    return {messageFor(factor.strength()), {two, one, text}};
}

double logPosteriorOdds(const BayesFactor& factor, double priorOdds)
{
    if (!(priorOdds > 0.0))
        throw InputError(MessageId::InvalidArgument,
                         {"prior odds", formatRounded(priorOdds, 6), "a positive number"});
    return factor.log + std::log(priorOdds);
}

std::vector<double> modelProbabilities(std::span<const double> logEvidences,
                                       std::span<const double> priorWeights)
{
    const bool given = !priorWeights.empty();
    if (given && priorWeights.size() != logEvidences.size())
        throw InputError(MessageId::InvalidArgument,
                         {"prior weights", std::to_string(priorWeights.size()) + " given",
                          std::to_string(logEvidences.size())});
    std::vector<double> logWeights(logEvidences.begin(), logEvidences.end());
    bool positive = false;
    for (std::size_t i = 0; i < logWeights.size(); ++i) {
        const double weight = given ? priorWeights[i] : 1.0;
        if (!(weight >= 0.0))
            throw InputError(MessageId::InvalidArgument,
                             {"prior weight", formatRounded(weight, 6), "a number that is not negative"});
        positive = positive || weight > 0.0;
        logWeights[i] += std::log(weight);
    }
    if (!positive)
        throw InputError(MessageId::InvalidArgument, {"prior weights", "none is positive", "at least one"});
    return normalisedWeights(logWeights);
}

} // namespace interphase
