#pragma once
#include "ui/plot/plot_view.h"
#include "ui/view/posterior_view.h"

namespace interphase {

struct CornerOptions
{
    bool prior = true;  ///< over the marginals
    bool points = true; ///< draws as points
    bool contours = true;
    bool operator==(const CornerOptions&) const = default;
};

/// Marginals on the diagonal over their priors to the same scale, pairs below; all panels equal in size.
class CornerPlot : public PlotView
{
    Q_OBJECT
public:
    explicit CornerPlot(QWidget* parent = nullptr);
    void setPosterior(const PosteriorView& posterior);
    void setOptions(const CornerOptions& options);
    /// Lights the row and column of one parameter; -1 for none.
    void highlight(int parameter);
    /// Sizes of all panels, for tests of equality.
    QList<QSize> panelSizes() const;

Q_SIGNALS:
    /// The parameters under the mouse, column and row; -1, -1 when it leaves.
    void panelHovered(int x, int y);

protected:
    void rebuild() override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Panel
    {
        int x;
        int y;
        QCPAxisRect* rect;
    };
    QCPAxisRect* addPanel(int x, int y);
    void addMarginal(int parameter);
    void addPair(const PairView& pair);
    void addContours(QCPAxisRect* rect, const PairView& pair);
    /// Of each panel, where all of them and the gaps between take so many pixels.
    double panelSide(int all) const;
    QString axisText(const MarginalView& marginal, const DisplayScale& scale) const;
    void titleAxes(QCPAxisRect* rect, int x, int y);
    void setRanges(QCPAxisRect* rect, int x, int y);
    void hover(int x, int y);

    PosteriorView m_posterior;
    CornerOptions m_options;
    QList<Panel> m_panels;
    int m_highlighted = -1;
    int m_hoverX = -1;
    int m_hoverY = -1;
};

} // namespace interphase
