#include "ui/window/title_bar.h"

#include "ui/widgets/elided_combo.h"
#include "ui/widgets/labels.h"
#include "ui/window/command_field.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>

namespace interphase {
namespace {

constexpr int kCommandWidth = 280;
constexpr int kLeastCommandWidth = 160;
constexpr int kAnalysisWidth = 150;

} // namespace

TitleBar::TitleBar(QWidget* parent) : QFrame(parent)
{
    setObjectName(QStringLiteral("titleBar"));
    setFixedHeight(48);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 0, 16, 0);
    row->setSpacing(12);
    m_menus = new QMenuBar;
    m_menus->setNativeMenuBar(false);
    m_menus->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_title = new ElidedLabel;
    m_analysis = new ElidedCombo;
    m_analysis->setAccessibleName(tr("Analysis"));
    m_analysis->setFixedWidth(kAnalysisWidth);
    connect(m_analysis, &QComboBox::activated, this, [this](int index) {
        const qint64 id = m_header.analyses.at(static_cast<std::size_t>(index)).id;
        showAnalyses(); // as it is until the study says otherwise
        if (id != m_header.analysis)
            Q_EMIT analysisChosen(id);
    });
    m_saved = makeLabel(QString(), "muted");
    m_command = new CommandField;
    m_command->setMinimumWidth(kLeastCommandWidth);
    m_command->setMaximumWidth(kCommandWidth);
    m_command->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_jobs = new QPushButton;
    connect(m_jobs, &QPushButton::clicked, this, &TitleBar::showJobs);
    row->addWidget(makeLabel(QStringLiteral("Interphase"), "headline"));
    row->addWidget(m_menus);
    row->addWidget(m_title);
    row->addWidget(m_analysis);
    row->addWidget(m_saved);
    row->addStretch(1);
    row->addWidget(m_command, 1);
    row->addWidget(m_jobs);
    setHeader({});
}

void TitleBar::setHeader(const HeaderView& header)
{
    const bool sameStudy = header.studyTitle == m_header.studyTitle && header.saved == m_header.saved;
    const bool sameAnalyses = header.analyses == m_header.analyses && header.analysis == m_header.analysis;
    m_header = header;
    if (!sameAnalyses || m_analysis->count() != static_cast<int>(header.analyses.size()))
        showAnalyses();
    m_analysis->setVisible(header.analyses.size() > 1);
    if (!sameStudy) { // jobs report often, and a title is laid out anew
        m_title->setFullText(header.studyTitle);
        m_title->setToolTip(header.studyTitle);
        m_saved->setText(header.saved);
    }
    const auto jobs = static_cast<int>(header.jobs.size());
    m_jobs->setText(jobs == 0 ? tr("No jobs") : jobs == 1 ? tr("1 job") : tr("%1 jobs").arg(jobs));
    m_jobs->setEnabled(jobs > 0);
}

void TitleBar::showAnalyses()
{
    m_analysis->clear();
    for (const AnalysisView& analysis : m_header.analyses) {
        m_analysis->addItem(analysis.name);
        if (analysis.id == m_header.analysis)
            m_analysis->setCurrentIndex(m_analysis->count() - 1);
    }
}

void TitleBar::showJobs()
{
    QMenu menu(this);
    for (const JobView& job : m_header.jobs) {
        QStringList parts = {tr("Stop %1").arg(job.title)};
        if (job.progress >= 0.0)
            parts << tr("%1 %").arg(qRound(100.0 * job.progress));
        if (!job.left.isEmpty())
            parts << job.left;
        menu.addAction(parts.join(QStringLiteral(", ")), this,
                       [this, id = job.id] { Q_EMIT jobStopRequested(id); });
    }
    menu.exec(m_jobs->mapToGlobal(QPoint(0, m_jobs->height() + 4)));
}

} // namespace interphase
