#include "ui/pages/risk_card.h"

#include "ui/widgets/figure_list.h"
#include "ui/widgets/form.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/value_field.h"

#include <QComboBox>

#include <cmath>

namespace interphase {

RiskCard::RiskCard(QWidget* parent) : Card(tr("Risk"), parent)
{
    build();
    connect(m_quantity, &QComboBox::activated, this, &RiskCard::change);
    connect(m_side, &QComboBox::activated, this, &RiskCard::change);
    for (ValueField* field : {m_value, m_cost, m_costPerUnit})
        connect(field, &ValueField::valueEdited, this, &RiskCard::change);
}

void RiskCard::build()
{
    auto* form = new Form;
    m_quantity = form->addCombo(tr("Quantity"));
    m_side = form->addCombo(tr("is"), {tr("below"), tr("above")});
    m_value = new ValueField;
    m_cost = new ValueField;
    m_cost->setToolTip(tr("What it costs whenever the limit is crossed, in a currency of your own."));
    m_costPerUnit = new ValueField;
    m_costPerUnit->setToolTip(tr("What each unit beyond the limit costs: each volt, each ampere hour."));
    form->add(tr("Limit"), m_value);
    form->add(tr("Cost of crossing"), m_cost);
    form->add(tr("Cost per unit"), m_costPerUnit);
    m_risk = new FigureList;
    m_says = makeParagraph(QString(), "muted");
    m_ofModels = new FigureList;
    body()->addWidget(m_risk);
    body()->addWidget(m_ofModels);
    body()->addWidget(form);
    body()->addWidget(m_says);
}

void RiskCard::change()
{
    const bool other = m_quantity->currentIndex() != m_limit.quantity;
    m_limit.quantity = m_quantity->currentIndex();
    m_limit.below = m_side->currentIndex() == 0;
    m_limit.limit = m_value->value();
    m_limit.costOfCrossing = m_cost->value();
    m_limit.costPerUnit = m_costPerUnit->value();
    if (other)
        m_limit.limit = std::nan(""); // its owner knows one that says something
    Q_EMIT limitChanged(m_limit);
}

void RiskCard::setView(const ProtocolView& view)
{
    m_limit = view.limit;
    if (view.quantities != m_quantities) {
        m_quantities = view.quantities;
        m_quantity->clear();
        for (const LimitQuantityView& quantity : m_quantities)
            m_quantity->addItem(quantity.name);
    }
    const auto index = static_cast<std::size_t>(view.limit.quantity);
    m_quantity->setCurrentIndex(view.limit.quantity);
    m_side->setCurrentIndex(view.limit.below ? 0 : 1);
    m_value->setUnit(index < m_quantities.size() ? m_quantities[index].unit : QString());
    m_value->setValue(view.limit.limit);
    m_cost->setValue(view.limit.costOfCrossing);
    m_costPerUnit->setValue(view.limit.costPerUnit);
    m_risk->setHeadlines(view.risk);
    std::vector<FigureView> alone;
    for (const ModelLineView& model : view.riskOfModels)
        alone.push_back({model.weight, tr("with %1 alone").arg(model.name)});
    m_ofModels->setFigures(alone);
    m_ofModels->setVisible(!view.riskOfModels.empty());
    m_says->setText(view.riskSays);
    m_says->setVisible(!view.riskSays.isEmpty());
}

} // namespace interphase
