#pragma once
#include "ui/view/posterior_view.h"
#include "ui/widgets/card.h"

class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace interphase {

/// Quantities computed from others: those there are, and two fields for one more.
class DerivedCard : public Card
{
    Q_OBJECT
public:
    explicit DerivedCard(QWidget* parent = nullptr);
    /// names: what a formula may name.
    void setDerived(const std::vector<DerivedView>& derived, const QString& names);
    /// Why the last formula was not taken; empty: it was, and the fields are emptied.
    void setProblem(const QString& problem);

Q_SIGNALS:
    void added(const QString& name, const QString& formula);
    void removed(const QString& name);

private:
    void addRow(const DerivedView& derived);
    void submit();

    std::vector<DerivedView> m_shown;
    QVBoxLayout* m_rows;
    QLineEdit* m_name;
    QLineEdit* m_formula;
    QLabel* m_names;
    QLabel* m_problem;
};

} // namespace interphase
