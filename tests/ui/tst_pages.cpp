#include "sample_views.h"

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
#include "ui/pages/summary_table.h"
#include "ui/plot/corner_plot.h"
#include "ui/plot/plot_view.h"
#include "ui/window/main_window.h"

#include <QAbstractButton>
#include <QDir>
#include <QHeaderView>
#include <QLabel>
#include <QScrollArea>
#include <QTest>
#include <QTextDocument>

#include <memory>

using namespace interphase;

/// Every page with invented views at two sizes and in two themes: written as pictures to be looked at, and
/// checked for what a picture must not have: cut texts, widgets smaller than they need, plots without points.
class TestPages : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void pages_data();
    void pages();
    void cornerPanelsAreEqual();
    void themeChangesWithoutLosingPlots();
    void nothingIsCutWithAWideFont();

private:
    static std::unique_ptr<MainWindow> makeWindow();
};

namespace {

void fillPages(MainWindow& window)
{
    window.setHeader(sample::header());
    window.setSteps(sample::steps());
    window.setStatus(sample::status());
    window.startPage()->setView(sample::start());
    window.dataPage()->setView(sample::data());
    window.modelPage()->setView(sample::model());
    window.modelPage()->setDetails(sample::details());
    window.modelPage()->setCurve(sample::curve());
    window.modelPage()->setOpenCircuit(sample::openCircuit());
    window.modelPage()->setImpedance(sample::impedance());
    window.modelPage()->setRateMap(sample::rateMap());
    window.modelPage()->setAgeing(sample::ageing());
    window.priorsPage()->setView(sample::priors());
    window.priorsPage()->setPredictive(sample::priorPredictive());
    window.identifyPage()->setView(sample::identify());
    window.samplePage()->setView(sample::sampling());
    window.samplePage()->setTraces(sample::traces());
    window.posteriorPage()->setView(sample::posterior());
    window.predictPage()->setView(sample::prediction());
    window.comparePage()->setView(sample::comparison());
    window.predictPage()->setProtocol(sample::protocol());
    window.predictPage()->setSamplerCheck(sample::samplerCheck());
    window.reportPage()->setView(sample::report());
}

bool insideScrollArea(const QWidget* widget)
{
    for (const QWidget* w = widget->parentWidget(); w; w = w->parentWidget()) {
        if (qobject_cast<const QScrollArea*>(w))
            return true;
    }
    return false;
}

QString describe(const QWidget* widget)
{
    const auto* label = qobject_cast<const QLabel*>(widget);
    const auto* button = qobject_cast<const QAbstractButton*>(widget);
    return QStringLiteral("%1 \"%2\" in %3: %4x%5")
        .arg(QString::fromLatin1(widget->metaObject()->className()),
             label    ? label->text()
             : button ? button->text()
                      : widget->objectName(),
             QString::fromLatin1(widget->parentWidget() ? widget->parentWidget()->metaObject()->className()
                                                        : ""))
        .arg(widget->width())
        .arg(widget->height());
}

int neededHeight(const QLabel* label)
{
    return label->wordWrap() ? label->heightForWidth(label->width()) : label->sizeHint().height();
}

QStringList cutLabels(const QWidget& page)
{
    QStringList cut;
    const auto labels = page.findChildren<QLabel*>();
    for (const QLabel* label : labels) {
        if (!label->isVisible() || label->text().isEmpty())
            continue;
        const bool narrow = !label->wordWrap() && label->width() < label->sizeHint().width();
        const bool low = label->height() < neededHeight(label);
        if (narrow || low)
            cut << describe(label);
    }
    return cut;
}

QStringList clippedWidgets(const QWidget& page)
{
    QStringList clipped;
    const auto widgets = page.findChildren<QWidget*>();
    for (const QWidget* widget : widgets) {
        if (!widget->isVisible() || widget->window() != page.window() || !widget->parentWidget())
            continue;
        if (qobject_cast<const QHeaderView*>(widget))
            continue; // asks for more than a line of text needs
        const QSize needed = widget->minimumSizeHint();
        const bool small = widget->width() < needed.width() || widget->height() < needed.height();
        const bool outside =
            !widget->parentWidget()->rect().contains(widget->geometry()) && !insideScrollArea(widget);
        const bool button =
            qobject_cast<const QAbstractButton*>(widget) && widget->width() < widget->sizeHint().width();
        if (small || outside || button)
            clipped << describe(widget);
    }
    return clipped;
}

/// A panel does not scroll sideways: what is wider than it is cut.
QStringList tooWidePanels(const QWidget& page)
{
    QStringList wide;
    const auto areas = page.findChildren<QScrollArea*>();
    for (const QScrollArea* area : areas) {
        if (area->isVisible() && area->horizontalScrollBarPolicy() == Qt::ScrollBarAlwaysOff &&
            area->widget()->width() > area->viewport()->width())
            wide << describe(area->widget());
    }
    return wide;
}

QStringList emptyPlots(const QWidget& page)
{
    QStringList empty;
    const auto plots = page.findChildren<PlotView*>();
    for (const PlotView* plot : plots) {
        if (plot->isVisible() && (plot->drawnPoints() == 0 || plot->width() < 100 || plot->height() < 80))
            empty << describe(plot);
    }
    return empty;
}

} // namespace

std::unique_ptr<MainWindow> TestPages::makeWindow()
{
    auto window = std::make_unique<MainWindow>();
    fillPages(*window);
    return window;
}

void TestPages::initTestCase()
{
    prepareApplication();
    if (!usePictureFont())
        qWarning("Inter is not installed; the pictures use another font.");
    QDir().mkpath(QStringLiteral(INTERPHASE_PICTURES));
}

void TestPages::pages_data()
{
    QTest::addColumn<int>("page");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("dark");
    QTest::addColumn<bool>("mapping");
    QTest::addColumn<int>("tab");
    const char* names[] = {"start",     "data",    "cell",    "priors", "identify", "sample",
                           "posterior", "predict", "compare", "health", "report"};
    for (const QSize size : {QSize(1280, 800), QSize(2560, 1440)}) {
        for (const bool dark : {false, true}) {
            const auto row = [&](int page, const char* name, bool mapping, auto tab) {
                QTest::addRow("%s_%s_%d", name, dark ? "dark" : "light", size.width())
                    << page << size << dark << mapping << static_cast<int>(tab);
            };
            for (int page = 0; page < static_cast<int>(kPageCount); ++page)
                row(page, names[page], false, ModelTab::Curve);
            row(static_cast<int>(PageId::Data), "mapping", true, ModelTab::Curve);
            const auto model = static_cast<int>(PageId::Model);
            row(model, "cell_open_circuit", false, ModelTab::OpenCircuit);
            row(model, "cell_profiles", false, ModelTab::Profiles);
            row(model, "cell_impedance", false, ModelTab::Impedance);
            row(model, "cell_map", false, ModelTab::Map);
            row(model, "cell_ageing", false, ModelTab::Ageing);
            const auto predict = static_cast<int>(PageId::Predict);
            row(predict, "predict_checks", false, PredictTab::Checks);
            row(predict, "predict_protocol", false, PredictTab::Protocol);
            row(predict, "predict_sampler", false, PredictTab::Sampler);
        }
    }
}

void TestPages::pages()
{
    QFETCH(int, page);
    QFETCH(QSize, size);
    QFETCH(bool, dark);
    QFETCH(bool, mapping);
    QFETCH(int, tab);
    const auto window = makeWindow();
    if (mapping)
        window->dataPage()->setView(sample::dataWithMapping());
    if (static_cast<PageId>(page) == PageId::Predict)
        window->predictPage()->showTab(static_cast<PredictTab>(tab));
    else
        window->modelPage()->showTab(static_cast<ModelTab>(tab));
    window->setThemeChoice(dark ? ThemeChoice::Dark : ThemeChoice::Light);
    window->showPage(static_cast<PageId>(page));
    window->resize(size);
    window->show();
    QVERIFY(QTest::qWaitForWindowExposed(window.get()));
    QCoreApplication::processEvents();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QTest::qWait(20);
    const QString file =
        QStringLiteral(INTERPHASE_PICTURES "/%1.png").arg(QLatin1String(QTest::currentDataTag()));
    QVERIFY(window->grab().save(file));
    QCOMPARE(window->size(), size);
    const QWidget& shown = *window->page(static_cast<PageId>(page));
    QCOMPARE(cutLabels(*window).join(QLatin1Char('\n')), QString());
    QCOMPARE(clippedWidgets(shown).join(QLatin1Char('\n')), QString());
    QCOMPARE(tooWidePanels(shown).join(QLatin1Char('\n')), QString());
    QCOMPARE(emptyPlots(shown).join(QLatin1Char('\n')), QString());
}

void TestPages::cornerPanelsAreEqual()
{
    for (const int parameters : {2, 5, 8}) {
        CornerPlot plot;
        plot.setPosterior(sample::posterior(parameters));
        plot.resize(900, 760);
        plot.replot();
        const auto sizes = plot.panelSizes();
        QCOMPARE(sizes.size(), parameters * (parameters + 1) / 2);
        for (const QSize& size : sizes) {
            // Whole pixels: what is left over by the division goes to some of them.
            QVERIFY(qAbs(size.width() - sizes.front().width()) <= 1);
            QVERIFY(qAbs(size.height() - sizes.front().height()) <= 1);
        }
    }
}

void TestPages::themeChangesWithoutLosingPlots()
{
    const auto window = makeWindow();
    window->resize(1280, 800);
    window->show();
    window->setThemeChoice(ThemeChoice::Light);
    const auto plots = window->findChildren<PlotView*>();
    QList<int> before;
    for (const PlotView* plot : plots)
        before << plot->drawnPoints();
    window->setThemeChoice(ThemeChoice::Dark);
    for (qsizetype i = 0; i < plots.size(); ++i) {
        QCOMPARE(plots[i]->drawnPoints(), before[i]);
        QVERIFY(plots[i]->theme().dark);
    }
}

/// Pictures are taken with a narrow font, users may have a wide one.
void TestPages::nothingIsCutWithAWideFont()
{
    if (!usePictureFont(QStringLiteral("DejaVu Sans")))
        QSKIP("DejaVu Sans is not installed");
    {
        auto window = makeWindow();
        window->resize(1280, 800);
        window->show();
        for (std::size_t i = 0; i < kPageCount; ++i) {
            QWidget* page = window->page(static_cast<PageId>(i));
            window->showPage(static_cast<PageId>(i));
            QTest::qWait(20);
            const auto* panel = page->findChild<QScrollArea*>(QStringLiteral("panel"));
            if (panel && panel->isVisible())
                QVERIFY2(panel->widget()->width() <= panel->viewport()->width(),
                         qPrintable(QStringLiteral("page %1: %2 > %3")
                                        .arg(i)
                                        .arg(panel->widget()->width())
                                        .arg(panel->viewport()->width())));
        }
        window->showPage(PageId::Posterior);
        QTest::qWait(20);
        const auto* table = window->posteriorPage()->findChild<SummaryTable*>();
        for (int row = 0; row < table->rowCount(); ++row)
            for (int column = 1; column < table->columnCount(); ++column) {
                const QString text = table->item(row, column)->text();
                QVERIFY2(table->columnWidth(column) >= table->fontMetrics().horizontalAdvance(text) + 6,
                         qPrintable(text));
            }
    }
    usePictureFont();
}

QTEST_MAIN(TestPages)
#include "tst_pages.moc"
