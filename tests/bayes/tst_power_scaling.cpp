#include "bayes/power_scaling.h"
#include "core/message.h"
#include "core/random.h"

#include <QTest>
#include <cmath>

using namespace interphase;

namespace {

// Prior N(m0, s0), likelihood N(y, s): raised to powers a and b the posterior stays normal.
struct Conjugate
{
    double m0 = 0.0, s0 = 1.0, y = 1.0, s = 0.5;

    double precision(double a, double b) const { return a / (s0 * s0) + b / (s * s); }
    double mean(double a, double b) const { return (a * m0 / (s0 * s0) + b * y / (s * s)) / precision(a, b); }
    double sd(double a, double b) const { return 1.0 / std::sqrt(precision(a, b)); }
};

struct Sample
{
    std::vector<double> values, logPrior, logLikelihood;
    ScaledDraws draws() const { return {logPrior, logLikelihood}; }
};

// Quantiles of the posterior in shuffled order: as good as independent draws, with less noise.
Sample sampleOf(const Conjugate& model, int count)
{
    Sample out;
    for (int i = 0; i < count; ++i) {
        const double u = (static_cast<double>((i * 7919) % count) + 0.5) / count;
        const double x = model.mean(1, 1) + model.sd(1, 1) * normalQuantile(u);
        out.values.push_back(x);
        out.logPrior.push_back(-0.5 * std::pow((x - model.m0) / model.s0, 2));
        out.logLikelihood.push_back(-0.5 * std::pow((x - model.y) / model.s, 2));
    }
    return out;
}

double cdf(double x, double mean, double sd)
{
    return 0.5 * std::erfc(-(x - mean) / sd * M_SQRT1_2);
}

// The distance of two normals by the trapezoidal rule, of the lower or the upper tails.
double exactDistance(double m1, double s1, double m2, double s2, double low, double high, bool upper)
{
    constexpr int kSteps = 200000;
    double sum = 0.0, area = 0.0;
    for (int i = 0; i < kSteps; ++i) {
        const double x = low + (high - low) * (i + 0.5) / kSteps;
        const double p = upper ? cdf(-x, -m1, s1) : cdf(x, m1, s1);
        const double q = upper ? cdf(-x, -m2, s2) : cdf(x, m2, s2);
        const double middle = 0.5 * (p + q);
        sum += (p > 0 ? p * std::log2(p / middle) : 0.0) + (q > 0 ? q * std::log2(q / middle) : 0.0);
        area += p + q;
    }
    return std::sqrt(sum / area);
}

bool near(double a, double b, double tolerance)
{
    if (std::abs(a - b) <= tolerance)
        return true;
    qWarning("%.12g is not %.12g", a, b);
    return false;
}

} // namespace

class TstPowerScaling : public QObject
{
    Q_OBJECT

private slots:
    void momentsInClosedForm_data();
    void momentsInClosedForm();
    void distanceByQuadrature();
    void sensitivityByQuadrature();
    void findings();
    void errorIsThatOfRepetition();
    void posteriorAboutThePrior();
    void unitsDoNotMatter();
    void constantPartsDoNothing();
    void nonsenseIsRefused();
};

void TstPowerScaling::momentsInClosedForm_data()
{
    QTest::addColumn<double>("power");
    for (const double power : {0.5, 0.8, 1.0, 1.25, 2.0})
        QTest::addRow("%g", power) << power;
}

void TstPowerScaling::momentsInClosedForm()
{
    QFETCH(double, power);
    const Conjugate model;
    const Sample sample = sampleOf(model, 20000);
    const double sd = model.sd(1, 1);
    const ScaledMoments prior = scaledMoments(sample.values, sample.logPrior, power);
    QVERIFY(near(prior.mean, model.mean(power, 1), 0.01 * sd));
    QVERIFY(near(prior.sd, model.sd(power, 1), 0.01 * sd));
    const ScaledMoments likelihood = scaledMoments(sample.values, sample.logLikelihood, power);
    QVERIFY(near(likelihood.mean, model.mean(1, power), 0.02 * sd));
    QVERIFY(near(likelihood.sd, model.sd(1, power), 0.03 * sd));
}

void TstPowerScaling::distanceByQuadrature()
{
    const Conjugate model;
    const Sample sample = sampleOf(model, 20000);
    // Weights that make N(m, s) of the posterior.
    const double m1 = model.mean(1, 1), s1 = model.sd(1, 1), m2 = m1 + 0.3 * s1, s2 = 0.9 * s1;
    std::vector<double> weights;
    double total = 0.0;
    for (const double x : sample.values) {
        weights.push_back(std::exp(0.5 * std::pow((x - m1) / s1, 2) - 0.5 * std::pow((x - m2) / s2, 2)));
        total += weights.back();
    }
    for (double& w : weights)
        w /= total;
    const auto [low, high] = std::minmax_element(sample.values.begin(), sample.values.end());
    const double exact = std::max(exactDistance(m1, s1, m2, s2, *low, *high, false),
                                  exactDistance(m1, s1, m2, s2, *low, *high, true));
    QVERIFY(near(jensenShannonDistance(sample.values, weights), exact, 1e-3 * exact));
}

void TstPowerScaling::sensitivityByQuadrature()
{
    const Conjugate model{0.0, 1.0, 2.0, 0.8};
    const Sample sample = sampleOf(model, 20000);
    const auto [low, high] = std::minmax_element(sample.values.begin(), sample.values.end());
    const auto exact = [&](bool prior) {
        double sum = 0.0;
        for (const double power : {1.01, 1.0 / 1.01}) {
            const double a = prior ? power : 1.0, b = prior ? 1.0 : power;
            double larger = 0.0;
            for (const bool upper : {false, true})
                larger = std::max(larger, exactDistance(model.mean(1, 1), model.sd(1, 1), model.mean(a, b),
                                                        model.sd(a, b), *low, *high, upper));
            sum += larger;
        }
        return 0.5 * sum / std::log2(1.01);
    };
    const Sensitivity s = powerSensitivity(sample.values, sample.draws());
    QVERIFY(near(s.toPrior, exact(true), 0.02 * exact(true)));
    QVERIFY(near(s.toLikelihood, exact(false), 0.02 * exact(false)));
    QVERIFY(s.largestK < 0.7);
}

void TstPowerScaling::findings()
{
    const auto findingOf = [](const Conjugate& model) {
        const Sample sample = sampleOf(model, 4000);
        return powerSensitivity(sample.values, sample.draws()).finding();
    };
    QCOMPARE(findingOf({0.0, 10.0, 1.0, 0.5}), SensitivityFinding::Insensitive);
    QCOMPARE(findingOf({0.0, 0.2, 1.0, 10.0}), SensitivityFinding::PriorDominates);
    QCOMPARE(findingOf({0.0, 0.5, 3.0, 0.5}), SensitivityFinding::Conflict);
    // Both matter, but the posterior is where the prior is: nothing is in conflict.
    QCOMPARE((Sensitivity{0.2, 0.2, 0.0, false}.finding()), SensitivityFinding::PriorDominates);
    QCOMPARE((Sensitivity{0.2, 0.2, 0.0, true}.finding()), SensitivityFinding::Conflict);
    QCOMPARE((Sensitivity{0.01, 0.2, 0.0, false}.finding()), SensitivityFinding::Insensitive);
    // No verdict within the noise.
    QCOMPARE((Sensitivity{0.06, 0.2, 0.0, true, 0.01, 0.01}.finding()), SensitivityFinding::Uncertain);
    QCOMPARE((Sensitivity{0.08, 0.2, 0.0, true, 0.01, 0.01}.finding()), SensitivityFinding::Conflict);
    QCOMPARE((Sensitivity{0.04, 0.2, 0.0, true, 0.01, 0.01}.finding()), SensitivityFinding::Uncertain);
    QCOMPARE((Sensitivity{0.2, 0.06, 0.0, true, 0.01, 0.01}.finding()), SensitivityFinding::Uncertain);
}

/// The stated error against the scatter over independent samples.
void TstPowerScaling::errorIsThatOfRepetition()
{
    constexpr int kRepeated = 40;
    constexpr std::size_t kDraws = 800;
    const Sample all = sampleOf({0.0, 0.5, 1.0, 0.5}, kRepeated * static_cast<int>(kDraws));
    double sum = 0.0, squares = 0.0, stated = 0.0;
    for (std::size_t r = 0; r < kRepeated; ++r) {
        const auto part = [r](const std::vector<double>& x) {
            return std::span(x).subspan(r * kDraws, kDraws);
        };
        const Sensitivity s =
            powerSensitivity(part(all.values), {part(all.logPrior), part(all.logLikelihood)});
        sum += s.toPrior;
        squares += s.toPrior * s.toPrior;
        stated += s.errorToPrior / kRepeated;
    }
    const double scatter = std::sqrt((squares - sum * sum / kRepeated) / (kRepeated - 1));
    QVERIFY2(stated > 0.6 * scatter && stated < 1.7 * scatter,
             qPrintable(QString("%1 stated, %2 found").arg(stated).arg(scatter)));
}

void TstPowerScaling::posteriorAboutThePrior()
{
    const auto uniform = [](double p) { return p; };
    std::vector<double> values;
    for (int i = 0; i < 1001; ++i)
        values.push_back(i / 1000.0);
    QVERIFY(liesAsPrior(values, uniform));
    const auto moved = [&](double scale, double shift) {
        std::vector<double> out = values;
        for (double& x : out)
            x = scale * x + shift;
        return liesAsPrior(out, uniform);
    };
    QVERIFY(moved(0.8, 0.1));  // a little narrower
    QVERIFY(!moved(0.4, 0.3)); // the data tell
    QVERIFY(!moved(0.5, 0.5)); // in one half of it
    QVERIFY(!moved(1.0, 0.4)); // as wide, elsewhere
}

void TstPowerScaling::unitsDoNotMatter()
{
    const Sample sample = sampleOf({}, 2000);
    const Sensitivity a = powerSensitivity(sample.values, sample.draws());
    std::vector<double> scaled = sample.values;
    for (double& x : scaled)
        x *= -1e-14;
    const Sensitivity b = powerSensitivity(scaled, sample.draws());
    QVERIFY(near(a.toPrior, b.toPrior, 1e-9));
    QVERIFY(near(a.toLikelihood, b.toLikelihood, 1e-9));
}

void TstPowerScaling::constantPartsDoNothing()
{
    Sample sample = sampleOf({}, 2000);
    sample.logPrior.assign(2000, -3.0);
    const Sensitivity s = powerSensitivity(sample.values, sample.draws());
    QVERIFY(s.toPrior < 1e-6 && s.toLikelihood > 0.05);
    QVERIFY(powerSensitivity(std::vector<double>(2000, 1.0), sample.draws()).toLikelihood == 0.0);
}

void TstPowerScaling::nonsenseIsRefused()
{
    const Sample sample = sampleOf({}, 20);
    QVERIFY_EXCEPTION_THROWN(powerSensitivity(std::vector<double>(19), sample.draws()), InputError);
    QVERIFY_EXCEPTION_THROWN(powerSensitivity(std::vector<double>(20, std::nan("")), sample.draws()),
                             InputError);
    QVERIFY_EXCEPTION_THROWN(scaledMoments(std::vector<double>(3), std::vector<double>(3), 1.1), InputError);
}

QTEST_GUILESS_MAIN(TstPowerScaling)
#include "tst_power_scaling.moc"
