#pragma once
#include "bayes/prior.h"
#include "ui/theme/theme.h"

#include <QWidget>

#include <optional>

namespace interphase {

/// A prior as a small density. Dragging sideways moves it, dragging up narrows and down widens it; so do the
/// arrow keys. The mark is the value of the parameter set. The scale stands still while a drag lasts.
class DensityEditor : public QWidget, public Themed
{
    Q_OBJECT
public:
    explicit DensityEditor(QWidget* parent = nullptr);
    void setPrior(const PriorSpec& prior, double nominal, bool logarithmic);
    void setTheme(const Theme& theme) override;
    QSize sizeHint() const override { return {136, 40}; }
    QSize minimumSizeHint() const override { return {96, 36}; }

Q_SIGNALS:
    void editing(const interphase::PriorSpec& prior); ///< while dragging
    void edited(const interphase::PriorSpec& prior);  ///< when let go, and with each key

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    double toValue(double pixel) const;
    double toPixel(double value) const;
    QPolygonF outline() const;
    void nudge(double pixels, double widening);
    void fitScale();

    Theme m_theme = lightTheme();
    PriorSpec m_prior;
    double m_nominal = 0.0;
    bool m_logarithmic = false;
    double m_lower = 0.0;
    double m_upper = 1.0;
    std::optional<QPointF> m_grabbed;
    PriorSpec m_grabbedPrior;
};

} // namespace interphase
