#pragma once
#include "data/dataset.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace interphase {

enum class StepKind { Charge, Discharge, Rest, Profile };

/// A stretch of a test under one kind of control: rows [begin, end).
struct DataStep
{
    StepKind kind = StepKind::Rest;
    std::size_t begin = 0;
    std::size_t end = 0;
    double meanCurrent_A = 0.0; ///< over time; positive on discharge
    bool constantCurrent = false;
    bool constantVoltage = false;

    std::size_t size() const { return end - begin; }
};

/// Cuts a data set into charge, discharge, rest and profile (drive cycle) steps that cover all rows.
///
/// Method: below 0.5 % of the largest current the cell rests; a step ends where the current changes direction
/// or jumps by more than 5 % of the largest current. Eight or more pieces of fewer than ten rows in
/// succession are one profile. What is left of single rows joins its neighbour; a charge at constant voltage
/// is told by its voltage (within 5 mV) under a falling current. It fails where a profile holds each of its
/// levels for ten rows or more: these stay steps.
std::vector<DataStep> findSteps(const Dataset& data);

/// The current below which a data set rests: 0.5 % of its largest current, A.
double restCurrent(const Dataset& data);

/// The voltage at rest before the current first flows at or after begin_s, V: of the last row before that
/// current. Empty when no current flows after begin_s, or none rests before it. How long the cell rested is
/// not judged.
std::optional<double> restVoltageBefore(const Dataset& data, double begin_s);

} // namespace interphase
