#include "bayes/smc.h"
#include "calibrate/evidence_parts.h"
#include "core/random.h"

#include <cmath>
#include <limits>

namespace interphase {
namespace {

/// The posterior under one prior, tempered into that under another: the "likelihood" is the ratio of both.
class FromPriorToPrior final : public TemperedDensity
{
public:
    FromPriorToPrior(const Posterior& from, const Posterior& to)
        : m_from(from.clonePosterior()),
          m_to(to.clonePosterior()),
          m_theta(static_cast<std::size_t>(from.dimension()))
    {
    }
    int dimension() const override { return m_from->dimension(); }
    bool priorIsNormalised() const override { return false; }
    bool hasGradient() const override { return false; }
    double evaluatePrior(std::span<const double> q, std::span<double>) override
    {
        return m_from->evaluate(q, {});
    }
    double evaluateLikelihood(std::span<const double> q, std::span<double>) override
    {
        m_from->toConstrained(q, m_theta);
        const double from = m_from->logPrior(m_theta);
        return std::isfinite(from) ? m_to->logPrior(m_theta) - from
                                   : -std::numeric_limits<double>::infinity();
    }
    void fromUnitCube(std::span<const double> u, std::span<double> q) const override
    {
        m_from->fromUnitCube(u, q);
    }
    std::unique_ptr<TemperedDensity> cloneTempered() const override
    {
        return std::make_unique<FromPriorToPrior>(*m_from, *m_to);
    }
    void setStop(const std::stop_token& stop) override { m_from->setStop(stop); }

private:
    std::unique_ptr<Posterior> m_from, m_to;
    std::vector<double> m_theta;
};

} // namespace

std::optional<WidthEvidence> evidenceAlongThePath(const Posterior& posterior, const Posterior& scaled,
                                                  const MethodResult& base, const EvidenceOptions& options,
                                                  const RunContext& context)
{
    const FromPriorToPrior path(posterior, scaled);
    std::vector<EvidenceEstimate> runs(base.draws.size());
    for (std::size_t r = 0; r < runs.size(); ++r) {
        const std::vector<std::vector<double>> draws =
            chooseEvenly({base.draws[r]}, static_cast<std::size_t>(options.particles)).q;
        if (draws.size() < static_cast<std::size_t>(kFewestParticles))
            return {};
        SmcOptions smc;
        smc.moves = SmcMoves::Differences;
        smc.threads = options.threads;
        smc.seed =
            RandomStream(options.seed, StreamPurpose::EvidenceRun, static_cast<std::uint32_t>(r)).bits();
        const double n = static_cast<double>(runs.size()), at = static_cast<double>(r);
        const SmcResult found = temperedSmcFrom(path, draws, smc, stretchOf(context, at / n, (at + 1.0) / n));
        if (!found.evidence.status.ok() || found.unmixed > 0)
            return {};
        runs[r].logEvidence = base.summary.runs[r] + found.evidence.logEvidence;
        runs[r].standardError = std::hypot(base.stated[r], found.evidence.standardError);
    }
    if (runs.empty())
        return {};
    const RepeatedEvidence all = combineEvidence(std::move(runs));
    WidthEvidence out;
    out.route = WidthRoute::Path;
    out.logEvidence = all.logEvidence;
    out.standardError = all.standardError;
    return out;
}

} // namespace interphase
