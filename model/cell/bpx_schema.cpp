#include "cell/bpx_schema.h"

#include "cell/particle_ids.h"

#include <algorithm>
#include <iterator>

namespace interphase::bpx {
namespace {

using Names = std::string_view[];

constexpr Names kCell = {
    "Electrode area [m2]",
    "External surface area [m2]",
    "Volume [m3]",
    "Number of electrode pairs connected in parallel to make a cell",
    "Lower voltage cut-off [V]",
    "Upper voltage cut-off [V]",
    "Nominal cell capacity [A.h]",
    "Reference temperature [K]",
    "Density [kg.m-3]",
    "Specific heat capacity [J.K-1.kg-1]",
};
constexpr Names kCellLegacy = {
    "Ambient temperature [K]",
    "Initial temperature [K]",
    "Thermal conductivity [W.m-1.K-1]",
};
constexpr Names kElectrolyte = {
    "Cation transference number",
    "Conductivity [S.m-1]",
    "Conductivity activation energy [J.mol-1]",
    "Diffusivity [m2.s-1]",
    "Diffusivity activation energy [J.mol-1]",
};
constexpr Names kElectrolyteLegacy = {"Initial concentration [mol.m-3]"};
constexpr Names kElectrode = {
    "Particle",
    "Particle radius [m]",
    "Thickness [m]",
    "Diffusivity [m2.s-1]",
    "Diffusivity activation energy [J.mol-1]",
    "OCP [V]",
    "OCP (lithiation) [V]",
    "OCP (delithiation) [V]",
    "OCP hysteresis decay constant",
    "Entropic change coefficient [V.K-1]",
    "Conductivity [S.m-1]",
    "Surface area per unit volume [m-1]",
    "Porosity",
    "Transport efficiency",
    "Reaction rate constant [mol.m-2.s-1]",
    "Reaction rate constant activation energy [J.mol-1]",
    "Minimum stoichiometry",
    "Maximum stoichiometry",
    "Maximum concentration [mol.m-3]",
};
constexpr Names kSeparator = {"Thickness [m]", "Porosity", "Transport efficiency"};
constexpr Names kInitial = {
    "Initial state-of-charge",
    "Initial temperature [K]",
    "Initial electrolyte concentration [mol.m-3]",
    "Initial hysteresis state: Positive electrode",
    "Initial hysteresis state: Negative electrode",
};
constexpr Names kThermal = {"Ambient temperature [K]", "Heat transfer coefficient [W.m-2.K-1]"};
constexpr Names kDegradation = {"LLI", "LAM: Positive electrode", "LAM: Negative electrode"};

constexpr Section kSections[] = {
    {"Cell", "Parameterisation", true, kCell, kCellLegacy},
    {"Electrolyte", "Parameterisation", true, kElectrolyte, kElectrolyteLegacy},
    {"Negative electrode", "Parameterisation", true, kElectrode, {}},
    {"Positive electrode", "Parameterisation", true, kElectrode, {}},
    {"Separator", "Parameterisation", true, kSeparator, {}},
    {"User-defined", "Parameterisation", false, {}, {}},
    {"Initial conditions", "State", false, kInitial, {}},
    {"Thermal environment", "State", false, kThermal, {}},
    {"Degradation", "State", false, kDegradation, {}},
};

#define INTERPHASE_CURVE_PATHS(Prefix)                                                                       \
    Prefix "OCP [V]", Prefix "Entropic change coefficient [V.K-1]", Prefix "OCP (lithiation) [V]",           \
        Prefix "OCP (delithiation) [V]", Prefix "Diffusivity [m2.s-1]"

// In the order of CurveId.
constexpr Names kCurvePaths = {
    "Negative electrode/OCP [V]",
    "Positive electrode/OCP [V]",
    "Negative electrode/Entropic change coefficient [V.K-1]",
    "Positive electrode/Entropic change coefficient [V.K-1]",
    "Electrolyte/Conductivity [S.m-1]",
    "Electrolyte/Diffusivity [m2.s-1]",
    "Negative electrode/OCP (lithiation) [V]",
    "Negative electrode/OCP (delithiation) [V]",
    "Positive electrode/OCP (lithiation) [V]",
    "Positive electrode/OCP (delithiation) [V]",
    "Negative electrode/Diffusivity [m2.s-1]",
    "Positive electrode/Diffusivity [m2.s-1]",
#define INTERPHASE_KIND(number, name, column, nth)                                                           \
    INTERPHASE_CURVE_PATHS("Negative electrode/" name "/"),                                                  \
        INTERPHASE_CURVE_PATHS("Positive electrode/" name "/"),
    INTERPHASE_FURTHER_KINDS(INTERPHASE_KIND)
#undef INTERPHASE_KIND
        "Electrolyte/Cation transference number",
    "User-defined/Thermodynamic factor",
};
static_assert(std::size(kCurvePaths) == kCurveCount);

struct Move
{
    std::string_view from;
    std::string_view to;
};
constexpr Move kMoves[] = {
    {"Electrolyte/Initial concentration [mol.m-3]",
     "Initial conditions/Initial electrolyte concentration [mol.m-3]"},
    {"Cell/Initial temperature [K]", "Initial conditions/Initial temperature [K]"},
    {"Cell/Ambient temperature [K]", kAmbientTemperature},
    {"Cell/Thermal conductivity [W.m-1.K-1]", "User-defined/Thermal conductivity [W.m-1.K-1]"},
};

} // namespace

std::span<const Section> sections()
{
    return kSections;
}

std::string_view curvePath(CurveId id)
{
    return kCurvePaths[static_cast<std::size_t>(id)];
}

std::optional<CurveId> findCurve(std::string_view path)
{
    const auto* found = std::ranges::find(kCurvePaths, path);
    if (found == std::end(kCurvePaths))
        return std::nullopt;
    return static_cast<CurveId>(found - std::begin(kCurvePaths));
}

namespace {

/// Of a kind of particle after the first: none, and something to begin with where it is added by hand.
double particleDefault(const Particle& particle, ParameterId id)
{
    const ParticleIds& own = particleIds(particle.side, particle.kind);
    const std::pair<ParameterId, double> others[] = {{own.radius, 1e-6},
                                                     {own.maximum, 5e4},
                                                     {own.diffusivity, 1e-14},
                                                     {own.rate, 1e-5},
                                                     {own.exchangeExponent, 0.5},
                                                     {own.chargeTransfer, 0.5},
                                                     {own.maximumStoichiometry, 1.0},
                                                     {own.initial, -1.0}};
    for (const auto& [parameter, value] : others)
        if (parameter == id)
            return value;
    return 0.0;
}

} // namespace

std::optional<double> defaultValue(ParameterId id)
{
    using enum ParameterId;
    if (const auto particle = particleOf(id))
        return particleDefault(*particle, id);
    switch (id) {
    case SeriesResistance:
    case NegativeFilmResistance:
    case PositiveFilmResistance:
    case NegativeDoubleLayer:
    case PositiveDoubleLayer:
    case ConductivityActivation:
    case ElectrolyteDiffusivityActivation:
    case NegativeDiffusivityActivation:
    case PositiveDiffusivityActivation:
    case NegativeReactionActivation:
    case PositiveReactionActivation:
    case CellDensity: // 0: not known; models with heat ask for them
    case CellSpecificHeat:
    case CellVolume:
    case CellSurface:
    case HeatTransfer:
    case SeiActivation:
    case TransferenceActivation:
    case ThermodynamicFactorActivation:
    case NegativeConductivityActivation:
    case PositiveConductivityActivation:
    case PlatingActivation:
    case NegativeLossActivation:
    case PositiveLossActivation:
    case CellThermalConductivity:
    case CellThickness:
    case NegativeEntropicShift:
    case PositiveEntropicShift:
    case NegativeRadiusSpread:
    case PositiveRadiusSpread:
    case NegativeLossRate:
    case NegativeLossPerCurrent:
    case PositiveLossRate:
    case PositiveLossPerCurrent:
    case NegativeHysteresisDecay:
    case NegativeHysteresisState:
    case PositiveHysteresisDecay:
    case PositiveHysteresisState:
        return 0.0;
    // What PyBaMM 26.10 carries with its sets (Chen2020, OKane2022); none was measured on the cell at hand.
    case SeiThickness:
        return 5e-9;
    case SeiMolarVolume:
        return 9.585e-5;
    case SeiLithiumRatio:
        return 2.0;
    case SeiResistivity:
        return 2e5;
    case SeiSolventDiffusivity:
        return 2.5e-22;
    case SeiSolventConcentration:
        return 2636.0;
    case SeiExchange:
        return 1.5e-7;
    case SeiBarrier:
        return 1e9;
    case SeiPotential:
        return 0.4;
    case SeiInterstitialDiffusivity:
        return 1e-20;
    case SeiInterstitialConcentration:
        return 15.0;
    case SeiElectronConductivity:
        return 8.95e-14;
    case PlatingRate:
        return 1e-9;
    case PlatingTransfer:
        return 0.65;
    case DeadLithiumDecay:
        return 1e-6;
    case NegativeInitial: // as the state of charge says
    case PositiveInitial:
        return -1.0;
    case NegativeExchangeExponent:
    case PositiveExchangeExponent:
    case NegativeChargeTransfer:
    case PositiveChargeTransfer:
        return 0.5;
    case ThermodynamicFactor:
    case ConductivityFactor:
    case DiffusivityFactor:
    case InitialSoc:
        return 1.0;
    case ReferenceTemperature:
        return 298.15;
    default:
        return std::nullopt;
    }
}

std::string_view modernPath(std::string_view legacyPath)
{
    const auto* found = std::ranges::find(kMoves, legacyPath, &Move::from);
    return found == std::end(kMoves) ? legacyPath : found->to;
}

bool isOfElectrolyte(std::string_view path)
{
    constexpr std::string_view kSections[] = {"Electrolyte", "Separator"};
    constexpr std::string_view kFields[] = {"/Conductivity [S.m-1]", "/Porosity", "/Transport efficiency"};
    return std::ranges::count(kSections, path.substr(0, path.find('/'))) > 0 ||
           std::ranges::any_of(kFields, [&](std::string_view field) {
               return path.find("electrode/") != std::string_view::npos && path.ends_with(field);
           });
}

std::vector<std::string> keysOf(std::string_view path)
{
    const auto slash = path.find('/');
    const std::string section(path.substr(0, slash));
    const auto* found = std::ranges::find(kSections, section, &Section::name);
    std::vector<std::string> keys;
    if (found != std::end(kSections))
        keys.emplace_back(found->parent);
    keys.push_back(section);
    if (slash != std::string_view::npos)
        keys.emplace_back(path.substr(slash + 1));
    return keys;
}

} // namespace interphase::bpx
