#pragma once
#include "core/message.h"

#include <span>

namespace interphase {

/// How the current column of a file counts.
enum class CurrentSign {
    ChargePositive,
    DischargePositive,
    Unsigned, ///< the numbers are magnitudes; the direction has to come from a status column
    Undecided,
};

struct SignVerdict
{
    CurrentSign sign = CurrentSign::Undecided;
    double confidence = 0.0; ///< share of the evidence that agrees, 0.5 to 1
    Message reason;
};

/// Decides the sign of a current from physics. When the current jumps, the voltage jumps with it through the
/// cell's resistance: in the same direction where charge is positive. While a current flows, the voltage
/// drifts: upwards on charge. The jumps are asked first, because a drift can hide behind relaxation; both
/// have to agree where both speak. Fails (Undecided) when the current never changes and the voltage does not
/// move, or when less than 80 % agrees. Arrays of one length; non-finite rows are skipped.
SignVerdict currentSignFromPhysics(std::span<const double> current_A, std::span<const double> voltage_V);

} // namespace interphase
