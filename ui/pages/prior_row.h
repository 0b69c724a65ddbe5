#pragma once
#include "ui/view/priors_view.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QToolButton;

namespace interphase {

class DensityEditor;
class ValueField;

/// One parameter's prior: distribution, its numbers, its density.
class PriorRow : public QWidget
{
    Q_OBJECT
public:
    explicit PriorRow(const PriorRowView& row, QWidget* parent = nullptr);
    void setRow(const PriorRowView& row);

Q_SIGNALS:
    void priorMoved(const interphase::PriorSpec& prior); ///< while the density is dragged
    void priorEdited(const interphase::PriorSpec& prior);
    void removed();

private:
    void buildLayout();
    void wire();
    void showPrior(const PriorSpec& prior);
    void nameFields(PriorKind kind);
    PriorSpec typed() const;
    PriorSpec converted(PriorKind kind) const;

    PriorRowView m_row;
    QLabel* m_name;
    QLabel* m_problem;
    QToolButton* m_remove;
    QComboBox* m_kind;
    static constexpr int kFields = 5;
    QLabel* m_names[kFields];
    ValueField* m_fields[kFields]; ///< a, b, c, lower, upper
    DensityEditor* m_density;
};

} // namespace interphase
