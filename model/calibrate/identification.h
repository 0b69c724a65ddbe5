#pragma once
#include "bayes/maximum_likelihood.h"
#include "calibrate/analysis.h"
#include "calibrate/mode_report.h"
#include "identify/fisher.h"
#include "identify/profile.h"

#include <optional>
#include <string>
#include <vector>

namespace interphase {

// What an experiment can tell of each quantity, before anything is sampled.
//
// Problem: say of each free quantity whether the data determine it. Method: near the posterior's mode, the
// Laplace approximation against the prior, and the Fisher information; further away, profiles. The local
// verdict of a quantity is read from the bits its standard deviation gains over the prior's, on the
// sampler's coordinates; a finished profile overrules it. Fails where no mode is found, or the curvature
// there is not positive.

/// Where a value lies within what its prior, cut to the range of the parameter, allows.
enum class AtBound { No, Lower, Upper };
/// Within 1 % of the width of the prior's central 68 % of an end, or beyond it.
AtBound atBound(const Prior& prior, double value);

/// What is known near the mode; kept in the study under kIdentificationResult.
struct Identification
{
    Status status;
    std::vector<std::string> quantities;
    std::vector<double> theta; ///< at the mode
    std::vector<double> q;
    std::vector<double> covariance; ///< Laplace, in q, row major
    double logDensity = 0.0;
    std::vector<double> sd; ///< of theta, first order (Laplace and the delta method); NaN at a bound
    /// Of the likelihood alone, which no prior moves; without theta: not sought, in records of old.
    LikelihoodMaximum maximum;
    std::vector<double> relativeSd; ///< of theta, first order; 0.05 is 5 %; NaN at a bound
    /// log2 of the prior's standard deviation in q over the posterior's; NaN where the mode is at a bound.
    std::vector<double> bits;
    /// Information gained in bits: the Kullback-Leibler divergence of the normal approximation from the
    /// prior, as informationGain_bits() has it of draws; NaN at a bound. Empty in records of earlier
    /// versions.
    std::vector<double> gained_bits{};
    std::vector<AtBound> modeAt{}, maximumAt{}; ///< of the most probable and of the most likely values
    FisherReport fisher;                        ///< of the model's parameters, noise left out
    double seconds = 0.0;                       ///< spent
};
inline constexpr const char* kIdentificationResult = "identification";

struct IdentificationOptions
{
    int starts = 4; ///< of the search for the mode, where none is given
    int threads = 0;
};

/// mode: of a run that still holds; without one it is searched for.
Identification identify(const Analysis& analysis, const std::optional<ModeReport>& mode,
                        const IdentificationOptions& options, const RunContext& context);

/// Whether parameters that are not at a bound have no error of their own at the maximum of the likelihood.
bool knowsCombinationOnly(const Identification& identification);

/// A standard deviation of half the prior's is 1 bit.
inline constexpr double kIdentifiedBits = 1.0;
inline constexpr double kWeakBits = 0.25;
ProfileVerdict localVerdict(double bits);

LaplaceApproximation laplaceOf(const Identification& identification);

/// The profile of one quantity in its own unit.
struct QuantityProfile
{
    std::string quantity;
    std::vector<double> value;
    std::vector<double> logDensity; ///< less its maximum
    ProfileEnd lowerEnd = ProfileEnd::Cancelled;
    ProfileEnd upperEnd = ProfileEnd::Cancelled;
    double lower = 0.0; ///< ends of the 95 % interval, or of what was walked
    double upper = 0.0;
    ProfileVerdict verdict = ProfileVerdict::Unknown;
};
inline constexpr const char* kProfilesResult = "profiles";

std::vector<QuantityProfile> profilesOf(const Posterior& posterior,
                                        const std::vector<std::string>& quantities, const ProfileSet& set);

std::string formatIdentification(const Identification& identification);
std::string formatProfiles(const std::vector<QuantityProfile>& profiles);
/// Throw InputError where the text is not what the above write.
Identification parseIdentification(const std::string& json);
std::vector<QuantityProfile> parseProfiles(const std::string& json);

} // namespace interphase
