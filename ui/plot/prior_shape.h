#pragma once
#include "bayes/prior.h"

#include <QVector>

namespace interphase {

/// The interval over which a prior is worth drawing, its own bounds included.
struct PriorInterval
{
    double lower = 0.0;
    double upper = 1.0;
};

PriorInterval drawnInterval(const PriorSpec& prior, bool logarithmic);
/// The density up to a factor, for drawing; over ln x where logarithmic. Zero outside the bounds.
double priorShape(const PriorSpec& prior, double x, bool logarithmic);
/// The prior moved so that its centre follows from `from` to `to`, and widened by `factor`.
PriorSpec movedPrior(const PriorSpec& prior, double from, double to, bool logarithmic);
PriorSpec widenedPrior(const PriorSpec& prior, double factor);

} // namespace interphase
