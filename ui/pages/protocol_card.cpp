#include "ui/pages/protocol_card.h"

#include "ui/widgets/figure_list.h"
#include "ui/widgets/form.h"
#include "ui/widgets/job_progress.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/value_field.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QPushButton>

namespace interphase {
namespace {

constexpr int kLines = 4;
// What the language of protocols knows; not to be translated.
constexpr const char* kExample = "discharge at 2C until 2.5 V; rest for 1 h";
constexpr const char* kLonger = "discharge at 2C until 2.5 V; rest for 1 h; charge at 0.5C until 4.2 V; "
                                "hold at 4.2 V until C/50; repeat 3";

} // namespace

QComboBox* addWeighting(Form* form)
{
    auto* combo = form->addCombo(ProtocolCard::tr("Models"),
                                 {ProtocolCard::tr("this analysis"), ProtocolCard::tr("all, by evidence"),
                                  ProtocolCard::tr("all, by stacking")});
    combo->setToolTip(ProtocolCard::tr(
        "Which analyses predict together, each from its own draws: by their posterior probabilities, or by "
        "the mixture that predicts best ahead (leave-future-out). Both need their evidence, from the page "
        "Compare. What they disagree is a share of the variance."));
    return combo;
}

ProtocolCard::ProtocolCard(QWidget* parent) : Card(tr("Protocol"), parent)
{
    build();
    connect(m_predict, &QPushButton::clicked, this, &ProtocolCard::request);
    connect(m_stop, &QPushButton::clicked, this, &ProtocolCard::stopRequested);
}

void ProtocolCard::build()
{
    m_protocol = new QPlainTextEdit;
    m_protocol->setPlaceholderText(QLatin1String(kExample));
    m_protocol->setToolTip(
        tr("Steps, in English, with a semicolon between them: %1").arg(QLatin1String(kLonger)));
    m_protocol->setTabChangesFocus(true);
    m_protocol->setFixedHeight(kLines * m_protocol->fontMetrics().lineSpacing() + 12);
    m_soc = new ValueField;
    m_soc->setLimits(0.0, 1.0);
    m_soc->setToolTip(tr("State of charge at the start, where the cell rests."));
    m_predict = new QPushButton(tr("Predict"));
    m_predict->setProperty("primary", true);
    m_stop = new QPushButton(tr("Stop"));
    m_progress = new JobProgress;
    m_problem = makeParagraph(QString(), "problem");
    m_figures = new FigureList;
    auto* form = new Form;
    form->add(tr("Starts at SOC"), m_soc);
    m_weighting = addWeighting(form);
    auto* row = new QHBoxLayout;
    row->addWidget(m_predict);
    row->addWidget(m_stop);
    row->addStretch(1);
    body()->addWidget(m_protocol);
    body()->addWidget(form);
    body()->addLayout(row);
    body()->addWidget(m_progress);
    body()->addWidget(m_problem);
    body()->addWidget(m_figures);
}

void ProtocolCard::request()
{
    const QString text = m_protocol->toPlainText().trimmed();
    Q_EMIT predictRequested(text.isEmpty() ? m_protocol->placeholderText() : text, m_soc->value(),
                            m_weighting->currentIndex());
}

void ProtocolCard::setView(const ProtocolView& view)
{
    if (view.protocol != m_given) // what a person is typing stays
        m_protocol->setPlainText(view.protocol);
    if (view.models.weighting != m_shownWeighting)
        m_weighting->setCurrentIndex(view.models.weighting);
    m_shownWeighting = view.models.weighting;
    m_given = view.protocol;
    m_soc->setValue(view.soc);
    m_predict->setVisible(!view.work.running);
    m_stop->setVisible(view.work.running);
    m_progress->setWork(view.work);
    m_problem->setText(view.problem);
    m_problem->setVisible(!view.problem.isEmpty());
    m_figures->setFigures(view.figures);
    m_figures->setVisible(!view.figures.empty());
}

} // namespace interphase
