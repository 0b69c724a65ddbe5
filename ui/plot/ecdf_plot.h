#pragma once
#include "ui/plot/plot_view.h"
#include "ui/view/ecdf_view.h"

namespace interphase {

/// Empirical distribution functions less the expected one, a panel each, in the band that should hold them.
class EcdfPlot : public PlotView
{
    Q_OBJECT
public:
    /// xName: of what is distributed, from 0 to 1.
    explicit EcdfPlot(const QString& xName, QWidget* parent = nullptr);
    /// empty: a sentence for no panels.
    void setPanels(const std::vector<EcdfView>& panels, const QString& empty);

protected:
    void rebuild() override;

private:
    void addPanel(const EcdfView& panel, int row, int column, bool lowest);

    QString m_xName;
    std::vector<EcdfView> m_panels;
    QString m_empty;
};

} // namespace interphase
