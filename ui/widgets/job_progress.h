#pragma once
#include "ui/view/common.h"

#include <QWidget>

class QLabel;

namespace interphase {

class ProgressLine;

/// How far the work of a page is, and how long it still takes; hidden where none runs.
class JobProgress : public QWidget
{
    Q_OBJECT
public:
    explicit JobProgress(QWidget* parent = nullptr);
    void setWork(const WorkView& work);

private:
    ProgressLine* m_line;
    QLabel* m_text;
};

} // namespace interphase
