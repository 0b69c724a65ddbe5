#include "app/window/parameter_views.h"

#include "app/window/parameter_names.h"
#include "cell/particle_ids.h"
#include "protocol/simulate.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace interphase {
namespace {

using enum ParameterId;

/// One decade up and down.
constexpr double kSliderFactor = 10.0;
/// Spread of a first lognormal prior: 95 % within a factor of 4.
constexpr double kFirstLogSd = 0.7;
constexpr double kFirstRelativeSd = 0.1;
/// Voltage that a series resistance costs at 1C: the end of its slider, and the scale of its first prior.
constexpr double kSliderDrop_V = 0.1;
constexpr double kPriorDrop_V = 0.02;

struct Group
{
    const char* title;
    std::vector<ParameterId> ids;
};

std::vector<ParameterId> ofKind(int kind)
{
    std::vector<ParameterId> ids;
    for (const ParameterInfo& info : parameterInfos())
        if (const auto particle = particleOf(info.id); particle && particle->kind == kind)
            ids.push_back(info.id);
    return ids;
}

std::vector<Group> groups()
{
    return {
        {QT_TRANSLATE_NOOP("ParameterViews", "Geometry"),
         {ElectrodeArea, ElectrodePairs, NegativeThickness, SeparatorThickness, PositiveThickness,
          NegativeParticleRadius, PositiveParticleRadius}},
        {QT_TRANSLATE_NOOP("ParameterViews", "Negative electrode"),
         {NegativeDiffusivity, NegativeMaximumConcentration, NegativeActiveFraction,
          NegativeMinimumStoichiometry, NegativeMaximumStoichiometry, NegativePorosity,
          NegativeTransportEfficiency, NegativeConductivity, NegativeRadiusSpread,
          NegativeDiffusivityActivation, NegativeConductivityActivation, NegativeHysteresisDecay,
          NegativeHysteresisState}},
        {QT_TRANSLATE_NOOP("ParameterViews", "Separator"), {SeparatorPorosity, SeparatorTransportEfficiency}},
        {QT_TRANSLATE_NOOP("ParameterViews", "Positive electrode"),
         {PositiveDiffusivity, PositiveMaximumConcentration, PositiveActiveFraction,
          PositiveMinimumStoichiometry, PositiveMaximumStoichiometry, PositivePorosity,
          PositiveTransportEfficiency, PositiveConductivity, PositiveRadiusSpread,
          PositiveDiffusivityActivation, PositiveConductivityActivation, PositiveHysteresisDecay,
          PositiveHysteresisState}},
        {QT_TRANSLATE_NOOP("ParameterViews", "Electrolyte"),
         {ElectrolyteConcentration, TransferenceNumber, ThermodynamicFactor, ConductivityFactor,
          DiffusivityFactor, ConductivityActivation, ElectrolyteDiffusivityActivation, TransferenceActivation,
          ThermodynamicFactorActivation}},
        {QT_TRANSLATE_NOOP("ParameterViews", "Interface and contacts"),
         {NegativeReactionRate, PositiveReactionRate, SeriesResistance, NegativeFilmResistance,
          PositiveFilmResistance, NegativeExchangeExponent, PositiveExchangeExponent, NegativeChargeTransfer,
          PositiveChargeTransfer, NegativeReactionActivation, PositiveReactionActivation, NegativeDoubleLayer,
          PositiveDoubleLayer}},
        {QT_TRANSLATE_NOOP("ParameterViews", "Heat"),
         {CellDensity, CellSpecificHeat, CellVolume, CellSurface, HeatTransfer, AmbientTemperature,
          CellThermalConductivity, CellThickness, NegativeEntropicShift, PositiveEntropicShift}},
        {QT_TRANSLATE_NOOP("ParameterViews", "Ageing"),
         {SeiThickness,
          SeiMolarVolume,
          SeiLithiumRatio,
          SeiResistivity,
          SeiActivation,
          SeiSolventDiffusivity,
          SeiSolventConcentration,
          SeiExchange,
          SeiBarrier,
          SeiPotential,
          SeiInterstitialDiffusivity,
          SeiInterstitialConcentration,
          SeiElectronConductivity,
          PlatingRate,
          PlatingTransfer,
          PlatingActivation,
          DeadLithiumDecay,
          NegativeLossRate,
          NegativeLossPerCurrent,
          NegativeLossActivation,
          PositiveLossRate,
          PositiveLossPerCurrent,
          PositiveLossActivation}},
        {QT_TRANSLATE_NOOP("ParameterViews", "Second particles"), ofKind(1)},
        {QT_TRANSLATE_NOOP("ParameterViews", "Third particles"), ofKind(2)},
        {QT_TRANSLATE_NOOP("ParameterViews", "Fourth particles"), ofKind(3)},
    };
}

double oneC_A(const Cell& cell)
{
    return std::max(cell.nominalCapacity_Ah, 1e-6);
}

/// Where a slider ends for a parameter that is zero as its file has it.
double upperFromZero(const ParameterInfo& info, const Cell& cell)
{
    if (info.id == SeriesResistance)
        return kSliderDrop_V / oneC_A(cell);
    if (info.unit == "ohm m2")
        return 0.1;
    if (info.unit == "F/m2")
        return 1.0;
    if (info.unit == "1/s")
        return 1e-7;
    if (info.unit == "m2/(A s)")
        return 1e-8;
    if (info.unit == "W/(m2 K)")
        return 100.0;
    if (info.unit == "J/mol")
        return 1e5;
    return std::min(info.upper, 1.0);
}

void setLinearRange(ParameterView& view, const ParameterInfo& info, const Cell& base)
{
    const double value = base.parameters[info.id];
    const bool fraction = info.lower == 0.0 && info.upper <= 1.0;
    view.sliderLower = fraction || value == 0.0 ? info.lower : std::max(info.lower, 0.5 * value);
    view.sliderUpper = fraction          ? info.upper
                       : value == 0.0    ? upperFromZero(info, base)
                       : info.lower == 0 ? std::min(info.upper, 3.0 * value)
                                         : std::min(info.upper, 1.5 * value);
    if (info.lower == 0.0)
        view.sliderLower = 0.0;
}

void setRange(ParameterView& view, const ParameterInfo& info, const Cell& base)
{
    const double value = base.parameters[info.id];
    view.logarithmic = info.positive && value > 0.0;
    if (view.logarithmic) {
        view.sliderLower = std::max(info.lower, value / kSliderFactor);
        view.sliderUpper = std::min(info.upper, value * kSliderFactor);
    } else {
        setLinearRange(view, info, base);
    }
    view.sliderLower = std::min(view.sliderLower, view.value);
    view.sliderUpper = std::max(view.sliderUpper, view.value);
}

ParameterView parameterView(ParameterId id, const Cell& base, const Cell& cell, const Definition& definition)
{
    const ParameterInfo& info = parameterInfo(id);
    ParameterView out;
    out.label = labelOf(info);
    out.value = cell.parameters[id];
    out.canBeFree = id != ElectrodePairs;
    out.free = std::ranges::count(definition.free, std::string(info.path), &FreeParameter::path) > 0;
    setRange(out, info, base);
    return out;
}

} // namespace

ParameterLabel labelOf(const ParameterInfo& info)
{
    const auto text = [](std::string_view view) {
        return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size()));
    };
    return {text(info.path), parameterName(info), text(info.symbol), text(info.unit)};
}

std::vector<ParameterGroupView> parameterGroups(const Cell& base, const Cell& cell,
                                                const Definition& definition)
{
    std::vector<ParameterGroupView> out;
    for (const Group& group : groups()) {
        ParameterGroupView view{QCoreApplication::translate("ParameterViews", group.title), {}};
        // Heat, ageing and second particles: what there is of them.
        for (const ParameterId id : group.ids)
            if (id < CellDensity || isInterface(id) ||
                usesParameter(cell, definition.model.kind, definition.model.physics, id))
                view.parameters.push_back(parameterView(id, base, cell, definition));
        if (!view.parameters.empty())
            out.push_back(std::move(view));
    }
    return out;
}

PriorSpec firstPrior(const ParameterInfo& info, const Cell& cell)
{
    const double value = cell.parameters[info.id];
    PriorSpec out;
    if (info.positive && value > 0.0) {
        out.kind = PriorKind::Lognormal;
        out.a = value;
        out.b = kFirstLogSd;
        return out;
    }
    out.lower = info.lower;
    out.upper = info.upper;
    if (value == 0.0 && info.lower == 0.0) {
        out.kind = PriorKind::HalfNormal;
        out.b = info.id == SeriesResistance ? kPriorDrop_V / oneC_A(cell) : 0.2 * upperFromZero(info, cell);
        return out;
    }
    out.kind = PriorKind::Normal;
    out.a = value;
    out.b = kFirstRelativeSd * std::abs(value);
    return out;
}

} // namespace interphase
