#pragma once
#include "app/window/step_states.h"
#include "app/window/window_settings.h"
#include "ui/view/start_view.h"

#include <QObject>

class QTimer;

namespace interphase {

class MainWindow;
class StudySession;

/// The Start page: what the study is called, what to do next, what else can be opened.
class StartController : public QObject
{
    Q_OBJECT
public:
    StartController(StudySession& session, MainWindow& window, QObject* parent);
    void setExamples(std::vector<ExampleView> examples);
    void setRecent(const QList<RecentStudy>& recent);
    void setNext(const NextStep& next);
    /// Writes a note that is still being typed.
    void flush();

private:
    void refresh();
    void editTitle(const QString& title);
    void editNote(const QString& note);

    StudySession& m_session;
    MainWindow& m_window;
    StartView m_view;
    QTimer* m_noteTimer; ///< a note is one edit, not one a letter
    QString m_note;
};

} // namespace interphase
