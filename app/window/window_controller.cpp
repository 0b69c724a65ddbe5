#include "app/window/window_controller.h"

#include "app/window/ageing_controller.h"
#include "app/window/correlations_controller.h"
#include "app/window/data_controller.h"
#include "app/window/earlier_prior_controller.h"
#include "app/window/impedance_controller.h"
#include "app/window/model_controller.h"
#include "app/window/open_circuit_controller.h"
#include "app/window/page_controllers.h"
#include "app/window/priors_controller.h"
#include "app/window/rate_map_controller.h"
#include "app/window/results/sample_controller.h"
#include "app/window/start_controller.h"
#include "app/window/study_contents.h"
#include "core/files.h"
#include "ui/pages/start_page.h"
#include "ui/text/messages.h"
#include "ui/widgets/guard_strip.h"
#include "ui/window/main_window.h"
#include "ui/window/title_bar.h"
#include "ui/window/window_actions.h"

#include <QAction>
#include <QBoxLayout>
#include <QClipboard>
#include <QDateTime>
#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QThread>
#include <QUrl>

namespace interphase {
namespace {

constexpr int kMostReports = 3;
const QString kSuffix = QStringLiteral("interphase");

QString studyFilter()
{
    return WindowController::tr("Studies (*.interphase);;All files (*)");
}

/// Hours and minutes, as it stands in the title.
QString savedAt(const QString& path)
{
    return QFileInfo(path).lastModified().toString(QStringLiteral("HH:mm"));
}

} // namespace

WindowController::WindowController(WindowSurroundings surroundings, QObject* parent)
    : QObject(parent),
      m_surroundings(std::move(surroundings)),
      m_settings(*m_surroundings.settings),
      m_window(std::make_unique<MainWindow>()),
      m_jobs(std::make_unique<JobRunner>())
{
    m_window->setThemeChoice(m_settings.theme());
    if (!m_window->restoreGeometry(m_settings.geometry()))
        m_window->resize(1280, 800);
    makePages();
    wireWindow();
    wireActions();
    wireSession();
    showStudy();
}

WindowController::~WindowController()
{
    // The controllers go before the window and the jobs they speak to.
    const QObjectList controllers = children();
    qDeleteAll(controllers);
}

void WindowController::makePages()
{
    m_start = new StartController(m_session, *m_window, this);
    m_data = new DataController(m_session, *m_window, *m_jobs, this);
    m_data->setSettings(&m_settings);
    m_model = new ModelController(m_session, *m_window, *m_jobs, this);
    m_model->setSettings(&m_settings);
    m_model->setResources(m_surroundings.resources);
    m_openCircuit = new OpenCircuitController(m_session, *m_window, *m_jobs, &m_settings, this);
    connect(m_model, &ModelController::cellShown, m_openCircuit, &OpenCircuitController::setCell);
    m_impedance = new ImpedanceController(m_session, *m_window, *m_jobs, this);
    connect(m_model, &ModelController::cellShown, m_impedance, &ImpedanceController::setCell);
    m_rateMap = new RateMapController(m_session, *m_window, *m_jobs, this);
    connect(m_model, &ModelController::cellShown, m_rateMap, &RateMapController::setCell);
    m_ageing = new AgeingController(m_session, *m_window, *m_jobs, this);
    connect(m_model, &ModelController::cellShown, m_ageing, &AgeingController::setCell);
    m_priors = new PriorsController(m_session, *m_window, *m_jobs, this);
    new CorrelationsController(m_session, *m_window, this);
    auto* earlier = new EarlierPriorController(m_session, *m_window, *m_jobs, this);
    connect(earlier, &EarlierPriorController::problem, this, &WindowController::report);
    m_sample = addResultControllers(m_session, *m_window, *m_jobs, this);
    connect(m_sample, &SampleController::doubtChanged, this, &WindowController::showStudy);
    const auto examples = findExamples(m_surroundings.resources.examples());
    m_window->setExamples(examples);
    m_start->setExamples(examples);
    m_start->setRecent(m_settings.recent());
    connect(m_data, &DataController::studyNeeded, this, &WindowController::newStudy);
    connect(m_data, &DataController::problem, this, &WindowController::report);
    connect(m_model, &ModelController::problem, this, &WindowController::report);
    connect(m_model, &ModelController::solveTimed, this, [this](const QString& text) {
        m_solve = text;
        showProgress();
    });
}

void WindowController::wireWindow()
{
    auto* layout = qobject_cast<QBoxLayout*>(m_window->centralWidget()->layout());
    m_reports = new QVBoxLayout;
    m_reports->setSpacing(4);
    layout->insertLayout(1, m_reports);
    connect(m_window.get(), &MainWindow::exampleRequested, this, &WindowController::openExample);
    connect(m_window.get(), &MainWindow::themeChoiceChanged, this,
            [this](ThemeChoice c) { m_settings.setTheme(c); });
    connect(m_window.get(), &MainWindow::jobStopRequested, m_jobs.get(), &JobRunner::stop);
    connect(m_window.get(), &MainWindow::closeRequested, this, &WindowController::remember);
    connect(m_window->startPage(), &StartPage::newRequested, this, &WindowController::newStudy);
    connect(m_window->startPage(), &StartPage::openRequested, this, &WindowController::chooseStudy);
    connect(m_window->startPage(), &StartPage::openPathRequested, this, &WindowController::openStudy);
    connect(m_jobs.get(), &JobRunner::failed, this, &WindowController::report);
    connect(m_jobs.get(), &JobRunner::changed, this, &WindowController::showProgress);
}

void WindowController::wireActions()
{
    const WindowActions& actions = m_window->actions();
    connect(actions.newStudy, &QAction::triggered, this, &WindowController::newStudy);
    connect(actions.openStudy, &QAction::triggered, this, &WindowController::chooseStudy);
    connect(actions.saveCopy, &QAction::triggered, this, &WindowController::chooseCopy);
    connect(actions.undo, &QAction::triggered, &m_session, &StudySession::undo);
    connect(actions.redo, &QAction::triggered, &m_session, &StudySession::redo);
    connect(actions.help, &QAction::triggered, this, [this] {
        const QDir folder(QString::fromStdString(m_surroundings.resources.help()));
        QDesktopServices::openUrl(QUrl::fromLocalFile(folder.filePath(QStringLiteral("definition.md"))));
    });
    connect(actions.about, &QAction::triggered, this, [this] {
        m_window->say(tr("Interphase: Bayesian calibration of battery models from measured data."));
    });
}

void WindowController::wireSession()
{
    connect(&m_session, &StudySession::failed, this, &WindowController::report);
    connect(&m_session, &StudySession::opened, this, [this] {
        m_saved = savedAt(m_session.path());
        m_settings.addRecent({QString::fromStdString(m_session.definition().title), m_session.path()});
        m_start->setRecent(m_settings.recent());
    });
    connect(&m_session, &StudySession::changed, this, [this] {
        m_saved = savedAt(m_session.path());
        showStudy();
    });
    connect(&m_session, &StudySession::closed, this, &WindowController::showStudy);
    connect(&m_session, &StudySession::runsChanged, this, &WindowController::showStudy);
}

void WindowController::openStudy(const QString& path)
{
    m_start->flush();
    if (m_session.isOpen() && QFileInfo(path) == QFileInfo(m_session.path()))
        return;
    m_jobs->dropAll();
    if (m_session.open(path))
        m_window->showPage(PageId::Start);
}

QString WindowController::freshPath(const QString& name)
{
    const QDir folder(m_surroundings.studyFolder);
    if (!folder.mkpath(QStringLiteral("."))) {
        report(tr("%1: the folder for new studies cannot be made.").arg(folder.path()));
        return {};
    }
    QString path = folder.filePath(name + QLatin1Char('.') + kSuffix);
    for (int number = 2; QFileInfo::exists(path); ++number)
        path = folder.filePath(QStringLiteral("%1 %2.%3").arg(name).arg(number).arg(kSuffix));
    return path;
}

void WindowController::newStudy()
{
    m_start->flush();
    const QString path = freshPath(tr("Study"));
    if (path.isEmpty())
        return;
    m_jobs->dropAll();
    Definition definition;
    definition.title = QFileInfo(path).completeBaseName().toStdString();
    if (m_session.create(path, definition))
        m_window->say(tr("The study is kept in %1.").arg(QDir::toNativeSeparators(path)));
}

void WindowController::openExample(const QString& id)
{
    const QDir folder(QString::fromStdString(m_surroundings.resources.examples()));
    const std::string file = folder.filePath(id + QStringLiteral("/definition.json")).toStdString();
    const auto work = [file, sets = m_surroundings.resources.parameterSets()](const RunContext& run) {
        return readStudyContents(file, sets, run);
    };
    m_jobs->start(this, {QStringLiteral("example"), tr("Reading the example %1").arg(id), PageId::Start},
                  work, [this, id](const StudyContents& contents) {
                      m_start->flush();
                      const QString path = freshPath(id);
                      if (path.isEmpty() || !contents.edit.definition || !m_session.create(path, {}))
                          return;
                      m_session.edit(contents.edit);
                      m_settings.addRecent({QString::fromStdString(contents.title), path});
                      m_start->setRecent(m_settings.recent());
                      m_window->showPage(PageId::Start);
                      m_window->say(
                          tr("A copy of the example is kept in %1.").arg(QDir::toNativeSeparators(path)));
                  });
}

void WindowController::chooseStudy()
{
    const QString file =
        QFileDialog::getOpenFileName(m_window.get(), tr("Open a study"), m_settings.folder(), studyFilter());
    if (file.isEmpty())
        return;
    m_settings.setFolderOf(file);
    openStudy(file);
}

void WindowController::chooseCopy()
{
    if (!m_session.isOpen()) {
        m_window->say(tr("No study is open."));
        return;
    }
    const QString file =
        QFileDialog::getSaveFileName(m_window.get(), tr("Save a copy"), m_session.path(), studyFilter());
    if (!file.isEmpty())
        saveCopyTo(file.endsWith(QLatin1Char('.') + kSuffix) ? file : file + QLatin1Char('.') + kSuffix);
}

void WindowController::saveCopyTo(const QString& path)
{
    m_start->flush();
    const auto work = [from = m_session.path().toStdString(), to = path.toStdString()](const RunContext&) {
        Study::open(from, StudyMode::ReadOnly).copyTo(to);
        return true;
    };
    m_jobs->start(
        this, {QStringLiteral("copy"), tr("Saving a copy"), PageId::Start}, work,
        [this, path](bool) { m_window->say(tr("A copy is in %1.").arg(QDir::toNativeSeparators(path))); });
}

void WindowController::report(const QString& sentence)
{
    if (m_reports->count() >= kMostReports)
        delete m_reports->itemAt(0)->widget();
    auto* strip = new GuardStrip({0, sentence, tr("Copy"), tr("Close")});
    strip->setTheme(themeFor(m_window->themeChoice(), m_window->palette()));
    m_reports->addWidget(strip);
    connect(strip, &GuardStrip::answered, strip, [strip, sentence](int, bool copy) {
        if (copy)
            QGuiApplication::clipboard()->setText(sentence);
        else
            strip->deleteLater();
    });
}

void WindowController::showStudy()
{
    showUndo();
    m_window->actions().saveCopy->setEnabled(m_session.isOpen());
    m_steps = withDoubt(studySteps(m_session), m_sample->doubt());
    m_start->setNext(nextStep(m_steps));
    showProgress();
}

void WindowController::showUndo()
{
    const auto show = [](QAction* action, const std::optional<EditInfo>& edit, const QString& name) {
        action->setEnabled(edit.has_value());
        action->setText(edit ? QStringLiteral("%1: %2").arg(name, QString::fromStdString(edit->label))
                             : name);
    };
    show(m_window->actions().undo, m_session.undoable(), tr("&Undo"));
    show(m_window->actions().redo, m_session.redoable(), tr("&Redo"));
}

void WindowController::showProgress()
{
    HeaderView header;
    if (m_session.isOpen()) {
        header.studyTitle = QString::fromStdString(m_session.definition().title);
        header.saved = tr("Saved %1").arg(m_saved);
        for (const AnalysisInfo& analysis : m_session.analyses())
            header.analyses.push_back({analysis.id, QString::fromStdString(analysis.name)});
        header.analysis = m_session.analysis();
    }
    header.jobs = m_jobs->listed();
    m_window->setHeader(header);
    StatusView status;
    status.solve = m_solve;
    status.machine = tr("%1 cores").arg(QThread::idealThreadCount());
    if (m_session.isOpen())
        status.machine += tr(" · seed %1").arg(m_session.definition().sampler.seed);
    status.run = m_jobs->statusText();
    if (const Announcement* run = m_jobs->announced()) {
        status.canPause = run->canPause;
        status.paused = run->paused;
    }
    m_window->setStatus(status);
    m_window->setSteps(withProgress(m_steps, *m_jobs));
}

void WindowController::remember()
{
    m_settings.setGeometry(m_window->saveGeometry());
    if (m_session.isOpen())
        m_settings.addRecent({QString::fromStdString(m_session.definition().title), m_session.path()});
    m_jobs->dropAll();
}

} // namespace interphase
