#include "ui/pages/ageing_card.h"

#include "ui/widgets/figure_list.h"
#include "ui/widgets/form.h"
#include "ui/widgets/job_progress.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/value_field.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>

namespace interphase {
namespace {

constexpr int kProtocolLines = 5;
constexpr int kMostCycles = 100000;

} // namespace

AgeingCard::AgeingCard(QWidget* parent) : Card(tr("Ageing"), parent)
{
    build();
    wire();
    setView({});
}

void AgeingCard::build()
{
    m_protocol = new QPlainTextEdit;
    m_protocol->setAccessibleName(tr("Steps of one cycle"));
    m_protocol->setTabChangesFocus(true);
    m_protocol->setFixedHeight(kProtocolLines * m_protocol->fontMetrics().lineSpacing() + 12);
    m_protocol->setToolTip(
        tr("One step a line or between semicolons, such as \"discharge at 1C until 2.5 V\", "
           "\"rest for 1 h\", \"charge at 0.5C until 4.2 V\", \"hold at 4.2 V until C/50\"; "
           "[ ... ] repeat 3 repeats some"));
    m_cycles = new QSpinBox;
    m_cycles->setRange(1, kMostCycles);
    m_cycles->setGroupSeparatorShown(false);
    m_skip = new QCheckBox(tr("Skip cycles that are alike"));
    m_skip->setToolTip(
        tr("Where the change from cycle to cycle is steady, the cell jumps along its trend; the first "
           "cycle after a jump settles it and is not shown"));
    m_tolerance = new ValueField;
    m_tolerance->setUnit(QStringLiteral("Ah"));
    m_tolerance->setLimits(1e-9, 1e3);
    m_tolerance->setDisplay(1e3, QStringLiteral("mAh"));
    auto* count = new Form;
    count->add(tr("Cycles"), m_cycles);
    auto* tolerance = new Form;
    tolerance->add(tr("Error of a jump"), m_tolerance);
    m_toleranceRow = tolerance;
    m_remark = makeParagraph(QString(), "muted");
    m_run = new QPushButton(tr("Run"));
    m_run->setProperty("primary", true);
    m_stop = new QPushButton(tr("Stop"));
    m_progress = new JobProgress;
    m_problem = makeParagraph(QString(), "problem");
    m_figures = new FigureList;
    m_summary = makeParagraph(QString(), "muted");
    auto* row = new QHBoxLayout;
    row->setSpacing(6);
    row->addWidget(m_run);
    row->addWidget(m_stop);
    row->addStretch(1);
    body()->addWidget(makeLabel(tr("Steps of one cycle"), "muted"));
    for (QWidget* widget : {static_cast<QWidget*>(m_protocol), static_cast<QWidget*>(count),
                            static_cast<QWidget*>(m_skip), m_toleranceRow, static_cast<QWidget*>(m_remark)})
        body()->addWidget(widget);
    body()->addLayout(row);
    for (QWidget* widget : {static_cast<QWidget*>(m_progress), static_cast<QWidget*>(m_problem),
                            static_cast<QWidget*>(m_figures), static_cast<QWidget*>(m_summary)})
        body()->addWidget(widget);
}

void AgeingCard::wire()
{
    connect(m_protocol, &QPlainTextEdit::textChanged, this, &AgeingCard::change);
    connect(m_cycles, &QSpinBox::valueChanged, this, &AgeingCard::change);
    connect(m_skip, &QCheckBox::toggled, this, &AgeingCard::change);
    connect(m_tolerance, &ValueField::valueEdited, this, &AgeingCard::change);
    connect(m_run, &QPushButton::clicked, this, &AgeingCard::runRequested);
    connect(m_stop, &QPushButton::clicked, this, &AgeingCard::stopRequested);
}

void AgeingCard::change()
{
    const AgeingRequestView request{m_protocol->toPlainText(), m_cycles->value(), m_skip->isChecked(),
                                    m_tolerance->value()};
    if (request == m_request)
        return;
    m_request = request;
    m_toleranceRow->setVisible(request.skip);
    Q_EMIT requestChanged(request);
}

void AgeingCard::setView(const AgeingView& view)
{
    m_request = view.request;
    const QSignalBlocker a(m_protocol), b(m_cycles), c(m_skip);
    if (m_protocol->toPlainText() != view.request.protocol) // the cursor stays where it is otherwise
        m_protocol->setPlainText(view.request.protocol);
    m_cycles->setValue(view.request.cycles);
    m_skip->setChecked(view.request.skip);
    m_tolerance->setValue(view.request.tolerance_Ah);
    m_toleranceRow->setVisible(view.request.skip);
    m_remark->setText(view.remark);
    m_remark->setVisible(!view.remark.isEmpty());
    m_run->setVisible(!view.work.running);
    m_stop->setVisible(view.work.running);
    m_progress->setWork(view.work);
    m_problem->setText(view.problem);
    m_problem->setVisible(!view.problem.isEmpty());
    m_figures->setFigures(view.figures);
    m_figures->setVisible(!view.figures.empty());
    m_summary->setText(view.summary);
    m_summary->setVisible(!view.summary.isEmpty());
}

} // namespace interphase
