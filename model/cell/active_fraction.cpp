#include "cell/active_fraction.h"

namespace interphase {

double activeFraction(const Cell& cell, Side side)
{
    double sum = 0.0;
    for (int kind = 0; kind < kMostKinds; ++kind)
        sum += cell.parameters[particleIds(side, kind).active];
    return sum;
}

} // namespace interphase
