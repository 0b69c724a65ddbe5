#include "sample_views.h"

#include "ui/pages/ageing_card.h"
#include "ui/pages/data_page.h"
#include "ui/pages/derived_card.h"
#include "ui/pages/identify_page.h"
#include "ui/pages/impedance_card.h"
#include "ui/pages/mapping_panel.h"
#include "ui/pages/model_page.h"
#include "ui/pages/open_circuit_card.h"
#include "ui/pages/parameter_group.h"
#include "ui/pages/posterior_page.h"
#include "ui/pages/prior_row.h"
#include "ui/pages/priors_page.h"
#include "ui/pages/rate_map_card.h"
#include "ui/pages/sample_page.h"
#include "ui/pages/sampler_card.h"
#include "ui/pages/summary_table.h"
#include "ui/pages/window_card.h"
#include "ui/plot/corner_plot.h"
#include "ui/plot/curve_plot.h"
#include "ui/plot/density_editor.h"
#include "ui/plot/impedance_plot.h"
#include "ui/plot/nice_ticker.h"
#include "ui/plot/nyquist_plot.h"
#include "ui/plot/plot_export.h"
#include "ui/plot/predictive_plot.h"
#include "ui/plot/rate_map_plot.h"
#include "ui/plot/time_stack_plot.h"
#include "ui/plot/trace_plot.h"
#include "ui/widgets/advice_card.h"
#include "ui/widgets/free_dot.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/log_slider.h"
#include "ui/widgets/parameter_row.h"
#include "ui/widgets/value_field.h"
#include "ui/window/command_field.h"
#include "ui/window/main_window.h"
#include "ui/window/step_item.h"
#include "ui/window/step_list.h"
#include "ui/window/title_bar.h"
#include "ui/window/window_actions.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDropEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include <cmath>

using namespace interphase;

class TestInteraction : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void draggingASpanEmits();
    void aSpanStaysWithinTheData();
    void numberFieldTakesArithmetic();
    void numberFieldKeepsWhatItCannotRead();
    void sliderMovesTheValue();
    void freeDotEmits();
    void densityCanBeDraggedAndNudged();
    void priorsOfferTheDataSets();
    void spectraAloneAreShownLarge();
    void adviceIsActedOnByItsPlace();
    void tickLabelsKeepToTheirRoom();
    void droppedFilesAreAnnounced();
    void mappingWaitsForAllAnswers();
    void cardOfATabIsShownWithIt();
    void windowsAreTakenOnceFitted();
    void anOhmIsAnOhmBothWays();
    void priorsShowTheCurveThatIsChosen();
    void mapSaysWhatIsUnderThePointer();
    void platingLineIsDrawn();
    void mapGridIsEdited();
    void ageingRequestIsEdited();
    void samplerIsEdited();
    void startKeepsThePanel();
    void particlesAreNoChains();
    void derivedAreTyped();
    void tracesAreAppended();
    void smallRHatIsInView();
    void titleTakesTheRoomThereIs();
    void zoomSurvivesNewData();
    void hoverLinksTableAndPanels();
    void keyboardMovesThroughThePages();
    void everyActionHasAKeyOfItsOwn();
    void commandFieldRunsActions();
    void csvHasHeadersAndTheUnitsShown();
    void picturesAreWritten();
};

namespace {

QPoint pixelAt(const TimeStackPlot& plot, double time_s, int below)
{
    auto* rect = plot.axisRects().front();
    return {qRound(rect->axis(QCPAxis::atBottom)->coordToPixel(time_s)), rect->top() + below};
}

void drag(QWidget* widget, const QPoint& from, const QPoint& to)
{
    QTest::mousePress(widget, Qt::LeftButton, {}, from);
    // QTest's own moves carry no button; a drag needs one.
    for (const QPoint& at : {(from + to) / 2, to}) {
        QMouseEvent move(QEvent::MouseMove, at, widget->mapToGlobal(at), Qt::NoButton, Qt::LeftButton, {});
        QCoreApplication::sendEvent(widget, &move);
    }
    QTest::mouseRelease(widget, Qt::LeftButton, {}, to);
}

template <class W>
void show(W& widget, const QSize& size)
{
    widget.resize(size);
    widget.show();
    QVERIFY(QTest::qWaitForWindowExposed(&widget));
    QCoreApplication::processEvents();
}

void type(QWidget* field, const QString& text)
{
    static_cast<QLineEdit*>(field)->selectAll();
    QTest::keyClicks(field, text);
    QTest::keyClick(field, Qt::Key_Return);
}

} // namespace

void TestInteraction::initTestCase()
{
    prepareApplication();
}

void TestInteraction::draggingASpanEmits()
{
    DataPage page;
    page.setView(sample::data());
    show(page, {1000, 700});
    page.plot()->replot();
    QSignalSpy fit(&page, &DataPage::fitWindowChanged);
    QSignalSpy held(&page, &DataPage::holdOutWindowChanged);
    drag(page.plot(), pixelAt(*page.plot(), 0.0, 60) + QPoint(1, 0), pixelAt(*page.plot(), 600.0, 60));
    QCOMPARE(fit.count(), 1);
    QCOMPARE(fit.at(0).at(0).toInt(), 0);
    QVERIFY2(qAbs(fit.at(0).at(1).toDouble() - 600.0) < 20.0, qPrintable(fit.at(0).at(1).toString()));
    QCOMPARE(fit.at(0).at(2).toDouble(), 2400.0);
    // The title strip moves a window as a whole.
    drag(page.plot(), pixelAt(*page.plot(), 3000.0, 6), pixelAt(*page.plot(), 3300.0, 6));
    QCOMPARE(held.count(), 1);
    QVERIFY(qAbs(held.at(0).at(1).toDouble() - 2700.0) < 20.0);
    QVERIFY(qAbs(held.at(0).at(2).toDouble() - 3900.0) < 20.0);
}

void TestInteraction::aSpanStaysWithinTheData()
{
    DataPage page;
    page.setView(sample::data());
    show(page, {1000, 700});
    page.plot()->replot();
    QSignalSpy held(&page, &DataPage::holdOutWindowChanged);
    drag(page.plot(), pixelAt(*page.plot(), 3600.0, 60), pixelAt(*page.plot(), 6000.0, 60));
    QCOMPARE(held.count(), 1);
    QCOMPARE(held.at(0).at(2).toDouble(), 1.3 * 3600.0);
}

void TestInteraction::numberFieldTakesArithmetic()
{
    ValueField field;
    field.setUnit(QStringLiteral("m2/s"));
    field.setValue(1e-14);
    show(field, {200, 30});
    QSignalSpy edited(&field, &ValueField::valueEdited);
    type(&field, QStringLiteral("2*3.3e-14"));
    QCOMPARE(edited.count(), 1);
    QVERIFY(qAbs(edited.at(0).at(0).toDouble() - 6.6e-14) < 1e-26);
    QCOMPARE(field.text(), QStringLiteral("6.6e-14 m²/s"));
    field.setUnit(QStringLiteral("C"));
    type(&field, QStringLiteral("5 Ah"));
    QCOMPARE(field.value(), 18000.0);
}

void TestInteraction::numberFieldKeepsWhatItCannotRead()
{
    ValueField field;
    field.setUnit(QStringLiteral("m"));
    field.setValue(85.2e-6);
    show(field, {200, 30});
    QSignalSpy edited(&field, &ValueField::valueEdited);
    type(&field, QStringLiteral("12 V"));
    QCOMPARE(edited.count(), 0);
    QVERIFY(field.property("invalid").toBool());
    QVERIFY(!field.toolTip().isEmpty());
    QTest::keyClick(&field, Qt::Key_Escape);
    QCOMPARE(field.text(), QStringLiteral("85.2 µm"));
    QVERIFY(!field.property("invalid").toBool());
    field.setLimits(1e-6, 1e-3);
    type(&field, QStringLiteral("2 m"));
    QCOMPARE(edited.count(), 0);
    QCOMPARE(field.value(), 85.2e-6);
}

void TestInteraction::sliderMovesTheValue()
{
    ModelPage page;
    page.setView(sample::model());
    show(page, {1000, 700});
    QSignalSpy changed(&page, &ModelPage::parameterChanged);
    auto* slider = page.findChild<LogSlider*>();
    slider->setFocus();
    QTest::keyClick(slider, Qt::Key_Right);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed.at(0).at(0).toString(), sample::model().groups[0].parameters[0].label.path);
    QVERIFY(changed.at(0).at(1).toDouble() > 3.3e-14);
    // A view that comes back must not be taken for another edit.
    page.setView(sample::model());
    QCOMPARE(changed.count(), 1);
}

void TestInteraction::freeDotEmits()
{
    ModelPage page;
    page.setView(sample::model());
    show(page, {1000, 700});
    QSignalSpy freed(&page, &ModelPage::parameterFreed);
    auto* dot = page.findChild<FreeDot*>();
    dot->setFocus();
    QTest::keyClick(dot, Qt::Key_Space);
    QCOMPARE(freed.count(), 1);
    QCOMPARE(freed.at(0).at(1).toBool(), false);
}

void TestInteraction::densityCanBeDraggedAndNudged()
{
    PriorsPage page;
    page.setView(sample::priors());
    show(page, {1100, 700});
    QSignalSpy edited(&page, &PriorsPage::priorEdited);
    QSignalSpy moved(&page, &PriorsPage::priorMoved);
    auto* density = page.findChildren<DensityEditor*>().at(1);
    drag(density, {40, 20}, {60, 20});
    QCOMPARE(edited.count(), 1);
    QVERIFY(moved.count() >= 1);
    QCOMPARE(edited.at(0).at(0).toInt(), 1);
    QVERIFY(edited.at(0).at(1).value<PriorSpec>().a > sample::priors().rows[1].prior.a);
    density->setFocus();
    QTest::keyClick(density, Qt::Key_Down);
    QCOMPARE(edited.count(), 2);
    QVERIFY(edited.at(1).at(1).value<PriorSpec>().b > 1.05);
}

void TestInteraction::droppedFilesAreAnnounced()
{
    /// A drop that did not come from a drag is not delivered by the application; handed in here.
    struct Probe : DataPage
    {
        using DataPage::dropEvent;
    } page;
    QSignalSpy dropped(&page, &DataPage::filesDropped);
    QMimeData mime;
    mime.setUrls({QUrl::fromLocalFile(QStringLiteral("/tmp/a.csv")),
                  QUrl(QStringLiteral("https://example.org/b.csv"))});
    QDropEvent drop(QPointF(10, 10), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    page.dropEvent(&drop);
    QCOMPARE(dropped.count(), 1);
    QCOMPARE(dropped.at(0).at(0).toStringList(), QStringList{QStringLiteral("/tmp/a.csv")});
}

void TestInteraction::mappingWaitsForAllAnswers()
{
    DataPage page;
    page.setView(sample::dataWithMapping());
    show(page, {1000, 700});
    QSignalSpy accepted(&page, &DataPage::mappingAccepted);
    auto* panel = page.findChild<MappingPanel*>();
    QPushButton* import = nullptr;
    for (auto* button : panel->findChildren<QPushButton*>()) {
        if (button->property("primary").toBool())
            import = button;
    }
    QVERIFY(import && !import->isEnabled());
    for (auto* combo : panel->findChildren<QComboBox*>()) {
        if (combo->accessibleName().endsWith(QLatin1String("Voltage")) &&
            combo->findText(QStringLiteral("Spannung")) > 0)
            combo->setCurrentText(QStringLiteral("Spannung"));
    }
    QVERIFY(import->isEnabled());
    QTest::mouseClick(import, Qt::LeftButton);
    QCOMPARE(accepted.count(), 1);
    const auto answer = accepted.at(0).at(0).value<MappingAnswer>();
    QCOMPARE(answer.columns.value(QStringLiteral("voltage")), QStringLiteral("Spannung"));
    QCOMPARE(answer.units.value(QStringLiteral("time")), QStringLiteral("s"));
    QCOMPARE(answer.chargePositive, std::optional(true));
}

void TestInteraction::cardOfATabIsShownWithIt()
{
    ModelPage page;
    page.setView(sample::model());
    page.setDetails(sample::details());
    show(page, {1000, 700});
    QSignalSpy shown(&page, &ModelPage::tabShown);
    const std::pair<ModelTab, const QWidget*> cards[] = {{ModelTab::OpenCircuit, page.openCircuit()},
                                                         {ModelTab::Impedance, page.impedance()},
                                                         {ModelTab::Map, page.rateMap()},
                                                         {ModelTab::Ageing, page.ageing()}};
    for (const ModelTab tab : {ModelTab::Curve, ModelTab::OpenCircuit, ModelTab::Profiles,
                               ModelTab::Impedance, ModelTab::Map, ModelTab::Ageing}) {
        page.showTab(tab);
        QCOMPARE(page.currentTab(), tab);
        for (const auto& [of, card] : cards)
            QCOMPARE(card->isVisible(), of == tab);
    }
    QCOMPARE(shown.count(), 5);
    // New profiles leave the chosen tab chosen; one that is gone makes room for the curve.
    ModelDetailsView more = sample::details();
    more.profiles.push_back(more.profiles.front());
    more.profiles.back().tab = QStringLiteral("Profiles in r");
    page.setDetails(more);
    QCOMPARE(page.currentTab(), ModelTab::Ageing);
    page.showTab(ModelTab::Profiles);
    page.setDetails({});
    QCOMPARE(page.currentTab(), ModelTab::Curve);
}

void TestInteraction::windowsAreTakenOnceFitted()
{
    OpenCircuitCard card;
    const auto button = [&](const char* text) -> QPushButton* {
        for (QPushButton* b : card.findChildren<QPushButton*>())
            if (b->text() == QLatin1String(text) && b->isVisible())
                return b;
        return nullptr;
    };
    OpenCircuitView view;
    view.empty = {QStringLiteral("Add a slow run."), QStringLiteral("Go to Data")};
    card.setView(view);
    show(card, {300, 400});
    QSignalSpy toData(&card, &OpenCircuitCard::emptyActionRequested);
    QVERIFY(!button("Fit the windows") && !button("Take into the study"));
    QTest::mouseClick(button("Go to Data"), Qt::LeftButton);
    QCOMPARE(toData.count(), 1);
    card.setView(sample::openCircuit());
    QSignalSpy fit(&card, &OpenCircuitCard::fitRequested), take(&card, &OpenCircuitCard::takeRequested);
    QVERIFY(!button("Go to Data"));
    QTest::mouseClick(button("Fit the windows"), Qt::LeftButton);
    QTest::mouseClick(button("Take into the study"), Qt::LeftButton);
    QCOMPARE(fit.count(), 1);
    QCOMPARE(take.count(), 1);
    view = sample::openCircuit();
    view.canTake = false;
    card.setView(view);
    QVERIFY(!button("Taken into the study")->isEnabled());
}

void TestInteraction::mapSaysWhatIsUnderThePointer()
{
    RateMapPlot plot;
    plot.setMap(sample::rateMap());
    show(plot, {700, 500});
    plot.replot();
    auto* rect = plot.axisRects().front();
    const auto at = [&](double rate, double temperature_K) {
        return QPoint(qRound(rect->axis(QCPAxis::atBottom)->coordToPixel(rate)),
                      qRound(rect->axis(QCPAxis::atLeft)->coordToPixel(temperature_K)));
    };
    QCOMPARE(plot.textAt(at(0.25, 263.15)), QStringLiteral("0.25C at 263.15 K"));
    QCOMPARE(plot.textAt(at(3.05, 319.0)), QStringLiteral("3.00C at 318.15 K"));
    QCOMPARE(plot.textAt(QPoint(2, 2)), QString());
}

void TestInteraction::platingLineIsDrawn()
{
    RateMapView view;
    view.rates_C = {1.0, 2.0};
    view.temperatures_K = {270.0, 290.0};
    view.cells.assign(4, {RateMapState::Solved, 1.0, false, {}});
    RateMapPlot plot;
    const auto lines = [&] {
        std::vector<QCPCurve*> out;
        for (int i = 0; i < plot.plottableCount(); ++i)
            if (auto* curve = qobject_cast<QCPCurve*>(plot.plottable(i)))
                out.push_back(curve);
        return out;
    };
    plot.setMap(view);
    QVERIFY(lines().empty());
    view.platingLine = {{1.2, 260.0, 1.4, 280.0}, {1.4, 280.0, 1.6, 300.0}};
    plot.setMap(view);
    QCOMPARE(lines().size(), 2U); // light on dark
    for (QCPCurve* line : lines()) {
        QCOMPARE(line->data()->size(), 6);
        QCOMPARE(line->data()->at(3)->key, 1.4);
        QCOMPARE(line->data()->at(4)->value, 300.0);
    }
}

void TestInteraction::mapGridIsEdited()
{
    RateMapCard card;
    card.setView(sample::rateMap());
    show(card, {300, 500});
    QSignalSpy changed(&card, &RateMapCard::gridChanged);
    const auto fields = card.findChildren<ValueField*>();
    QCOMPARE(fields.size(), 6);
    QSignalSpy span(&card, &RateMapCard::spanChanged);
    type(fields[0], QStringLiteral("60")); // of percent
    QCOMPARE(span.count(), 1);
    QVERIFY(std::abs(span.at(0).at(0).value<RateMapSpan>().soc - 0.6) < 1e-12);
    type(fields[1], QStringLiteral("3 V"));
    QCOMPARE(span.at(1).at(0).value<RateMapSpan>().voltage_V, 3.0);
    type(fields[3], QStringLiteral("5"));
    QCOMPARE(changed.count(), 1);
    const auto grid = changed.at(0).at(0).value<RateMapGrid>();
    QCOMPARE(grid.firstRate_C, 0.25);
    QCOMPARE(grid.lastRate_C, 5.0);
    type(fields[2], QStringLiteral("5")); // from 5 to 5 spans nothing
    QCOMPARE(changed.count(), 1);
}

void TestInteraction::ageingRequestIsEdited()
{
    AgeingCard card;
    card.setView(sample::ageing());
    show(card, {300, 600});
    QSignalSpy changed(&card, &AgeingCard::requestChanged);
    card.findChild<QSpinBox*>()->setValue(42);
    card.findChild<QCheckBox*>()->setChecked(false);
    card.findChild<QPlainTextEdit*>()->setPlainText(QStringLiteral("rest for 1 h"));
    QCOMPARE(changed.count(), 3);
    const auto request = changed.back().at(0).value<AgeingRequestView>();
    QCOMPARE(request.cycles, 42);
    QVERIFY(!request.skip && !card.findChild<ValueField*>()->isVisible());
    QCOMPARE(request.protocol, QStringLiteral("rest for 1 h"));
    card.setView(sample::ageing()); // what is set from outside is no edit
    QCOMPARE(changed.count(), 3);
}

/// The focus of a button that goes passes to the one in its place, not to a field below, to which the panel
/// would scroll.
void TestInteraction::startKeepsThePanel()
{
    SamplePage page;
    page.resize(900, 420);
    page.show();
    SampleView view;
    page.setView(view);
    QVERIFY(QTest::qWaitForWindowActive(&page));
    const auto button = [&](const QString& text) {
        for (QPushButton* b : page.findChildren<QPushButton*>())
            if (b->text() == text)
                return b;
        return static_cast<QPushButton*>(nullptr);
    };
    QPushButton *start = button(QStringLiteral("Start sampling")), *pause = button(QStringLiteral("Pause"));
    QVERIFY(start && pause);
    start->setFocus();
    view.state = RunState::Running;
    page.setView(view);
    QVERIFY(start->isHidden() && pause->hasFocus());
    view.state = RunState::Paused;
    page.setView(view);
    QVERIFY(button(QStringLiteral("Resume"))->hasFocus());
    view.state = RunState::Failed;
    view.blocked = QStringLiteral("No parameter is free.");
    page.setView(view);
    for (const QScrollArea* area : page.findChildren<QScrollArea*>())
        QCOMPARE(area->verticalScrollBar()->value(), 0);
}

void TestInteraction::samplerIsEdited()
{
    SamplerCard card;
    SampleView view;
    view.sampler.kind = SamplerKind::Ensemble;
    view.sampler.targetMcse = 0.05;
    card.setView(view);
    const auto combos = card.findChildren<QComboBox*>();
    QCOMPARE(combos.size(), 4);                                  // noise, method, where chains begin, metric
    QVERIFY(!combos[2]->isEnabled() && !combos[3]->isEnabled()); // of NUTS only
    QSignalSpy changed(&card, &SamplerCard::samplerChanged), kind(&card, &SamplerCard::samplerKindChanged);
    QSpinBox* ess = nullptr;
    for (QSpinBox* spin : card.findChildren<QSpinBox*>())
        if (!spin->specialValueText().isEmpty())
            ess = spin;
    QVERIFY(ess && ess->text() == ess->specialValueText());
    ess->setValue(400);
    QCOMPARE(changed.size(), 1);
    const auto edited = changed[0][0].value<SamplerDefinition>();
    QCOMPARE(edited.targetEss, 400.0);
    QCOMPARE(edited.targetMcse, 0.05);
    QVERIFY(edited.kind == SamplerKind::Ensemble);
    Q_EMIT combos[1]->activated(0);
    QCOMPARE(kind.size(), 1);
    // A study to start from is asked for, shown and taken back.
    const auto buttons = card.findChildren<QPushButton*>();
    QCOMPARE(buttons.size(), 2);
    QSignalSpy asked(&card, &SamplerCard::earlierRequested), none(&card, &SamplerCard::earlierCleared);
    buttons[0]->click();
    QCOMPARE(asked.size(), 1);
    QVERIFY(buttons[1]->isHidden());
    view.sampler.kind = SamplerKind::Nuts;
    view.earlier = QStringLiteral("first");
    card.setView(view);
    QCOMPARE(buttons[0]->text(), view.earlier);
    QVERIFY(buttons[1]->isVisibleTo(&card));
    QVERIFY(!combos[2]->isEnabled()); // chains begin at its draws
    buttons[1]->click();
    QCOMPARE(none.size(), 1);
    view.state = RunState::Running;
    card.setView(view);
    QVERIFY(!ess->isEnabled() && !buttons[0]->isEnabled());
}

/// Runs of particles have no warm-up, no target and no order of draws: nothing offers them.
void TestInteraction::particlesAreNoChains()
{
    SamplePage page;
    SampleView view;
    const auto field = [&](const QString& name) {
        for (QWidget* w : page.findChildren<QWidget*>())
            if (w->accessibleName() == name)
                return w;
        return static_cast<QWidget*>(nullptr);
    };
    const auto shown = [&] {
        const auto* tabs = page.findChild<QTabBar*>();
        QStringList names;
        for (int i = 0; i < tabs->count(); ++i)
            if (tabs->isTabVisible(i))
                names << tabs->tabText(i);
        return names;
    };
    page.setView(view);
    const QStringList ofChains = shown();
    QVERIFY(field(QStringLiteral("Chains")) && field(QStringLiteral("Draws")));
    QVERIFY(ofChains.contains(QStringLiteral("Traces")) && ofChains.size() == 7);
    page.showTab(SampleTab::Energy);
    view.sampler.kind = SamplerKind::Smc;
    view.particles = true;
    QSignalSpy turned(&page, &SamplePage::tabShown);
    page.setView(view);
    QCOMPARE(shown().size(), 3); // ranks, starts, temperatures
    QVERIFY(page.tab() == SampleTab::Temperatures && turned.count() == 1);
    QVERIFY(field(QStringLiteral("Runs")) && field(QStringLiteral("Particles")));
    QVERIFY(!field(QStringLiteral("Chains")) && !field(QStringLiteral("Draws")));
    for (const char* none : {"Warm-up", "Stop at ESS", "Stop at MCSE", "Acceptance", "Begin at", "Metric"})
        QVERIFY2(!field(QString::fromLatin1(none))->isEnabled(), none);
    view.sampler.kind = SamplerKind::Nuts;
    view.particles = false;
    page.setView(view);
    QCOMPARE(shown(), ofChains);
    QVERIFY(page.tab() == SampleTab::Traces && field(QStringLiteral("Warm-up"))->isEnabled());
}

void TestInteraction::derivedAreTyped()
{
    DerivedCard card;
    card.setDerived({{QStringLiteral("t [s]"), QStringLiteral("R_n"), {}}}, QStringLiteral("D_s_n"));
    QSignalSpy added(&card, &DerivedCard::added), removed(&card, &DerivedCard::removed);
    const auto fields = card.findChildren<QLineEdit*>();
    QCOMPARE(fields.size(), 2);
    fields[0]->setText(QStringLiteral(" a "));
    fields[1]->setText(QStringLiteral("b +"));
    QTest::keyClick(fields[1], Qt::Key_Return);
    QCOMPARE(added.size(), 1);
    QCOMPARE(added[0][0].toString(), QStringLiteral("a"));
    card.setProblem(QStringLiteral("no"));
    QCOMPARE(fields[1]->text(), QStringLiteral("b +")); // to be mended
    card.setProblem({});
    QVERIFY(fields[0]->text().isEmpty() && fields[1]->text().isEmpty());
    card.findChild<QToolButton*>()->click();
    QCOMPARE(removed[0][0].toString(), QStringLiteral("t [s]"));
}

void TestInteraction::tracesAreAppended()
{
    TracePlot plot;
    plot.resize(800, 600);
    plot.setTraces(sample::traces(3, 400));
    auto* first = plot.graph(0);
    QCOMPARE(first->dataCount(), 400);
    plot.setTraces(sample::traces(3, 700));
    QCOMPARE(plot.graph(0), first); // not rebuilt
    QCOMPARE(first->dataCount(), 700);
    plot.setTraces(sample::traces(3, 100)); // a new run
    QCOMPARE(plot.graph(0)->dataCount(), 100);
}

void TestInteraction::smallRHatIsInView()
{
    const auto lowerEnd = [](double rHat) {
        TracesView view = sample::traces(1, 400);
        view.traces.front().rHat = {{100.0, 200.0}, {1.02, rHat}};
        TracePlot plot;
        plot.setTraces(sample::traces(1, 400)); // what comes later extends the axis as well
        plot.setTraces(view);
        return plot.axisRects().at(1)->axis(QCPAxis::atLeft)->range().lower;
    };
    QVERIFY(lowerEnd(0.97) < 0.97);
    QCOMPARE(lowerEnd(1.01), 0.998);
}

void TestInteraction::titleTakesTheRoomThereIs()
{
    TitleBar bar;
    const QString title =
        QStringLiteral("Pulses of a cell at 25 °C, simulated with the DFN and measured noise");
    bar.setHeader({title, QStringLiteral("Saved 12:04"), {}});
    show(bar, {1900, 48});
    QCOMPARE(bar.studyTitle()->text(), title);
    bar.resize(700, 48);
    QVERIFY(bar.studyTitle()->text().endsWith(QChar(0x2026)));
    QVERIFY(bar.studyTitle()->text().size() < title.size());
    QCOMPARE(bar.studyTitle()->toolTip(), title);
    QVERIFY(bar.commandField()->width() >= 160);
}

void TestInteraction::zoomSurvivesNewData()
{
    CurvePlot plot;
    show(plot, {700, 500});
    plot.setCurve(sample::curve());
    plot.replot();
    auto* rect = plot.axisRects().front();
    const double before = rect->axis(QCPAxis::atBottom)->range().size();
    const QPointF at = rect->center();
    QWheelEvent wheel(at, plot.mapToGlobal(at), {}, {0, 120}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase,
                      false);
    QCoreApplication::sendEvent(&plot, &wheel);
    const double zoomed = plot.axisRects().front()->axis(QCPAxis::atBottom)->range().size();
    QVERIFY(zoomed < 0.95 * before);
    plot.setCurve(sample::curve());
    QCOMPARE(plot.axisRects().front()->axis(QCPAxis::atBottom)->range().size(), zoomed);
    QTest::mouseDClick(&plot, Qt::LeftButton, {}, at.toPoint());
    QCOMPARE(plot.axisRects().front()->axis(QCPAxis::atBottom)->range().size(), before);
}

void TestInteraction::hoverLinksTableAndPanels()
{
    PosteriorPage page;
    page.setView(sample::posterior(3));
    show(page, {1000, 700});
    page.plot()->replot();
    Q_EMIT page.plot()->panelHovered(0, 2);
    QCOMPARE(page.table()->selectionModel()->selectedRows().value(0).row(), 2);
    Q_EMIT page.table()->rowHovered(1);
    QVERIFY(page.plot()->axisRects().at(1)->backgroundBrush().style() != Qt::NoBrush);
}

void TestInteraction::keyboardMovesThroughThePages()
{
    MainWindow window;
    show(window, {1280, 800});
    window.actions().nextPage->trigger();
    QCOMPARE(window.currentPage(), PageId::Data);
    window.stepList()->item(PageId::Data)->setFocus();
    QTest::keyClick(window.stepList()->item(PageId::Data), Qt::Key_Down);
    QCOMPARE(window.currentPage(), PageId::Model);
    QTest::keyClick(&window, Qt::Key_6, Qt::ControlModifier);
    QCOMPARE(window.currentPage(), PageId::Posterior);
    QTest::keyClick(&window, Qt::Key_PageUp, Qt::ControlModifier);
    QCOMPARE(window.currentPage(), PageId::Sample);
}

void TestInteraction::everyActionHasAKeyOfItsOwn()
{
    MainWindow window;
    window.setExamples(sample::start().examples);
    QStringList keys;
    for (const QAction* action : window.actions().all()) {
        QVERIFY2(!action->shortcut().isEmpty(), qPrintable(action->text()));
        QVERIFY2(!keys.contains(action->shortcut().toString()), qPrintable(action->text()));
        keys << action->shortcut().toString();
    }
}

void TestInteraction::commandFieldRunsActions()
{
    MainWindow window;
    show(window, {1280, 800});
    QTest::keyClick(&window, Qt::Key_K, Qt::ControlModifier);
    auto* field = window.titleBar()->commandField();
    QTRY_VERIFY(field->hasFocus());
    QTest::keyClicks(field, QStringLiteral("predict"));
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_COMPARE(window.currentPage(), PageId::Predict);
    QVERIFY(field->text().isEmpty());
}

void TestInteraction::csvHasHeadersAndTheUnitsShown()
{
    CurvePlot plot;
    plot.resize(700, 500);
    plot.setCurve(sample::curve());
    const QStringList lines = plotCsv(plot).split(QLatin1Char('\n'));
    QVERIFY2(lines.first().startsWith(QStringLiteral("\"data: Time / min\",\"data: Voltage / V\"")),
             qPrintable(lines.first()));
    const QStringList first = lines.at(1).split(QLatin1Char(','));
    QCOMPARE(first.at(0).toDouble(), 0.5); // 30 s
    QCOMPARE(lines.size(), 202);           // header, 200 points of the model, end
}

void TestInteraction::picturesAreWritten()
{
    QTemporaryDir folder;
    CurvePlot plot;
    plot.resize(700, 500);
    plot.setCurve(sample::curve());
    for (const auto& suffix : {QStringLiteral("svg"), QStringLiteral("pdf"), QStringLiteral("png")}) {
        const QString name = folder.filePath(QStringLiteral("curve.") + suffix);
        savePlotPicture(plot, name);
        QVERIFY(QFileInfo(name).size() > 2000);
    }
    for (const auto& suffix : {QStringLiteral("svg"), QStringLiteral("pdf"), QStringLiteral("png")}) {
        QVERIFY_EXCEPTION_THROWN(
            savePlotPicture(plot, folder.filePath(QStringLiteral("gone/curve.") + suffix)), InputError);
        // What a full disk would cut short is no picture, and is said.
        const QString full = folder.filePath(QStringLiteral("full.") + suffix);
        QVERIFY(QFile::link(QStringLiteral("/dev/full"), full));
        QVERIFY_EXCEPTION_THROWN(savePlotPicture(plot, full), InputError);
    }
}

/// In the complex plane, whatever the size of the figure; its data have the series, without what is for the
/// eye.
void TestInteraction::anOhmIsAnOhmBothWays()
{
    NyquistView view;
    for (int i = 0; i < 20; ++i) {
        const double w = 0.1 * i;
        view.median.x.push_back(0.01 + 0.02 / (1.0 + w * w));
        view.median.y.push_back(0.02 * w / (1.0 + w * w));
    }
    view.measured = view.median;
    view.model = view.noise = {std::vector(20, 1e-4), std::vector(20, 2e-4)};
    NyquistPlot plot;
    plot.setSpectrum(view);
    for (const QSize size : {QSize(500, 300), QSize(300, 600)}) {
        plot.resize(size);
        plot.replot(); // lays the figure out
        const auto* rect = plot.axisRect();
        const double across = rect->axis(QCPAxis::atBottom)->range().size() / rect->width();
        const double up = rect->axis(QCPAxis::atLeft)->range().size() / rect->height();
        QVERIFY2(std::abs(across / up - 1.0) < 0.1, qPrintable(QString::number(across / up)));
    }
    const QString header = plotCsv(plot).section(QLatin1Char('\n'), 0, 0);
    QCOMPARE(header.count(QLatin1Char(',')), qsizetype(3)); // median and data, x and y of each
}

/// Of several, one is shown, and stays while draws come in.
void TestInteraction::priorsShowTheCurveThatIsChosen()
{
    PriorsPage page;
    PriorPredictiveView view = sample::priorPredictive();
    auto* outputs = page.findChild<QComboBox*>(QStringLiteral("outputs"));
    page.setPredictive(view);
    QVERIFY(outputs->isHidden());
    view.outputs << QStringLiteral("1C, temperature");
    view.curves.push_back(view.curves.front());
    view.curves.back().quantity = QStringLiteral("Temperature");
    page.setPredictive(view);
    QVERIFY(!outputs->isHidden());
    const auto shown = [&] { return page.plot()->axisRect(0)->axis(QCPAxis::atLeft)->label(); };
    QVERIFY(shown().startsWith(view.curves.front().quantity));
    outputs->setCurrentIndex(1);
    Q_EMIT outputs->textActivated(outputs->currentText());
    QVERIFY(shown().startsWith(QStringLiteral("Temperature")));
    page.setPredictive({.summary = QStringLiteral("none")});
    page.setPredictive(view);
    QVERIFY(shown().startsWith(QStringLiteral("Temperature")));
}

void TestInteraction::priorsOfferTheDataSets()
{
    PriorsPage page;
    PriorPredictiveView view = sample::priorPredictive();
    page.setPredictive(view);
    auto* datasets = page.findChild<QComboBox*>(QStringLiteral("datasets"));
    QVERIFY(datasets->isHidden()); // one needs no choice
    view.datasets = {QStringLiteral("1C"), QStringLiteral("C/2")};
    view.dataset = QStringLiteral("C/2");
    page.setPredictive(view);
    QVERIFY(!datasets->isHidden());
    QCOMPARE(datasets->currentText(), view.dataset);
    QSignalSpy chosen(&page, &PriorsPage::datasetChosen);
    Q_EMIT datasets->textActivated(QStringLiteral("1C"));
    QCOMPARE(chosen.first().first().toString(), QStringLiteral("1C"));
}

void TestInteraction::spectraAloneAreShownLarge()
{
    DataPage page;
    DataView view = sample::data();
    page.setView(view);
    auto* large = page.findChild<ImpedancePlot*>();
    QVERIFY(large->isHidden());
    view.datasets.clear();
    view.selected = 0;
    SpectrumView spectrum;
    spectrum.name = QStringLiteral("EIS");
    spectrum.frequency_Hz = {0.1, 1.0, 10.0};
    spectrum.real_ohm = {0.03, 0.02, 0.01};
    spectrum.imaginary_ohm = {-0.004, -0.006, -0.002};
    spectrum.end_Hz = 10.0;
    view.spectra = {spectrum};
    page.setView(view);
    QVERIFY(!large->isHidden());
    QVERIFY(page.plot()->isHidden());
    QVERIFY(large->drawnPoints() >= 9); // Nyquist, magnitude and phase
}

void TestInteraction::adviceIsActedOnByItsPlace()
{
    AdviceCard card(QStringLiteral("Advice"));
    QVERIFY(card.isHidden());
    card.setAdvice(std::vector<AdviceView>{{QStringLiteral("worst"), QStringLiteral("Do this")},
                                           {QStringLiteral("only said"), {}},
                                           {QStringLiteral("least"), QStringLiteral("Cell & model")}});
    const auto buttons = card.findChildren<QPushButton*>();
    QCOMPARE(buttons.size(), 3);
    QVERIFY(buttons[1]->isHidden());
    QCOMPARE(buttons[2]->text(), QStringLiteral("Cell && model")); // one is shown
    QSignalSpy accepted(&card, &AdviceCard::accepted);
    buttons[2]->click();
    QCOMPARE(accepted.first().first().toInt(), 2);
    card.setAdvice(AdviceView{QStringLiteral("one"), {}});
    QVERIFY(buttons[0]->isHidden() && buttons[2]->isHidden() && !card.isHidden());
    card.setAdvice(AdviceView{});
    QVERIFY(card.isHidden());
}

void TestInteraction::tickLabelsKeepToTheirRoom()
{
    // Labels of six characters along an axis for 18, whatever the range: never more than meet, and two.
    for (const double shift : {0.0, 0.0001, 0.0002, 0.0003}) {
        NiceTicker ticker(1.0, 3, {18.0, false});
        QVector<double> ticks;
        QVector<QString> labels;
        const QCPRange range(0.9996 + shift, 1.0003 + shift);
        ticker.generate(range, QLocale::c(), QLatin1Char('f'), 6, ticks, nullptr, &labels);
        double last = -100.0;
        int shown = 0;
        for (qsizetype i = 0; i < ticks.size(); ++i) {
            if (!range.contains(ticks[i]))
                continue;
            const double at = (ticks[i] - range.lower) / range.size() * 18.0;
            QVERIFY2(at - last >= labels[i].size() + 0.49, qPrintable(labels.join(QLatin1Char(' '))));
            QVERIFY(at - 0.5 * labels[i].size() > -0.51 && at + 0.5 * labels[i].size() < 18.51);
            last = at;
            ++shown;
        }
        QVERIFY2(shown >= 1 && shown <= 2, qPrintable(labels.join(QLatin1Char(' '))));
    }
}

QTEST_MAIN(TestInteraction)
#include "tst_interaction.moc"
