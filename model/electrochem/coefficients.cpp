#include "electrochem/coefficients.h"

namespace interphase {

const ElectrodeIds& electrodeIds(Side side)
{
    using P = ParameterId;
    static constexpr ElectrodeIds kNegative{P::NegativeThickness,
                                            P::NegativeParticleRadius,
                                            P::NegativeActiveFraction,
                                            P::NegativePorosity,
                                            P::NegativeTransportEfficiency,
                                            P::NegativeConductivity,
                                            P::NegativeMaximumConcentration,
                                            P::NegativeDiffusivity,
                                            P::NegativeReactionRate,
                                            P::NegativeDiffusivityActivation,
                                            P::NegativeReactionActivation,
                                            P::NegativeMinimumStoichiometry,
                                            P::NegativeMaximumStoichiometry,
                                            P::NegativeFilmResistance,
                                            P::NegativeDoubleLayer,
                                            CurveId::NegativeOcp,
                                            CurveId::NegativeEntropic};
    static constexpr ElectrodeIds kPositive{P::PositiveThickness,
                                            P::PositiveParticleRadius,
                                            P::PositiveActiveFraction,
                                            P::PositivePorosity,
                                            P::PositiveTransportEfficiency,
                                            P::PositiveConductivity,
                                            P::PositiveMaximumConcentration,
                                            P::PositiveDiffusivity,
                                            P::PositiveReactionRate,
                                            P::PositiveDiffusivityActivation,
                                            P::PositiveReactionActivation,
                                            P::PositiveMinimumStoichiometry,
                                            P::PositiveMaximumStoichiometry,
                                            P::PositiveFilmResistance,
                                            P::PositiveDoubleLayer,
                                            CurveId::PositiveOcp,
                                            CurveId::PositiveEntropic};
    return side == Side::Negative ? kNegative : kPositive;
}

} // namespace interphase
