#include "ui/pages/rate_map_card.h"

#include "ui/widgets/form.h"
#include "ui/widgets/job_progress.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/value_field.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

#include <algorithm>
#include <tuple>

namespace interphase {
namespace {

/// Rates and temperatures, in the order of the choice.
constexpr std::pair<int, int> kSizes[] = {{6, 5}, {12, 8}, {24, 16}};

constexpr double kLowestRate_C = 0.01, kHighestRate_C = 20.0;
constexpr double kHighest_V = 10.0;
constexpr double kColdest_K = 233.15, kWarmest_K = 353.15;

} // namespace

RateMapCard::RateMapCard(QWidget* parent) : Card(tr("Map"), parent)
{
    build();
    connect(m_quantity, &QComboBox::activated, this,
            [this](int index) { Q_EMIT quantityChosen(static_cast<RateMapQuantity>(index)); });
    connect(m_points, &QComboBox::activated, this, &RateMapCard::changeGrid);
    connect(m_start, &QPushButton::clicked, this, &RateMapCard::startRequested);
    connect(m_stop, &QPushButton::clicked, this, &RateMapCard::stopRequested);
    setView({});
}

ValueField* RateMapCard::addField(Form* form, const QString& name, const QString& unit, double lower,
                                  double upper, void (RateMapCard::*changed)())
{
    auto* field = new ValueField;
    field->setUnit(unit);
    field->setLimits(lower, upper);
    form->add(name, field);
    connect(field, &ValueField::valueEdited, this, changed);
    return field;
}

void RateMapCard::build()
{
    auto* form = new Form;
    // In the order of RateMapQuantity.
    m_quantity = form->addCombo(tr("Quantity"), {tr("Charge of a discharge"), tr("Energy of a discharge"),
                                                 tr("Charge until plating")});
    m_soc = addField(form, tr("Starts at"), {}, 0.0, 1.0, &RateMapCard::changeSpan);
    m_soc->setDisplay(100.0, QStringLiteral("%"));
    m_soc->setToolTip(tr("State of charge at which the cell rests before the current flows"));
    m_steps = new QLineEdit;
    m_steps->setPlaceholderText(tr("none"));
    m_steps->setToolTip(
        tr("Steps that come first, at the temperature of each point, such as “discharge at 1C for "
           "10 min; rest for 5 min”"));
    form->add(tr("After"), m_steps);
    connect(m_steps, &QLineEdit::editingFinished, this, &RateMapCard::changeSpan);
    m_voltage = addField(form, tr("Until"), QStringLiteral("V"), 0.0, kHighest_V, &RateMapCard::changeSpan);
    m_voltage->setToolTip(tr("Voltage at which a discharge or a charge ends"));
    m_firstRate =
        addField(form, tr("Rate from, C"), {}, kLowestRate_C, kHighestRate_C, &RateMapCard::changeGrid);
    m_lastRate = addField(form, tr("to, C"), {}, kLowestRate_C, kHighestRate_C, &RateMapCard::changeGrid);
    m_coldest =
        addField(form, tr("Coldest"), QStringLiteral("K"), kColdest_K, kWarmest_K, &RateMapCard::changeGrid);
    m_warmest =
        addField(form, tr("Warmest"), QStringLiteral("K"), kColdest_K, kWarmest_K, &RateMapCard::changeGrid);
    m_points = form->addCombo(tr("Points"));
    for (const auto& [rates, temperatures] : kSizes)
        m_points->addItem(QStringLiteral("%1 × %2").arg(rates).arg(temperatures));
    m_start = new QPushButton(tr("Compute"));
    m_start->setProperty("primary", true);
    m_stop = new QPushButton(tr("Stop"));
    m_progress = new JobProgress;
    m_summary = makeParagraph(QString(), "muted");
    m_problem = makeParagraph(QString(), "problem");
    auto* row = new QHBoxLayout;
    row->setSpacing(6);
    row->addWidget(m_start);
    row->addWidget(m_stop);
    row->addStretch(1);
    body()->addWidget(form);
    body()->addLayout(row);
    body()->addWidget(m_progress);
    body()->addWidget(m_summary);
    body()->addWidget(m_problem);
}

void RateMapCard::changeGrid()
{
    RateMapGrid grid = m_grid;
    std::tie(grid.firstRate_C, grid.lastRate_C) = std::minmax(m_firstRate->value(), m_lastRate->value());
    std::tie(grid.coldest_K, grid.warmest_K) = std::minmax(m_coldest->value(), m_warmest->value());
    std::tie(grid.rates, grid.temperatures) = kSizes[m_points->currentIndex()];
    const bool spans = grid.firstRate_C < grid.lastRate_C && grid.coldest_K < grid.warmest_K;
    if (spans && grid != m_grid)
        Q_EMIT gridChanged(grid);
}

void RateMapCard::changeSpan()
{
    const RateMapSpan span{m_soc->value(), m_voltage->value(), m_steps->text().trimmed()};
    if (span != m_span)
        Q_EMIT spanChanged(span);
}

void RateMapCard::setView(const RateMapView& view)
{
    m_grid = view.grid;
    m_span = view.span;
    m_soc->setValue(view.span.soc);
    m_voltage->setValue(view.span.voltage_V);
    if (m_steps->text().trimmed() != view.span.steps)
        m_steps->setText(view.span.steps);
    m_quantity->setCurrentIndex(static_cast<int>(view.quantity));
    m_firstRate->setValue(view.grid.firstRate_C);
    m_lastRate->setValue(view.grid.lastRate_C);
    m_coldest->setValue(view.grid.coldest_K);
    m_warmest->setValue(view.grid.warmest_K);
    for (int i = 0; i < static_cast<int>(std::size(kSizes)); ++i)
        if (kSizes[i].first == view.grid.rates)
            m_points->setCurrentIndex(i);
    m_start->setVisible(!view.work.running && !view.complete && view.problem.isEmpty());
    m_stop->setVisible(view.work.running);
    m_progress->setWork(view.work);
    m_summary->setText(view.summary);
    m_summary->setVisible(!view.summary.isEmpty());
    m_problem->setText(view.problem);
    m_problem->setVisible(!view.problem.isEmpty());
}

} // namespace interphase
