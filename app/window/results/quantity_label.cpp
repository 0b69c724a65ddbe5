#include "app/window/results/quantity_label.h"

#include "app/window/parameter_views.h"
#include "app/window/results/words.h"

#include <cmath>

namespace interphase {

ParameterLabel quantityLabel(const std::string& quantity)
{
    const QString path = QString::fromStdString(quantity);
    if (const auto id = findParameter(quantity))
        return labelOf(parameterInfo(*id));
    if (quantity == "sigma_V")
        return {path, Words::tr("Noise of the voltage"), QStringLiteral("σ"), QStringLiteral("V")};
    if (quantity == "tau_s")
        return {path, Words::tr("Correlation time of the noise"), QStringLiteral("τ"), QStringLiteral("s")};
    if (quantity == "white_V")
        return {path, Words::tr("White noise of the voltage"), QStringLiteral("σ<sub>w</sub>"),
                QStringLiteral("V")};
    const QString prefix = QStringLiteral("Initial SOC (");
    if (path.startsWith(prefix) && path.endsWith(QLatin1Char(')'))) {
        const QString data = path.mid(prefix.size()).chopped(1);
        return {path, Words::tr("Initial state of charge, %1").arg(data),
                QStringLiteral("SOC<sub>0</sub> (%1)").arg(data.toHtmlEscaped()), QStringLiteral("1")};
    }
    return {path, path, path.toHtmlEscaped(), {}};
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
