#include "app/window/prior_texts.h"

#include "app/window/priors_controller.h"

namespace interphase {

QString noiseTitle(MeasuredQuantity quantity, const std::string& data, bool several)
{
    const QString names = QString::fromStdString(data);
    switch (quantity) {
    case MeasuredQuantity::Temperature:
        return PriorsController::tr("Noise of the temperature");
    case MeasuredQuantity::Impedance:
        return PriorsController::tr("Noise of the impedance");
    case MeasuredQuantity::Capacity:
        return PriorsController::tr("Noise of the capacities");
    case MeasuredQuantity::Voltage:
        break;
    }
    if (!data.empty())
        return PriorsController::tr("Noise of %1").arg(names);
    return several ? PriorsController::tr("Noise of the voltage") : PriorsController::tr("Noise");
}

QString noiseSays(const NoiseDefinition& noise)
{
    switch (noise.kind) {
    case NoiseKind::Independent:
        return PriorsController::tr("Each measurement is off by itself, all by the same spread.");
    case NoiseKind::Autoregressive:
        return PriorsController::tr(
            "Neighbours are off together; what joins them fades over the correlation time.");
    case NoiseKind::Discrepancy:
        return PriorsController::tr("The model itself is off, smoothly in time; white noise comes on top.");
    case NoiseKind::Growing:
        return PriorsController::tr(
            "Independent, with a variance that grows from the start of the data set.");
    case NoiseKind::Drift:
        return PriorsController::tr("The reading wanders off in a random walk; white noise comes on top.");
    case NoiseKind::StudentT:
        return PriorsController::tr("A few measurements may be far off without pulling the curve to them.");
    case NoiseKind::Covariance:
        break;
    }
    return PriorsController::tr(
               "Stated at %1 times; nothing about it is unknown. Rows at other times are not "
               "fitted.")
        .arg(noise.covariance.times_s.size());
}

} // namespace interphase
