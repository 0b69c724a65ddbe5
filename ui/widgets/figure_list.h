#pragma once
#include "ui/view/predict_view.h"
#include "ui/view/sample_view.h"

#include <QWidget>

class QGridLayout;

namespace interphase {

/// Names and texts in two columns ("Failed", "3 (0.01 %): electrolyte ran dry"), or large figures with words
/// on both sides.
class FigureList : public QWidget
{
    Q_OBJECT
public:
    explicit FigureList(QWidget* parent = nullptr);
    void setFigures(const std::vector<FigureView>& figures);
    void setHeadlines(const std::vector<HeadlineView>& figures);

private:
    void showFigures();

    QGridLayout* m_grid;
    std::vector<FigureView> m_figures;
    std::vector<HeadlineView> m_headlines;
};

} // namespace interphase
