#include "ui/window/status_line.h"

#include "ui/widgets/labels.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QTimer>

namespace interphase {
namespace {

constexpr int kSentence_ms = 6000;

} // namespace

StatusLine::StatusLine(QWidget* parent) : QFrame(parent)
{
    setObjectName(QStringLiteral("statusLine"));
    setFixedHeight(30);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 0, 16, 0);
    row->setSpacing(16);
    m_solve = makeLabel(QString(), "muted");
    m_run = makeLabel(QString(), "muted");
    m_run->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    m_machine = makeLabel(QString(), "muted");
    m_pause = new QPushButton;
    m_pause->setProperty("flat", true);
    connect(m_pause, &QPushButton::clicked, this, &StatusLine::pauseToggled);
    row->addWidget(m_solve);
    row->addWidget(m_run);
    row->addWidget(m_pause);
    row->addStretch(1);
    row->addWidget(m_machine);
    m_timer = new QTimer(this);
    m_timer->setSingleShot(true);
    connect(m_timer, &QTimer::timeout, this, &StatusLine::refresh);
    setStatus({});
}

void StatusLine::setStatus(const StatusView& status)
{
    m_status = status;
    if (!m_timer->isActive())
        refresh();
}

void StatusLine::refresh()
{
    m_solve->setText(m_status.solve);
    m_solve->setVisible(!m_status.solve.isEmpty());
    m_run->setText(m_status.run);
    m_pause->setText(m_status.paused ? tr("Resume") : tr("Pause"));
    m_pause->setVisible(m_status.canPause);
    m_machine->setText(m_status.machine);
}

void StatusLine::say(const QString& sentence)
{
    m_solve->hide();
    m_run->setText(sentence);
    m_pause->hide();
    m_timer->start(kSentence_ms);
}

} // namespace interphase
