#include "bayes/evidence.h"
#include "core/random.h"

#include <algorithm>
#include <boost/math/distributions/chi_squared.hpp>
#include <cmath>

namespace interphase {
namespace {

EvidenceEstimate runOne(const EvidenceEstimator& estimator, int run, int runs, std::uint64_t seed,
                        const RunContext& context)
{
    const RunContext part{context.stop, [&](double f) { context.report((run + f) / runs); }};
    RandomStream stream(seed, StreamPurpose::EvidenceRun, static_cast<std::uint32_t>(run));
    return estimator(stream.bits(), part);
}

} // namespace

bool runsDisagree(double scatter, double stated, std::size_t runs)
{
    constexpr double kRare = 1e-3;
    if (runs < 2)
        return false;
    const auto free = static_cast<double>(runs - 1);
    const boost::math::chi_squared_distribution<double> expected(free);
    return free * scatter * scatter > stated * stated * quantile(complement(expected, kRare));
}

RepeatedEvidence combineEvidence(std::vector<EvidenceEstimate> runs)
{
    RepeatedEvidence out;
    const auto n = static_cast<double>(runs.size());
    double variance = 0.0, square = 0.0;
    for (const EvidenceEstimate& run : runs) {
        out.logEvidence += run.logEvidence / n;
        variance += run.standardError * run.standardError / n;
    }
    for (const EvidenceEstimate& run : runs)
        square += (run.logEvidence - out.logEvidence) * (run.logEvidence - out.logEvidence);
    out.stated = std::sqrt(variance);
    out.scatter = runs.size() > 1 ? std::sqrt(square / (n - 1.0)) : 0.0;
    out.standardError = std::max(out.stated, out.scatter) / std::sqrt(n);
    out.runs = std::move(runs);
    return out;
}

RepeatedEvidence repeatEvidence(const EvidenceEstimator& estimator, int runs, std::uint64_t seed,
                                const RunContext& context)
{
    if (runs < 1)
        throw InputError(MessageId::InvalidArgument, {"runs", std::to_string(runs), "a positive number"});
    std::vector<EvidenceEstimate> done;
    for (int run = 0; run < runs; ++run) {
        done.push_back(runOne(estimator, run, runs, seed, context));
        if (!done.back().status.ok()) {
            RepeatedEvidence out;
            out.status = done.back().status;
            out.runs = std::move(done);
            return out;
        }
    }
    return combineEvidence(std::move(done));
}

} // namespace interphase
