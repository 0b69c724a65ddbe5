#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace interphase {

/// One draw of one chain, warm-up included, as it is kept in the study.
struct DrawRecord
{
    int chain = 0;
    int index = 0; ///< counts the chain's draws from 0, warm-up first, without gaps
    bool warmup = false;
    bool diverged = false;
    std::vector<double> values; ///< the constrained quantities, SI, in the order of RunStart::quantities
    std::vector<double> q;      ///< the unconstrained coordinates
    double logDensity = 0.0;
    double acceptance = 0.0; ///< mean acceptance probability of the transition
    double stepSize = 0.0;
    double energy = 0.0; ///< Hamiltonian at the start of the transition
    int treeDepth = 0;
    int leapfrogs = 0;
    bool operator==(const DrawRecord&) const = default;
};

/// New draws of one chain together with the state from which the chain goes on after them.
struct ChainChunk
{
    int chain = 0;
    std::span<const DrawRecord> draws;
    std::span<const std::byte> checkpoint;
};

struct Checkpoint
{
    int chain = 0;
    int next = 0; ///< index of the draw that comes next, equal to the number of stored draws
    std::vector<std::byte> state;
    bool operator==(const Checkpoint&) const = default;
};

using RunId = std::int64_t;

/// What a run computes. Each purpose has a latest run of its own.
enum class RunPurpose { Sample, Optimise, Identify, Predict, Evidence };
enum class RunStatus {
    Running,     ///< begun and not ended; after a crash as well
    Interrupted, ///< stopped by a person; can be resumed
    Complete,
    Failed,
};

/// What is known when a run begins.
struct RunStart
{
    RunPurpose purpose = RunPurpose::Sample;
    std::vector<std::string> quantities; ///< names of DrawRecord::values: BPX paths, "sigma_V", "tau_s", ...
    std::string program;                 ///< version of the program
    std::string isa; ///< instruction set of the kernels; draws are the same bits only on one
};

} // namespace interphase
