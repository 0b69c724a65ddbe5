#pragma once
#include <QLineEdit>

namespace interphase {

/// A number with its unit. Takes units and arithmetic ("5 Ah", "2*3.3e-14"); a bare number is meant in the
/// unit shown. What cannot be understood keeps the field red and says why; Escape brings the last value back.
class ValueField : public QLineEdit
{
    Q_OBJECT
public:
    explicit ValueField(QWidget* parent = nullptr);
    /// Unit as in ParameterInfo ("m2/s"); "1" or empty for none.
    void setUnit(const QString& unit);
    void setValue(double value);
    double value() const { return m_value; }
    void setLimits(double lower, double upper);
    /// Off where the unit stands beside the field already: the bare SI number is shown.
    void setUnitShown(bool shown);
    /// For a bound that may be absent: also takes "inf", "-inf", "none" and nothing at all.
    void allowNoBound(bool isLower);
    /// For times in minutes: shown = value * factor, with this unit in the text.
    void setDisplay(double factor, const QString& shownUnit);

Q_SIGNALS:
    void valueEdited(double value);

protected:
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void accept();
    bool acceptInfinity();
    void refuse(const QString& why);
    void display(double value);
    void setInvalid(bool invalid);
    QString textOf(double value) const;
    QString shownUnit() const;

    QString m_unit;
    QString m_shownUnit;
    bool m_unitShown = true;
    double m_factor = 1.0;
    double m_value = 0.0;
    double m_lower;
    double m_upper;
    bool m_infinityAllowed = false;
    double m_infinity = 1.0; ///< sign that "none" stands for
};

} // namespace interphase
