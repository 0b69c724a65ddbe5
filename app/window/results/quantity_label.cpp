#include "app/window/results/quantity_label.h"

#include "app/window/parameter_views.h"
#include "app/window/results/words.h"

#include <cmath>

namespace interphase {

namespace {

/// Of a temperature, an impedance or a capacity.
ParameterLabel otherNoiseLabel(const QString& part)
{
    if (part == QLatin1String("sigma_K"))
        return {part, Words::tr("Noise of the temperature"), QStringLiteral("σ<sub>T</sub>"),
                QStringLiteral("K")};
    if (part == QLatin1String("temperature_tau_s"))
        return {part, Words::tr("Correlation time of the temperature's noise"),
                QStringLiteral("τ<sub>T</sub>"), QStringLiteral("s")};
    if (part == QLatin1String("white_K"))
        return {part, Words::tr("White noise of the temperature"), QStringLiteral("σ<sub>w,T</sub>"),
                QStringLiteral("K")};
    if (part == QLatin1String("alpha_K2_per_s"))
        return {part, Words::tr("Growth of the variance of the temperature's noise"),
                QStringLiteral("α<sub>T</sub>"), QStringLiteral("K2.s-1")};
    if (part == QLatin1String("temperature_nu"))
        return {part, Words::tr("Degrees of freedom of the temperature's noise"),
                QStringLiteral("ν<sub>T</sub>"), QStringLiteral("1")};
    if (part == QLatin1String("sigma_Z"))
        return {part, Words::tr("Noise of the impedance, as a share of its modulus"),
                QStringLiteral("σ<sub>Z</sub>"), QStringLiteral("1")};
    if (part == QLatin1String("sigma_ohm"))
        return {part, Words::tr("Noise of the impedance"), QStringLiteral("σ<sub>Z</sub>"),
                QStringLiteral("ohm")};
    if (part == QLatin1String("impedance_nu"))
        return {part, Words::tr("Degrees of freedom of the impedance's noise"),
                QStringLiteral("ν<sub>Z</sub>"), QStringLiteral("1")};
    if (part == QLatin1String("sigma_Q"))
        return {part, Words::tr("Noise of the capacity, as a share of it"), QStringLiteral("σ<sub>Q</sub>"),
                QStringLiteral("1")};
    if (part == QLatin1String("capacity_nu"))
        return {part, Words::tr("Degrees of freedom of the capacity's noise"),
                QStringLiteral("ν<sub>Q</sub>"), QStringLiteral("1")};
    return {};
}

/// An unknown of the noise; path empty where it is none.
ParameterLabel noiseLabel(const QString& part)
{
    if (part == QLatin1String("sigma_V"))
        return {part, Words::tr("Noise of the voltage"), QStringLiteral("σ"), QStringLiteral("V")};
    if (part == QLatin1String("tau_s"))
        return {part, Words::tr("Correlation time of the noise"), QStringLiteral("τ"), QStringLiteral("s")};
    if (part == QLatin1String("white_V"))
        return {part, Words::tr("White noise of the voltage"), QStringLiteral("σ<sub>w</sub>"),
                QStringLiteral("V")};
    if (part == QLatin1String("alpha_V2_per_s"))
        return {part, Words::tr("Growth of the noise's variance"), QStringLiteral("α"),
                QStringLiteral("V2.s-1")};
    if (part == QLatin1String("nu"))
        return {part, Words::tr("Degrees of freedom of the noise"), QStringLiteral("ν"), QStringLiteral("1")};
    return otherNoiseLabel(part);
}

/// "tau_s (1C, pulses)": of these data sets only.
ParameterLabel noiseLabelOfData(const QString& path)
{
    const qsizetype bracket = path.indexOf(QLatin1String(" ("));
    ParameterLabel out = noiseLabel(path.left(bracket));
    if (out.path.isEmpty() || bracket < 0 || !path.endsWith(QLatin1Char(')')))
        return bracket < 0 ? out : ParameterLabel{};
    const QString data = path.mid(bracket + 2).chopped(1);
    return {path, Words::tr("%1, %2").arg(out.name, data),
            QStringLiteral("%1 (%2)").arg(out.symbol, data.toHtmlEscaped()), out.unit};
}

/// "Diffusion time [s]": a quantity that was derived. Its symbol is its name.
ParameterLabel derivedLabel(const QString& path)
{
    constexpr qsizetype kLongest = 40; // what does not fit is cut where it is shown
    const qsizetype bracket = path.lastIndexOf(QLatin1String(" ["));
    const bool unit = bracket > 0 && path.endsWith(QLatin1Char(']'));
    const QString name = unit ? path.left(bracket) : path;
    const QString symbol =
        name.size() <= kLongest ? name : QString(name.left(kLongest - 1).trimmed() + QChar(0x2026));
    return {path, name, symbol.toHtmlEscaped(), unit ? path.mid(bracket + 2).chopped(1) : QString()};
}

} // namespace

ParameterLabel quantityLabel(const std::string& quantity)
{
    const QString path = QString::fromStdString(quantity);
    if (const auto id = findParameter(quantity))
        return labelOf(parameterInfo(*id));
    const ParameterLabel noise = noiseLabelOfData(path);
    if (!noise.path.isEmpty())
        return noise;
    const QString prefix = QStringLiteral("Initial SOC (");
    if (path.startsWith(prefix) && path.endsWith(QLatin1Char(')'))) {
        const QString data = path.mid(prefix.size()).chopped(1);
        return {path, Words::tr("Initial state of charge, %1").arg(data),
                QStringLiteral("SOC<sub>0</sub> (%1)").arg(data.toHtmlEscaped()), QStringLiteral("1")};
    }
    return derivedLabel(path);
}

QString outputText(const std::string& name, MeasuredQuantity quantity, bool imaginary)
{
    const QString data = QString::fromStdString(name);
    switch (quantity) {
    case MeasuredQuantity::Voltage:
        return data;
    case MeasuredQuantity::Temperature:
        return Words::tr("%1, temperature").arg(data);
    case MeasuredQuantity::Capacity:
        return Words::tr("%1, capacity").arg(data);
    case MeasuredQuantity::Impedance:
        break;
    }
    return imaginary ? Words::tr("%1, Im Z").arg(data) : Words::tr("%1, Re Z").arg(data);
}

QString quantityText(MeasuredQuantity quantity, bool imaginary)
{
    switch (quantity) {
    case MeasuredQuantity::Voltage:
        return Words::tr("Voltage");
    case MeasuredQuantity::Temperature:
        return Words::tr("Temperature");
    case MeasuredQuantity::Capacity:
        return Words::tr("Capacity");
    case MeasuredQuantity::Impedance:
        break;
    }
    return imaginary ? Words::tr("Im Z") : Words::tr("Re Z");
}

PredictiveAxis axisOf(MeasuredQuantity quantity)
{
    switch (quantity) {
    case MeasuredQuantity::Impedance:
        return PredictiveAxis::Frequency;
    case MeasuredQuantity::Capacity:
        return PredictiveAxis::Current;
    default:
        return PredictiveAxis::Time;
    }
}

QString unitOf(MeasuredQuantity quantity)
{
    return QString::fromStdString(quantityUnit(quantity));
}

QString percentText(double share)
{
    const double percent = 100.0 * share;
    if (!std::isfinite(percent))
        return QStringLiteral("–");
    const int decimals = std::abs(percent) < 0.95 && percent != 0.0 ? 1 : 0;
    return Words::tr("%1 %").arg(percent, 0, 'f', decimals);
}

} // namespace interphase
