#pragma once
#include <QString>

namespace interphase {

/// A multiple that keeps tick labels short: shown = factor * SI value.
struct DisplayScale
{
    double factor = 1.0;
    QString unit; ///< as it stands after the slash of an axis title; empty for a plain number
};

/// "3.3e-14", "85.2", "0.75": at most `digits` significant digits, no trailing zeros.
QString formatNumber(double value, int digits = 4);
/// "4 000": a whole number in groups of three, with spaces that do not break.
QString formatCount(double value);
/// "1.004", "–" where it is not known: three decimals, and never 1.010 for what is above 1.01.
QString formatRHat(double value);
/// "3.91(12)e-14": as many digits as the standard deviation allows.
QString formatUncertain(double value, double sd);
/// "85.2 µm", "3.3e-14 m²/s": the value with a prefix where the unit is a single one.
QString formatQuantity(double value, const QString& unit, int digits = 4);
/// "m2/s" as "m²/s".
QString prettyUnit(const QString& unit);
/// "m2/s" as "m² s⁻¹", which stands after the slash of an axis title without doubt.
QString axisUnit(const QString& unit);
/// Scale and unit for values up to `largest` in magnitude: a prefix for a single unit, a power of ten
/// otherwise.
DisplayScale scaleFor(double largest, const QString& unit);
/// Seconds, minutes or hours for an axis that reaches `largest_s`.
DisplayScale timeScaleFor(double largest_s);
/// "Voltage / V"; the quantity alone where there is no unit.
QString axisTitle(const QString& quantity, const QString& unit);

} // namespace interphase
