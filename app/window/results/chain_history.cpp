#include "app/window/results/chain_history.h"

#include <algorithm>
#include <cmath>

namespace interphase {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

Chains firstOf(const Chains& chains, std::size_t length)
{
    Chains out;
    for (const auto& chain : chains)
        out.emplace_back(chain.begin(), chain.begin() + static_cast<std::ptrdiff_t>(length));
    return out;
}

} // namespace

ChainHistory::ChainHistory(std::vector<std::string> quantities, int chains, std::size_t derived)
    : m_quantities(std::move(quantities)),
      m_chains(chains),
      m_derived(derived),
      m_values(m_quantities.size(), Chains(static_cast<std::size_t>(chains))),
      m_energies(static_cast<std::size_t>(chains))
{
}

void ChainHistory::dropDerived()
{
    m_quantities.resize(m_quantities.size() - m_derived);
    m_values.resize(m_quantities.size());
    m_derived = 0;
}

void ChainHistory::add(std::span<const DrawRecord> draws)
{
    for (const DrawRecord& draw : draws) {
        const auto chain = static_cast<std::size_t>(draw.chain);
        if (draw.chain < 0 || draw.chain >= m_chains || draw.values.size() != m_quantities.size())
            continue;
        for (std::size_t q = 0; q < m_values.size(); ++q)
            m_values[q][chain].push_back(draw.values[q]);
        ++m_stored;
        m_leapfrogs += draw.leapfrogs;
        m_stepSize = draw.stepSize;
        if (draw.warmup) {
            m_warmup = std::max(m_warmup, draw.index + 1);
            continue;
        }
        ++m_kept;
        m_divergences += draw.diverged ? 1 : 0;
        m_acceptance += draw.acceptance;
        m_energies[chain].push_back(draw.energy);
        const auto depth = static_cast<std::size_t>(std::max(0, draw.treeDepth));
        m_depths.resize(std::max(m_depths.size(), depth + 1));
        ++m_depths[depth];
    }
}

std::size_t ChainHistory::keptLength() const
{
    std::size_t shortest = m_energies.empty() ? 0 : m_energies.front().size();
    for (const auto& chain : m_energies)
        shortest = std::min(shortest, chain.size());
    return shortest;
}

Chains ChainHistory::kept(std::size_t quantity, std::size_t length) const
{
    Chains out;
    for (std::size_t c = 0; c < m_energies.size(); ++c) {
        const std::vector<double>& all = m_values[quantity][c];
        const auto first = all.end() - static_cast<std::ptrdiff_t>(m_energies[c].size());
        const std::size_t count = std::min(length, m_energies[c].size());
        out.emplace_back(first, first + static_cast<std::ptrdiff_t>(count));
    }
    return out;
}

std::vector<Chains> ChainHistory::allKept() const
{
    std::vector<Chains> out;
    for (std::size_t q = 0; q < m_values.size(); ++q)
        out.push_back(kept(q, keptLength()));
    return out;
}

double ChainHistory::acceptance() const
{
    return m_kept > 0 ? m_acceptance / static_cast<double>(m_kept) : kNaN;
}

double ChainHistory::energyFraction() const
{
    double smallest = std::numeric_limits<double>::infinity();
    for (const auto& chain : m_energies)
        if (chain.size() >= 10)
            smallest = std::min(smallest, interphase::energyFraction(chain));
    return std::isfinite(smallest) ? smallest : kNaN;
}

double RunningDiagnostics::worstRHat() const
{
    double worst = kNaN;
    for (const double r : lastRHat)
        worst = std::isnan(worst) ? r : std::max(worst, r);
    return worst;
}

SlowestQuantity RunningDiagnostics::slowest() const
{
    SlowestQuantity out;
    for (const bool tails : {false, true}) {
        const std::vector<double>& ess = tails ? essTail : essBulk;
        for (std::size_t q = 0; q < ess.size(); ++q)
            if (std::isfinite(ess[q]) && (out.quantity < 0 || ess[q] < out.ess))
                out = {static_cast<int>(q), ess[q], tails};
    }
    return out;
}

RunningDiagnostics diagnose(RunningDiagnostics before, const std::vector<Chains>& kept,
                            const ChainGroups& groups, int warmup, int step)
{
    RunningDiagnostics out = std::move(before);
    const std::size_t length = kept.empty() || kept.front().empty() ? 0 : kept.front().front().size();
    out.rHat.resize(kept.size());
    out.lastRHat.assign(kept.size(), kNaN);
    out.essBulk.assign(kept.size(), kNaN);
    out.essTail.assign(kept.size(), kNaN);
    const auto stride = static_cast<std::size_t>(std::max(step, 4));
    for (std::size_t q = 0; q < kept.size(); ++q) {
        for (std::size_t n = (out.length / stride + 1) * stride; groups.ordered && n <= length; n += stride)
            out.rHat[q].push_back({warmup + static_cast<int>(n), rHat(firstOf(kept[q], n), groups)});
        out.lastRHat[q] = rHat(kept[q], groups);
        out.essBulk[q] = essBulk(kept[q]);
        out.essTail[q] = essTail(kept[q]);
    }
    out.length = length;
    return out;
}

} // namespace interphase
