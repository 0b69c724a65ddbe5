#pragma once
#include "calibrate/identification_job.h"
#include "ui/view/identify_view.h"

namespace interphase {

IdentifyView identifyView(const IdentifyResults& results);

/// A product of powers in plain text: "Dₛ,ₙ / kₙ", "κ^0.5 Dₛ,ₙ"; components below a quarter of the largest
/// are left out. direction: exponents by symbol, of any length and sign.
QString combinationText(const std::vector<double>& direction, const QStringList& symbols);

/// Significant digits that show how far the end of a profile is from its best value.
int limitDigits(const QuantityProfile& profile, double limit);
/// Which of two reasons a verdict "weakly" has; empty for another.
QString weaklyText(const IdentifyResults& results, std::size_t quantity);
/// Where climbs to the most likely values ended as high elsewhere.
QString severalMaximaText(const LikelihoodMaximum& maximum);
/// Which values lie at a bound, and what that means; empty where none does. Plain text.
QString boundsText(const Identification& local);

} // namespace interphase
