#include "bayes/prior_width.h"

#include <QTest>

#include <cmath>

using namespace interphase;

/// Half and twice the width of every family.
class TestPriorWidth : public QObject
{
    Q_OBJECT
private slots:
    void widthScales_data();
    void widthScales();
    void oneChangesNothing_data();
    void oneChangesNothing();
    void rangeDoesNotCrossZero();
};

namespace {

/// The width that is meant, on the axis where the family is symmetric.
double widthOf(const PriorSpec& spec)
{
    const Prior prior(spec);
    switch (spec.kind) {
    case PriorKind::Lognormal:
        return std::log(prior.quantile(0.75) / prior.quantile(0.25));
    case PriorKind::LogitNormal: {
        const auto logit = [&](double x) { return std::log((x - spec.lower) / (spec.upper - x)); };
        return logit(prior.quantile(0.75)) - logit(prior.quantile(0.25));
    }
    case PriorKind::Gamma:
        return prior.standardDeviation();
    default:
        return prior.quantile(0.75) - prior.quantile(0.25);
    }
}

const PriorSpec kSpecs[] = {{PriorKind::Uniform, 0, 0, -3.0, 5.0},
                            {PriorKind::Uniform, 0, 0, 1e-3, 1e-2},
                            {PriorKind::Normal, 2.0, 0.3},
                            {PriorKind::Lognormal, 2e-14, 0.4},
                            {PriorKind::HalfNormal, 0.0, 0.01},
                            {PriorKind::Gamma, 6.0, 0.5},
                            {PriorKind::Beta, 2.0, 3.0, 0.2, 0.8},
                            {PriorKind::StudentT, 1.0, 0.2, -INFINITY, INFINITY, 4.0},
                            {PriorKind::LogitNormal, 0.4, 0.5, 0.0, 1.0}};

} // namespace

void TestPriorWidth::widthScales_data()
{
    QTest::addColumn<int>("index");
    for (int i = 0; i < int(std::size(kSpecs)); ++i)
        QTest::addRow("%d", i) << i;
}

void TestPriorWidth::widthScales()
{
    QFETCH(int, index);
    const PriorSpec& spec = kSpecs[index];
    for (const double factor : {0.5, 2.0}) {
        const PriorSpec other = withWidth(spec, factor);
        QVERIFY(std::abs(widthOf(other) / widthOf(spec) - factor) < 1e-6);
        if (spec.kind == PriorKind::Gamma)
            QVERIFY(std::abs(Prior(other).mean() / Prior(spec).mean() - 1.0) < 1e-6);
        else if (spec.kind != PriorKind::HalfNormal && spec.lower < 0.0)
            QVERIFY(std::abs(Prior(other).median() - Prior(spec).median()) < 1e-9);
    }
}

void TestPriorWidth::oneChangesNothing_data()
{
    widthScales_data();
}

void TestPriorWidth::oneChangesNothing()
{
    QFETCH(int, index);
    const PriorSpec same = withWidth(kSpecs[index], 1.0);
    QCOMPARE(same.kind, kSpecs[index].kind);
    for (const double p : {0.01, 0.5, 0.99}) {
        const double before = Prior(kSpecs[index]).quantile(p);
        QVERIFY(std::abs(Prior(same).quantile(p) - before) <= 1e-12 * std::abs(before));
    }
}

void TestPriorWidth::rangeDoesNotCrossZero()
{
    const PriorSpec wide = withWidth({PriorKind::Uniform, 0, 0, 1.0, 5.0}, 2.0);
    QCOMPARE(wide.lower, 0.0);
    QCOMPARE(wide.upper, 8.0);
    const PriorSpec narrow = withWidth({PriorKind::Uniform, 0, 0, 1.0, 5.0}, 0.5);
    QCOMPARE(narrow.lower, 2.0);
    QCOMPARE(narrow.upper, 4.0);
}

QTEST_GUILESS_MAIN(TestPriorWidth)
#include "tst_prior_width.moc"
