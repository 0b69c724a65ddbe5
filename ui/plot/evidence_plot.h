#pragma once
#include "ui/plot/plot_view.h"
#include "ui/view/compare_view.h"

namespace interphase {

/// Log evidence of the analyses, a row each, best first, less that of the best, with two standard errors;
/// beside each what it is with other widths of the priors. Dotted where the evidence against becomes
/// positive, strong, very strong.
class EvidencePlot : public PlotView
{
    Q_OBJECT
public:
    explicit EvidencePlot(QWidget* parent = nullptr);
    void setRows(const std::vector<EvidenceRowView>& rows, const QString& message);

protected:
    void rebuild() override;

private:
    /// One of the three points of each row.
    struct Mark
    {
        std::optional<EvidencePointView> (*of)(const EvidenceRowView&);
        double shift;
        QCPScatterStyle::ScatterShape shape;
        QString name;
    };
    void addMarks(QCPAxisRect* rect, const Mark& mark, const QColor& color, double size);
    void addStrengths(QCPAxisRect* rect, double lowest);
    void setRange(QCPAxisRect* rect);
    double lowest() const;

    std::vector<EvidenceRowView> m_rows;
    QString m_message;
};

} // namespace interphase
