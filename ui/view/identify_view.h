#pragma once
#include "ui/view/common.h"

namespace interphase {

struct IdentifiabilityRowView
{
    ParameterLabel label;
    Verdict verdict;         ///< identified / weak / not
    double relativeSd = 0.0; ///< 0.05 is 5 %; not finite: unknown
    double bits = 0.0;       ///< information gained from prior to posterior
    QString why;
    bool operator==(const IdentifiabilityRowView&) const = default;
};

struct ProfileView
{
    ParameterLabel label;
    Series profile;           ///< parameter value, log posterior relative to its maximum
    double threshold = -1.92; ///< 95 %, asymptotic
    bool running = false;
    bool operator==(const ProfileView&) const = default;
};

struct EigenView
{
    double value = 0.0;  ///< relative to the largest
    QString combination; ///< "κ / L" in plain text
    bool operator==(const EigenView&) const = default;
};

/// The best values of one quantity, "3.91(12)e-14".
struct EstimateView
{
    ParameterLabel label;
    QString mode;       ///< of the posterior, with the sd of the normal approximation there
    QString likelihood; ///< the most likely value, with its standard error
    bool operator==(const EstimateView&) const = default;
};

struct IdentifyView
{
    QString caption; ///< "before sampling · 0.4 s"
    std::vector<IdentifiabilityRowView> rows;
    std::vector<ProfileView> profiles;
    std::vector<ParameterLabel> cosineLabels;
    std::vector<std::vector<double>> cosines; ///< |cosine| of sensitivities, symmetric
    std::vector<EigenView> eigenvalues;       ///< largest first
    QString sloppiest;                        ///< in the user's terms
    std::vector<EstimateView> estimates;
    QString estimatesSay; ///< of which density the mode is, log likelihood and criteria
    AdviceView advice;
    WorkView work;
    bool operator==(const IdentifyView&) const = default;
};

} // namespace interphase
