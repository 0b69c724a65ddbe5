#include "ui/pages/run_card.h"

#include "ui/widgets/labels.h"
#include "ui/widgets/progress_line.h"

#include <QHBoxLayout>
#include <QPushButton>

#include <algorithm>
#include <utility>

namespace interphase {
namespace {

QString titleOf(RunState state)
{
    switch (state) {
    case RunState::Idle:
        return RunCard::tr("Ready");
    case RunState::Running:
        return RunCard::tr("Running");
    case RunState::Paused:
        return RunCard::tr("Paused");
    case RunState::Finished:
        return RunCard::tr("Done");
    case RunState::Failed:
        return RunCard::tr("Stopped by a problem");
    }
    return {};
}

} // namespace

RunCard::RunCard(QWidget* parent) : Card(titleOf(RunState::Idle), parent)
{
    m_headline = makeLabel(QString(), "headline");
    m_progress = new ProgressLine;
    m_detail = makeParagraph(QString(), "muted");
    body()->addWidget(m_headline);
    body()->addWidget(m_progress);
    body()->addWidget(m_detail);
    auto* row = new QHBoxLayout;
    row->setSpacing(6);
    m_start = addButton(row, tr("Start sampling"), &RunCard::startRequested);
    m_pause = addButton(row, tr("Pause"), &RunCard::pauseRequested);
    m_resume = addButton(row, tr("Resume"), &RunCard::resumeRequested);
    m_stop = addButton(row, tr("Stop"), &RunCard::stopRequested);
    row->addStretch(1);
    body()->addLayout(row);
    for (QPushButton* button : {m_start, m_pause, m_resume})
        button->setProperty("primary", true);
    setView({});
}

QPushButton* RunCard::addButton(QHBoxLayout* row, const QString& text, void (RunCard::*signal)())
{
    auto* button = new QPushButton(text);
    connect(button, &QPushButton::clicked, this, signal);
    row->addWidget(button);
    return button;
}

void RunCard::showButtons(const SampleView& view)
{
    const bool running = view.state == RunState::Running;
    const bool paused = view.state == RunState::Paused;
    const std::pair<QPushButton*, bool> shown[] = {
        {m_start, !running && !paused}, {m_pause, running}, {m_resume, paused}, {m_stop, running || paused}};
    const bool hadFocus =
        std::ranges::any_of(shown, [](const auto& button) { return button.first->hasFocus(); });
    for (const auto& [button, visible] : shown)
        if (visible)
            button->show();
    m_start->setText(view.state == RunState::Idle ? tr("Start sampling") : tr("Sample again"));
    // A button that is hidden or disabled hands its focus to a field far below, and the panel would scroll
    // there.
    QPushButton* next = running ? m_pause : paused ? m_resume : m_start;
    if (hadFocus && (!next->hasFocus()) && !(m_stop->hasFocus() && (running || paused)))
        next->setFocus(Qt::OtherFocusReason);
    if (hadFocus && next == m_start && !view.blocked.isEmpty())
        m_start->clearFocus();
    m_start->setEnabled(view.blocked.isEmpty());
    for (const auto& [button, visible] : shown)
        if (!visible)
            button->hide();
}

void RunCard::setView(const SampleView& view)
{
    setTitle(titleOf(view.state));
    setRemark(view.method);
    m_headline->setText(view.headline);
    m_headline->setVisible(!view.headline.isEmpty());
    m_progress->setProgress(view.progress);
    m_progress->setVisible(view.state == RunState::Running || view.state == RunState::Paused);
    m_detail->setText(view.blocked.isEmpty() ? view.detail : view.blocked);
    m_detail->setVisible(!m_detail->text().isEmpty());
    showButtons(view);
}

} // namespace interphase
