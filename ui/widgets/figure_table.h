#pragma once
#include "ui/view/compare_view.h"

#include <QWidget>

class QGridLayout;

namespace interphase {

/// A table of sentences and figures under a rule: the first column takes the room there is and breaks its
/// lines, the figures stand to the right.
class FigureTable : public QWidget
{
    Q_OBJECT
public:
    explicit FigureTable(QWidget* parent = nullptr);
    void setTable(const CompareTableView& table);

private:
    void fill();

    QGridLayout* m_grid;
    CompareTableView m_table;
};

} // namespace interphase
