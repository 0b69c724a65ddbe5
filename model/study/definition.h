#pragma once
#include "bayes/noise_likelihood.h"
#include "bayes/prior.h"
#include "electrochem/cell_physics.h"
#include "electrochem/model_kind.h"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace interphase {

/// A stretch of a data set in seconds on its own time axis.
struct TimeWindow
{
    double begin_s = 0.0;
    double end_s = 0.0;
    bool operator==(const TimeWindow&) const = default;
};

/// Where the state of charge at the start of a data set comes from.
enum class InitialSocSource {
    RestVoltage, ///< the open-circuit voltage measured before the current starts
    Value,       ///< a number given
    Free,        ///< a parameter of the calibration, with a prior
};

struct DataUse
{
    std::string name; ///< unique within the definition; names the data set in the study
    std::string file; ///< path, relative to the definition's folder; empty once it is in a study
    /// Quantity (time, current, voltage, temperature) -> column name; what is missing is recognised.
    std::map<std::string, std::string> columns;
    std::optional<bool> chargePositive; ///< sign of the current column; empty: recognised
    std::optional<TimeWindow> fit;      ///< the part that is fitted; empty: all but the hold-out
    std::optional<TimeWindow> holdOut;  ///< the part that is kept for judging predictions
    int points = 300;                   ///< at most this many points enter the likelihood after thinning
    double settle_s = 0.1; ///< rows sooner than this after a current step are not fitted, see thin()
    InitialSocSource socSource = InitialSocSource::RestVoltage;
    double initialSoc = 1.0; ///< with Value
    PriorSpec socPrior;      ///< with Free
    bool operator==(const DataUse&) const = default;
};

struct FreeParameter
{
    std::string path; ///< BPX path, see ParameterInfo::path
    PriorSpec prior;
    bool operator==(const FreeParameter&) const = default;
};

struct NoiseDefinition
{
    NoiseKind kind = NoiseKind::Independent;
    PriorSpec sigma_V{PriorKind::Lognormal, 2e-3, 1.0}; ///< standard deviation of the voltage residuals
    PriorSpec tau_s{PriorKind::Lognormal, 60.0, 1.5};   ///< correlation time
    PriorSpec white_V{PriorKind::Lognormal, 1e-3, 1.0}; ///< standard deviation of the white noise
    bool operator==(const NoiseDefinition&) const = default;
};

/// An unknown of the noise: its key in a definition, which is its name among the quantities of a run too.
struct NoisePart
{
    const char* name;
    PriorSpec NoiseDefinition::*prior;
};

inline constexpr std::array<NoisePart, 3> kNoiseParts{{{"sigma_V", &NoiseDefinition::sigma_V},
                                                       {"tau_s", &NoiseDefinition::tau_s},
                                                       {"white_V", &NoiseDefinition::white_V}}};

/// The unknowns of a kind of noise, in the order of the posterior's quantities: each kind adds one.
inline std::span<const NoisePart> noiseParts(NoiseKind kind)
{
    return std::span(kNoiseParts).first(static_cast<std::size_t>(kind) + 1);
}

/// That kind of noise with the priors which hold where none are stated. Those of a discrepancy are narrow:
/// with wide ones it explains the data without the model's help.
NoiseDefinition defaultNoise(NoiseKind kind);

/// Another kind with the same priors, but where they were the defaults, those of the new kind.
void changeKind(NoiseDefinition& noise, NoiseKind kind);

struct SamplerDefinition
{
    int chains = 4;
    int warmup = 300;
    int draws = 500;
    std::uint64_t seed = 1;
    int starts = 8; ///< starting points of the search for the posterior's mode
    bool operator==(const SamplerDefinition&) const = default;
};

struct ModelDefinition
{
    ModelKind kind = ModelKind::Dfn;
    double temperature_K = 298.15; ///< at the start and around the cell
    CellPhysics physics;
    bool operator==(const ModelDefinition&) const = default;
};

/// One analysis, as a person or a script states it. Its JSON is described key by key in
/// resources/help/definition.md.
struct Definition
{
    std::string title;
    std::string note;       ///< free text, shown on Start and in the report ("simulated data ...")
    std::string parameters; ///< name of a bundled set, or path of a BPX file
    std::map<std::string, double> overrides; ///< BPX path -> value, applied to the set
    ModelDefinition model;
    std::vector<DataUse> data;
    std::vector<FreeParameter> free;
    NoiseDefinition noise;
    SamplerDefinition sampler;
    bool operator==(const Definition&) const = default;
};

inline constexpr int kDefinitionVersion = 1; ///< the value of the key "interphase"

/// Reads a definition. `fileName` names the source in errors. Throws InputError that names line and path,
/// e.g. "example.json, line 9, /data/0/pionts: unknown key; did you mean "points"?". Only "interphase" is
/// required: a definition in the making is one as well, see requireComplete().
Definition parseDefinition(const std::string& json, const std::string& fileName);
/// Reads a definition from a file. Throws InputError where the file cannot be read.
Definition readDefinition(const std::string& path);
/// Writes a definition so that parseDefinition gives it back exactly. What the choices made do not use (the
/// value beside a free initial SOC, the numbers a family of priors has no use for) is not written and comes
/// back as the default. Throws InputError for text that is not UTF-8 and numbers that are not finite.
std::string formatDefinition(const Definition& definition);
/// Throws InputError that names the first thing a calibration needs and `definition` lacks.
void requireComplete(const Definition& definition, const std::string& fileName);

} // namespace interphase
