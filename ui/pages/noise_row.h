#pragma once
#include "ui/view/priors_view.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;

namespace interphase {

/// What kind of noise some data sets have, and whether each has its own; its unknowns' priors stand below.
class NoiseRow : public QWidget
{
    Q_OBJECT
public:
    explicit NoiseRow(const NoiseRowView& row, QWidget* parent = nullptr);
    void setRow(const NoiseRowView& row);

Q_SIGNALS:
    void kindChosen(interphase::NoiseKind kind);
    void separateChosen(bool separate);
    void relativeChosen(bool relative);

private:
    NoiseKind m_shown = NoiseKind::Independent;
    QLabel* m_name;
    QComboBox* m_kind;
    QCheckBox* m_separate;
    QCheckBox* m_relative;
    QPushButton* m_another;
    QLabel* m_says;
};

} // namespace interphase
