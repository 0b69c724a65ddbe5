#pragma once
#include "bayes/noise_parameters.h"

#include <QStringList>

#include <vector>

class QComboBox;

namespace interphase {

/// The kinds of noise in the order of NoiseKind, as a person chooses among them.
QStringList noiseKindNames();
/// Shows that kind in a combo box of noiseKindNames(), in which `kinds` can be chosen; empty: all but a
/// stated covariance, which needs a file.
void showNoiseKind(QComboBox* combo, NoiseKind kind, const std::vector<NoiseKind>& kinds = {});

} // namespace interphase
