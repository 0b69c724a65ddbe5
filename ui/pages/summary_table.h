#pragma once
#include "ui/view/posterior_view.h"

#include <QTableWidget>

namespace interphase {

/// A line a parameter: mean with standard deviation, R-hat, effective draws.
class SummaryTable : public QTableWidget
{
    Q_OBJECT
public:
    explicit SummaryTable(QWidget* parent = nullptr);
    void setRows(const std::vector<SummaryRowView>& rows);
    /// Lights a row without telling anyone; -1 for none.
    void highlight(int row);

Q_SIGNALS:
    void rowHovered(int row); ///< -1 when the mouse leaves
    void rowChosen(int row);  ///< by click or arrow key

protected:
    void leaveEvent(QEvent* event) override;

private:
    int leastWidth() const;
    void fillRow(int at, const SummaryRowView& row);
};

} // namespace interphase
