#pragma once
#include "bayes/fisher_metric.h"
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
#include <string_view>
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

/// What is measured and can take part in a likelihood, each with noise of its own.
enum class MeasuredQuantity {
    Voltage,
    Temperature, ///< of the cell's surface
    Impedance,   ///< real and imaginary part
    Capacity     ///< the charge of a discharge to a cut-off
};
inline constexpr int kMeasuredQuantities = 4;
/// Its word in results: "voltage", "temperature", "impedance", "capacity"; and its unit: "V", "K", "ohm",
/// "Ah".
std::string quantityKey(MeasuredQuantity quantity);
std::string quantityUnit(MeasuredQuantity quantity);
/// What a table of results calls it: the name of the data set, spectrum or capacities, and the quantity where
/// it is not the voltage: "1C, temperature", "EIS, Re Z".
std::string outputName(const std::string& name, MeasuredQuantity quantity, bool imaginary);
/// The voltage where the key is none: results of earlier versions have nothing else.
MeasuredQuantity quantityOfKey(const std::string& key);

struct DataUse
{
    std::string name; ///< unique within the definition; names the data set in the study
    std::string file; ///< path, relative to the definition's folder; empty once it is in a study
    /// Quantity (time, current, voltage, temperature) -> column name; what is missing is recognised.
    std::map<std::string, std::string> columns;
    std::optional<bool> chargePositive; ///< sign of the current column; empty: recognised
    bool usesVoltage = true;            ///< takes part in the likelihood
    bool usesTemperature = false;       ///< the same; it or the voltage does
    std::optional<TimeWindow> fit;      ///< the part that is fitted; empty: all but the hold-out
    std::optional<TimeWindow> holdOut;  ///< the part that is kept for judging predictions
    int points = 300;                   ///< at most this many points enter the likelihood after thinning
    double settle_s = 0.1; ///< rows sooner than this after a current step are not fitted, see thin()
    InitialSocSource socSource = InitialSocSource::RestVoltage;
    double initialSoc = 1.0; ///< with Value
    PriorSpec socPrior;      ///< with Free
    bool operator==(const DataUse&) const = default;
};

/// Frequencies from begin to end, both within.
struct FrequencyWindow
{
    double begin_Hz = 0.0;
    double end_Hz = 0.0;
    bool operator==(const FrequencyWindow&) const = default;
};

/// An impedance spectrum of the cell at rest. Its numbers stand in the definition: they are few.
struct SpectrumUse
{
    std::string name;                 ///< unique among spectra and data sets
    std::string file;                 ///< as DataUse::file; what was read of it replaces it
    std::string source;               ///< name of the file that was read, without folder
    std::string sourceSha256;         ///< of its bytes, lower-case hex
    std::vector<double> frequency_Hz; ///< positive, increasing
    std::vector<double> real_ohm;
    std::vector<double> imaginary_ohm;  ///< negative where the cell is capacitive
    std::optional<FrequencyWindow> fit; ///< the part that is fitted; empty: all
    InitialSocSource socSource = InitialSocSource::Value;
    double soc = 0.5;                    ///< with Value
    double restVoltage_V = 0.0;          ///< with RestVoltage
    PriorSpec socPrior;                  ///< with Free
    std::optional<double> temperature_K; ///< empty: the model's
    bool operator==(const SpectrumUse&) const = default;
};

/// Measured capacities of the cell: the charge of discharges at constant currents, each from the same rest to
/// the same cut-off. Their numbers stand in the definition: they are few.
struct CapacityUse
{
    std::string name;                                     ///< unique among capacities, spectra and data sets
    std::vector<double> current_A;                        ///< positive, increasing
    std::vector<double> capacity_Ah;                      ///< positive, one for each current
    double cutoff_V = 0.0;                                ///< where a discharge ends
    InitialSocSource socSource = InitialSocSource::Value; ///< not Free
    double soc = 1.0;                                     ///< with Value
    double restVoltage_V = 0.0;                           ///< with RestVoltage
    std::optional<double> temperature_K; ///< at the start and around the cell; empty: the model's
    bool operator==(const CapacityUse&) const = default;
};

struct FreeParameter
{
    std::string path; ///< BPX path, see ParameterInfo::path
    PriorSpec prior;
    Coordinate coordinate = Coordinate::Automatic;
    bool operator==(const FreeParameter&) const = default;
};

/// The noise of one quantity. Priors are in its unit: V, K or ohm; of a capacity sigma is a share of what was
/// measured. The defaults here are the voltage's, see
/// defaultNoise().
struct NoiseDefinition
{
    NoiseKind kind = NoiseKind::Independent; ///< of an impedance or a capacity Independent or StudentT
    PriorSpec sigma{PriorKind::Lognormal, 2e-3, 1.0}; ///< standard deviation of the residuals
    PriorSpec tau_s{PriorKind::Lognormal, 60.0, 1.5}; ///< correlation time
    PriorSpec white{PriorKind::Lognormal, 1e-3, 1.0}; ///< standard deviation of the white noise
    /// Growth of the variance per second: 1 mV after an hour.
    PriorSpec alpha{PriorKind::Lognormal, 3e-10, 2.0};
    /// Student's degrees of freedom (@cite Juarez2010), above 2 so that there is a variance.
    PriorSpec nu{PriorKind::Gamma, 2.0, 10.0, 2.0};
    StatedCovariance covariance{}; ///< of NoiseKind::Covariance: V^2
    bool separate = false;         ///< each data set has unknowns of its own, with the same priors
    MeasuredQuantity quantity = MeasuredQuantity::Voltage;
    /// Of an impedance: sigma is a share of its measured modulus.
    bool relative = false;
    bool operator==(const NoiseDefinition&) const = default;
};

/// Noise of its own for some data sets, which they share unless it is separate.
struct DataNoise
{
    std::vector<std::string> data; ///< names
    NoiseDefinition noise;
    bool operator==(const DataNoise&) const = default;
};

/// Priors that go together, see PriorCorrelation.
struct CorrelationDefinition
{
    std::vector<std::string> parameters; ///< names of quantities; what is not free is left out
    std::vector<double> matrix;          ///< row major
    std::string source;                  ///< where it is from, for people
    bool operator==(const CorrelationDefinition&) const = default;
};

/// An unknown of the noise: its key in a definition, which is its name among the quantities of a run too,
/// followed by the data sets in brackets where they do not all share it.
struct NoisePart
{
    const char* name;
    PriorSpec NoiseDefinition::*prior;
};

/// All that the noise of a quantity may have, whatever its kind; of an impedance with either meaning of
/// sigma.
std::span<const NoisePart> allNoiseParts(MeasuredQuantity quantity);
/// Their names, of all quantities.
std::vector<std::string_view> noiseNames();
/// The unknowns of a noise, in the order of noiseUnknowns().
std::vector<NoisePart> noiseParts(const NoiseDefinition& noise);

/// That kind of noise with the priors which hold where none are stated. Those of a discrepancy are narrow:
/// with wide ones it explains the data without the model's help. relative: of an impedance.
NoiseDefinition defaultNoise(NoiseKind kind, MeasuredQuantity quantity = MeasuredQuantity::Voltage,
                             bool relative = false);
inline NoiseDefinition defaultImpedanceNoise()
{
    return defaultNoise(NoiseKind::Independent, MeasuredQuantity::Impedance, true);
}

/// Another kind with the same priors, but where they were the defaults, those of the new kind.
void changeKind(NoiseDefinition& noise, NoiseKind kind);
/// The same for the meaning of an impedance's sigma.
void changeRelative(NoiseDefinition& noise, bool relative);

enum class SamplerKind {
    Nuts,      ///< needs gradients
    Ensemble,  ///< DE-MC(Z): needs values only (ensemble.h)
    Surrogate, ///< NUTS to warm up, then a polynomial for the model (surrogate_chain.h); else NUTS
    Smc,       ///< tempered sequential Monte Carlo, for several modes (particle_stage.h)
};
/// All chains then have step sizes, energies and divergences.
inline bool usesGradients(SamplerKind kind)
{
    return kind == SamplerKind::Nuts || kind == SamplerKind::Surrogate;
}

/// Where chains begin.
enum class ChainStarts {
    Mode,       ///< spread around the mode, with its normal approximation
    Pathfinder, ///< draws of approximations along the paths of several optimisers (pathfinder.h)
};

struct SamplerDefinition
{
    int chains = 4; ///< of an ensemble: ensembles; of particles: independent runs
    int warmup = 300;
    int draws = 500; ///< of each chain; with a target at most; of Smc: particles
    std::uint64_t seed = 1;
    int starts = 8; ///< starting points of the search for the posterior's mode
    SamplerKind kind = SamplerKind::Nuts;
    ChainStarts chainStarts = ChainStarts::Mode;
    double targetAcceptance = 0.8;         ///< of NUTS
    MetricKind metric = MetricKind::Dense; ///< of NUTS, learnt in the warm-up
    /// Where sampling may stop before all draws are made; 0: no target. See SamplingTarget.
    double targetEss = 0.0;  ///< smallest effective sample size of all quantities
    double targetMcse = 0.0; ///< largest Monte-Carlo standard error of a mean, in posterior sd
    bool operator==(const SamplerDefinition&) const = default;
};

/// A sampler of that kind with as many draws as it needs: an ensemble more than NUTS.
SamplerDefinition defaultSampler(SamplerKind kind);
/// Another kind with the same settings, but where they were the defaults, those of the new kind.
void changeKind(SamplerDefinition& sampler, SamplerKind kind);
/// Of a chain, or particles of a run.
int fewestDraws(SamplerKind kind);

struct ModelDefinition
{
    ModelKind kind = ModelKind::Dfn;
    double temperature_K = 298.15; ///< at the start and around the cell
    CellPhysics physics;
    bool operator==(const ModelDefinition&) const = default;
};

/// A quantity that is computed from others at each draw. It changes nothing in the posterior.
struct DerivedDefinition
{
    std::string name;    ///< its unit at the end in brackets, as in BPX: "Diffusion time [s]"
    std::string formula; ///< see Formula; of the names that isFormulaName() knows
    bool operator==(const DerivedDefinition&) const = default;
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
    std::vector<SpectrumUse> spectra;
    std::vector<CapacityUse> capacities;
    std::vector<FreeParameter> free;
    NoiseDefinition noise;            ///< of the voltage of the data sets that dataNoise does not name
    std::vector<DataNoise> dataNoise; ///< of their voltage
    NoiseDefinition temperatureNoise = defaultNoise(NoiseKind::Independent, MeasuredQuantity::Temperature);
    NoiseDefinition impedanceNoise = defaultImpedanceNoise();
    NoiseDefinition capacityNoise = defaultNoise(NoiseKind::Independent, MeasuredQuantity::Capacity);
    std::vector<CorrelationDefinition> correlations;
    SamplerDefinition sampler;
    /// How plausible this analysis is against the others of its study before the data are seen, on any scale
    /// that they share.
    double priorWeight = 1.0;
    std::vector<DerivedDefinition> derived; ///< names are unique
    bool operator==(const Definition&) const = default;
};

/// The noise of a definition as it is shared: one entry for each set of unknowns.
struct SharedNoise
{
    const NoiseDefinition* noise = nullptr; ///< within the definition
    std::vector<std::string> data;          ///< or spectra, or capacities, in the definition's order
    std::string suffix;                     ///< of the names of its unknowns: empty or " (1C, pulses)"
};
/// Every data set whose voltage takes part is in one, those of `noise` first; those of the temperature, of
/// the spectra and of the capacities follow where they take part.
std::vector<SharedNoise> sharedNoise(const Definition& definition);
bool usesTemperature(const Definition& definition);
/// What takes part of a data set.
std::vector<MeasuredQuantity> quantitiesOf(const DataUse& use);

/// Takes data, a spectrum or capacities out of a definition and its noise and blocks; or calls it otherwise.
void forgetData(Definition& definition, const std::string& name);
void renameData(Definition& definition, const std::string& before, const std::string& after);

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
/// Whether it has a cell, data and free parameters.
bool isComplete(const Definition& definition);

} // namespace interphase
