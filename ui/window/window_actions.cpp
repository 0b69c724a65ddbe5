#include "ui/window/window_actions.h"

#include <QAction>
#include <QActionGroup>
#include <QMenu>
#include <QMenuBar>

namespace interphase {

QString pageName(PageId page)
{
    switch (page) {
    case PageId::Start:
        return WindowActions::tr("Start");
    case PageId::Data:
        return WindowActions::tr("Data");
    case PageId::Model:
        return WindowActions::tr("Cell & model");
    case PageId::Priors:
        return WindowActions::tr("Priors");
    case PageId::Identify:
        return WindowActions::tr("Identify");
    case PageId::Sample:
        return WindowActions::tr("Sample");
    case PageId::Posterior:
        return WindowActions::tr("Posterior");
    case PageId::Predict:
        return WindowActions::tr("Predict");
    case PageId::Compare:
        return WindowActions::tr("Compare");
    case PageId::Health:
        return WindowActions::tr("Health");
    case PageId::Report:
        return WindowActions::tr("Report");
    }
    return {};
}

WindowActions::WindowActions(QObject* parent) : QObject(parent)
{
    newStudy = make(tr("&New study"), QKeySequence::New);
    openStudy = make(tr("&Open study…"), QKeySequence::Open);
    addData = make(tr("Add &data files…"), Qt::CTRL | Qt::Key_I);
    saveCopy = make(tr("Save a &copy…"), Qt::CTRL | Qt::SHIFT | Qt::Key_S);
    exportReport = make(tr("&Export report…"), Qt::CTRL | Qt::Key_E);
    quit = make(tr("&Quit"), Qt::CTRL | Qt::Key_Q);
    undo = make(tr("&Undo"), QKeySequence::Undo);
    redo = make(tr("&Redo"), Qt::CTRL | Qt::SHIFT | Qt::Key_Z);
    undo->setEnabled(false);
    redo->setEnabled(false);
    copyAnalysis = make(tr("Add a copy of the &analysis"), Qt::CTRL | Qt::ALT | Qt::Key_A);
    makeThemes();
    nextPage = make(tr("&Next page"), Qt::CTRL | Qt::Key_PageDown);
    previousPage = make(tr("&Previous page"), Qt::CTRL | Qt::Key_PageUp);
    togglePanel = make(tr("Side &panel"), Qt::Key_F9);
    togglePanel->setCheckable(true);
    togglePanel->setChecked(true);
    findCommand = make(tr("&Search or run a command"), Qt::CTRL | Qt::Key_K);
    makePages();
    identify = make(tr("&Analyse identifiability"), Qt::Key_F6);
    profile = make(tr("Compute &profiles"), Qt::SHIFT | Qt::Key_F6);
    startSampling = make(tr("&Start sampling"), Qt::Key_F5);
    pauseSampling = make(tr("Pa&use or resume sampling"), Qt::Key_F7);
    stopSampling = make(tr("S&top sampling"), Qt::SHIFT | Qt::Key_F5);
    predict = make(tr("Compute the p&rediction"), Qt::Key_F8);
    evidence = make(tr("Compute the &evidence"), Qt::SHIFT | Qt::Key_F8);
    help = make(tr("&Guide"), QKeySequence::HelpContents);
    about = make(tr("&About Interphase"), Qt::SHIFT | Qt::Key_F1);
}

QAction* WindowActions::make(const QString& text, const QKeySequence& key)
{
    auto* action = new QAction(text, this);
    action->setShortcut(key);
    return action;
}

void WindowActions::makeThemes()
{
    themeSystem = make(tr("Theme as the &system"), Qt::CTRL | Qt::ALT | Qt::Key_S);
    themeLight = make(tr("&Light theme"), Qt::CTRL | Qt::ALT | Qt::Key_L);
    themeDark = make(tr("&Dark theme"), Qt::CTRL | Qt::ALT | Qt::Key_D);
    auto* group = new QActionGroup(this);
    for (QAction* action : {themeSystem, themeLight, themeDark}) {
        action->setCheckable(true);
        group->addAction(action);
    }
    themeSystem->setChecked(true);
}

void WindowActions::makePages()
{
    const QKeySequence keys[kPageCount] = {Qt::CTRL | Qt::Key_0, Qt::CTRL | Qt::Key_1, Qt::CTRL | Qt::Key_2,
                                           Qt::CTRL | Qt::Key_3, Qt::CTRL | Qt::Key_4, Qt::CTRL | Qt::Key_5,
                                           Qt::CTRL | Qt::Key_6, Qt::CTRL | Qt::Key_7, Qt::CTRL | Qt::Key_8,
                                           Qt::CTRL | Qt::Key_9, Qt::CTRL | Qt::Key_R};
    for (std::size_t i = 0; i < kPageCount; ++i) {
        QString name = pageName(static_cast<PageId>(i));
        pages << make(name.replace(QLatin1Char('&'), QLatin1String("&&")), keys[i]);
    }
}

void WindowActions::fill(QMenuBar* bar)
{
    auto* file = bar->addMenu(tr("&File"));
    file->addActions({newStudy, openStudy});
    m_examples = file->addMenu(tr("Open e&xample"));
    m_examples->setEnabled(false);
    file->addActions({addData});
    file->addSeparator();
    file->addActions({saveCopy, exportReport});
    file->addSeparator();
    file->addAction(quit);
    auto* edit = bar->addMenu(tr("&Edit"));
    edit->addActions({undo, redo});
    edit->addSeparator();
    edit->addAction(copyAnalysis);
    auto* view = bar->addMenu(tr("&View"));
    view->addActions(pages);
    view->addSeparator();
    view->addActions({nextPage, previousPage, togglePanel, findCommand});
    view->addSeparator();
    view->addMenu(tr("&Theme"))->addActions({themeSystem, themeLight, themeDark});
    auto* run = bar->addMenu(tr("&Run"));
    run->addActions({identify, profile});
    run->addSeparator();
    run->addActions({startSampling, pauseSampling, stopSampling});
    run->addSeparator();
    run->addActions({predict, evidence});
    bar->addMenu(tr("&Help"))->addActions({help, about});
}

void WindowActions::setExamples(const std::vector<ExampleView>& examples)
{
    qDeleteAll(m_exampleActions);
    m_exampleActions.clear();
    for (const ExampleView& example : examples) {
        const auto number = static_cast<int>(m_exampleActions.size()) + 1;
        const QKeySequence key =
            number <= 9 ? QKeySequence(Qt::CTRL | Qt::ALT | static_cast<Qt::Key>(Qt::Key_0 + number))
                        : QKeySequence();
        auto* action = make(tr("Example: %1").arg(example.title), key);
        action->setStatusTip(example.sentence);
        connect(action, &QAction::triggered, this, [this, id = example.id] { Q_EMIT exampleRequested(id); });
        m_exampleActions << action;
    }
    if (m_examples) {
        m_examples->addActions(m_exampleActions);
        m_examples->setEnabled(!m_exampleActions.isEmpty());
    }
}

QList<QAction*> WindowActions::all() const
{
    QList<QAction*> actions = {newStudy,  openStudy, addData,       saveCopy,      exportReport,
                               quit,      undo,      redo,          themeSystem,   themeLight,
                               themeDark, nextPage,  previousPage,  togglePanel,   findCommand,
                               identify,  profile,   startSampling, pauseSampling, stopSampling,
                               predict,   help,      about,         copyAnalysis,  evidence};
    return actions + pages + m_exampleActions;
}

} // namespace interphase
