#pragma once
#include "ui/view/compare_view.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QRadioButton;

namespace interphase {

class ValueField;
class VerdictLabel;

/// An analysis in the list of the page Compare: which one is shown, its name, what it is, its evidence and
/// how plausible it was before.
class ComparedRow : public QWidget
{
    Q_OBJECT
public:
    explicit ComparedRow(QWidget* parent = nullptr);
    void setView(const ComparedAnalysisView& view);

Q_SIGNALS:
    void chosen(qint64 id);
    void renamed(qint64 id, const QString& name);
    void weighed(qint64 id, double weight);

private:
    void wire();

    ComparedAnalysisView m_view;
    QRadioButton* m_selected;
    QLineEdit* m_name;
    QLabel* m_headline;
    QLabel* m_detail;
    VerdictLabel* m_state;
    ValueField* m_weight;
};

} // namespace interphase
