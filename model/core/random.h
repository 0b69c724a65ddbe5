#pragma once
#include <array>
#include <cstdint>
#include <span>

namespace interphase {

// Random numbers that do not depend on who asks first.
//
// Problem: chains, starts and simulated noise must give the same numbers whatever the number of threads, on
// every machine, and after a run was interrupted and resumed. Method: a counter-based generator
// (Philox4x32-10, @cite Salmon2011): number k of stream (seed, purpose, index) is a pure function of these
// four; the state is k alone. The distributions are our own, made of IEEE operations and sqrt only, so that
// no math library changes a bit. Limits: 2^64 numbers a stream; not for cryptography.
//
//     RandomStream stream(seed, StreamPurpose::Chain, chain);
//     const double z = stream.normal();

/// What a stream is for; two purposes never share numbers. Values are part of the file format: never
/// renumber.
enum class StreamPurpose : std::uint32_t {
    Chain = 1,           ///< a Markov chain; index = chain
    ChainStart = 2,      ///< where a chain starts; index = chain
    ModeSearch = 3,      ///< starting points of the optimiser
    Noise = 4,           ///< simulated measurement noise
    Predictive = 5,      ///< noise in posterior predictive draws; index = posterior draw
    Prior = 6,           ///< draws from the prior
    Pathfinder = 7,      ///< draws of normal approximations; index = path
    Resample = 8,        ///< which draws of the paths are taken
    Ensemble = 9,        ///< an ensemble of walkers; index = ensemble
    EvidenceRun = 20,    ///< seeds of repeated estimates; index = run
    Particle = 21,       ///< moves of a particle; index = particle
    Resampling = 22,     ///< resampling of particles
    LivePoint = 23,      ///< replacement of a live point; index = number of the replacement
    Bridge = 24,         ///< draws from the proposal; index = draw
    Emulator = 30,       ///< points that an emulator is fitted to; index = point
    SimulatedTruth = 40, ///< parameters of simulated data; index = replicate
    SimulatedData = 41,  ///< noise of simulated data; index = replicate
    SimulatedRun = 42,   ///< seed of the chain on simulated data; index = replicate
    Test = 100,
};

/// All there is to a stream; plain data that can be stored.
struct StreamState
{
    std::uint64_t seed = 0;
    StreamPurpose purpose = StreamPurpose::Test;
    std::uint32_t index = 0;
    std::uint64_t counter = 0; ///< how many 64-bit words have been used
    bool operator==(const StreamState&) const = default;
};

/// One block of Philox4x32 with ten rounds (@cite Salmon2011).
std::array<std::uint32_t, 4> philox4x32(std::array<std::uint32_t, 4> counter,
                                        std::array<std::uint32_t, 2> key);

class RandomStream
{
public:
    RandomStream(std::uint64_t seed, StreamPurpose purpose, std::uint32_t index);
    explicit RandomStream(const StreamState& state) : m_state(state) {}

    const StreamState& state() const { return m_state; }

    std::uint64_t bits();
    /// Uniform on (0, 1), 2^52 equidistant values, never 0 or 1. Uses one word.
    double uniform();
    /// Standard normal, by inversion of one uniform. Uses one word.
    double normal();
    /// Exponential of mean 1. Uses one word.
    double exponential();
    /// Fills with independent standard normals.
    void normals(std::span<double> out);

private:
    StreamState m_state;
    std::uint64_t m_block = 0;
    bool m_haveBlock = false;
    std::array<std::uint64_t, 2> m_words{};
};

/// The standard normal quantile of p in (0, 1), relative error about 1e-16 (@cite Wichura1988, algorithm AS
/// 241).
double normalQuantile(double p);

} // namespace interphase
