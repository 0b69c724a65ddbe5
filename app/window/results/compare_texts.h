#pragma once
#include "calibrate/comparison.h"

#include <QString>
#include <QStringList>

#include <map>

namespace interphase {

// The words of a comparison, for the window, the report and the command line.

QString nameOf(const ComparedAnalysis& analysis);
/// "4.2(3)"; a dash for what is not known.
QString withError(double value, double error);
/// What an analysis predicts less the one with the most evidence: "-4.2(1.5)".
QString differenceText(const Comparison& comparison, std::size_t analysis,
                       std::optional<DensityDifference> ComparedPair::*difference);
/// What is said of several analyses, the same once: "SPM, SPMe: ...". Names by what is said.
QStringList byName(const std::map<QString, QStringList>& concerns);
/// "SMC", "bridge sampling".
QString methodName(EvidenceMethod method);
/// What speaks against an evidence; empty for methods that disagree, of which concernsOf() tells.
QString concernText(const EvidenceWarning& warning);
/// "4 runs of 500 particles", "4 chains".
QString effortText(const MethodEvidence& method, const EvidenceOptions& options);
/// "1C, step 2 (discharge)" or "1C".
QString groupName(const LeftOutGroup& group);
/// "1C, 600 to 1 200 s".
QString blockName(const LeftOutGroup& block);
/// How the evidence at other widths was found: "by weights, k 0.21".
QString routeText(const WidthEvidence& width);
/// Everything that speaks against an estimate, a sentence each.
QStringList concernsOf(const EvidenceRecord& record);
/// Of several methods, whose value is taken and why, and how well they agree where they do; empty for one.
QString choiceText(const EvidenceRecord& record);
/// What is to be said of weights that do not reach; empty where all do.
QString leftOutConcern(const LeftOut& leftOut);
/// Which blocks are predicted, from which time on, and what was fitted again.
QString futureSays(const LeftFuture& future);
/// A weight by stacking with its range: "0.83 (0.21 to 1)".
QString weightText(double weight, const WeightRange& range);
/// What the range of such weights is.
QString stackingSays();
/// As leftOutConcern(), and what would help.
QString futureConcern(const LeftFuture& future);
/// Why an analysis is not compared; empty where it is.
QString stateText(ComparedState state);

} // namespace interphase
