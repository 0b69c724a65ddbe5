#pragma once
#include "core/run_context.h"
#include "protocol/cell_model.h"
#include "protocol/protocol.h"

#include <functional>
#include <vector>

namespace interphase {

enum class RateMapKind {
    Remaining, ///< what can still be taken from the cell: discharge until the voltage falls to the limit
    Plating    ///< how far it can be charged before lithium may plate: charge until phi_s - phi_e of the
               ///< negative electrode falls to 0 V somewhere, or the voltage rises to the limit
};

/// The same question at several currents and temperatures, from the same state.
struct RateMapRequest
{
    Cell cell; ///< starts at rest at its initial state of charge
    SimulationOptions options;
    RateMapKind kind = RateMapKind::Remaining;
    Protocol before;                ///< steps that come first, at the temperature of the point; may be none
    std::vector<double> currents_A; ///< positive
    std::vector<double> temperatures_K; ///< of the cell at the start, and around it
    double voltage_V = 0.0;
    int threads = 0; ///< 0: one a core
};

struct RateMapPoint
{
    double current_A = 0.0;
    double temperature_K = 0.0;
    Status status;
    double socBefore = 0.0; ///< cyclable lithium in the negative electrode; knows nothing of rates
    double charge_Ah = 0.0; ///< that passes until the end
    double energy_Wh = 0.0;
    double time_s = 0.0;
    double socAfter = 0.0;
    bool plates = false; ///< of a charge: it ended because lithium may plate, not at the voltage
    /// Of a charge: lowest phi_s - phi_e of the negative electrode where it reaches the voltage, V, be it
    /// that it would plate on the way there; below 0 where it does.
    double margin_V = 0.0;
};

/// Told of each point by the worker that solved it, several at the same time; `index` as in the result.
using RateMapListener = std::function<void(std::size_t index, const RateMapPoint& point)>;

/// The points, temperature by temperature. A point that fails with the resolution of the request is solved
/// again with that of the models themselves; where it fails with that too its status says why. The others are
/// as they are.
std::vector<RateMapPoint> rateMap(const RateMapRequest& request, const RunContext& context = {},
                                  const RateMapListener& solved = {});

} // namespace interphase
