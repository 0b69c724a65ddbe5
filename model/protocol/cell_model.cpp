#include "protocol/cell_model.h"

#include "cell/open_circuit.h"
#include "cell/particle_ids.h"
#include "core/message.h"
#include "electrochem/dfn_solver.h"
#include "electrochem/particle_modes.h"
#include "electrochem/spm_solver.h"

#include <algorithm>
#include <cmath>

namespace interphase {

SimulationOptions quickOptions(ModelKind model)
{
    SimulationOptions options;
    options.model = model;
    options.relativeTolerance = 1e-3;
    options.negativeCells = 20;
    options.separatorCells = 4;
    options.positiveCells = 12;
    options.modes = 9;
    return options;
}

bool usesParameter(const Cell& cell, ModelKind model, const CellPhysics& physics, ParameterId id)
{
    using P = ParameterId;
    constexpr P kElectrolyte[] = {P::ElectrolyteConcentration,
                                  P::TransferenceNumber,
                                  P::ThermodynamicFactor,
                                  P::ConductivityFactor,
                                  P::DiffusivityFactor,
                                  P::ConductivityActivation,
                                  P::ElectrolyteDiffusivityActivation,
                                  P::TransferenceActivation,
                                  P::ThermodynamicFactorActivation,
                                  P::NegativeConductivityActivation,
                                  P::PositiveConductivityActivation,
                                  P::NegativePorosity,
                                  P::NegativeTransportEfficiency,
                                  P::NegativeConductivity,
                                  P::SeparatorThickness,
                                  P::SeparatorPorosity,
                                  P::SeparatorTransportEfficiency,
                                  P::PositivePorosity,
                                  P::PositiveTransportEfficiency,
                                  P::PositiveConductivity};
    const auto in = [id](const auto& list) {
        return std::find(std::begin(list), std::end(list), id) != std::end(list);
    };
    if (const auto particle = particleOf(id); particle && particle->kind >= kindsOf(cell, particle->side))
        return false;
    for (const Side side : {Side::Negative, Side::Positive})
        for (int kind = 0; kind < kMostKinds; ++kind) {
            const ParticleIds& own = particleIds(side, kind);
            if (id == own.hysteresisDecay)
                return cell.has(own.lithiation);
            if (id == own.hysteresisState)
                return remembers(cell, side, kind);
        }
    if (particleOf(id))
        return true;
    if (id == P::CellThermalConductivity || id == P::CellThickness)
        return physics.thermal == ThermalKind::Conduction;
    if (id >= P::CellDensity && id <= P::AmbientTemperature)
        return physics.thermal == ThermalKind::Lumped || physics.thermal == ThermalKind::Conduction;
    if (id == P::Temperature && physics.thermal == ThermalKind::Measured)
        return false;
    if (id >= P::PlatingRate && id <= P::DeadLithiumDecay)
        return physics.plating == PlatingKind::PartiallyReversible ||
               (physics.plating != PlatingKind::None && id != P::DeadLithiumDecay);
    if (id == P::NegativeLossActivation)
        return cell.parameters[P::NegativeLossRate] + cell.parameters[P::NegativeLossPerCurrent] > 0.0;
    if (id == P::PositiveLossActivation)
        return cell.parameters[P::PositiveLossRate] + cell.parameters[P::PositiveLossPerCurrent] > 0.0;
    const bool heats = physics.thermal == ThermalKind::Lumped || physics.thermal == ThermalKind::Conduction;
    if (id == P::SeiPotential && heats && physics.sei != SeiKind::None)
        return true; // from which the heat of the growth is measured
    if (id >= P::SeiThickness && id <= P::SeiElectronConductivity) {
        switch (physics.sei) {
        case SeiKind::None:
            return id == P::SeiThickness && physics.plating == PlatingKind::PartiallyReversible;
        case SeiKind::SolventDiffusion:
            return id <= P::SeiSolventConcentration;
        case SeiKind::Tunnelling:
        case SeiKind::TunnellingConstant:
            return id < P::SeiActivation || id == P::SeiExchange || id == P::SeiBarrier;
        case SeiKind::Reaction:
            return id <= P::SeiActivation || id == P::SeiExchange || id == P::SeiPotential;
        case SeiKind::Interstitial:
            return id <= P::SeiActivation || id == P::SeiInterstitialDiffusivity ||
                   id == P::SeiInterstitialConcentration;
        case SeiKind::ElectronMigration:
            return id <= P::SeiActivation || id == P::SeiPotential || id == P::SeiElectronConductivity;
        }
    }
    return !(model == ModelKind::Spm && in(kElectrolyte));
}

bool isInterface(ParameterId id)
{
    using P = ParameterId;
    constexpr P kAll[] = {P::NegativeFilmResistance,   P::PositiveFilmResistance, P::NegativeDoubleLayer,
                          P::PositiveDoubleLayer,      P::NegativeLossRate,       P::NegativeLossPerCurrent,
                          P::PositiveLossRate,         P::PositiveLossPerCurrent, P::NegativeExchangeExponent,
                          P::PositiveExchangeExponent, P::NegativeChargeTransfer, P::PositiveChargeTransfer};
    return std::find(std::begin(kAll), std::end(kAll), id) != std::end(kAll);
}

namespace {

/// What the closed forms take an interface parameter to be.
double closedFormValue(ParameterId id)
{
    return parameterInfo(id).unit == "1" ? 0.5 : 0.0;
}

} // namespace

void adapt(SimulationOptions& options, const Cell& cell, std::span<const ParameterId> free)
{
    if (options.model != ModelKind::Spm && !cell.has(CurveId::ElectrolyteConductivity))
        throw InputError(MessageId::InvalidArgument,
                         {"model",
                          "the parameter set is one of BPX's model SPM and says nothing of electrolyte, "
                          "separator and pores",
                          "spm"});
    options.beyondClosedForm = options.beyondClosedForm || hasInterface(cell);
    options.particles = ParticleKinds::of(cell);
    for (const ParameterId id : free)
        options.beyondClosedForm = options.beyondClosedForm || isInterface(id);
    for (const Side side : {Side::Negative, Side::Positive})
        for (int kind = 0; kind < options.particles.count[side == Side::Negative ? 0 : 1]; ++kind) {
            bool& spread =
                options.particles.spread[side == Side::Negative ? 0 : 1][static_cast<std::size_t>(kind)];
            spread = spread || std::ranges::count(free, particleIds(side, kind).radiusSpread) > 0;
        }
    options.variableSalt = cell.has(CurveId::Transference) || cell.has(CurveId::ThermodynamicFactor);
}

bool hasInterface(const Cell& cell)
{
    for (const ParameterInfo& info : parameterInfos())
        if (isInterface(info.id) && cell.parameters[info.id] != closedFormValue(info.id))
            return true;
    return false;
}

void requireSupported(const Cell& cell, const CellPhysics& physics)
{
    using P = ParameterId;
    if (physics.thermal != ThermalKind::Lumped && physics.thermal != ThermalKind::Conduction)
        return;
    for (const ParameterId id :
         {P::CellDensity, P::CellSpecificHeat, P::CellVolume, P::CellThermalConductivity, P::CellThickness})
        if (usesParameter(cell, ModelKind::Dfn, physics, id) && !(cell.parameters[id] > 0.0))
            throw InputError(MessageId::InvalidArgument,
                             {std::string(parameterInfo(id).path), "the parameter set does not say it",
                              "a value above 0 for a model with heat"});
}

static std::array<int, 3> saltCells(const SimulationOptions& options)
{
    const auto given = [](int stated, int own) { return stated > 0 ? stated : own; };
    const std::array<int, 3>& own = kStandardSalt.cells;
    return {given(options.negativeCells, own[0]), given(options.separatorCells, own[1]),
            given(options.positiveCells, own[2])};
}

DfnOptions dfnOptions(const SimulationOptions& options, bool currentControlled)
{
    const auto given = [](int stated, int own) { return stated > 0 ? stated : own; };
    DfnOptions dfn;
    DfnResolution& resolution = dfn.resolution;
    resolution.negativeCells = given(options.negativeCells, resolution.negativeCells);
    resolution.separatorCells = given(options.separatorCells, resolution.separatorCells);
    resolution.positiveCells = given(options.positiveCells, resolution.positiveCells);
    resolution.modes = given(options.modes, resolution.modes);
    resolution.shells = given(options.shells, resolution.shells);
    dfn.model.physics = options.physics;
    dfn.model.particles = options.particles;
    if (options.model == ModelKind::Spme)
        dfn.model.salt = saltCells(options);
    if (options.model != ModelKind::Dfn) {
        dfn.model.electrolyte = false;
        resolution.negativeCells = resolution.separatorCells = resolution.positiveCells = 1;
    }
    dfn.observables = options.observables;
    dfn.surfaceTemperature = options.surfaceTemperature;
    dfn.observableGradients = options.observables && !options.gradient.empty();
    // What is asked for coarsely may step across more of an open-circuit curve, and start faster.
    const double coarse = std::max(1.0, options.relativeTolerance / 1e-4);
    dfn.tolerances.longestMove = 0.02 * std::cbrt(coarse);
    dfn.firstStep_s *= coarse;
    dfn.tolerances.temperature_K = 100.0 * options.relativeTolerance;
    dfn.tolerances.ageing = 2.0 * options.relativeTolerance;
    dfn.currentControlled = currentControlled;
    dfn.endsWhenSpent = !currentControlled;
    dfn.tolerances.relative = options.relativeTolerance;
    dfn.tolerances.stoichiometry = 0.1 * options.relativeTolerance;
    dfn.tolerances.potential_V = options.relativeTolerance;
    return dfn;
}

std::unique_ptr<CellSolver> makeCellSolver(const SimulationOptions& options, bool currentControlled)
{
    if (options.modes != 0 && (options.modes < 2 || options.modes > ParticleModes::kMost))
        throw InputError(
            MessageId::InvalidArgument,
            {"modes in each particle", "found " + std::to_string(options.modes),
             "2 to " + std::to_string(ParticleModes::kMost) + ", or 0 for the model's own number"});
    const auto given = [](int stated, int own) { return stated > 0 ? stated : own; };
    const bool plain = options.physics.isPlain() && !options.beyondClosedForm &&
                       options.particles == ParticleKinds() &&
                       !(options.model == ModelKind::Spme && options.variableSalt);
    switch (plain ? options.model : ModelKind::Dfn) {
    case ModelKind::Spm:
    case ModelKind::Spme: {
        SpmOptions spm;
        spm.traceTolerance_V = 0.3 * options.relativeTolerance;
        if (currentControlled) { // for a density, which is one function with its gradient and without
            spm.traceTolerance_V *= spm.derivativeTolerance;
            spm.derivativeTolerance = 1.0;
            spm.endsWhenSpent = false;
        }
        if (options.model == ModelKind::Spme) {
            spm.electrolyte = {saltCells(options)};
            spm.electrolyteTolerance = options.relativeTolerance;
        }
        spm.modes = given(options.modes, spm.modes);
        return std::make_unique<SpmSolver>(spm);
    }
    case ModelKind::Dfn:
        break;
    }
    return std::make_unique<DfnSolver>(dfnOptions(options, currentControlled));
}

} // namespace interphase
