// What stands on the tabs of Cell & model: choices that a figure follows.
#include "sample_views.h"
#include "ui/pages/impedance_card.h"
#include "ui/pages/model_card.h"
#include "ui/pages/model_page.h"
#include "ui/pages/open_circuit_card.h"
#include "ui/pages/profile_tab.h"
#include "ui/plot/curve_plot.h"
#include "ui/plot/impedance_plot.h"
#include "ui/plot/open_circuit_plot.h"
#include "ui/plot/profile_set_plot.h"
#include "ui/theme/theme.h"

#include <QComboBox>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

#include <cmath>

using namespace interphase;

namespace {

ProfileSetView set(const QString& quantity, const QString& material, double value)
{
    ProfileSetView out;
    out.tab = QStringLiteral("Along x");
    out.yName = quantity;
    out.material = material;
    out.xUnit = QStringLiteral("m");
    out.domains = {{QStringLiteral("negative"), 0.0, 8e-5},
                   {QStringLiteral("separator"), 8e-5, 9e-5},
                   {QStringLiteral("positive"), 9e-5, 1.7e-4}};
    out.x = {1e-5, 7e-5};
    out.sliceUnit = QStringLiteral("s");
    out.slices = {0.0, 60.0};
    out.values = {{value, value}, {value, value + 1.0}};
    return out;
}

QComboBox* comboNamed(const QWidget& parent, const QString& name)
{
    for (auto* combo : parent.findChildren<QComboBox*>())
        if (combo->accessibleName() == name)
            return combo;
    return nullptr;
}

void choose(QComboBox* combo, const QString& text)
{
    combo->setCurrentText(text);
    Q_EMIT combo->activated(combo->currentIndex());
}

void draw(QWidget& widget)
{
    widget.resize(700, 500);
    widget.show();
    QVERIFY(QTest::qWaitForWindowExposed(&widget));
    QTest::qWait(50);
}

} // namespace

class TestModelPlots : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { prepareApplication(); }
    void materialIsChosen();
    void positionBeginsAtTheCollector();
    void ohmsAreAsLongBothWays();
    void impedanceIsAskedFor();
    void electrodeIsChosen();
    void poresNeedAnSei();
    void driveIsChosen();
    void longCaptionIsReadFromItsBegin();
};

/// Why a run ended is there in full, in a wide figure and in a narrow one, with data and without.
void TestModelPlots::longCaptionIsReadFromItsBegin()
{
    ModelCurveView curve;
    curve.misfit =
        QStringLiteral("At 53.0285 s the electrolyte 170 micrometres from the negative collector had "
                       "no salt left; the cell cannot carry what is asked of it any longer.");
    curve.data = {{0.0, 60.0}, {4.2, 3.6}};
    CurvePlot plot;
    plot.setCurve(curve);
    plot.show();
    QVERIFY(QTest::qWaitForWindowExposed(&plot));
    for (const int width : {1200, 700, 420}) {
        plot.resize(width, 400);
        plot.replot();
        QCPItemText* caption = nullptr;
        for (int i = 0; i < plot.itemCount(); ++i)
            if (auto* text = qobject_cast<QCPItemText*>(plot.item(i)))
                caption = text;
        QVERIFY(caption);
        QCOMPARE(caption->text().simplified(), curve.misfit);
        QVERIFY(caption->left->pixelPosition().x() >= plot.axisRect(0)->left() - 1);
        QVERIFY(caption->right->pixelPosition().x() <= plot.axisRect(0)->right() + 1);
    }
    curve.data = {};
    plot.setCurve(curve);
    plot.replot();
    QVERIFY(plot.plotLayout()->elementCount() == 1);
    QVERIFY(plot.plotLayout()->elementAt(0)->outerRect().width() <= plot.width());
}

/// A quantity of several materials has a choice of them; it stays chosen where another quantity has it too.
void TestModelPlots::materialIsChosen()
{
    ProfileTab tab;
    const QString graphite = QStringLiteral("Graphite"), silicon = QStringLiteral("Silicon");
    const QString theta = QStringLiteral("Stoichiometry"), j = QStringLiteral("Current"),
                  c = QStringLiteral("Concentration");
    tab.setSets({set(c, {}, 5.0), set(theta, graphite, 0.1), set(theta, silicon, 0.2), set(j, graphite, 1.0),
                 set(j, silicon, 2.0)});
    draw(tab);
    QComboBox *quantity = comboNamed(tab, QStringLiteral("Quantity")),
              *material = comboNamed(tab, QStringLiteral("Material"));
    QVERIFY(quantity && material);
    QCOMPARE(quantity->count(), 3);
    QVERIFY(!material->isVisible());
    choose(quantity, theta);
    QVERIFY(material->isVisible());
    QCOMPARE(material->count(), 2);
    QCOMPARE(tab.plot()->profiles().values[0][0], 0.1);
    choose(material, silicon);
    QCOMPARE(tab.plot()->profiles().values[0][0], 0.2);
    choose(quantity, j);
    QCOMPARE(material->currentText(), silicon);
    QCOMPARE(tab.plot()->profiles().values[0][0], 2.0);
    choose(quantity, c);
    QVERIFY(!material->isVisible());
    QCOMPARE(tab.plot()->profiles().values[0][0], 5.0);
    choose(quantity, theta);
    QCOMPARE(tab.plot()->profiles().values[0][0], 0.2);
}

void TestModelPlots::positionBeginsAtTheCollector()
{
    ProfileSetPlot plot;
    plot.setProfiles(set(QStringLiteral("c"), {}, 1.0));
    draw(plot);
    const QCPRange range = plot.axisRect()->axis(QCPAxis::atBottom)->range();
    QCOMPARE(range.lower, 0.0);
    QCOMPARE(range.upper, 1.7e-4);
    QStringList names;
    for (int i = 0; i < plot.itemCount(); ++i)
        if (const auto* text = qobject_cast<QCPItemText*>(plot.item(i)))
            names << text->text();
    QCOMPARE(names, QStringList({QStringLiteral("negative"), QStringLiteral("separator"),
                                 QStringLiteral("positive")}));
}

void TestModelPlots::ohmsAreAsLongBothWays()
{
    ImpedancePlot plot;
    plot.setImpedance(sample::impedance());
    draw(plot);
    const auto ratio = [&] {
        const QCPAxisRect* rect = plot.axisRect();
        return (rect->axis(QCPAxis::atBottom)->range().size() / rect->width()) /
               (rect->axis(QCPAxis::atLeft)->range().size() / rect->height());
    };
    QVERIFY2(std::abs(ratio() - 1.0) < 0.01, qPrintable(QString::number(ratio())));
    plot.resize(1100, 420);
    QTest::qWait(50);
    QVERIFY2(std::abs(ratio() - 1.0) < 0.01, qPrintable(QString::number(ratio())));
    // All of the spectrum is seen, and decades are named.
    const QCPAxisRect* rect = plot.axisRect();
    const ImpedanceView view = sample::impedance();
    for (std::size_t i = 0; i < view.real_ohm.size(); ++i) {
        QVERIFY(rect->axis(QCPAxis::atBottom)->range().contains(view.real_ohm[i]));
        QVERIFY(rect->axis(QCPAxis::atLeft)->range().contains(view.minus_ohm[i]));
    }
    QStringList names;
    for (int i = 0; i < plot.itemCount(); ++i)
        if (const auto* text = qobject_cast<QCPItemText*>(plot.item(i)))
            names << text->text();
    QVERIFY2(names.contains(QStringLiteral("1 Hz")) && names.contains(QStringLiteral("100 Hz")),
             qPrintable(names.join(QLatin1Char(' '))));
    plot.setShape(ImpedanceShape::Bode);
    QTest::qWait(50);
    QCOMPARE(plot.axisRectCount(), 2);
    QCOMPARE(plot.axisRect(0)->axis(QCPAxis::atBottom)->scaleType(), QCPAxis::stLogarithmic);
    plot.setShape(ImpedanceShape::Nyquist);
    QTest::qWait(50);
    QCOMPARE(plot.axisRectCount(), 1);
    QVERIFY(std::abs(ratio() - 1.0) < 0.01);
}

void TestModelPlots::impedanceIsAskedFor()
{
    ImpedanceCard card;
    card.setView(sample::impedance());
    draw(card);
    QSignalSpy asked(&card, &ImpedanceCard::requestChanged);
    auto* soc = card.findChildren<QLineEdit*>().front();
    QCOMPARE(soc->text(), QStringLiteral("50 %"));
    soc->setFocus();
    soc->selectAll();
    QTest::keyClicks(soc, QStringLiteral("20"));
    QTest::keyClick(soc, Qt::Key_Return);
    QCOMPARE(asked.count(), 1);
    QVERIFY(std::abs(asked.at(0).at(0).value<ImpedanceRequestView>().soc - 0.2) < 1e-12);
}

void TestModelPlots::electrodeIsChosen()
{
    ModelPage page;
    page.setView(sample::model());
    page.setOpenCircuit(sample::openCircuit());
    page.showTab(ModelTab::OpenCircuit);
    draw(page);
    const auto* plot = page.findChild<OpenCircuitPlot*>();
    const auto label = [&] { return plot->axisRect(1)->axis(QCPAxis::atBottom)->label(); };
    QVERIFY(label().contains(QStringLiteral("Charge")));
    choose(comboNamed(*page.openCircuit(), QStringLiteral("Shown")), QStringLiteral("Negative electrode"));
    QVERIFY2(label().contains(QStringLiteral("stoichiometry")), qPrintable(label()));
    QCOMPARE(plot->graphCount(), 5); // the electrode, two materials, and how full each is
    choose(comboNamed(*page.openCircuit(), QStringLiteral("Shown")), QStringLiteral("Positive electrode"));
    QCOMPARE(plot->graphCount(), 2); // potential and slope
}

void TestModelPlots::poresNeedAnSei()
{
    ModelCard card;
    ModelView view = sample::model();
    view.physics.sei = SeiKind::None;
    card.setView(view);
    QComboBox *pores = comboNamed(card, QStringLiteral("Pores")),
              *sei = comboNamed(card, QStringLiteral("SEI growth"));
    QVERIFY(!pores->isEnabled() && !pores->toolTip().isEmpty());
    view.physics.sei = SeiKind::Reaction;
    view.physics.seiFillsPores = true;
    card.setView(view);
    QVERIFY(pores->isEnabled());
    QSignalSpy changed(&card, &ModelCard::physicsChanged);
    choose(sei, sei->itemText(0));
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed.at(0).at(0).value<CellPhysics>().seiFillsPores, false);
}

void TestModelPlots::driveIsChosen()
{
    ModelCard card;
    ModelView view = sample::model();
    view.drives.clear();
    card.setView(view);
    draw(card);
    QComboBox* drive = comboNamed(card, QStringLiteral("Curve of"));
    QVERIFY(drive && !drive->isVisible());
    view.drives = {QStringLiteral("1C"), QStringLiteral("pulses"), QStringLiteral("1C discharge from full")};
    view.drive = 1;
    card.setView(view);
    QVERIFY(drive->isVisible());
    QCOMPARE(drive->currentText(), QStringLiteral("pulses"));
    QSignalSpy chosen(&card, &ModelCard::driveChosen);
    choose(drive, QStringLiteral("1C"));
    QCOMPARE(chosen.at(0).at(0).toInt(), 0);
}

QTEST_MAIN(TestModelPlots)
#include "tst_model_plots.moc"
