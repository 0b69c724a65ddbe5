#include "ui/widgets/value_field.h"

#include "ui/text/number.h"
#include "ui/text/quantity_parser.h"

#include <QKeyEvent>
#include <QStyle>

#include <cmath>
#include <limits>

namespace interphase {

ValueField::ValueField(QWidget* parent)
    : QLineEdit(parent),
      m_lower(-std::numeric_limits<double>::infinity()),
      m_upper(std::numeric_limits<double>::infinity())
{
    setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    connect(this, &QLineEdit::returnPressed, this, &ValueField::accept);
}

void ValueField::setUnit(const QString& unit)
{
    m_unit = unit == QLatin1String("1") ? QString() : unit;
    display(m_value);
}

void ValueField::setValue(double value)
{
    m_value = value;
    // What a person is typing is not overwritten by what a computation or a slider says.
    if (!(hasFocus() && isModified()))
        display(value);
}

void ValueField::setLimits(double lower, double upper)
{
    m_lower = lower;
    m_upper = upper;
}

void ValueField::setUnitShown(bool shown)
{
    m_unitShown = shown;
    display(m_value);
}

void ValueField::setDisplay(double factor, const QString& shownUnit)
{
    m_factor = factor;
    m_shownUnit = shownUnit;
    display(m_value);
}

QString ValueField::textOf(double value) const
{
    if (std::isinf(value))
        return m_infinityAllowed ? QString() : formatNumber(value);
    if (!m_unitShown)
        return formatNumber(value);
    if (m_shownUnit.isEmpty())
        return formatQuantity(value, m_unit, 5);
    return formatNumber(value * m_factor, 5) + QLatin1Char(' ') + m_shownUnit;
}

QString ValueField::shownUnit() const
{
    if (!m_shownUnit.isEmpty())
        return m_shownUnit;
    const QString text = textOf(m_value);
    const auto space = text.indexOf(QLatin1Char(' '));
    return space < 0 ? QString() : text.mid(space + 1);
}

void ValueField::display(double value)
{
    setText(textOf(value));
    setModified(false);
    setInvalid(false);
    setCursorPosition(0);
}

void ValueField::allowNoBound(bool isLower)
{
    m_infinityAllowed = true;
    m_infinity = isLower ? -1.0 : 1.0;
    setPlaceholderText(tr("none"));
}

bool ValueField::acceptInfinity()
{
    const QString word = text().trimmed().toLower();
    const bool none = word.isEmpty() || word == QLatin1String("inf") || word == QLatin1String("-inf") ||
                      word == QLatin1String("none") || word == tr("none") || word.endsWith(QChar(0x221e));
    if (!m_infinityAllowed || !none)
        return false;
    m_value = std::copysign(std::numeric_limits<double>::infinity(), m_infinity);
    display(m_value);
    Q_EMIT valueEdited(m_value);
    return true;
}

void ValueField::accept()
{
    if (!isModified() || acceptInfinity())
        return;
    const ParsedQuantity parsed = parseQuantity(text(), m_unit, shownUnit());
    if (!parsed.ok)
        return refuse(parsed.problem);
    if (parsed.value < m_lower || parsed.value > m_upper)
        return refuse(tr("Expected a value between %1 and %2.").arg(textOf(m_lower), textOf(m_upper)));
    m_value = parsed.value;
    display(m_value);
    Q_EMIT valueEdited(m_value);
}

void ValueField::refuse(const QString& why)
{
    setInvalid(true);
    setToolTip(why);
}

void ValueField::setInvalid(bool invalid)
{
    if (property("invalid").toBool() == invalid)
        return;
    setProperty("invalid", invalid);
    if (!invalid)
        setToolTip(QString());
    style()->unpolish(this);
    style()->polish(this);
}

void ValueField::focusInEvent(QFocusEvent* event)
{
    QLineEdit::focusInEvent(event);
    if (event->reason() != Qt::MouseFocusReason)
        selectAll();
}

void ValueField::focusOutEvent(QFocusEvent* event)
{
    accept();
    QLineEdit::focusOutEvent(event);
}

void ValueField::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && isModified()) {
        display(m_value);
        selectAll();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

} // namespace interphase
