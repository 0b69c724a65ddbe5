#include "bayes/prior_width.h"

#include <algorithm>

namespace interphase {

PriorSpec withWidth(const PriorSpec& spec, double factor)
{
    PriorSpec out = spec;
    switch (spec.kind) {
    case PriorKind::Normal:
    case PriorKind::Lognormal:
    case PriorKind::HalfNormal:
    case PriorKind::StudentT:
    case PriorKind::LogitNormal:
        out.b = spec.b * factor;
        break;
    case PriorKind::Gamma:
        out.a = spec.a / (factor * factor);
        out.b = spec.b * factor * factor;
        break;
    case PriorKind::Uniform:
    case PriorKind::Beta: {
        const double width = spec.upper - spec.lower;
        out.lower = spec.lower - 0.5 * (factor - 1.0) * width;
        if (spec.lower >= 0.0)
            out.lower = std::max(out.lower, 0.0);
        out.upper = out.lower + factor * width;
        break;
    }
    }
    return out;
}

} // namespace interphase
