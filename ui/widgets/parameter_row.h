#pragma once
#include "ui/view/model_view.h"

#include <QWidget>

namespace interphase {

class ElidedLabel;
class FreeDot;
class LogSlider;
class ValueField;

/// A parameter: dot if free, name, value with unit, slider below.
class ParameterRow : public QWidget
{
    Q_OBJECT
public:
    explicit ParameterRow(const ParameterView& parameter, QWidget* parent = nullptr);
    void setParameter(const ParameterView& parameter);
    /// A shorter name than the parameter's own; the tooltip has it in full.
    void setShownName(const QString& name);
    const ParameterView& parameter() const { return m_parameter; }

Q_SIGNALS:
    void valueMoved(double value);   ///< while the slider is dragged
    void valueChanged(double value); ///< when the slider is let go, or a value was typed
    void freed(bool free);

private:
    void buildLayout();
    void wire();
    void fitField();

    ParameterView m_parameter;
    QString m_shownName;
    FreeDot* m_dot;
    ElidedLabel* m_name;
    ValueField* m_field;
    LogSlider* m_slider;
};

} // namespace interphase
