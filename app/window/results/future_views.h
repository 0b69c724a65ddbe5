#pragma once
#include "calibrate/comparison.h"
#include "ui/view/compare_view.h"

namespace interphase {

/// Leave-future-out of the analyses that are compared: a line for each; nothing where none has it.
std::optional<CompareTableView> futureTable(const Comparison& comparison);
/// A panel for each, on one scale, and what they show.
void addFuture(const Comparison& comparison, CompareView& view);

} // namespace interphase
