#include "ui/plot/plot_menu.h"

#include "ui/plot/plot_export.h"
#include "ui/plot/plot_view.h"
#include "ui/text/messages.h"

#include <QApplication>
#include <QClipboard>
#include <QFileDialog>

#include <memory>

namespace interphase {
namespace {

/// Pictures leave the program in the light theme: they go onto white paper.
template <class Action>
auto inLightTheme(PlotView& plot, Action action)
{
    const Theme before = plot.theme();
    const std::shared_ptr<void> back(nullptr, [&](void*) { plot.setTheme(before); });
    plot.setTheme(lightTheme());
    return action();
}

} // namespace

PlotMenu::PlotMenu(PlotView* plot) : QMenu(plot), m_plot(plot)
{
    addAction(tr("&Copy picture"), this, &PlotMenu::copyPicture);
    addAction(tr("&Save picture as SVG, PDF or PNG…"), this, &PlotMenu::savePicture);
    addAction(tr("Save &data as CSV…"), this, &PlotMenu::saveData);
    addSeparator();
    addAction(tr("&Reset zoom"), plot, &PlotView::resetZoom);
}

void PlotMenu::copyPicture()
{
    const QPixmap picture =
        inLightTheme(*m_plot, [this] { return m_plot->toPixmap(m_plot->width(), m_plot->height(), 2.0); });
    QApplication::clipboard()->setPixmap(picture);
    Q_EMIT m_plot->said(tr("Picture copied."));
}

void PlotMenu::savePicture()
{
    const QString name = QFileDialog::getSaveFileName(m_plot, tr("Save picture"),
                                                      QString(m_plot->fileStem() + QStringLiteral(".svg")),
                                                      tr("Pictures (*.svg *.pdf *.png)"));
    if (name.isEmpty())
        return;
    attempt(tr("Picture saved as %1.").arg(name),
            [&] { inLightTheme(*m_plot, [&] { savePlotPicture(*m_plot, name); }); });
}

void PlotMenu::saveData()
{
    const QString name = QFileDialog::getSaveFileName(
        m_plot, tr("Save data"), QString(m_plot->fileStem() + QStringLiteral(".csv")), tr("Tables (*.csv)"));
    if (name.isEmpty())
        return;
    attempt(tr("Data saved as %1.").arg(name), [&] { savePlotCsv(*m_plot, name); });
}

void PlotMenu::attempt(const QString& done, const std::function<void()>& work)
{
    try {
        work();
        Q_EMIT m_plot->said(done);
    } catch (const InputError& error) {
        Q_EMIT m_plot->said(messageText(error.message()));
    }
}

} // namespace interphase
