#pragma once
#include "ui/theme/theme.h"
#include "ui/view/shell_view.h"

#include <QList>
#include <QObject>

class QAction;
class QMenu;
class QMenuBar;

namespace interphase {

/// Everything the window can be told to do, each with a key. The window wires those that are about itself;
/// the rest belongs to the controller, which connects to their triggered().
class WindowActions : public QObject
{
    Q_OBJECT
public:
    explicit WindowActions(QObject* parent);
    void fill(QMenuBar* bar);
    void setExamples(const std::vector<ExampleView>& examples);
    QList<QAction*> all() const;

    QAction* newStudy;
    QAction* openStudy;
    QAction* addData;
    QAction* saveCopy;
    QAction* exportReport;
    QAction* quit;
    QAction* undo; ///< disabled until the controller enables it and writes its text
    QAction* redo;
    QAction* copyAnalysis;
    QAction* themeSystem;
    QAction* themeLight;
    QAction* themeDark;
    QAction* nextPage;
    QAction* previousPage;
    QAction* togglePanel;
    QAction* findCommand;
    QList<QAction*> pages; ///< in the order of PageId
    QAction* identify;
    QAction* profile;
    QAction* startSampling;
    QAction* pauseSampling;
    QAction* stopSampling;
    QAction* predict;
    QAction* evidence;
    QAction* help;
    QAction* about;

Q_SIGNALS:
    void exampleRequested(const QString& id);

private:
    QAction* make(const QString& text, const QKeySequence& key);
    void makePages();
    void makeThemes();

    QMenu* m_examples = nullptr;
    QList<QAction*> m_exampleActions;
};

/// What a page is called in the list.
QString pageName(PageId page);

} // namespace interphase
