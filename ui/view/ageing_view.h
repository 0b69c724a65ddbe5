#pragma once
#include "ui/view/common.h"
#include "ui/view/sample_view.h"

namespace interphase {

/// A quantity over the cycle number; the cycles that were simulated.
struct AgeingLine
{
    QString name;
    std::vector<double> value; ///< one per AgeingView::cycles; NaN: none
    bool operator==(const AgeingLine&) const = default;
};

/// Lines that share an axis.
struct AgeingPanel
{
    QString name, unit; ///< of the axis, SI or Ah
    std::vector<AgeingLine> lines;
    bool operator==(const AgeingPanel&) const = default;
};

/// What a person asks for.
struct AgeingRequestView
{
    QString protocol; ///< of one cycle
    int cycles = 100;
    bool skip = true;
    double tolerance_Ah = 0.0; ///< of each jump
    bool operator==(const AgeingRequestView&) const = default;
};

/// The tab "Ageing": many cycles of a protocol, and what became of the cell.
struct AgeingView
{
    AgeingRequestView request;
    std::vector<double> cycles; ///< numbers of those that were simulated
    std::vector<AgeingPanel> panels;
    std::vector<std::pair<double, double>> skipped; ///< first and last cycle of each jump
    std::vector<FigureView> figures;                ///< "Capacity", "4.98 → 4.71 Ah (−5.4 %)"
    QString summary;                                ///< what was skipped, and the stated error
    QString remark;                                 ///< "nothing ages in this model ..."
    QString problem;
    WorkView work;
    bool operator==(const AgeingView&) const = default;
};

} // namespace interphase
