#pragma once
#include <QStringView>

#include <array>
#include <optional>

namespace interphase {

/// A number with a dimension: SI value and the exponents of m, kg, s, A, K, mol.
struct UnitValue
{
    double value = 1.0;
    std::array<int, 6> dimension{};

    UnitValue times(const UnitValue& other) const;
    UnitValue over(const UnitValue& other) const;
    UnitValue power(int exponent) const;
    bool plain() const { return dimension == std::array<int, 6>{}; }
};

/// The unit a word names, prefix included ("um", "mV", "Ah", "ohm"), raised to the digits at its end ("m2").
std::optional<UnitValue> findUnit(QStringView word);

} // namespace interphase
