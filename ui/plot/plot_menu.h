#pragma once
#include <QMenu>

namespace interphase {

class PlotView;

/// The right button of every figure: copy, save the picture, save the data, reset.
class PlotMenu : public QMenu
{
    Q_OBJECT
public:
    explicit PlotMenu(PlotView* plot);

private:
    void copyPicture();
    void savePicture();
    void saveData();

    PlotView* m_plot;
};

} // namespace interphase
