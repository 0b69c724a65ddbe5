#pragma once
#include "ui/theme/theme.h"
#include "ui/view/shell_view.h"

#include <QMainWindow>

class QStackedWidget;

namespace interphase {

class ComparePage;
class DataPage;
class IdentifyPage;
class ModelPage;
class Page;
class PosteriorPage;
class PredictPage;
class PriorsPage;
class ReportPage;
class SamplePage;
class StartPage;
class StatusLine;
class StepList;
class TitleBar;
class WindowActions;

/// The window. It only wires: navigation, theme, title and status. The controller fills the pages and listens
/// to them.
class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    explicit MainWindow(QWidget* parent = nullptr);

    void setHeader(const HeaderView& header);
    void setSteps(const StepViews& steps);
    void setStatus(const StatusView& status);
    void setExamples(const std::vector<ExampleView>& examples);
    /// A sentence in the status line for a few seconds.
    void say(const QString& sentence);

    void showPage(PageId page);
    PageId currentPage() const;
    Page* page(PageId page) const;

    void setThemeChoice(ThemeChoice choice);
    ThemeChoice themeChoice() const { return m_themeChoice; }

    WindowActions& actions() const { return *m_actions; }
    StartPage* startPage() const { return m_start; }
    DataPage* dataPage() const { return m_data; }
    ModelPage* modelPage() const { return m_model; }
    PriorsPage* priorsPage() const { return m_priors; }
    IdentifyPage* identifyPage() const { return m_identify; }
    SamplePage* samplePage() const { return m_sample; }
    PosteriorPage* posteriorPage() const { return m_posterior; }
    PredictPage* predictPage() const { return m_predict; }
    ComparePage* comparePage() const { return m_compare; }
    ReportPage* reportPage() const { return m_report; }
    StepList* stepList() const { return m_steps; }
    TitleBar* titleBar() const { return m_title; }

Q_SIGNALS:
    void pageShown(interphase::PageId page);
    void themeChoiceChanged(interphase::ThemeChoice choice);
    void exampleRequested(const QString& id);
    void analysisChosen(qint64 id); ///< in the title
    void jobStopRequested(int id);
    void pauseToggled(); ///< the button in the status line
    void closeRequested();

protected:
    void closeEvent(QCloseEvent* event) override;

private:
    void buildLayout();
    void buildPages();
    void wireActions();
    void wireTheme();
    void step(int by);

    QPalette m_systemPalette;
    ThemeChoice m_themeChoice = ThemeChoice::System;
    WindowActions* m_actions;
    TitleBar* m_title;
    StepList* m_steps;
    QStackedWidget* m_pages;
    StatusLine* m_status;
    StartPage* m_start;
    DataPage* m_data;
    ModelPage* m_model;
    PriorsPage* m_priors;
    IdentifyPage* m_identify;
    SamplePage* m_sample;
    PosteriorPage* m_posterior;
    PredictPage* m_predict;
    ComparePage* m_compare;
    ReportPage* m_report;
};

} // namespace interphase
