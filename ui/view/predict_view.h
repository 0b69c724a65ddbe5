#pragma once
#include "ui/view/ecdf_view.h"
#include "ui/view/predictive_view.h"

#include <QStringList>

namespace interphase {

/// A large figure with the words around it.
struct HeadlineView
{
    QString name;  ///< "90 % band holds"; empty: as the one above
    QString value; ///< "91 %"
    QString of;    ///< "fitted"
    bool operator==(const HeadlineView&) const = default;
};

/// A test quantity of the residuals and what it says.
struct PredictiveCheckView
{
    Verdict verdict; ///< its text is the quantity's name
    QString pValue;  ///< "0.43"
    QString of;      ///< "fitted"; empty: as the one above
    bool operator==(const PredictiveCheckView&) const = default;
};

/// A model by name and a share: "86 %".
struct ModelLineView
{
    QString name;
    QString weight;
    bool operator==(const ModelLineView&) const = default;
};

/// Which models predict together, and how much each of them counts.
struct ModelsView
{
    int weighting = 0;                ///< 0: the selected analysis; by evidence; by stacking
    std::vector<ModelLineView> share; ///< a line for each; empty: one model
    QString says;
    bool operator==(const ModelsView&) const = default;
};

struct PredictView
{
    PredictiveView curve;
    std::vector<HeadlineView> figures;
    QString heldOutSays; ///< what held-out rows are predicted as; empty: none are held out
    AdviceView advice;
    std::vector<PredictiveCheckView> checks;
    QString checksSay;          ///< in a sentence or two
    std::vector<EcdfView> pits; ///< of the fitted part and of what was held out
    QStringList datasets;
    int dataset = 0;
    int draws = 200; ///< posterior draws that are solved
    int drawsMax = 1000;
    int readings = 1; ///< averaged in a measurement
    ModelsView models;
    WorkView work;
    bool stale = false;
    bool operator==(const PredictView&) const = default;
};

} // namespace interphase
