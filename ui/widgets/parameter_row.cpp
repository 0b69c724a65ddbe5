#include "ui/widgets/parameter_row.h"

#include "ui/theme/theme.h"
#include "ui/widgets/free_dot.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/log_slider.h"
#include "ui/widgets/value_field.h"

#include <QGridLayout>

namespace interphase {

ParameterRow::ParameterRow(const ParameterView& parameter, QWidget* parent) : QWidget(parent)
{
    m_dot = new FreeDot;
    m_name = new ElidedLabel;
    m_field = new ValueField;
    m_field->setProperty("field", QStringLiteral("value"));
    m_slider = new LogSlider;
    buildLayout();
    wire();
    setParameter(parameter);
}

void ParameterRow::buildLayout()
{
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(4);
    grid->setVerticalSpacing(1);
    grid->addWidget(m_dot, 0, 0);
    grid->addWidget(m_name, 0, 1);
    grid->addWidget(m_field, 0, 2);
    grid->addWidget(m_slider, 1, 1, 1, 2);
    grid->setColumnStretch(1, 1);
}

void ParameterRow::wire()
{
    connect(m_dot, &QAbstractButton::clicked, this, &ParameterRow::freed);
    connect(m_field, &ValueField::valueEdited, this, &ParameterRow::valueChanged);
    connect(m_slider, &LogSlider::realValueMoved, this, [this](double value) {
        m_field->setValue(value);
        if (m_slider->isSliderDown())
            Q_EMIT valueMoved(value);
        else
            Q_EMIT valueChanged(value);
    });
    connect(m_slider, &QSlider::sliderReleased, this, [this] { Q_EMIT valueChanged(m_field->value()); });
}

void ParameterRow::setParameter(const ParameterView& parameter)
{
    m_parameter = parameter;
    m_dot->setChecked(parameter.free);
    m_dot->setEnabled(parameter.canBeFree);
    m_name->setFullText(m_shownName.isEmpty() ? parameter.label.name : m_shownName);
    m_name->setToolTip(QStringLiteral("<qt>%1, %2<br>%3</qt>")
                           .arg(parameter.label.name.toHtmlEscaped(), parameter.label.symbol,
                                parameter.label.path.toHtmlEscaped()));
    m_field->setUnit(parameter.label.unit);
    m_field->setValue(parameter.value);
    fitField();
    m_field->setAccessibleName(parameter.label.name);
    m_slider->setAccessibleName(parameter.label.name);
    m_slider->setScale(parameter.sliderLower, parameter.sliderUpper, parameter.logarithmic);
    if (!m_slider->isSliderDown())
        m_slider->setRealValue(parameter.value);
}

void ParameterRow::setShownName(const QString& name)
{
    m_shownName = name;
    m_name->setFullText(name);
}

void ParameterRow::fitField()
{
    // As wide as the value needs, in steps, so that the name does not jump while the slider moves.
    const int needed = QFontMetrics(textFont(TextSize::Normal)).horizontalAdvance(m_field->text()) + 18;
    m_field->setFixedWidth(qMax(72, (needed + 23) / 24 * 24));
}

} // namespace interphase
