#pragma once
#include "bayes/risk.h"
#include "calibrate/prediction.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace interphase {

// What the posterior predicts for an experiment that was not made.
//
// Problem: how will the calibrated cell behave under a protocol, and how sure is that. Method: the protocol
// is simulated for each of some draws of the posterior, with its cut-offs; the voltage is summarised at
// common times, over the draws that still run then, and the quantities that a protocol ends with (the charge
// at a cut-off, the lowest voltage, ...) are kept draw by draw, for the risk of crossing a limit. The noise
// is that of the first kind of noise of the analysis. Draws whose simulation fails are counted and left out:
// a protocol that asks too much of the cell fails for just those draws that say so. An error of the model
// shows in none of it, unless the noise has one.

/// Of the whole protocol, one number a draw.
enum class ProtocolQuantity {
    DischargedCharge,   ///< Ah
    ChargedCharge,      ///< Ah
    DischargedEnergy,   ///< Wh
    Duration,           ///< s
    LowestVoltage,      ///< V
    HighestVoltage,     ///< V
    EndVoltage,         ///< V
    HighestTemperature, ///< K
};
inline constexpr int kProtocolQuantities = 8;
/// "discharged-charge": for the command line and the study.
std::string_view protocolQuantityWord(ProtocolQuantity quantity);
std::optional<ProtocolQuantity> findProtocolQuantity(std::string_view word);
/// Of its values: "Ah".
std::string_view protocolQuantityUnit(ProtocolQuantity quantity);

struct ProtocolQuestion
{
    std::string protocol; ///< as parseProtocol reads it
    double soc = 1.0;     ///< where it starts, at rest
    int draws = 200;
    int points = 300;
    int threads = 0;
    int readings = 1;
    ModelWeighting models = ModelWeighting::Alone; ///< of predictProtocolLatest()
};

/// The curve of one draw and what it ends with.
struct ProtocolDraw
{
    Status status = Status::cancelled();
    std::vector<double> time_s, current_A, voltage_V;
    std::array<double, kProtocolQuantities> quantities{};
    NoiseParameters noise;
};

/// The draws that could be simulated.
struct ProtocolDraws
{
    Status status; ///< cancelled, or failed where fewer than two could
    std::vector<ProtocolDraw> draws;
    FailureCounts failures;
};

struct ProtocolPrediction
{
    Status status;
    std::string protocol;
    double soc = 1.0;
    std::vector<double> time_s;
    PredictiveSummary summary;                   ///< of the voltage; NaN where fewer than two draws run
    std::vector<double> running;                 ///< share of the draws that run at time_s
    std::vector<std::vector<double>> quantities; ///< by ProtocolQuantity, one value a draw
    int draws = 0;
    int readings = 1;
    FailureCounts failures;
    AveragedModels average;
    /// Of each of the averaged models with draws: quantities as above.
    std::vector<std::vector<std::vector<double>>> ofModels;

    const std::vector<double>& of(ProtocolQuantity quantity) const
    {
        return quantities.at(static_cast<std::size_t>(quantity));
    }
};

/// thetas: rows of the analysis' quantities. Throws InputError as predictProtocol().
ProtocolDraws simulateProtocol(const Analysis& analysis, const std::vector<std::vector<double>>& thetas,
                               const ProtocolQuestion& question, const RunContext& context);
/// times: where the voltage is summarised; empty: where the draw that runs longest needs them.
ProtocolPrediction summariseProtocol(const std::vector<ProtocolDraw>& draws, const ProtocolQuestion& question,
                                     std::uint64_t seed, const std::vector<double>& times = {});

/// Both. Throws InputError for a protocol that cannot be read, a state of
/// charge outside [0, 1], or fewer than two draws.
ProtocolPrediction predictProtocol(const Analysis& analysis, const std::vector<std::vector<double>>& thetas,
                                   const ProtocolQuestion& question, const RunContext& context);

} // namespace interphase
