// Tables and sampled curves: smooth, without overshoot, as exact as promised, and positive where they have to
// be.
#include "cell/bpx.h"
#include "cell/expression.h"
#include "cell/parameter_sets.h"
#include "cell/sampling.h"
#include "cell/table.h"
#include "core/message.h"

#include <QFile>
#include <QTest>
#include <algorithm>
#include <cmath>

using namespace interphase;

namespace {

const std::string kSets = INTERPHASE_SOURCE_DIR "/resources/parameter_sets";

const char* const kNyman = "0.1297 * (x / 1000) ** 3 - 2.51 * (x / 1000) ** 1.5 + 3.329 * (x / 1000)";

/// Largest |curve - f| over [lower, upper], relative to max(scale, |f|).
double worstError(const Curve& curve, const ExactFunction& f, double lower, double upper, double scale)
{
    double worst = 0.0;
    constexpr int kPoints = 50021; // no multiple of any number of intervals
    for (int i = 0; i <= kPoints; ++i) {
        const double x = lower + (upper - lower) * i / kPoints;
        const double exact = f(x).value;
        worst = std::max(worst, std::abs(curve(x) - exact) / std::max(scale, std::abs(exact)));
    }
    return worst;
}

MessageId refusal(const std::function<void()>& f)
{
    try {
        f();
        return MessageId::None;
    } catch (const InputError& error) {
        return error.message().id;
    }
}

} // namespace

class TestCurves : public QObject
{
    Q_OBJECT

private slots:
    void tableMeetsItsPoints();
    void tableIsSmooth();
    void tableDoesNotOvershoot();
    void shortTables();
    void tableMatchesKnownPchip();
    void tableRefusesDisorder();
    void curveContinuesStraight();
    void potentialsAreExact_data();
    void potentialsAreExact();
    void electrolyteIsExact_data();
    void electrolyteIsExact();
    void singularEndsArePulledIn();
    void poleInsideIsRefused();
    void endsHoldTheStoichiometry();
    void endsAreSmooth();
    void electrolyteStaysPositive_data();
    void electrolyteStaysPositive();
    void electrolyteIsSmoothPastItsEnds();
    void constantsStayConstants();
};

void TestCurves::tableMeetsItsPoints()
{
    const FunctionTable table{{0.0, 0.1, 0.4, 1.0}, {3.0, 2.5, 2.4, 0.1}};
    const TableFunction f(table);
    for (std::size_t i = 0; i < table.x.size(); ++i)
        QVERIFY(std::abs(f.at(table.x[i]).value - table.y[i]) < 1e-15);
}

void TestCurves::tableIsSmooth()
{
    const TableFunction f({{0.0, 0.1, 0.4, 0.7, 1.0}, {3.0, 2.5, 2.6, 2.4, 0.1}});
    for (const double x : {0.0, 0.1, 0.4, 0.7, 1.0}) {
        QVERIFY(std::abs(f.at(x - 1e-12).value - f.at(x + 1e-12).value) < 1e-10);
        QVERIFY(std::abs(f.at(x - 1e-12).slope - f.at(x + 1e-12).slope) < 1e-8);
    }
    for (double x = -0.2; x < 1.2; x += 0.0137) {
        const double h = 1e-6;
        const double difference = (f.at(x + h).value - f.at(x - h).value) / (2 * h);
        QVERIFY(std::abs(f.at(x).slope - difference) < 1e-4);
    }
}

void TestCurves::tableDoesNotOvershoot()
{
    const FunctionTable table{{0.0, 0.1, 0.2, 0.21, 0.6, 1.0}, {4.0, 3.4, 3.4, 3.3, 3.29, 2.0}};
    const TableFunction f(table);
    for (double x = 0.0; x <= 1.0; x += 1e-4) {
        const auto after = std::ranges::upper_bound(table.x, x) - table.x.begin();
        const auto i = static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(after, 1, 5));
        QVERIFY(f.at(x).value <= table.y[i - 1] + 1e-15 && f.at(x).value >= table.y[i] - 1e-15);
        QVERIFY(f.at(x).slope <= 1e-14);
    }
}

void TestCurves::shortTables()
{
    const TableFunction line({{1.0, 3.0}, {2.0, 6.0}});
    QCOMPARE(line.at(2.0).value, 4.0);
    QCOMPARE(line.at(0.0).value, 0.0);
    QCOMPARE(line.at(4.0).slope, 2.0);
    QCOMPARE(TableFunction({{1.0}, {2.0}}).at(7.0).value, 2.0);
}

// Fritsch and Butland's formulas by hand: widths 1 2 1, slopes 1 1/2 4.
void TestCurves::tableMatchesKnownPchip()
{
    const TableFunction f({{0.0, 1.0, 3.0, 4.0}, {0.0, 1.0, 2.0, 6.0}});
    const double inner = 9.0 / 13.0, next = 36.0 / 37.0;
    QVERIFY(std::abs(f.at(0.0).slope - 7.0 / 6.0) < 1e-14);
    QVERIFY(std::abs(f.at(1.0).slope - inner) < 1e-14);
    QVERIFY(std::abs(f.at(3.0).slope - next) < 1e-14);
    QVERIFY(std::abs(f.at(4.0).slope - 31.0 / 6.0) < 1e-14);
    QVERIFY(std::abs(f.at(2.0).value - (1.5 + 0.25 * (inner - next))) < 1e-14);
    QVERIFY(std::abs(f.at(5.0).value - (6.0 + 31.0 / 6.0)) < 1e-14);
}

void TestCurves::tableRefusesDisorder()
{
    QVERIFY_THROWS_EXCEPTION(std::invalid_argument, TableFunction({{0.0, 0.0}, {1.0, 2.0}}));
    QVERIFY_THROWS_EXCEPTION(std::invalid_argument, TableFunction({{0.0, NAN}, {1.0, 2.0}}));
    QVERIFY_THROWS_EXCEPTION(std::invalid_argument, TableFunction({{0.0, 1.0}, {1.0}}));
    QVERIFY_THROWS_EXCEPTION(std::invalid_argument, TableFunction(FunctionTable{}));
    QCOMPARE(TableFunction::firstDisorder({0.0, 1.0, 0.5}), std::size_t{2});
}

void TestCurves::curveContinuesStraight()
{
    const Curve curve = stoichiometryCurve("x ** 2");
    QVERIFY(std::abs(curve(1.5) - 2.0) < 1e-12);
    QVERIFY(std::abs(curve(-0.5)) < 1e-12);
    QVERIFY(std::abs(curve.at(0.3).slope - 0.6) < 1e-12);
}

void TestCurves::potentialsAreExact_data()
{
    QTest::addColumn<QString>("set");
    QTest::addColumn<int>("curve");
    for (const std::string& name : bundledSets(kSets))
        for (const CurveId id : {CurveId::NegativeOcp, CurveId::PositiveOcp})
            QTest::addRow("%s %d", name.c_str(), static_cast<int>(id))
                << QString::fromStdString(name) << static_cast<int>(id);
    const QString lfp = qEnvironmentVariable("INTERPHASE_SHARED") + "/reference/bpx/lfp_18650_cell_BPX.json";
    for (const CurveId id : {CurveId::NegativeOcp, CurveId::PositiveOcp})
        QTest::addRow("LFP %d", static_cast<int>(id)) << lfp << static_cast<int>(id);
}

// Better than 1e-7 V over the window of the electrode, and 1e-7 of the value anywhere between 0 and 1.
void TestCurves::potentialsAreExact()
{
    QFETCH(QString, set);
    QFETCH(int, curve);
    if (set.endsWith(".json") && !QFile::exists(set))
        QSKIP("needs the shared data");
    const Cell cell = loadCell(set.toStdString(), kSets);
    const auto i = static_cast<std::size_t>(curve);
    const ExactFunction f = exactFunction(cell.functions[i]);
    const bool negative = static_cast<CurveId>(curve) == CurveId::NegativeOcp;
    using enum ParameterId;
    const double lower =
        cell.parameters[negative ? NegativeMinimumStoichiometry : PositiveMinimumStoichiometry];
    const double upper =
        cell.parameters[negative ? NegativeMaximumStoichiometry : PositiveMaximumStoichiometry];
    // That set's potentials end in poles and in a table whose points are closer than the curve's nodes.
    const double ends = set == "Chen2020_composite" ? 0.0025 : 0.0;
    const Curve written = cell.curves[i]->withEnds(false);
    const double window = worstError(written, f, std::max(lower, ends), std::min(upper, 1.0 - ends), 1.0);
    const double all = worstError(written, f, ends, 1.0 - ends, 1.0);
    qInfo("worst error: %.2g V over the window, %.2g over 0..1", window, all);
    // A table's curvature jumps at its points, which are not the nodes of the curve.
    const double allowed = std::holds_alternative<FunctionTable>(cell.functions[i]) ? 1e-6 : 1e-7;
    QVERIFY(window < allowed);
    QVERIFY(all < allowed);
}

void TestCurves::electrolyteIsExact_data()
{
    QTest::addColumn<QString>("formula");
    QTest::newRow("conductivity, Nyman") << kNyman;
    QTest::newRow("diffusivity, Nyman") << "8.794e-11 * (x / 1000) ** 2 - 3.972e-10 * (x / 1000) + 4.862e-10";
    QTest::newRow("diffusivity, Capiglia") << "5.34e-10 * exp(-0.65 * x / 1000)";
}

void TestCurves::electrolyteIsExact()
{
    QFETCH(QString, formula);
    const FunctionSpec spec = formula.toStdString();
    const Curve curve = electrolyteCurve(spec, 1000.0);
    const double worst = worstError(curve, exactFunction(spec), 10.0, 6000.0, 0.0);
    const double dilute = worstError(curve, exactFunction(spec), 1.0, 10.0, 0.0);
    qInfo("worst relative error: %.2g from 10 mol/m3 on, %.2g below", worst, dilute);
    QVERIFY(worst < 2e-7);
    QVERIFY(dilute < 2e-2);
}

void TestCurves::singularEndsArePulledIn()
{
    const Curve curve = stoichiometryCurve("3.4 - 0.0257 * log(x / (1 - x))");
    QCOMPARE(curve.lower(), kSingularMargin);
    QCOMPARE(curve.upper(), 1.0 - kSingularMargin);
    QVERIFY(std::abs(curve(0.5) - 3.4) < 1e-9);
    QVERIFY(std::isfinite(curve(0.0)) && curve(0.0) > curve(1e-4));
    QCOMPARE(stoichiometryCurve("sqrt(x)").lower(), kSingularMargin);
    QCOMPARE(stoichiometryCurve("sqrt(x)").upper(), 1.0);
}

// A potential falls by volts within a thousandth beyond 0 or 1, and is what was written between.
void TestCurves::endsHoldTheStoichiometry()
{
    const FunctionSpec spec = "3.4 - 0.3 * x";
    const Curve written = stoichiometryCurve(spec), curve = potentialCurve(spec);
    QCOMPARE(curve.withEnds(false)(0.01), written(0.01));
    for (const double x : {1e-3, 0.01, 0.3, 0.99}) {
        const double added = Curve::kEndHeight_V * (1.0 / x - 1.0 / (1.0 - x));
        QVERIFY(std::abs(curve(x) - written(x) - added) < 1e-14);
    }
    QVERIFY(curve(-0.01) - written(-0.01) > 0.5);
    QVERIFY(written(1.01) - curve(1.01) > 0.5);
    // Far beyond it is volts, whatever the width.
    QVERIFY(curve(-1.0) - written(-1.0) < 5.0);
    QVERIFY(written(2.0) - curve(2.0) < 5.0);
    QVERIFY(!potentialCurve(3.4).isConstant());
}

// The slope is that of the value, and the curvature that of the slope, on both sides of where the ends go on
// as a logarithm; four places at once are the same.
void TestCurves::endsAreSmooth()
{
    const Curve curve = potentialCurve("3.4 - 0.3 * x ** 2");
    const double w = Curve::kEndWidth;
    for (const double x : {-0.3, -0.01, -1e-4, 0.5 * w, 0.99 * w, 1.01 * w, 2.0 * w, 0.4, 1.0 - 2.0 * w,
                           1.0 - 1.01 * w, 1.0 - 0.99 * w, 1.0 - 0.5 * w, 1.0001, 1.02, 1.4}) {
        const double h = 1e-8;
        const double rise = (curve(x + h) - curve(x - h)) / (2.0 * h);
        const double bend = (curve.at(x + h).slope - curve.at(x - h).slope) / (2.0 * h);
        const double slope = curve.at(x).slope;
        QVERIFY2(std::abs(rise / slope - 1.0) < 1e-4 || std::abs(rise - slope) < 1e-6,
                 qPrintable(QString("slope at %1: %2, %3").arg(x).arg(slope).arg(rise)));
        QVERIFY2(std::abs(bend / curve.curvature(x) - 1.0) < 1e-3 ||
                     std::abs(bend - curve.curvature(x)) < 1e-4,
                 qPrintable(QString("curvature at %1: %2, %3").arg(x).arg(curve.curvature(x)).arg(bend)));
        QVERIFY(slope < 0.0);
        const double places[] = {x, 0.5, 1.0 - x, x + 0.1};
        double values[4], slopes[4];
        curve.at4(places, values, slopes);
        for (int k = 0; k < 4; ++k) {
            const Curve::Sample one = curve.at(places[k]);
            QVERIFY(std::abs(values[k] - one.value) < 1e-13 * std::abs(one.value));
            QVERIFY(std::abs(slopes[k] - one.slope) < 1e-12 * std::abs(one.slope));
        }
    }
}

void TestCurves::poleInsideIsRefused()
{
    QCOMPARE(refusal([] { stoichiometryCurve("1 / (x - 0.5)"); }), MessageId::FunctionNotFinite);
    QCOMPARE(refusal([] { stoichiometryCurve("exp(10000)"); }), MessageId::FunctionNotFinite);
    QCOMPARE(refusal([] { electrolyteCurve("sqrt(3000 - x)", 1000.0); }), MessageId::FunctionNotFinite);
    QCOMPARE(refusal([] { electrolyteCurve("x - 2000", 1000.0); }), MessageId::FunctionNotPositive);
    QCOMPARE(refusal([] { electrolyteCurve(0.0, 1000.0); }), MessageId::FunctionNotPositive);
}

void TestCurves::electrolyteStaysPositive_data()
{
    QTest::addColumn<QString>("formula");
    QTest::newRow("Nyman") << kNyman;
    QTest::newRow("falls below zero") << "1 - x / 3000";
    QTest::newRow("steep from zero") << "x / 1000";
    QTest::newRow("negative when dilute") << "(x - 500) / 1000";
    QTest::newRow("wave") << "sin(x / 640)";
    QTest::newRow("falls when dilute") << "exp(-x / 100)";
}

void TestCurves::electrolyteStaysPositive()
{
    QFETCH(QString, formula);
    const Curve curve = electrolyteCurve(formula.toStdString(), 1000.0);
    const double least = 0.4e-3 * curve(1000.0);
    for (double c = -20000.0; c < 20000.0; c += 0.77)
        QVERIFY2(curve(c) > 0.0 && (c < 1.0 || curve(c) > least), qPrintable(QString::number(c)));
    QVERIFY(curve(-1e12) > 0.0);
    QVERIFY(curve(1e12) > 0.0);
}

void TestCurves::electrolyteIsSmoothPastItsEnds()
{
    const Curve curve = electrolyteCurve("1 - x / 3000", 1000.0);
    double jump = 0.0;
    for (double c = -1500.0; c < 7500.0; c += 0.1)
        jump = std::max(jump, std::abs(curve.at(c + 0.1).slope - curve.at(c).slope));
    // The slope, -1/3000 inside, changes over hundreds of mol/m3 at the low end and over 2 mol/m3 at the
    // floor.
    QVERIFY2(jump < 0.1 / 3000, qPrintable(QString::number(jump)));
    QCOMPARE(curve.at(-1e4).slope, 0.0);
    QCOMPARE(curve.at(7e3).slope, 0.0);
}

void TestCurves::constantsStayConstants()
{
    QVERIFY(stoichiometryCurve(3.4).isConstant());
    QVERIFY(stoichiometryCurve("3.4 + 0").isConstant());
    QVERIFY(stoichiometryCurve(FunctionTable{{0.0, 1.0}, {3.4, 3.4}}).isConstant());
    QVERIFY(electrolyteCurve(1.1, 1000.0).isConstant());
    QCOMPARE(electrolyteCurve("2 * 0.5", 1000.0)(123.0), 1.0);
}

QTEST_GUILESS_MAIN(TestCurves)
#include "tst_curves.moc"
