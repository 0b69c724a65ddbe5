#include "calibrate/evidence_job.h"

#include "calibrate/calibration.h"
#include "calibrate/chain_stage.h"
#include "calibrate/density_check.h"
#include "calibrate/evidence_parts.h"
#include "calibrate/mode_report.h"
#include "core/message.h"
#include "core/r_hat.h"
#include "core/text.h"
#include "data/sha256.h"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace interphase {
namespace {

// Shares of the time: the estimates, the widths (weights are quick, another run is not), what is left out, of
// which the future may take longest.
constexpr double kEstimates = 0.3, kWidths = 0.4, kSteps = 0.43, kData = 0.46;
constexpr double kWidthFactors[] = {kHalfWidth, kDoubleWidth};

/// Of walkers of an ensemble one chain: generation after generation.
BridgeChains chainsOf(std::vector<DrawRecord> draws, int together)
{
    BridgeChains chains;
    for (DrawRecord& draw : draws)
        draw.chain /= together;
    if (together > 1)
        std::ranges::stable_sort(draws, {}, &DrawRecord::index);
    for (DrawRecord& draw : draws) {
        const auto c = static_cast<std::size_t>(draw.chain);
        if (c >= chains.size())
            chains.resize(c + 1);
        if (!draw.warmup)
            chains[c].push_back(std::move(draw.q));
    }
    std::erase_if(chains, [](const auto& chain) { return chain.empty(); });
    return chains;
}

std::string bytesOf(const std::vector<double>& values)
{
    return {reinterpret_cast<const char*>(values.data()), values.size() * sizeof(double)};
}

/// Of what the likelihood is a density of.
std::string dataKeyOf(const Posterior& posterior)
{
    std::string bytes;
    for (const OutputSegment& segment : posterior.segments())
        bytes += std::to_string(segment.count) + "\n" + bytesOf(segment.time_s);
    return sha256Hex(bytes + bytesOf(posterior.data()));
}

class EvidenceJob
{
public:
    EvidenceJob(const EvidenceRequest& request, const RunContext& context)
        : m_request(request),
          m_context(context),
          m_analysis(prepareAnalysis(request.definition, request.cell, request.datasets))
    {
    }

    EvidenceRecord run()
    {
        m_out.options = m_request.options;
        m_out.sampled = m_request.run;
        m_out.dataKey = dataKeyOf(*m_analysis.posterior);
        m_out.points = m_analysis.posterior->outputCount();
        m_out.parameters = m_analysis.posterior->dimension();
        requireOwnDraws();
        estimate();
        if (m_out.status().ok() && m_request.options.widths)
            vary();
        if (m_out.status().ok())
            leaveOutGroups();
        if (m_context.stopRequested())
            for (MethodEvidence& method : m_out.methods)
                method.status = Status::cancelled();
        return std::move(m_out);
    }

private:
    /// Another version's draws are of another density, and so would be what is made of both.
    void requireOwnDraws() const
    {
        if (!checkDensities(*m_analysis.posterior, m_request.toCheck, m_context).agrees())
            throw InputError(MessageId::InvalidArgument,
                             {"draws of run " + std::to_string(m_request.run),
                              "another version of the model made them, with another density",
                              "a new run of the sampler first"});
    }

    void estimate()
    {
        std::vector<EvidenceMethod> methods =
            m_request.options.methods.empty() ? chosenMethods(m_request) : m_request.options.methods;
        // A second way, where it is not long, checks the first.
        if (m_request.options.methods.empty() && methods == std::vector{EvidenceMethod::Bridge} &&
            isShort(*m_analysis.posterior, m_request.chains.front(), kSolvesFromNear, kShortAndSure_s,
                    m_request.options))
            methods.push_back(EvidenceMethod::Fitted);
        const double share = kEstimates / static_cast<double>(methods.size());
        std::vector<MethodResult> results;
        for (std::size_t i = 0; i < methods.size(); ++i) {
            const double begin = share * static_cast<double>(i);
            results.push_back(estimateEvidence(*m_analysis.posterior, methods[i], m_request.chains,
                                               m_request.groups, m_request.options,
                                               stretchOf(m_context, begin, begin + share)));
            if (needsDraws(methods[i]) && m_request.modes > 1)
                results.back().summary.warnings.push_back(
                    {EvidenceConcern::SeveralModes, static_cast<double>(m_request.modes)});
            m_out.methods.push_back(results.back().summary);
            if (m_context.stopRequested())
                return;
        }
        m_base = std::move(results[bestMethod(m_out.methods)]);
        const auto apart = furthestApart(m_out.methods);
        if (apart && apart->disagree())
            m_out.warnings.push_back({EvidenceConcern::Disagreement, apart->errors});
    }

    void vary()
    {
        double begin = kEstimates;
        EvidenceOptions options = m_request.options;
        if (std::ranges::count(m_out.methods, EvidenceMethod::Smc, &MethodEvidence::method) > 0)
            options.refits = FutureRefits::Always; // what it costs was accepted
        constexpr double kShare = (kWidths - kEstimates) / 2.0;
        for (const double factor : kWidthFactors) {
            const Analysis scaled = prepareAnalysis(withPriorWidths(m_request.definition, factor),
                                                    m_request.cell, m_request.datasets);
            WidthEvidence found = evidenceAtWidth(*m_analysis.posterior, *scaled.posterior, m_base, options,
                                                  stretchOf(m_context, begin, begin + kShare));
            found.factor = factor;
            m_out.widths.push_back(found);
            begin += kShare;
        }
    }

    void leaveOutGroups()
    {
        const RunDraws& draws = m_request.chains.empty() ? m_base.draws : m_request.chains;
        const EvidenceOptions& options = m_request.options;
        m_out.bySteps = leaveOut(m_analysis, m_request.datasets, draws, false, options.threads,
                                 stretchOf(m_context, kWidths, kSteps));
        m_out.byData = leaveOut(m_analysis, m_request.datasets, draws, true, options.threads,
                                stretchOf(m_context, kSteps, kData));
        m_out.future = leaveFuture(m_analysis, draws, options, stretchOf(m_context, kData, 1.0));
    }

    const EvidenceRequest& m_request;
    const RunContext& m_context;
    Analysis m_analysis;
    MethodResult m_base; ///< what the method that is taken found
    EvidenceRecord m_out;
};

void check(const EvidenceRequest& request)
{
    if (std::ranges::any_of(request.options.methods, needsDraws) && request.chains.empty())
        throw InputError(MessageId::InvalidArgument,
                         {"evidence from draws", "there are no draws of this analysis as it is now",
                          "a run of the sampler, or another method"});
    if (request.options.blocks < 2)
        throw InputError(MessageId::InvalidArgument, {"blocks of leave-future-out",
                                                      std::to_string(request.options.blocks), "two or more"});
    if (!(request.options.futureFrom > 0.0 && request.options.futureFrom < 1.0))
        throw InputError(MessageId::InvalidArgument,
                         {"share of the measurements before the first that is predicted",
                          formatNumber(request.options.futureFrom), "a number between 0 and 1"});
}

} // namespace

EvidenceRequest evidenceRequest(Study& study, const EvidenceOptions& options)
{
    EvidenceRequest out;
    out.definition = study.definition();
    requireComplete(out.definition, study.path());
    out.cell = studyCell(study);
    out.datasets = study.datasets();
    out.options = options;
    const std::optional<RunInfo> run = study.latestDraws();
    if (run && !run->stale() && run->draws > 0) {
        std::vector<DrawRecord> draws = study.readDraws(run->id);
        out.toCheck = drawsToCheck(draws);
        const ChainGroups groups = chainGroups(study.runDefinition(run->id).sampler);
        out.chains = chainsOf(std::move(draws), groups.together);
        out.groups = {1, groups.ordered};
        out.run = out.chains.empty() ? 0 : run->id;
        if (const std::optional<std::string> mode = study.getResult(run->id, kModeResult))
            out.modes = parseModeReport(*mode).modes.size();
    }
    return out;
}

std::vector<EvidenceMethod> chosenMethods(const EvidenceRequest& request)
{
    const bool dfn = request.definition.model.kind == ModelKind::Dfn;
    if (request.chains.empty() && dfn)
        throw InputError(
            MessageId::InvalidArgument,
            {"evidence of a DFN", "there are no draws of it as it is now",
             "a run of the sampler first, for bridge sampling; SMC, if it is chosen, takes hours"});
    if (request.chains.empty())
        return {EvidenceMethod::Smc};
    if (dfn || (request.modes < 2 && largestRHat(request.chains, request.groups) <= kRHatAgrees))
        return {EvidenceMethod::Bridge};
    return {EvidenceMethod::Smc, EvidenceMethod::Bridge};
}

EvidenceRecord computeEvidence(const EvidenceRequest& request, const RunContext& context)
{
    check(request);
    const auto begin = std::chrono::steady_clock::now();
    EvidenceRecord out = EvidenceJob(request, context).run();
    out.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    return out;
}

void keepEvidence(Study& study, const EvidenceRequest& request, const EvidenceRecord& record,
                  const std::string& program)
{
    study.keepRun(request.definition, {RunPurpose::Evidence, {}, program, {}},
                  {{kEvidenceResult, formatEvidence(record)}});
}

} // namespace interphase
