#include "ui/pages/noise_kinds.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QStandardItemModel>

namespace interphase {

QStringList noiseKindNames()
{
    return {QCoreApplication::translate("NoiseKinds", "Independent"),
            QCoreApplication::translate("NoiseKinds", "Correlated, AR(1)"),
            QCoreApplication::translate("NoiseKinds", "Smooth model error"),
            QCoreApplication::translate("NoiseKinds", "Growing with time"),
            QCoreApplication::translate("NoiseKinds", "Drifting, random walk"),
            QCoreApplication::translate("NoiseKinds", "Heavy tails, Student's t"),
            QCoreApplication::translate("NoiseKinds", "Stated covariance")};
}

void showNoiseKind(QComboBox* combo, NoiseKind kind)
{
    combo->setCurrentIndex(static_cast<int>(kind));
    if (auto* model = qobject_cast<QStandardItemModel*>(combo->model()))
        model->item(static_cast<int>(NoiseKind::Covariance))->setEnabled(kind == NoiseKind::Covariance);
}

} // namespace interphase
