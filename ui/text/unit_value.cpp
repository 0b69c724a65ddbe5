#include "ui/text/unit_value.h"

#include <cmath>

namespace interphase {
namespace {

struct NamedUnit
{
    QStringView name;
    UnitValue unit;
    bool takesPrefix = true;
};

// Exponents of m, kg, s, A, K, mol; BIPM, The International System of Units, 9th edition.
const NamedUnit kUnits[] = {
    {u"m", {1.0, {1, 0, 0, 0, 0, 0}}, true},
    {u"g", {1e-3, {0, 1, 0, 0, 0, 0}}, true},
    {u"s", {1.0, {0, 0, 1, 0, 0, 0}}, true},
    {u"A", {1.0, {0, 0, 0, 1, 0, 0}}, true},
    {u"K", {1.0, {0, 0, 0, 0, 1, 0}}, true},
    {u"mol", {1.0, {0, 0, 0, 0, 0, 1}}, true},
    {u"min", {60.0, {0, 0, 1, 0, 0, 0}}, false},
    {u"h", {3600.0, {0, 0, 1, 0, 0, 0}}, false},
    {u"d", {86400.0, {0, 0, 1, 0, 0, 0}}, false},
    {u"Hz", {1.0, {0, 0, -1, 0, 0, 0}}, true},
    {u"N", {1.0, {1, 1, -2, 0, 0, 0}}, true},
    {u"Pa", {1.0, {-1, 1, -2, 0, 0, 0}}, true},
    {u"J", {1.0, {2, 1, -2, 0, 0, 0}}, true},
    {u"W", {1.0, {2, 1, -3, 0, 0, 0}}, true},
    {u"Wh", {3600.0, {2, 1, -2, 0, 0, 0}}, true},
    {u"C", {1.0, {0, 0, 1, 1, 0, 0}}, true},
    {u"Ah", {3600.0, {0, 0, 1, 1, 0, 0}}, true},
    {u"V", {1.0, {2, 1, -3, -1, 0, 0}}, true},
    {u"ohm", {1.0, {2, 1, -3, -2, 0, 0}}, true},
    {u"Ω", {1.0, {2, 1, -3, -2, 0, 0}}, true},
    {u"S", {1.0, {-2, -1, 3, 2, 0, 0}}, true},
    {u"F", {1.0, {-2, -1, 4, 2, 0, 0}}, true},
    {u"l", {1e-3, {3, 0, 0, 0, 0, 0}}, true},
    {u"L", {1e-3, {3, 0, 0, 0, 0, 0}}, true},
    {u"eV", {1.602176634e-19, {2, 1, -2, 0, 0, 0}}, true},
    {u"%", {1e-2, {}}, false},
};

std::optional<double> prefixValue(QChar c)
{
    switch (c.unicode()) {
    case u'G':
        return 1e9;
    case u'M':
        return 1e6;
    case u'k':
        return 1e3;
    case u'd':
        return 1e-1;
    case u'c':
        return 1e-2;
    case u'm':
        return 1e-3;
    case u'u':
    case u'µ':
    case u'μ':
        return 1e-6;
    case u'n':
        return 1e-9;
    case u'p':
        return 1e-12;
    case u'f':
        return 1e-15;
    default:
        return std::nullopt;
    }
}

std::optional<UnitValue> findBase(QStringView word)
{
    for (const NamedUnit& known : kUnits) {
        if (known.name == word)
            return known.unit;
    }
    const auto prefix = word.isEmpty() ? std::nullopt : prefixValue(word.front());
    if (!prefix)
        return std::nullopt;
    for (const NamedUnit& known : kUnits) {
        if (known.takesPrefix && known.name == word.mid(1))
            return UnitValue{*prefix * known.unit.value, known.unit.dimension};
    }
    return std::nullopt;
}

} // namespace

UnitValue UnitValue::times(const UnitValue& other) const
{
    UnitValue out{value * other.value, dimension};
    for (std::size_t i = 0; i < dimension.size(); ++i)
        out.dimension[i] += other.dimension[i];
    return out;
}

UnitValue UnitValue::over(const UnitValue& other) const
{
    return times(other.power(-1));
}

UnitValue UnitValue::power(int exponent) const
{
    UnitValue out{std::pow(value, exponent), dimension};
    for (int& d : out.dimension)
        d *= exponent;
    return out;
}

std::optional<UnitValue> findUnit(QStringView word)
{
    static constexpr QStringView kRaised = u"⁰¹²³⁴⁵⁶⁷⁸⁹";
    int exponent = 1;
    if (!word.isEmpty()) {
        const QChar last = word.back();
        const auto raised = kRaised.indexOf(last);
        if (last.isDigit() || raised >= 0) {
            exponent = raised >= 0 ? static_cast<int>(raised) : last.digitValue();
            word.chop(1);
        }
    }
    const auto base = findBase(word);
    return base ? std::optional(base->power(exponent)) : std::nullopt;
}

} // namespace interphase
