#pragma once
#include "calibrate/comparison.h"
#include "ui/view/compare_view.h"

namespace interphase {

/// The analyses of a study side by side, without what runs and without the choice of the method.
CompareView compareView(const Comparison& comparison);

/// What an analysis is, in a few words: "SPM · 5 unknowns · AR(1) noise".
QString analysisDetail(const ComparedAnalysis& analysis);

} // namespace interphase
