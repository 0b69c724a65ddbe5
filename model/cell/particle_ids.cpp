#include "cell/particle_ids.h"

namespace interphase {

const ParticleIds& particleIds(Side side, int phase)
{
    using P = ParameterId;
    using C = CurveId;
    static constexpr ParticleIds kIds[] = {
        {P::NegativeParticleRadius,
         P::NegativeActiveFraction,
         P::NegativeMaximumConcentration,
         P::NegativeDiffusivity,
         P::NegativeReactionRate,
         P::NegativeDiffusivityActivation,
         P::NegativeReactionActivation,
         P::NegativeExchangeExponent,
         P::NegativeChargeTransfer,
         P::NegativeRadiusSpread,
         P::NegativeMinimumStoichiometry,
         P::NegativeMaximumStoichiometry,
         P::NegativeInitial,
         P::NegativeHysteresisDecay,
         P::NegativeHysteresisState,
         C::NegativeOcp,
         C::NegativeEntropic,
         C::NegativeLithiation,
         C::NegativeDelithiation,
         C::NegativeDiffusivityIntegral},
        {P::Negative2ParticleRadius,
         P::Negative2ActiveFraction,
         P::Negative2MaximumConcentration,
         P::Negative2Diffusivity,
         P::Negative2ReactionRate,
         P::Negative2DiffusivityActivation,
         P::Negative2ReactionActivation,
         P::Negative2ExchangeExponent,
         P::Negative2ChargeTransfer,
         P::Negative2RadiusSpread,
         P::Negative2MinimumStoichiometry,
         P::Negative2MaximumStoichiometry,
         P::Negative2Initial,
         P::Negative2HysteresisDecay,
         P::Negative2HysteresisState,
         C::Negative2Ocp,
         C::Negative2Entropic,
         C::Negative2Lithiation,
         C::Negative2Delithiation,
         C::Negative2DiffusivityIntegral},
        {P::PositiveParticleRadius,
         P::PositiveActiveFraction,
         P::PositiveMaximumConcentration,
         P::PositiveDiffusivity,
         P::PositiveReactionRate,
         P::PositiveDiffusivityActivation,
         P::PositiveReactionActivation,
         P::PositiveExchangeExponent,
         P::PositiveChargeTransfer,
         P::PositiveRadiusSpread,
         P::PositiveMinimumStoichiometry,
         P::PositiveMaximumStoichiometry,
         P::PositiveInitial,
         P::PositiveHysteresisDecay,
         P::PositiveHysteresisState,
         C::PositiveOcp,
         C::PositiveEntropic,
         C::PositiveLithiation,
         C::PositiveDelithiation,
         C::PositiveDiffusivityIntegral},
        {P::Positive2ParticleRadius,
         P::Positive2ActiveFraction,
         P::Positive2MaximumConcentration,
         P::Positive2Diffusivity,
         P::Positive2ReactionRate,
         P::Positive2DiffusivityActivation,
         P::Positive2ReactionActivation,
         P::Positive2ExchangeExponent,
         P::Positive2ChargeTransfer,
         P::Positive2RadiusSpread,
         P::Positive2MinimumStoichiometry,
         P::Positive2MaximumStoichiometry,
         P::Positive2Initial,
         P::Positive2HysteresisDecay,
         P::Positive2HysteresisState,
         C::Positive2Ocp,
         C::Positive2Entropic,
         C::Positive2Lithiation,
         C::Positive2Delithiation,
         C::Positive2DiffusivityIntegral},
    };
    return kIds[(side == Side::Negative ? 0 : 2) + phase];
}

const ElectrodeIds& electrodeIds(Side side)
{
    using P = ParameterId;
    static constexpr ElectrodeIds kNegative{P::NegativeThickness,
                                            P::NegativePorosity,
                                            P::NegativeTransportEfficiency,
                                            P::NegativeConductivity,
                                            P::NegativeConductivityActivation,
                                            P::NegativeFilmResistance,
                                            P::NegativeDoubleLayer};
    static constexpr ElectrodeIds kPositive{P::PositiveThickness,
                                            P::PositivePorosity,
                                            P::PositiveTransportEfficiency,
                                            P::PositiveConductivity,
                                            P::PositiveConductivityActivation,
                                            P::PositiveFilmResistance,
                                            P::PositiveDoubleLayer};
    return side == Side::Negative ? kNegative : kPositive;
}

} // namespace interphase
