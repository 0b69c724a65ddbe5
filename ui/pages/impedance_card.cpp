#include "ui/pages/impedance_card.h"

#include "ui/widgets/figure_list.h"
#include "ui/widgets/form.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/value_field.h"

#include <QComboBox>

#include <algorithm>
#include <tuple>

namespace interphase {
namespace {

constexpr double kLowest_Hz = 1e-6, kHighest_Hz = 1e6;

} // namespace

ImpedanceCard::ImpedanceCard(QWidget* parent) : Card(tr("Impedance"), parent)
{
    build();
    for (ValueField* field : {m_soc, m_lowest, m_highest})
        connect(field, &ValueField::valueEdited, this, &ImpedanceCard::change);
    connect(m_shape, &QComboBox::activated, this,
            [this](int index) { Q_EMIT shapeChosen(static_cast<ImpedanceShape>(index)); });
    setView({});
}

void ImpedanceCard::build()
{
    auto* form = new Form;
    m_soc = new ValueField;
    m_soc->setLimits(0.0, 1.0);
    m_soc->setDisplay(100.0, QStringLiteral("%"));
    form->add(tr("State of charge"), m_soc);
    m_lowest = new ValueField;
    m_highest = new ValueField;
    for (ValueField* field : {m_lowest, m_highest}) {
        field->setUnit(QStringLiteral("Hz"));
        field->setLimits(kLowest_Hz, kHighest_Hz);
    }
    form->add(tr("Frequency from"), m_lowest);
    form->add(tr("to"), m_highest);
    // In the order of ImpedanceShape.
    m_shape = form->addCombo(tr("Shown as"), {tr("Nyquist and Bode"), tr("Nyquist"), tr("Bode")});
    m_figures = new FigureList;
    m_problem = makeParagraph(QString(), "problem");
    body()->addWidget(form);
    body()->addWidget(m_figures);
    body()->addWidget(m_problem);
}

void ImpedanceCard::change()
{
    ImpedanceRequestView request;
    request.soc = m_soc->value();
    std::tie(request.lowest_Hz, request.highest_Hz) = std::minmax(m_lowest->value(), m_highest->value());
    if (request.lowest_Hz < request.highest_Hz && request != m_request)
        Q_EMIT requestChanged(request);
}

void ImpedanceCard::setView(const ImpedanceView& view)
{
    m_request = view.request;
    m_soc->setValue(view.request.soc);
    m_lowest->setValue(view.request.lowest_Hz);
    m_highest->setValue(view.request.highest_Hz);
    m_figures->setFigures(view.figures);
    m_figures->setVisible(!view.figures.empty());
    m_problem->setText(view.problem);
    m_problem->setVisible(!view.problem.isEmpty());
}

} // namespace interphase
