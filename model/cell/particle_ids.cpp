#include "cell/particle_ids.h"

namespace interphase {

const ParticleIds& particleIds(Side side, int kind)
{
    using P = ParameterId;
    using C = CurveId;
#define INTERPHASE_IDS(K)                                                                                    \
    {                                                                                                        \
        P::K##ParticleRadius, P::K##ActiveFraction, P::K##MaximumConcentration, P::K##Diffusivity,           \
            P::K##ReactionRate, P::K##DiffusivityActivation, P::K##ReactionActivation,                       \
            P::K##ExchangeExponent, P::K##ChargeTransfer, P::K##RadiusSpread, P::K##EntropicShift,           \
            P::K##MinimumStoichiometry, P::K##MaximumStoichiometry, P::K##Initial, P::K##HysteresisDecay,    \
            P::K##HysteresisState, C::K##Ocp, C::K##Entropic, C::K##Lithiation, C::K##Delithiation,          \
            C::K##DiffusivityIntegral                                                                        \
    }
    static constexpr ParticleIds kIds[][kMostKinds] = {
#define INTERPHASE_KIND(number, name, column, nth) INTERPHASE_IDS(Negative##number),
        {INTERPHASE_IDS(Negative), INTERPHASE_FURTHER_KINDS(INTERPHASE_KIND)},
#undef INTERPHASE_KIND
#define INTERPHASE_KIND(number, name, column, nth) INTERPHASE_IDS(Positive##number),
        {INTERPHASE_IDS(Positive), INTERPHASE_FURTHER_KINDS(INTERPHASE_KIND)},
#undef INTERPHASE_KIND
    };
#undef INTERPHASE_IDS
    return kIds[side == Side::Negative ? 0 : 1][kind];
}

bool isPotential(CurveId id)
{
    for (const Side side : {Side::Negative, Side::Positive})
        for (int kind = 0; kind < kMostKinds; ++kind) {
            const ParticleIds& own = particleIds(side, kind);
            if (id == own.ocp || id == own.lithiation || id == own.delithiation)
                return true;
        }
    return false;
}

std::optional<Particle> particleOf(ParameterId id)
{
    if (id < ParameterId::Negative2ParticleRadius || id >= ParameterId::Count)
        return {};
    constexpr int kEach = static_cast<int>(ParameterId::Positive2ParticleRadius) -
                          static_cast<int>(ParameterId::Negative2ParticleRadius);
    const int group = (static_cast<int>(id) - static_cast<int>(ParameterId::Negative2ParticleRadius)) / kEach;
    return Particle{group % 2 == 0 ? Side::Negative : Side::Positive, 1 + group / 2};
}

std::string_view particleGroup(int kind)
{
    constexpr std::string_view kGroups[] = {"",
#define INTERPHASE_KIND(number, name, column, nth) name "/",
                                            INTERPHASE_FURTHER_KINDS(INTERPHASE_KIND)
#undef INTERPHASE_KIND
    };
    return kGroups[kind];
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
