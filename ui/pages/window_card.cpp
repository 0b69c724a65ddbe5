#include "ui/pages/window_card.h"

#include "ui/text/number.h"
#include "ui/widgets/form.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/value_field.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSpinBox>

namespace interphase {

WindowCard::WindowCard(QWidget* parent) : Card(tr("Windows"), parent)
{
    auto* form = new Form;
    form->add(tr("Fit"), makeRange(m_fitBegin, m_fitEnd, tr("Fit")));
    body()->addWidget(form);
    connect(m_fitBegin, &ValueField::valueEdited, this,
            [this](double v) { Q_EMIT fitWindowChanged(v, m_fitEnd->value()); });
    connect(m_fitEnd, &ValueField::valueEdited, this,
            [this](double v) { Q_EMIT fitWindowChanged(m_fitBegin->value(), v); });
    m_points = new QSpinBox;
    m_points->setRange(10, 100000);
    m_points->setSingleStep(50);
    m_points->setKeyboardTracking(false);
    m_points->setToolTip(
        tr("At most this many points of the window are fitted; thinning keeps transients and knees."));
    connect(m_points, &QSpinBox::valueChanged, this, &WindowCard::pointsChanged);
    buildQuantities();
    buildHoldOut();
    auto* thinning = new Form;
    thinning->add(tr("Points fitted"), m_points);
    body()->addWidget(thinning);
    buildInitialSoc();
}

void WindowCard::buildQuantities()
{
    auto* both = new QWidget;
    auto* row = new QHBoxLayout(both);
    row->setContentsMargins(0, 0, 0, 0);
    m_voltage = new QCheckBox(tr("Voltage"));
    m_temperature = new QCheckBox(tr("Temperature"));
    m_temperature->setToolTip(tr("The measured temperature is that of the cell's surface; the model of the "
                                 "heat must be lumped or distributed (page Cell & model)."));
    for (QCheckBox* box : {m_voltage, m_temperature}) {
        row->addWidget(box);
        connect(box, &QCheckBox::clicked, this, [this, box] { emitQuantities(box); });
    }
    row->addStretch(1);
    auto* form = new Form;
    form->add(tr("Quantities"), both);
    m_quantities = form;
    m_problem = makeParagraph(QString(), "problem");
    body()->addWidget(form);
    body()->addWidget(m_problem);
}

/// Of the two the last one that is on stays on.
void WindowCard::emitQuantities(QCheckBox* last)
{
    if (!m_voltage->isChecked() && !m_temperature->isChecked())
        last->setChecked(true);
    Q_EMIT quantitiesChanged(m_voltage->isChecked(), m_temperature->isChecked());
}

void WindowCard::buildInitialSoc()
{
    auto* form = new Form;
    m_socSource = form->addCombo(tr("SOC at start"),
                                 {tr("from the rest voltage"), tr("as given"), tr("free, with a prior")});
    m_socSource->setToolTip(
        tr("State of charge at the first row. The rest voltage is the one measured before the "
           "current begins; a free one gets a prior on the page Priors."));
    m_soc = new ValueField;
    m_soc->setAccessibleName(tr("State of charge at the start"));
    m_soc->setLimits(0.0, 1.0);
    form->add(QString(), m_soc);
    body()->addWidget(form);
    connect(m_socSource, &QComboBox::activated, this, &WindowCard::emitInitialSoc);
    connect(m_soc, &ValueField::valueEdited, this, &WindowCard::emitInitialSoc);
}

void WindowCard::emitInitialSoc()
{
    Q_EMIT initialSocChanged(static_cast<InitialSocSource>(m_socSource->currentIndex()), m_soc->value());
}

void WindowCard::buildHoldOut()
{
    m_holdOut = new QCheckBox(tr("Keep a part back to judge predictions"));
    connect(m_holdOut, &QCheckBox::clicked, this, &WindowCard::holdOutToggled);
    body()->addWidget(m_holdOut);
    auto* form = new Form;
    form->add(tr("Held out"), makeRange(m_holdOutBegin, m_holdOutEnd, tr("Held out")));
    m_holdOutRange = form;
    body()->addWidget(form);
    connect(m_holdOutBegin, &ValueField::valueEdited, this,
            [this](double v) { Q_EMIT holdOutWindowChanged(v, m_holdOutEnd->value()); });
    connect(m_holdOutEnd, &ValueField::valueEdited, this,
            [this](double v) { Q_EMIT holdOutWindowChanged(m_holdOutBegin->value(), v); });
}

QWidget* WindowCard::makeRange(ValueField*& begin, ValueField*& end, const QString& name)
{
    auto* range = new QWidget;
    auto* row = new QHBoxLayout(range);
    row->setContentsMargins(0, 0, 0, 0);
    begin = new ValueField;
    end = new ValueField;
    begin->setAccessibleName(tr("%1, begin").arg(name));
    end->setAccessibleName(tr("%1, end").arg(name));
    for (ValueField* field : {begin, end})
        field->setUnit(QStringLiteral("s"));
    row->addWidget(begin);
    row->addWidget(makeLabel(tr("to"), "muted"));
    row->addWidget(end);
    return range;
}

void WindowCard::setDataset(const DatasetView& dataset)
{
    if (dataset.time_s.empty())
        return;
    const double first = dataset.time_s.front();
    const double last = dataset.time_s.back();
    const DisplayScale scale = timeScaleFor(last);
    for (ValueField* field : {m_fitBegin, m_fitEnd, m_holdOutBegin, m_holdOutEnd}) {
        field->setDisplay(scale.factor, scale.unit);
        field->setLimits(first, last);
        // The longest time is seen whole; below 1 it has a digit more.
        constexpr int kFrame = 26;
        const QString longest = QStringLiteral("0.00000 ") + scale.unit;
        field->setMinimumWidth(kFrame + field->fontMetrics().horizontalAdvance(longest));
    }
    const TimeWindow fit = dataset.fit.value_or(TimeWindow{first, last});
    showFit(fit.begin_s, fit.end_s);
    m_holdOut->setChecked(dataset.holdOut.has_value());
    m_holdOutRange->setVisible(dataset.holdOut.has_value());
    const TimeWindow held = dataset.holdOut.value_or(TimeWindow{last, last});
    showHoldOut(held.begin_s, held.end_s);
    const QSignalBlocker quiet(m_points);
    m_points->setValue(dataset.points);
    m_quantities->setVisible(dataset.hasTemperature || dataset.usesTemperature);
    m_voltage->setChecked(dataset.usesVoltage);
    m_temperature->setChecked(dataset.usesTemperature);
    m_problem->setText(dataset.quantityProblem);
    m_problem->setVisible(!dataset.quantityProblem.isEmpty());
    m_socSource->setCurrentIndex(static_cast<int>(dataset.socSource));
    m_soc->setVisible(dataset.socSource == InitialSocSource::Value);
    m_soc->setValue(dataset.initialSoc);
}

void WindowCard::showFit(double begin_s, double end_s)
{
    m_fitBegin->setValue(begin_s);
    m_fitEnd->setValue(end_s);
}

void WindowCard::showHoldOut(double begin_s, double end_s)
{
    m_holdOutBegin->setValue(begin_s);
    m_holdOutEnd->setValue(end_s);
}

} // namespace interphase
