#pragma once
#include <QMenu>

#include <functional>

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
    /// Says that it was done, or why not.
    void attempt(const QString& done, const std::function<void()>& work);

    PlotView* m_plot;
};

} // namespace interphase
