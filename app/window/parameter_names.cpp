#include "app/window/parameter_names.h"

#include <QCoreApplication>

namespace interphase {
namespace {

// The names of model/cell/parameters.cpp, in its order: lupdate reads them here.
constexpr const char* kNames[] = {
    QT_TRANSLATE_NOOP("Parameters", "Electrode area"),
    QT_TRANSLATE_NOOP("Parameters", "Electrode pairs in parallel"),
    QT_TRANSLATE_NOOP("Parameters", "Series resistance of leads and contacts"),
    QT_TRANSLATE_NOOP("Parameters", "Electrolyte concentration at rest"),
    QT_TRANSLATE_NOOP("Parameters", "Cation transference number"),
    QT_TRANSLATE_NOOP("Parameters", "Thermodynamic factor of the electrolyte"),
    QT_TRANSLATE_NOOP("Parameters", "Factor on the electrolyte conductivity"),
    QT_TRANSLATE_NOOP("Parameters", "Factor on the electrolyte diffusivity"),
    QT_TRANSLATE_NOOP("Parameters", "Activation energy, electrolyte conductivity"),
    QT_TRANSLATE_NOOP("Parameters", "Activation energy, electrolyte diffusivity"),
    QT_TRANSLATE_NOOP("Parameters", "Thickness, negative electrode"),
    QT_TRANSLATE_NOOP("Parameters", "Particle radius, negative electrode"),
    QT_TRANSLATE_NOOP("Parameters", "Active material volume fraction, negative electrode"),
    QT_TRANSLATE_NOOP("Parameters", "Porosity, negative electrode"),
    QT_TRANSLATE_NOOP("Parameters", "Transport efficiency, negative electrode"),
    QT_TRANSLATE_NOOP("Parameters", "Effective electronic conductivity, negative electrode"),
    QT_TRANSLATE_NOOP("Parameters", "Maximum lithium concentration, negative particles"),
    QT_TRANSLATE_NOOP("Parameters", "Diffusivity, negative particles"),
    QT_TRANSLATE_NOOP("Parameters", "Reaction rate constant, negative electrode"),
    QT_TRANSLATE_NOOP("Parameters", "Activation energy, diffusivity of negative particles"),
    QT_TRANSLATE_NOOP("Parameters", "Activation energy, reaction at the negative electrode"),
    QT_TRANSLATE_NOOP("Parameters", "Stoichiometry at SOC 0, negative electrode"),
    QT_TRANSLATE_NOOP("Parameters", "Stoichiometry at SOC 1, negative electrode"),
    QT_TRANSLATE_NOOP("Parameters", "Film resistance, negative particles"),
    QT_TRANSLATE_NOOP("Parameters", "Double-layer capacity, negative particles"),
    QT_TRANSLATE_NOOP("Parameters", "Thickness, separator"),
    QT_TRANSLATE_NOOP("Parameters", "Porosity, separator"),
    QT_TRANSLATE_NOOP("Parameters", "Transport efficiency, separator"),
    QT_TRANSLATE_NOOP("Parameters", "Thickness, positive electrode"),
    QT_TRANSLATE_NOOP("Parameters", "Particle radius, positive electrode"),
    QT_TRANSLATE_NOOP("Parameters", "Active material volume fraction, positive electrode"),
    QT_TRANSLATE_NOOP("Parameters", "Porosity, positive electrode"),
    QT_TRANSLATE_NOOP("Parameters", "Transport efficiency, positive electrode"),
    QT_TRANSLATE_NOOP("Parameters", "Effective electronic conductivity, positive electrode"),
    QT_TRANSLATE_NOOP("Parameters", "Maximum lithium concentration, positive particles"),
    QT_TRANSLATE_NOOP("Parameters", "Diffusivity, positive particles"),
    QT_TRANSLATE_NOOP("Parameters", "Reaction rate constant, positive electrode"),
    QT_TRANSLATE_NOOP("Parameters", "Activation energy, diffusivity of positive particles"),
    QT_TRANSLATE_NOOP("Parameters", "Activation energy, reaction at the positive electrode"),
    QT_TRANSLATE_NOOP("Parameters", "Stoichiometry at SOC 1, positive electrode"),
    QT_TRANSLATE_NOOP("Parameters", "Stoichiometry at SOC 0, positive electrode"),
    QT_TRANSLATE_NOOP("Parameters", "Film resistance, positive particles"),
    QT_TRANSLATE_NOOP("Parameters", "Double-layer capacity, positive particles"),
    QT_TRANSLATE_NOOP("Parameters", "State of charge at the start"),
    QT_TRANSLATE_NOOP("Parameters", "Temperature"),
    QT_TRANSLATE_NOOP("Parameters", "Reference temperature"),
    QT_TRANSLATE_NOOP("Parameters", "Density of the cell"),
    QT_TRANSLATE_NOOP("Parameters", "Specific heat capacity of the cell"),
    QT_TRANSLATE_NOOP("Parameters", "Volume of the cell"),
    QT_TRANSLATE_NOOP("Parameters", "Cooled surface of the cell"),
    QT_TRANSLATE_NOOP("Parameters", "Heat transfer coefficient"),
    QT_TRANSLATE_NOOP("Parameters", "Ambient temperature"),
    QT_TRANSLATE_NOOP("Parameters", "SEI thickness at the start"),
    QT_TRANSLATE_NOOP("Parameters", "Molar volume of SEI"),
    QT_TRANSLATE_NOOP("Parameters", "Lithium in one mole of SEI"),
    QT_TRANSLATE_NOOP("Parameters", "Resistivity of SEI"),
    QT_TRANSLATE_NOOP("Parameters", "Activation energy, SEI growth"),
    QT_TRANSLATE_NOOP("Parameters", "Diffusivity of solvent in SEI"),
    QT_TRANSLATE_NOOP("Parameters", "Solvent concentration"),
    QT_TRANSLATE_NOOP("Parameters", "Exchange current density, SEI"),
    QT_TRANSLATE_NOOP("Parameters", "Barrier factor of tunnelling through SEI"),
    QT_TRANSLATE_NOOP("Parameters", "Open-circuit potential, SEI"),
    QT_TRANSLATE_NOOP("Parameters", "Diffusivity of lithium interstitials in SEI"),
    QT_TRANSLATE_NOOP("Parameters", "Reference concentration of lithium interstitials"),
    QT_TRANSLATE_NOOP("Parameters", "Electronic conductivity of SEI"),
    QT_TRANSLATE_NOOP("Parameters", "Rate constant, lithium plating"),
    QT_TRANSLATE_NOOP("Parameters", "Transfer coefficient, plating"),
    QT_TRANSLATE_NOOP("Parameters", "Rate at which plated lithium dies"),
    QT_TRANSLATE_NOOP("Parameters", "Loss of active material with time, negative electrode"),
    QT_TRANSLATE_NOOP("Parameters", "Loss of active material with current, negative electrode"),
    QT_TRANSLATE_NOOP("Parameters", "Loss of active material with time, positive electrode"),
    QT_TRANSLATE_NOOP("Parameters", "Loss of active material with current, positive electrode"),
    QT_TRANSLATE_NOOP("Parameters", "Stoichiometry at the start, negative electrode"),
    QT_TRANSLATE_NOOP("Parameters", "Stoichiometry at the start, positive electrode"),
    QT_TRANSLATE_NOOP("Parameters", "Particle radius, second negative particles"),
    QT_TRANSLATE_NOOP("Parameters", "Active material volume fraction, second negative particles"),
    QT_TRANSLATE_NOOP("Parameters", "Maximum lithium concentration, second negative particles"),
    QT_TRANSLATE_NOOP("Parameters", "Diffusivity, second negative particles"),
    QT_TRANSLATE_NOOP("Parameters", "Reaction rate constant, second negative particles"),
    QT_TRANSLATE_NOOP("Parameters", "Activation energy, diffusivity of second negative particles"),
    QT_TRANSLATE_NOOP("Parameters", "Activation energy, reaction of second negative particles"),
    QT_TRANSLATE_NOOP("Parameters", "Lowest stoichiometry, second negative particles"),
    QT_TRANSLATE_NOOP("Parameters", "Highest stoichiometry, second negative particles"),
    QT_TRANSLATE_NOOP("Parameters", "Stoichiometry at the start, second negative particles"),
    QT_TRANSLATE_NOOP("Parameters", "Particle radius, second positive particles"),
    QT_TRANSLATE_NOOP("Parameters", "Active material volume fraction, second positive particles"),
    QT_TRANSLATE_NOOP("Parameters", "Maximum lithium concentration, second positive particles"),
    QT_TRANSLATE_NOOP("Parameters", "Diffusivity, second positive particles"),
    QT_TRANSLATE_NOOP("Parameters", "Reaction rate constant, second positive particles"),
    QT_TRANSLATE_NOOP("Parameters", "Activation energy, diffusivity of second positive particles"),
    QT_TRANSLATE_NOOP("Parameters", "Activation energy, reaction of second positive particles"),
    QT_TRANSLATE_NOOP("Parameters", "Lowest stoichiometry, second positive particles"),
    QT_TRANSLATE_NOOP("Parameters", "Highest stoichiometry, second positive particles"),
    QT_TRANSLATE_NOOP("Parameters", "Stoichiometry at the start, second positive particles"),
};

} // namespace

std::span<const char* const> parameterNames()
{
    return kNames;
}

QString parameterName(const ParameterInfo& info)
{
    const std::string name(info.name);
    return QCoreApplication::translate("Parameters", name.c_str());
}

} // namespace interphase
