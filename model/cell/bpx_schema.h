#pragma once
#include "cell/cell.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace interphase::bpx {

/// Which fields a BPX file may have. Written after the schema of the Python package bpx 1.1 (Faraday
/// Institution).

/// A group of fields. Its `name` begins their paths: "Cell/Electrode area [m2]".
struct Section
{
    std::string_view name;
    std::string_view parent; ///< "Parameterisation" or "State"
    bool required;
    std::span<const std::string_view> fields;       ///< as BPX 1.1 has them; empty: any
    std::span<const std::string_view> legacyFields; ///< only in 0.x
};
/// In the order in which a file is written.
std::span<const Section> sections();

/// The path of a curve, "Negative electrode/OCP [V]".
std::string_view curvePath(CurveId id);
std::optional<CurveId> findCurve(std::string_view path);

/// The value of a parameter that a file may leave out; nothing for one it has to state.
std::optional<double> defaultValue(ParameterId id);
/// Where 1.x has what 0.x has under this path, or the path itself.
std::string_view modernPath(std::string_view legacyPath);

/// True of a section or field that a file of model SPM has not: electrolyte, separator and pores.
bool isOfElectrolyte(std::string_view path);

/// "Negative electrode/Porosity" -> {"Parameterisation", "Negative electrode", "Porosity"}.
std::vector<std::string> keysOf(std::string_view path);

inline constexpr std::string_view kNominalCapacity = "Cell/Nominal cell capacity [A.h]";
inline constexpr std::string_view kLowerVoltage = "Cell/Lower voltage cut-off [V]";
inline constexpr std::string_view kUpperVoltage = "Cell/Upper voltage cut-off [V]";
inline constexpr std::string_view kAmbientTemperature = "Thermal environment/Ambient temperature [K]";
inline constexpr std::string_view kSurfaceArea = "Surface area per unit volume [m-1]";

} // namespace interphase::bpx
