#include "ui/widgets/soc_choice.h"

#include "ui/widgets/value_field.h"

#include <QComboBox>
#include <QVBoxLayout>

namespace interphase {

SocChoice::SocChoice(const Names& names, bool mayBeFree, QWidget* parent)
    : QWidget(parent),
      m_source(new QComboBox),
      m_soc(new ValueField),
      m_voltage(new ValueField)
{
    m_source->addItems({tr("from the rest voltage"), tr("as given")});
    if (mayBeFree)
        m_source->addItem(tr("free, with a prior"));
    m_source->setToolTip(names.tip);
    m_source->setAccessibleName(names.tip);
    m_soc->setAccessibleName(names.soc);
    m_soc->setLimits(0.0, 1.0);
    m_voltage->setAccessibleName(names.restVoltage);
    m_voltage->setUnit(QStringLiteral("V"));
    m_voltage->setLimits(0.0, 10.0);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_source);
    column->addWidget(m_soc);
    column->addWidget(m_voltage);
    connect(m_source, &QComboBox::activated, this, &SocChoice::emitChanged);
    for (ValueField* field : {m_soc, m_voltage})
        connect(field, &ValueField::valueEdited, this, &SocChoice::emitChanged);
}

void SocChoice::setSoc(InitialSocSource source, double soc, double restVoltage_V)
{
    m_source->setCurrentIndex(static_cast<int>(source));
    m_soc->setVisible(source == InitialSocSource::Value);
    m_soc->setValue(soc);
    m_voltage->setVisible(source == InitialSocSource::RestVoltage);
    m_voltage->setValue(restVoltage_V);
}

void SocChoice::emitChanged()
{
    const auto source = static_cast<InitialSocSource>(m_source->currentIndex());
    Q_EMIT changed(source, source == InitialSocSource::RestVoltage ? m_voltage->value() : m_soc->value());
}

} // namespace interphase
