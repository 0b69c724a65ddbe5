#pragma once
#include <QString>

namespace interphase {

/// What a person typed into a number field, understood or not.
struct ParsedQuantity
{
    bool ok = false;
    double value = 0.0; ///< SI
    QString problem;    ///< one sentence, translated, when not ok
};

/// Reads "2*3.3e-14", "5 Ah", "(1+2)/4 um", "25 degC". Numbers without a unit are taken in `shownUnit`, the
/// unit the field shows (with its prefix); numbers with units must have the dimension of `unit`. Decimals are
/// written with a point.
ParsedQuantity parseQuantity(const QString& text, const QString& unit, const QString& shownUnit = {});

} // namespace interphase
