#pragma once
#include "cell/curve.h"
#include "cell/function.h"
#include "cell/parameters.h"

#include <array>
#include <map>
#include <memory>
#include <string>

namespace interphase {

/// What each kind of particle in an electrode has, after the first.
#define INTERPHASE_PARTICLE_CURVES(Kind)                                                                     \
    Kind##Ocp, Kind##Entropic, Kind##Lithiation, Kind##Delithiation, Kind##DiffusivityIntegral

/// The functions of a cell. Open-circuit potentials, entropic coefficients and solid diffusivities are
/// functions of the stoichiometry; the electrolyte's properties are functions of its concentration in mol/m3.
enum class CurveId {
    NegativeOcp, ///< V at the reference temperature
    PositiveOcp,
    NegativeEntropic, ///< dU/dT, V/K
    PositiveEntropic,
    ElectrolyteConductivity, ///< S/m
    ElectrolyteDiffusivity,  ///< m2/s
    // What a cell need not have, see Cell::has().
    NegativeLithiation, ///< open-circuit potential while lithium goes in, V; hysteresis
    NegativeDelithiation,
    PositiveLithiation,
    PositiveDelithiation,
    NegativeDiffusivityIntegral, ///< of D / (diffusivity parameter) from 0, where D depends on the
                                 ///< stoichiometry
    PositiveDiffusivityIntegral,
// Of further kinds of particle.
#define INTERPHASE_KIND(number, name, column, nth)                                                           \
    INTERPHASE_PARTICLE_CURVES(Negative##number), INTERPHASE_PARTICLE_CURVES(Positive##number),
    INTERPHASE_FURTHER_KINDS(INTERPHASE_KIND)
#undef INTERPHASE_KIND
    // Relative to the parameter of this name, which is the value at rest; where they depend on the
    // concentration.
    Transference,
    ThermodynamicFactor,
};
inline constexpr std::size_t kCurveCount = static_cast<std::size_t>(CurveId::ThermodynamicFactor) + 1;
inline constexpr std::size_t kRequiredCurves = static_cast<std::size_t>(CurveId::ElectrolyteDiffusivity) + 1;

/// A cell: everything the models need to know of it. A value; copies share the (immutable) curves.
struct Cell
{
    std::string title;
    std::string description;
    double nominalCapacity_Ah = 0.0;
    double lowerVoltage_V = 0.0; ///< cut-offs of the parameter file
    double upperVoltage_V = 0.0;
    ParameterValues parameters;
    std::array<std::shared_ptr<const Curve>, kCurveCount> curves;
    /// As the file wrote them, for writing back. Of a diffusivity: that itself, at the parameter it was read
    /// with.
    std::array<FunctionSpec, kCurveCount> functions;
    /// What the file says besides, BPX path -> JSON text, for writing back.
    std::map<std::string, std::string> otherFields;

    const Curve& curve(CurveId id) const { return *curves[static_cast<std::size_t>(id)]; }
    bool has(CurveId id) const { return curves[static_cast<std::size_t>(id)] != nullptr; }
};

} // namespace interphase
