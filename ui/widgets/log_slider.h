#pragma once
#include <QSlider>

namespace interphase {

/// A slider over a range of real numbers, in the logarithm where asked for.
class LogSlider : public QSlider
{
    Q_OBJECT
public:
    explicit LogSlider(QWidget* parent = nullptr);
    void setScale(double lower, double upper, bool logarithmic);
    void setRealValue(double value);

Q_SIGNALS:
    void realValueMoved(double value); ///< by the person, not by setRealValue

protected:
    /// The wheel scrolls the panel; a slider under the mouse must not change the model.
    void wheelEvent(QWheelEvent* event) override;

private:
    double toReal(int position) const;

    double m_lower = 0.0;
    double m_upper = 1.0;
    bool m_logarithmic = false;
    bool m_setting = false;
};

} // namespace interphase
