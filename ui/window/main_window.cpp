#include "ui/window/main_window.h"

#include "ui/pages/absent_page.h"
#include "ui/pages/compare_page.h"
#include "ui/pages/data_page.h"
#include "ui/pages/identify_page.h"
#include "ui/pages/model_page.h"
#include "ui/pages/posterior_page.h"
#include "ui/pages/predict_page.h"
#include "ui/pages/priors_page.h"
#include "ui/pages/report_page.h"
#include "ui/pages/sample_page.h"
#include "ui/pages/start_page.h"
#include "ui/window/command_field.h"
#include "ui/window/status_line.h"
#include "ui/window/step_list.h"
#include "ui/window/title_bar.h"
#include "ui/window/window_actions.h"

#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QHBoxLayout>
#include <QStackedWidget>

namespace interphase {

MainWindow::MainWindow(QWidget* parent) : QMainWindow(parent), m_systemPalette(QApplication::palette())
{
    setWindowTitle(QStringLiteral("Interphase"));
    setWindowIcon(QIcon(QStringLiteral(":/interphase/icons/interphase.svg")));
    setMinimumSize(1024, 640);
    m_actions = new WindowActions(this);
    addActions(m_actions->all());
    buildPages();
    buildLayout();
    m_actions->fill(m_title->menuBar());
    m_title->commandField()->setActions(m_actions->all());
    wireActions();
    wireTheme();
    setThemeChoice(ThemeChoice::System);
    showPage(PageId::Start);
    // A window that opens is to be read, not typed into.
    centralWidget()->setFocusPolicy(Qt::ClickFocus);
    centralWidget()->setFocus();
}

void MainWindow::buildPages()
{
    m_start = new StartPage;
    m_data = new DataPage;
    m_model = new ModelPage;
    m_priors = new PriorsPage;
    m_identify = new IdentifyPage;
    m_sample = new SamplePage;
    m_posterior = new PosteriorPage;
    m_predict = new PredictPage;
    m_report = new ReportPage;
    m_compare = new ComparePage;
    auto* health = new AbsentPage(tr("Following a cell over its life is not part of this version yet."));
    m_pages = new QStackedWidget;
    m_pages->setObjectName(QStringLiteral("pages"));
    // In the order of PageId.
    const QList<Page*> pages = {m_start,     m_data,    m_model,   m_priors, m_identify, m_sample,
                                m_posterior, m_predict, m_compare, health,   m_report};
    for (Page* page : pages) {
        m_pages->addWidget(page);
        connect(page, &Page::said, this, &MainWindow::say);
    }
}

void MainWindow::buildLayout()
{
    m_title = new TitleBar;
    m_steps = new StepList;
    m_status = new StatusLine;
    auto* middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(m_steps);
    middle->addWidget(m_pages, 1);
    auto* whole = new QWidget;
    auto* column = new QVBoxLayout(whole);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_title);
    column->addLayout(middle, 1);
    column->addWidget(m_status);
    setCentralWidget(whole);
    connect(m_steps, &StepList::chosen, this, &MainWindow::showPage);
    connect(m_start, &StartPage::pageRequested, this, &MainWindow::showPage);
    connect(m_start, &StartPage::exampleRequested, this, &MainWindow::exampleRequested);
    connect(m_title, &TitleBar::analysisChosen, this, &MainWindow::analysisChosen);
    connect(m_title, &TitleBar::jobStopRequested, this, &MainWindow::jobStopRequested);
    connect(m_status, &StatusLine::pauseToggled, this, &MainWindow::pauseToggled);
}

void MainWindow::wireActions()
{
    for (qsizetype i = 0; i < m_actions->pages.size(); ++i)
        connect(m_actions->pages[i], &QAction::triggered, this,
                [this, i] { showPage(static_cast<PageId>(i)); });
    connect(m_actions->nextPage, &QAction::triggered, this, [this] { step(1); });
    connect(m_actions->previousPage, &QAction::triggered, this, [this] { step(-1); });
    connect(m_actions->findCommand, &QAction::triggered, this,
            [this] { m_title->commandField()->setFocus(Qt::ShortcutFocusReason); });
    connect(m_actions->quit, &QAction::triggered, this, &QWidget::close);
    connect(m_actions->togglePanel, &QAction::toggled, this, [this](bool visible) {
        for (std::size_t i = 0; i < kPageCount; ++i)
            page(static_cast<PageId>(i))->setPanelVisible(visible);
    });
    connect(m_actions, &WindowActions::exampleRequested, this, &MainWindow::exampleRequested);
}

void MainWindow::wireTheme()
{
    const std::pair<QAction*, ThemeChoice> choices[] = {{m_actions->themeSystem, ThemeChoice::System},
                                                        {m_actions->themeLight, ThemeChoice::Light},
                                                        {m_actions->themeDark, ThemeChoice::Dark}};
    for (const auto& [action, choice] : choices) {
        connect(action, &QAction::triggered, this, [this, c = choice] {
            setThemeChoice(c);
            Q_EMIT themeChoiceChanged(c);
        });
    }
}

void MainWindow::setThemeChoice(ThemeChoice choice)
{
    m_themeChoice = choice;
    QAction* const chosen[] = {m_actions->themeSystem, m_actions->themeLight, m_actions->themeDark};
    chosen[static_cast<int>(choice)]->setChecked(true);
    const Theme theme = themeFor(choice, m_systemPalette);
    setPalette(paletteOf(theme));
    setStyleSheet(styleSheetOf(theme));
    applyTheme(this, theme);
}

void MainWindow::setHeader(const HeaderView& header)
{
    m_title->setHeader(header);
    setWindowTitle(header.studyTitle.isEmpty()
                       ? QStringLiteral("Interphase")
                       : QString(header.studyTitle + QStringLiteral(" – Interphase")));
}

void MainWindow::setSteps(const StepViews& steps)
{
    m_steps->setSteps(steps);
}

void MainWindow::setStatus(const StatusView& status)
{
    m_status->setStatus(status);
}

void MainWindow::setExamples(const std::vector<ExampleView>& examples)
{
    m_actions->setExamples(examples);
    addActions(m_actions->all());
    m_title->commandField()->setActions(m_actions->all());
}

void MainWindow::say(const QString& sentence)
{
    m_status->say(sentence);
}

void MainWindow::showPage(PageId page)
{
    m_pages->setCurrentIndex(static_cast<int>(page));
    m_steps->setCurrent(page);
    Q_EMIT pageShown(page);
}

PageId MainWindow::currentPage() const
{
    return static_cast<PageId>(m_pages->currentIndex());
}

Page* MainWindow::page(PageId page) const
{
    return static_cast<Page*>(m_pages->widget(static_cast<int>(page)));
}

void MainWindow::step(int by)
{
    const int next = m_pages->currentIndex() + by;
    if (next >= 0 && next < m_pages->count())
        showPage(static_cast<PageId>(next));
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    // Work is saved as it is done; the controller stops what runs.
    Q_EMIT closeRequested();
    event->accept();
}

} // namespace interphase
