#pragma once
#include "calibrate/slow_run.h"
#include "calibrate/window_fit.h"
#include "cell/side.h"
#include "ui/view/open_circuit_view.h"

namespace interphase {

/// The cell at rest from full to empty, and what each electrode contributes to the slope.
struct OpenCircuitCurve
{
    OpenCircuitLine line;
    Series negativeSlope, positiveSlope;
};
OpenCircuitCurve openCircuitCurve(const Cell& cell);

/// The potential of an electrode at rest over all stoichiometries.
ElectrodeCurveView electrodeCurve(const Cell& cell, Side side);

/// A data set with the slow run in it.
struct NamedRun
{
    std::string name, sha256;
    SlowRun run;
    bool sameData(const NamedRun& other) const { return name == other.name && sha256 == other.sha256; }
};
/// Of each data set that has one.
std::vector<NamedRun> slowRuns(const std::vector<Dataset>& datasets);
/// The slowest; 0 where there is none.
std::size_t slowestOf(const std::vector<NamedRun>& runs);

/// "C/20", "1.5C".
QString rateText(double current_A, double nominal_Ah);
/// What speaks against reading windows from this run; empty: nothing.
QString runRemark(const SlowRun& run, const Cell& cell);
OpenCircuitLine measuredLine(const SlowRun& run);
/// Lines, values and summary of a fit.
void addFit(const WindowFit& fit, OpenCircuitView& out);

} // namespace interphase
