#include "ui/pages/earlier_prior_row.h"

#include "ui/widgets/job_progress.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/verdict_label.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>

namespace interphase {

EarlierPriorRow::EarlierPriorRow(QWidget* parent) : QWidget(parent)
{
    m_choose = new QPushButton(tr("From an earlier study…"));
    m_choose->setToolTip(tr("The posterior of a study of other data becomes the prior of the parameters that "
                            "are free in both, with their correlations; can be undone"));
    m_cancel = new QPushButton(tr("Cancel"));
    m_progress = new JobProgress;
    m_says = makeParagraph(QString(), "small");
    m_warning = new QWidget;
    m_mark = new QLabel;
    m_warningText = makeParagraph(QString());
    auto* warning = new QHBoxLayout(m_warning);
    warning->setContentsMargins(0, 0, 0, 0);
    warning->setSpacing(6);
    warning->addWidget(m_mark, 0, Qt::AlignTop);
    warning->addWidget(m_warningText, 1);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_choose);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_progress, 1);
    buttons->addStretch(0);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addLayout(buttons);
    column->addWidget(m_says);
    column->addWidget(m_warning);
    connect(m_choose, &QPushButton::clicked, this, &EarlierPriorRow::requested);
    connect(m_cancel, &QPushButton::clicked, this, &EarlierPriorRow::cancelled);
    setTheme(lightTheme());
    setView({});
}

void EarlierPriorRow::setView(const EarlierPriorView& view)
{
    m_choose->setEnabled(!view.running);
    m_cancel->setVisible(view.running);
    m_progress->setWork({view.running, -1.0, view.reading});
    m_says->setText(view.says);
    m_says->setVisible(!view.says.isEmpty());
    m_warningText->setText(view.warning);
    m_warning->setVisible(!view.warning.isEmpty());
}

void EarlierPriorRow::setTheme(const Theme& theme)
{
    constexpr int kSize = 13, kSharp = 2;
    QPixmap mark(kSharp * kSize, kSharp * kSize);
    mark.setDevicePixelRatio(kSharp);
    mark.fill(Qt::transparent);
    QPainter painter(&mark);
    paintTone(painter, QPointF(0.5 * kSize, 0.5 * kSize + 1.0), theme, Tone::Warning);
    painter.end();
    m_mark->setPixmap(mark);
}

} // namespace interphase
