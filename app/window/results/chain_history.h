#pragma once
#include "bayes/diagnostics.h"
#include "study/run_record.h"

#include <span>
#include <string>
#include <vector>

namespace interphase {

/// The draws of a run, sorted as traces and their figures need them; grows with the run. A value.
class ChainHistory
{
public:
    ChainHistory() = default;
    /// derived: how many of the quantities, the last ones, are computed from the others.
    ChainHistory(std::vector<std::string> quantities, int chains, std::size_t derived = 0);

    void add(std::span<const DrawRecord> draws);

    /// Chains that go on have no derived quantities.
    void dropDerived();

    bool empty() const { return m_stored == 0; }
    const std::vector<std::string>& quantities() const { return m_quantities; }
    int chains() const { return m_chains; }
    /// All draws of one quantity by chain, warm-up included.
    const Chains& of(std::size_t quantity) const { return m_values[quantity]; }
    /// Those after the warm-up, cut to the shortest chain and to the first `length`.
    Chains kept(std::size_t quantity, std::size_t length) const;
    std::vector<Chains> allKept() const;

    int warmup() const { return m_warmup; }       ///< draws of a chain that are not kept, as far as seen
    long long stored() const { return m_stored; } ///< over all chains, warm-up included
    std::size_t keptLength() const;               ///< of the shortest chain
    int divergences() const { return m_divergences; }
    long long leapfrogs() const { return m_leapfrogs; }
    double acceptance() const; ///< mean after the warm-up; NaN before
    double stepSize() const { return m_stepSize; }
    const Chains& energies() const { return m_energies; } ///< after the warm-up
    /// How many draws after the warm-up had a tree of each depth, from 0.
    const std::vector<long long>& treeDepths() const { return m_depths; }
    /// The smallest over the chains of the fraction of missing information of the energies.
    double energyFraction() const;

private:
    std::vector<std::string> m_quantities;
    int m_chains = 0;
    std::size_t m_derived = 0;
    std::vector<Chains> m_values; ///< by quantity
    Chains m_energies;            ///< after the warm-up
    std::vector<long long> m_depths;
    int m_warmup = 0;
    long long m_stored = 0;
    long long m_kept = 0;
    long long m_leapfrogs = 0;
    int m_divergences = 0;
    double m_acceptance = 0.0; ///< sum
    double m_stepSize = 0.0;   ///< the newest
};

/// Where the fewest effective draws are, of bulk and tails.
struct SlowestQuantity
{
    int quantity = -1; ///< -1: nothing is known
    double ess = 0.0;
    bool tails = false; ///< it is that of the tails
};

/// What is known of convergence, by quantity, at draws so far.
struct RunningDiagnostics
{
    struct Point
    {
        int draw = 0; ///< warm-up included
        double rHat = 0.0;
    };
    std::vector<std::vector<Point>> rHat; ///< by quantity
    std::vector<double> lastRHat;         ///< NaN: not known
    std::vector<double> essBulk;          ///< NaN: not known
    std::vector<double> essTail;          ///< likewise
    std::size_t length = 0;               ///< kept draws a chain that went into it

    double worstRHat() const; ///< NaN where nothing is known
    SlowestQuantity slowest() const;
};

/// Goes on from `before` with more draws of the same chains (after the warm-up, by quantity); looks at R-hat
/// every `step` draws, where these follow each other. Takes milliseconds a quantity: not for the window's
/// thread.
RunningDiagnostics diagnose(RunningDiagnostics before, const std::vector<Chains>& kept,
                            const ChainGroups& groups, int warmup, int step);

} // namespace interphase
