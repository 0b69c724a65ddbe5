#include "ui/plot/prior_shape.h"

#include <algorithm>
#include <cmath>

namespace interphase {
namespace {

PriorInterval bulk(const PriorSpec& p)
{
    switch (p.kind) {
    case PriorKind::Uniform:
        return {p.lower, p.upper};
    case PriorKind::Normal:
        return {p.a - 4.0 * p.b, p.a + 4.0 * p.b};
    case PriorKind::Lognormal:
        return {p.a * std::exp(-4.0 * p.b), p.a * std::exp(4.0 * p.b)};
    case PriorKind::HalfNormal:
        return {0.0, 4.0 * p.b};
    case PriorKind::Gamma:
        return {0.0, p.b * (p.a + 5.0 * std::sqrt(p.a) + 2.0)};
    case PriorKind::Beta:
    case PriorKind::LogitNormal:
        return {p.lower, p.upper};
    case PriorKind::StudentT:
        return {p.a - 6.0 * p.b, p.a + 6.0 * p.b};
    }
    return {0.0, 1.0};
}

double logShape(const PriorSpec& p, double x)
{
    switch (p.kind) {
    case PriorKind::Uniform:
        return 0.0;
    case PriorKind::Normal:
        return -0.5 * std::pow((x - p.a) / p.b, 2);
    case PriorKind::Lognormal:
        return -0.5 * std::pow(std::log(x / p.a) / p.b, 2) - std::log(x);
    case PriorKind::HalfNormal:
        return -0.5 * std::pow(x / p.b, 2);
    case PriorKind::Gamma:
        return (p.a - 1.0) * std::log(x) - x / p.b;
    case PriorKind::Beta:
        return (p.a - 1.0) * std::log((x - p.lower) / (p.upper - p.lower)) +
               (p.b - 1.0) * std::log((p.upper - x) / (p.upper - p.lower));
    case PriorKind::StudentT:
        return -0.5 * (p.c + 1.0) * std::log1p(std::pow((x - p.a) / p.b, 2) / p.c);
    case PriorKind::LogitNormal: {
        const double logit =
            std::log((x - p.lower) / (p.upper - x)) - std::log((p.a - p.lower) / (p.upper - p.a));
        return -0.5 * std::pow(logit / p.b, 2) - std::log((x - p.lower) / (p.upper - p.lower)) -
               std::log((p.upper - x) / (p.upper - p.lower));
    }
    }
    return 0.0;
}

} // namespace

PriorInterval drawnInterval(const PriorSpec& prior, bool logarithmic)
{
    PriorInterval out = bulk(prior);
    const double margin = 0.08;
    if (logarithmic) {
        const double positive = std::max(out.upper, 1e-300);
        out.lower = std::max(out.lower, positive * 1e-4);
        const double width = margin * std::log(out.upper / out.lower);
        return {out.lower * std::exp(-width), out.upper * std::exp(width)};
    }
    const double width = margin * (out.upper - out.lower);
    return {out.lower - width, out.upper + width};
}

double priorShape(const PriorSpec& prior, double x, bool logarithmic)
{
    const bool positiveOnly = prior.kind == PriorKind::Lognormal || prior.kind == PriorKind::HalfNormal ||
                              prior.kind == PriorKind::Gamma;
    const bool open = prior.kind == PriorKind::Beta || prior.kind == PriorKind::LogitNormal;
    if (x < prior.lower || x > prior.upper || (positiveOnly && x <= 0.0) ||
        (open && (x == prior.lower || x == prior.upper)))
        return 0.0;
    // Over ln x the density gains the factor x.
    return std::exp(logShape(prior, x) + (logarithmic && x > 0.0 ? std::log(x) : 0.0));
}

PriorSpec movedPrior(const PriorSpec& prior, double from, double to, bool logarithmic)
{
    PriorSpec out = prior;
    const bool multiplies = logarithmic && from > 0.0 && to > 0.0;
    const auto shift = [&](double v) { return multiplies ? v * to / from : v + to - from; };
    switch (prior.kind) {
    case PriorKind::Uniform:
    case PriorKind::Beta:
        out.lower = shift(prior.lower);
        out.upper = shift(prior.upper);
        break;
    case PriorKind::LogitNormal: {
        const double edge = 1e-3 * (prior.upper - prior.lower);
        out.a = std::clamp(shift(prior.a), prior.lower + edge, prior.upper - edge);
        break;
    }
    case PriorKind::Normal:
    case PriorKind::StudentT:
        out.a = shift(prior.a);
        break;
    case PriorKind::Lognormal:
        out.a = std::max(1e-300, shift(prior.a));
        break;
    case PriorKind::HalfNormal:
    case PriorKind::Gamma:
        if (from > 0.0 && to > 0.0)
            out.b = prior.b * to / from;
        break;
    }
    return out;
}

PriorSpec widenedPrior(const PriorSpec& prior, double factor)
{
    PriorSpec out = prior;
    if (prior.kind == PriorKind::Beta) { // its spread goes with the root of the shapes
        out.a = prior.a / (factor * factor);
        out.b = prior.b / (factor * factor);
        return out;
    }
    if (prior.kind != PriorKind::Uniform) {
        out.b = prior.b * factor;
        return out;
    }
    const double centre = 0.5 * (prior.lower + prior.upper);
    out.lower = centre + factor * (prior.lower - centre);
    out.upper = centre + factor * (prior.upper - centre);
    return out;
}

} // namespace interphase
