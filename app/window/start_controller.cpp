#include "app/window/start_controller.h"

#include "app/window/study_session.h"
#include "ui/pages/start_page.h"
#include "ui/window/main_window.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QLocale>
#include <QTimer>

namespace interphase {
namespace {

constexpr int kTypingPause_ms = 1500;

QString shortened(const QString& path)
{
    const QString home = QDir::homePath();
    return path.startsWith(home + QLatin1Char('/')) ? QLatin1Char('~') + path.mid(home.size()) : path;
}

QString whenChanged(const QDateTime& time)
{
    const QString clock = time.toString(QStringLiteral("HH:mm"));
    const qint64 days = time.date().daysTo(QDate::currentDate());
    if (days == 0)
        return StartController::tr("today at %1").arg(clock);
    if (days == 1)
        return StartController::tr("yesterday at %1").arg(clock);
    return StartController::tr("on %1").arg(QLocale().toString(time.date(), QLocale::ShortFormat));
}

} // namespace

StartController::StartController(StudySession& session, MainWindow& window, QObject* parent)
    : QObject(parent),
      m_session(session),
      m_window(window),
      m_noteTimer(new QTimer(this))
{
    m_noteTimer->setSingleShot(true);
    m_noteTimer->setInterval(kTypingPause_ms);
    connect(m_noteTimer, &QTimer::timeout, this, &StartController::flush);
    StartPage* page = window.startPage();
    connect(page, &StartPage::titleEdited, this, &StartController::editTitle);
    connect(page, &StartPage::noteEdited, this, &StartController::editNote);
    connect(&window, &MainWindow::pageShown, this, &StartController::flush);
    connect(&window, &MainWindow::closeRequested, this, &StartController::flush);
    connect(&session, &StudySession::changed, this, &StartController::refresh);
    connect(&session, &StudySession::closed, this, &StartController::refresh);
}

void StartController::refresh()
{
    m_view.hasStudy = m_session.isOpen();
    m_view.title = QString::fromStdString(m_session.definition().title);
    // What is being typed is newer than what is stored.
    m_view.note = m_noteTimer->isActive() ? m_note : QString::fromStdString(m_session.definition().note);
    m_window.startPage()->setView(m_view);
}

void StartController::setExamples(std::vector<ExampleView> examples)
{
    m_view.examples = std::move(examples);
    refresh();
}

void StartController::setRecent(const QList<RecentStudy>& recent)
{
    m_view.recent.clear();
    for (const RecentStudy& study : recent) {
        const QFileInfo file(study.path);
        const QString when = whenChanged(file.lastModified());
        m_view.recent.push_back({study.title.isEmpty() ? file.completeBaseName() : study.title, study.path,
                                 tr("%1, changed %2").arg(shortened(study.path), when)});
    }
    refresh();
}

void StartController::setNext(const NextStep& next)
{
    m_view.nextSentence = next.sentence;
    m_view.nextButton = next.button;
    m_view.nextPage = next.page;
    refresh();
}

void StartController::editTitle(const QString& title)
{
    Definition definition = m_session.definition();
    definition.title = title.toStdString();
    m_session.setDefinition(definition, tr("Change the title"));
}

void StartController::editNote(const QString& note)
{
    m_note = note;
    m_noteTimer->start();
}

void StartController::flush()
{
    if (!m_noteTimer->isActive())
        return;
    m_noteTimer->stop();
    Definition definition = m_session.definition();
    definition.note = m_note.toStdString();
    m_session.setDefinition(definition, tr("Change the note"));
}

} // namespace interphase
