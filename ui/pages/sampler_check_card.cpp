#include "ui/pages/sampler_check_card.h"

#include "ui/widgets/form.h"
#include "ui/widgets/job_progress.h"
#include "ui/widgets/labels.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>

namespace interphase {

SamplerCheckCard::SamplerCheckCard(QWidget* parent) : Card(tr("Check of the sampler"), parent)
{
    m_what = makeParagraph(QString(), "muted");
    m_from = new QComboBox;
    m_from->addItems({tr("posterior"), tr("prior")});
    m_from->setToolTip(
        tr("From the posterior it is checked where your data have put the parameters; from the "
           "prior, wherever the priors allow them."));
    m_replicates = new QSpinBox;
    m_replicates->setKeyboardTracking(false);
    m_replicates->setRange(10, 1000);
    m_replicates->setToolTip(tr("Simulated data sets; each is a calibration of its own."));
    auto* form = new Form;
    form->add(tr("Truths from"), m_from);
    form->add(tr("Data sets"), m_replicates);
    m_check = new QPushButton(tr("Check the sampler"));
    m_stop = new QPushButton(tr("Stop"));
    m_progress = new JobProgress;
    m_caption = makeParagraph(QString(), "muted");
    auto* row = new QHBoxLayout;
    row->addWidget(m_check);
    row->addWidget(m_stop);
    row->addStretch(1);
    body()->addWidget(m_what);
    body()->addWidget(form);
    body()->addLayout(row);
    body()->addWidget(m_progress);
    body()->addWidget(m_caption);
    connect(m_check, &QPushButton::clicked, this, &SamplerCheckCard::checkRequested);
    connect(m_stop, &QPushButton::clicked, this, &SamplerCheckCard::stopRequested);
    connect(m_from, &QComboBox::activated, this, [this](int index) { Q_EMIT sourceChanged(index == 1); });
    connect(m_replicates, &QSpinBox::valueChanged, this, &SamplerCheckCard::replicatesChanged);
}

void SamplerCheckCard::setView(const SamplerCheckView& view)
{
    const QSignalBlocker quiet(m_replicates);
    m_replicates->setValue(view.replicates);
    m_from->setCurrentIndex(view.fromPrior ? 1 : 0);
    const QString ranks =
        tr("If all is sound, the parameters they came from have any rank among the new draws "
           "equally often.");
    m_what->setText(
        (view.fromPrior ? tr("Data are simulated from draws of the priors and sampled without yours.")
                        : tr("Data are simulated from draws of the posterior and sampled again together with "
                             "yours.")) +
        QLatin1Char(' ') + ranks);
    m_check->setVisible(!view.work.running);
    m_stop->setVisible(view.work.running);
    m_progress->setWork(view.work);
    m_caption->setText(view.caption);
    m_caption->setVisible(!view.caption.isEmpty());
}

} // namespace interphase
