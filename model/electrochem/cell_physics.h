#pragma once
#include <array>
#include <string_view>

namespace interphase {

enum class ThermalKind {
    Isothermal,
    Lumped,     ///< one temperature for the whole cell
    Conduction, ///< heat is conducted through the thickness of the cell; the reactions see the mean
    Measured    ///< as a record of it says
};

/// What limits the growth of the solid electrolyte interphase on the negative particles.
enum class SeiKind {
    None,
    SolventDiffusion,   ///< thickness ~ sqrt(t)
    Tunnelling,         ///< of electrons, with the potential that drives them
    TunnellingConstant, ///< of electrons, whatever the potential: thickness ~ ln(t)
    Reaction,
    Interstitial,     ///< diffusion of lithium interstitials
    ElectronMigration ///< conduction of electrons
};

enum class PlatingKind {
    None,
    Irreversible, ///< all that is plated is dead
    Reversible,
    PartiallyReversible ///< plated lithium dies by and by
};

// Their words in definitions and on the command line, in order.
inline constexpr std::array<std::string_view, 4> kThermalWords{"isothermal", "lumped", "distributed",
                                                               "measured"};
inline constexpr std::array<std::string_view, 7> kSeiWords{
    "none",     "solvent-diffusion", "tunnelling",        "tunnelling-constant",
    "reaction", "interstitial",      "electron-migration"};
inline constexpr std::array<std::string_view, 4> kPlatingWords{"none", "irreversible", "reversible",
                                                               "partially-reversible"};
inline constexpr std::array<std::string_view, 2> kPoreWords{"open", "closing"};

/// What a model has beyond charge and salt. Film, double layer and loss of active material are there where
/// their parameters are not zero.
struct CellPhysics
{
    ThermalKind thermal = ThermalKind::Isothermal;
    SeiKind sei = SeiKind::None;
    PlatingKind plating = PlatingKind::None;
    bool seiFillsPores = false; ///< what the SEI takes of the pores is lost to the electrolyte

    bool ages() const { return sei != SeiKind::None || plating != PlatingKind::None; }
    bool isPlain() const { return thermal == ThermalKind::Isothermal && !ages(); }
    bool operator==(const CellPhysics&) const = default;
};

} // namespace interphase
