#pragma once
#include "cell/cell.h"
#include "cell/side.h"
#include "electrochem/cell_physics.h"

#include <algorithm>
#include <array>
#include <vector>

namespace interphase {

/// Resolution of a DFN: finite volumes in x, modes in each particle.
struct DfnResolution
{
    int negativeCells = 32; ///< graphite's steps make sharp reaction fronts, hence so many
    int separatorCells = 4;
    int positiveCells = 16;
    int modes = 10;
    /// 0: equal cells; 1: cells shrink towards both ends of each domain like the cosine of equal angles.
    double grading = 0.0;
    int shells = 40; ///< of particles whose diffusivity depends on the stoichiometry, instead of modes
    int sizes = 5;   ///< of particles whose radii are spread
};

/// What is special of a cell's particles.
struct ParticleKinds
{
    /// How many each electrode has (negative, positive).
    std::array<int, 2> count{1, 1};
    /// Which of them, [electrode][kind]: those whose diffusivity depends on the stoichiometry,
    std::array<std::array<bool, kMostKinds>, 2> variableDiffusivity{};
    /// whose radii are spread,
    std::array<std::array<bool, kMostKinds>, 2> spread{};
    /// with a hysteresis that remembers.
    std::array<std::array<bool, kMostKinds>, 2> remembers{};

    bool remembersIn(Side side) const
    {
        const auto& own = remembers[side == Side::Negative ? 0 : 1];
        return std::ranges::find(own, true) != own.end();
    }
    bool anyRemembers() const { return remembersIn(Side::Negative) || remembersIn(Side::Positive); }

    static ParticleKinds of(const Cell& cell);
    bool operator==(const ParticleKinds&) const = default;
};

/// What a DFN is made of.
struct DfnModel
{
    CellPhysics physics;
    ParticleKinds particles;
    /// Without it the electrolyte conducts without resistance and keeps its concentration: with one cell in
    /// each electrode this is the single particle model.
    bool electrolyte = true;
    /// Without it: equal cells of negative electrode, separator and positive electrode in which salt moves by
    /// what the particles release in the mean; with one cell in each electrode this is the SPMe. 0: no salt.
    std::array<int, 3> salt{0, 0, 0};

    bool isSpme() const { return salt[0] > 0; }
    bool operator==(const DfnModel&) const = default;
};

/// Where things stand in the state of a DFN.
///
/// Sites are the places where a kind of particle meets the electrolyte: the cells of the negative electrode,
/// then those of the positive one, once for each kind (phase).
///
///     y = modes or shells of the particles (phase by phase, mode by mode) | c = c_e / c_e0 of every cell
///       | v = phi_s - phi_e of every cell (0 in the separator) | j of every site, A/m2
///       | the cell current I, A | the terminal voltage V
struct DfnLayout
{
    /// One kind of particle in an electrode; where their radii are spread, one size of them.
    struct Phase
    {
        Side side;
        int index;  ///< the kind
        int count;  ///< of its sites
        int site;   ///< the first
        int cell;   ///< of the first site, in x
        int modes;  ///< where they, or the shells, begin in y
        int radial; ///< how many there are at each site
        bool shells;
        int number;          ///< among the phases
        double place = 0.0;  ///< of the size: of a standard normal distribution
        double weight = 1.0; ///< share of the volume
    };
    static constexpr int kMostSizes = 9, kMostPhases = 2 * kMostKinds * kMostSizes;

    explicit DfnLayout(const DfnResolution& r, const DfnModel& model = {});
    int negative, separator, positive;
    std::vector<Phase> phases; ///< negative ones first

    int cells() const { return negative + separator + positive; }
    int sites() const { return phases.back().site + phases.back().count; }
    /// First cell in x of the positive electrode.
    int positiveStart() const { return negative + separator; }
    int concentration() const { return phases.back().modes + phases.back().radial * phases.back().count; }
    int potential() const { return concentration() + cells(); }
    int reaction() const { return potential() + cells(); }
    int current() const { return reaction() + sites(); }
    int voltage() const { return current() + 1; }
    int size() const { return voltage() + 1; }
    /// Sites of the first kind of particle of the negative electrode, which age. They come first.
    int ageingSites() const;
    /// What Newton's iteration sees: from c on.
    int unknowns() const { return size() - concentration(); }
    /// States before this index are differential, those from it on algebraic (but for v where there is a
    /// double layer).
    int differential() const { return potential(); }
};

/// What changes slowly: a step takes it from the predictor and moves it on once the rest has converged.
///
///     temperature (mean), K | active material of each electrode, relative to the start | and where the
///     negative electrode ages, one a site: thickness of the SEI, m | plated lithium and dead lithium, mol/m3
///     of electrode were all its surface like this site | hysteresis state of every site,
///     where any is remembered | temperatures of layers from the middle of the cell outwards, K | c of the
///     cells of an SPMe's electrolyte
struct SlowLayout
{
    int sites = 0;     ///< DfnLayout::ageingSites(), where the electrode ages
    int layers = 0;    ///< where heat is conducted through the thickness
    int memory = 0;    ///< DfnLayout::sites(), where a hysteresis remembers
    int saltCells = 0; ///< of an SPMe

    static constexpr int kTemperature = 0, kActive = 1;
    int thickness() const { return 3; }
    int plated() const { return thickness() + sites; }
    int dead() const { return plated() + sites; }
    int hysteresis() const { return dead() + sites; }
    int layer() const { return hysteresis() + memory; }
    int salt() const { return layer() + layers; }
    int size() const { return salt() + saltCells; }
};

/// Widths of the cells of one domain as fractions of its thickness; they sum to 1.
std::vector<double> gradedWidths(int cells, double grading);

} // namespace interphase
