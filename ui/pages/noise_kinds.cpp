#include "ui/pages/noise_kinds.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QStandardItemModel>

#include <algorithm>

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

void showNoiseKind(QComboBox* combo, NoiseKind kind, const std::vector<NoiseKind>& kinds)
{
    combo->setCurrentIndex(static_cast<int>(kind));
    auto* model = qobject_cast<QStandardItemModel*>(combo->model());
    for (int k = 0; model && k < kNoiseKinds; ++k) {
        const auto other = static_cast<NoiseKind>(k);
        const bool offered =
            kinds.empty() ? other != NoiseKind::Covariance : std::ranges::count(kinds, other) > 0;
        model->item(k)->setEnabled(other == kind || offered);
    }
}

} // namespace interphase
