#pragma once
#include "bayes/evidence.h"
#include "bayes/leave_future.h"
#include "data/steps.h"
#include "study/study.h"

#include <optional>
#include <string>
#include <vector>

namespace interphase {

enum class EvidenceMethod {
    Smc, ///< from the prior
    Nested,
    Bridge,
    Fitted, ///< SMC from a normal density that is fitted to draws: a way of its own beside the bridge, for
            ///< one mode
};
/// Whether a method knows the posterior only where there are draws of it.
constexpr bool needsDraws(EvidenceMethod method)
{
    return method == EvidenceMethod::Bridge || method == EvidenceMethod::Fitted;
}

/// Whether leave-future-out draws posteriors anew where weights do not reach.
enum class FutureRefits {
    Automatic, ///< where that takes minutes, not hours
    Always,
    Never,
};

struct EvidenceOptions
{
    std::vector<EvidenceMethod> methods; ///< EvidenceRecord::best() gives the value; empty: chosenMethods()
    int runs = 4;                        ///< independent estimates of each method
    int particles = 500;                 ///< of SMC
    int livePoints = 300;                ///< of nested sampling
    bool widths = true;                  ///< also at half and twice the widths of the priors
    int blocks = 20;                     ///< of leave-future-out
    double futureFrom = 0.5;             ///< share of the measurements before the first that is predicted
    FutureRefits refits = FutureRefits::Automatic; ///< of leave-future-out, and of SMC at other widths
    std::uint64_t seed = 1;
    int threads = 0; ///< 0: one a core
    bool operator==(const EvidenceOptions&) const = default;
};

/// What speaks against an estimate; `figure` is what the sentence about it needs.
enum class EvidenceConcern {
    Unmixed,        ///< SMC: share of the temperatures at which particles did not forget where they were
    FewFounders,    ///< SMC: the fewest first particles with descendants in a run
    DependentRanks, ///< nested sampling: correlation of new points with those they came from
    LittleOverlap,  ///< bridge sampling: share of the proposal's draws that count
    ChainsDisagree, ///< bridge sampling: the largest R-hat of the draws
    Disagreement,   ///< of two methods, in units of its standard error
    OneChain,       ///< bridge sampling: there is no other chain to agree with
    RunsDisagree,   ///< SMC and nested sampling: scatter of the runs over the errors they state
    SeveralModes,   ///< of what is made of draws: how many modes the search of their run had found
};

struct EvidenceWarning
{
    EvidenceConcern concern = EvidenceConcern::Unmixed;
    double figure = 0.0;
    bool operator==(const EvidenceWarning&) const = default;
};

/// What one method found.
struct MethodEvidence
{
    EvidenceMethod method = EvidenceMethod::Smc;
    Status status; ///< where it failed, the numbers mean nothing
    double logEvidence = 0.0;
    double standardError = 0.0;
    double scatter = 0.0;      ///< standard deviation of the runs
    double stated = 0.0;       ///< root mean square of the errors that the runs state
    std::vector<double> runs;  ///< log evidence of each
    long long evaluations = 0; ///< of the likelihood
    long long failures = 0;    ///< of them that could not be solved
    std::vector<EvidenceWarning> warnings;
};

enum class WidthRoute {
    Weights,
    Rerun, ///< of the same method
    Unknown,
    Smc,  ///< in the place of bridge sampling, which has no draws there
    Path, ///< SMC from the draws, from the one prior to the other in steps
};

/// The evidence with the widths of all priors times a factor.
struct WidthEvidence
{
    double factor = 1.0;
    WidthRoute route = WidthRoute::Unknown;
    double logEvidence = 0.0;
    double standardError = 0.0;
    double k = 0.0;        ///< the largest of the weights
    bool doubtful = false; ///< by another run, whose own checks did not pass
};

/// What is left out: a step of a data set, or a whole one.
struct LeftOutGroup
{
    std::string data;
    int step = 0; ///< from 1; 0: the whole data set
    StepKind kind = StepKind::Rest;
    double begin_s = 0.0, end_s = 0.0; ///< first and last measurement
    int points = 0;
    bool operator==(const LeftOutGroup&) const = default;
};

struct LeftOut
{
    std::vector<LeftOutGroup> groups;
    PredictiveDensity density;
    int draws = 0;
};

/// Leave-future-out: each block of measurements from all before it. Blocks have about as many measurements
/// each, lie within a data set and follow each other in time; data sets in the order of the definition.
struct LeftFuture
{
    std::vector<LeftOutGroup> blocks; ///< all of them; `step` counts them in their data set, from 1
    std::size_t first = 0;            ///< of those predicted
    FutureDensity density;
    int draws = 0;           ///< of the whole posterior
    double refitHours = 0.0; ///< what refits would about take that were left out for that; 0: none were

    /// Of term `index` of the density.
    const LeftOutGroup& predicted(std::size_t index) const { return blocks[first + index]; }
};

/// Whether a method came to an end and nothing speaks against it.
inline bool passedChecks(const MethodEvidence& method)
{
    return method.status.ok() && method.warnings.empty();
}

/// The method whose value is taken: of those that passed their own checks the one that states the smallest
/// error; where none did, of those that came to an end. Where methods disagree those that begin at the priors
/// come before those from draws, which know the modes that chains have found. methods: one at least.
std::size_t bestMethod(const std::vector<MethodEvidence>& methods);

/// The two methods that lie furthest apart in units of their combined standard error.
struct MethodDifference
{
    std::size_t first = 0, second = 0;
    double difference = 0.0; ///< of the log evidences, without sign
    double errors = 0.0;

    bool disagree() const;
};
/// Nothing where fewer than two came to an end.
std::optional<MethodDifference> furthestApart(const std::vector<MethodEvidence>& methods);

/// All that is kept of an analysis for comparing it; under kEvidenceResult.
struct EvidenceRecord
{
    EvidenceOptions options;
    RunId sampled = 0;   ///< the run whose draws were used, if any were
    std::string dataKey; ///< SHA-256 of the times and voltages of the likelihood: equal where data are
    int points = 0;      ///< of the likelihood
    int parameters = 0;  ///< unknowns, those of the noise included
    std::vector<MethodEvidence> methods;
    std::vector<EvidenceWarning> warnings; ///< about the methods together
    std::vector<WidthEvidence> widths;
    std::optional<LeftOut> bySteps;   ///< nothing where fewer than two steps are fitted
    std::optional<LeftOut> byData;    ///< nothing where fewer than two data sets are
    std::optional<LeftFuture> future; ///< nothing where it could not be computed
    double seconds = 0.0;             ///< spent

    /// Of the method that bestMethod() says; the others are checks.
    const MethodEvidence& best() const { return methods[bestMethod(methods)]; }
    Status status() const { return methods.empty() ? Status::cancelled() : best().status; }
    /// The evidence at a factor of the widths; nothing where it is not known.
    const WidthEvidence* atWidth(double factor) const;
};
inline constexpr const char* kEvidenceResult = "evidence";
inline constexpr double kHalfWidth = 0.5, kDoubleWidth = 2.0;

std::string formatEvidence(const EvidenceRecord& record);
/// Throws InputError where the text is not what formatEvidence writes.
EvidenceRecord parseEvidence(const std::string& json);
/// The latest of the current analysis; nothing where there is none.
std::optional<EvidenceRecord> latestEvidence(Study& study);

const char* methodWord(EvidenceMethod method);
const char* routeWord(WidthRoute route);
/// "smc", "nested", "bridge" or "fitted"; nothing for another word.
std::optional<EvidenceMethod> findMethod(std::string_view word);

} // namespace interphase
