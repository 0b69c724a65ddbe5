#pragma once
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

struct PredictView
{
    PredictiveView curve;
    std::vector<HeadlineView> figures;
    AdviceView advice;
    QStringList datasets;
    int dataset = 0;
    int draws = 200; ///< posterior draws that are solved
    int drawsMax = 1000;
    WorkView work;
    bool stale = false;
    bool operator==(const PredictView&) const = default;
};

} // namespace interphase
