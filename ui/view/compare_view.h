#pragma once
#include "ui/view/sample_view.h"

#include <QStringList>

#include <optional>

namespace interphase {

/// A number of the comparison with its standard error, relative to that of the best analysis.
struct EvidencePointView
{
    double value = 0.0;
    double error = 0.0;
    bool operator==(const EvidencePointView&) const = default;
};

/// One analysis in the plot of the log evidence.
struct EvidenceRowView
{
    QString name;
    EvidencePointView stated;                ///< with the priors as they are
    std::optional<EvidencePointView> halved; ///< with half and twice their widths
    std::optional<EvidencePointView> doubled;
    bool operator==(const EvidenceRowView&) const = default;
};

/// An analysis in the list beside.
struct ComparedAnalysisView
{
    qint64 id = 0;
    QString name;
    QString detail;      ///< "SPM · 5 unknowns · AR(1) noise"
    Verdict state;       ///< its log evidence, or why it is not compared
    QString headline;    ///< "97 %", its probability; empty where it is not compared
    double weight = 1.0; ///< before the data, against the others
    bool selected = false;
    bool operator==(const ComparedAnalysisView&) const = default;
};

/// A line of a table: the first text may be long, the others are figures.
struct CompareLineView
{
    QString text;
    QStringList figures;
    bool operator==(const CompareLineView&) const = default;
};

struct CompareTableView
{
    QString title;
    QString remark;
    QStringList heads; ///< of the text and the figures
    std::vector<CompareLineView> lines;
    QString note; ///< below it
    bool operator==(const CompareTableView&) const = default;
};

struct CompareView
{
    std::vector<ComparedAnalysisView> analyses;
    std::vector<EvidenceRowView> evidence;
    QString caption;
    std::vector<CompareTableView> tables; ///< Bayes factors, then what is left out
    std::vector<PanelView> future;        ///< of each analysis: log density a measurement by block
    QString futureCaption;
    QString message; ///< in the place of the plot while there is none
    AdviceView advice;
    QStringList methods;
    int method = 0;
    QStringList refitChoices;
    int refits = 0;       ///< of leave-future-out, where draws do not reach
    QString button;       ///< what computes
    bool missing = false; ///< some evidence is missing or out of date
    WorkView work;
    bool operator==(const CompareView&) const = default;
};

} // namespace interphase
