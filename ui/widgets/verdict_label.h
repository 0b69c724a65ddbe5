#pragma once
#include "ui/theme/theme.h"
#include "ui/view/common.h"

#include <QWidget>

namespace interphase {

QColor toneColor(const Theme& theme, Tone tone);

/// A coloured dot and the verdict in words. The shape differs with the tone too: filled, half, ring,
/// triangle.
class VerdictLabel : public QWidget, public Themed
{
    Q_OBJECT
public:
    explicit VerdictLabel(const Verdict& verdict = {}, QWidget* parent = nullptr);
    void setVerdict(const Verdict& verdict);
    const Verdict& verdict() const { return m_verdict; }
    void setTheme(const Theme& theme) override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Theme m_theme = lightTheme();
    Verdict m_verdict;
};

/// Paints the mark of a tone, 9 px wide, centred.
void paintTone(class QPainter& painter, const QPointF& centre, const Theme& theme, Tone tone);

} // namespace interphase
