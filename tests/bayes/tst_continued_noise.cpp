#include "bayes/predictive_checks.h"
#include "bayes/predictive_noise.h"
#include "core/random.h"

#include <QTest>
#include <cmath>

using namespace interphase;

namespace {

using Values = std::vector<double>;
using Matrix = std::vector<Values>;

/// Readings of one measurement in order; some of them fitted, the others held out.
struct Measurement
{
    Values time_s{0.5, 1.0, 2.5, 3.0, 4.0, 6.0, 6.5, 9.0};
    std::vector<bool> fitted{false, true, true, false, true, true, false, false};
    Values residual{0.0, 0.3, -0.2, 0.0, 0.7, 0.9, 0.0, 0.0};
    Values scale{1.0, 1.0, 2.0, 1.0, 0.5, 1.0, 3.0, 1.0};

    std::vector<std::size_t> rows(bool wanted) const
    {
        std::vector<std::size_t> out;
        for (std::size_t i = 0; i < time_s.size(); ++i)
            if (fitted[i] == wanted)
                out.push_back(i);
        return out;
    }
    Values at(const Values& column, bool wanted) const
    {
        Values out;
        for (const std::size_t i : rows(wanted))
            out.push_back(column[i]);
        return out;
    }
    OutputSegment heldOut() const
    {
        const Values times = at(time_s, false);
        return {0, static_cast<int>(times.size()), times, 0.0, at(scale, false)};
    }
    std::shared_ptr<const FittedRows> known() const
    {
        return std::make_shared<const FittedRows>(
            FittedRows{at(time_s, true), at(scale, true), std::vector<bool>(rows(false).size(), true)});
    }
};

NoiseParameters noiseOf(NoiseKind kind, const Measurement& m)
{
    NoiseParameters out;
    out.kind = kind;
    out.sigma = 0.4;
    out.tau_s = 2.0;
    out.white = kind == NoiseKind::Discrepancy ? 0.1 : 0.0;
    out.alpha = kind == NoiseKind::Drift ? 0.05 : 0.0;
    if (kind != NoiseKind::Covariance)
        return out;
    auto stated = std::make_shared<StatedCovariance>();
    stated->times_s = m.time_s;
    for (const double s : m.time_s)
        for (const double t : m.time_s)
            stated->matrix.push_back(0.2 * std::exp(-(s - t) * (s - t) / 8.0) +
                                     (s == t ? 0.01 * (1.0 + s) : 0.0));
    out.covariance = stated;
    return out;
}

/// cov(e_i, e_j) as noise_likelihood.h defines it.
double covariance(const NoiseParameters& noise, const Measurement& m, std::size_t i, std::size_t j)
{
    const double s = m.time_s[i], t = m.time_s[j], d = std::abs(s - t), square = noise.sigma * noise.sigma;
    const double same = i == j ? 1.0 : 0.0, l = std::sqrt(3.0) / noise.tau_s;
    switch (noise.kind) {
    case NoiseKind::Autoregressive:
        return m.scale[i] * m.scale[j] * square * std::exp(-d / noise.tau_s);
    case NoiseKind::Discrepancy:
        return m.scale[i] * m.scale[j] *
               (square * (1.0 + l * d) * std::exp(-l * d) + same * noise.white * noise.white);
    case NoiseKind::Drift:
        return m.scale[i] * m.scale[j] * (same * square + noise.alpha * std::min(s, t));
    default:
        return m.scale[i] * m.scale[j] * noise.covariance->at(static_cast<int>(i), static_cast<int>(j));
    }
}

/// a^-1 b by elimination with pivots.
Matrix solved(Matrix a, Matrix b)
{
    const std::size_t n = a.size();
    for (std::size_t k = 0; k < n; ++k) {
        std::size_t best = k;
        for (std::size_t i = k; i < n; ++i)
            best = std::abs(a[i][k]) > std::abs(a[best][k]) ? i : best;
        std::swap(a[k], a[best]);
        std::swap(b[k], b[best]);
        for (std::size_t i = 0; i < n; ++i) {
            if (i == k)
                continue;
            const double f = a[i][k] / a[k][k];
            for (std::size_t j = 0; j < n; ++j)
                a[i][j] -= f * a[k][j];
            for (std::size_t j = 0; j < b[i].size(); ++j)
                b[i][j] -= f * b[k][j];
        }
    }
    for (std::size_t i = 0; i < n; ++i)
        for (double& v : b[i])
            v /= a[i][i];
    return b;
}

/// Mean and covariance of the held-out readings given the fitted ones, by dense matrices.
struct Conditional
{
    Values mean;
    Matrix covariance;
};

Conditional denseConditional(const NoiseParameters& noise, const Measurement& m)
{
    const auto known = m.rows(true), held = m.rows(false);
    Matrix a, b;
    for (const std::size_t i : known) {
        a.emplace_back();
        b.emplace_back();
        for (const std::size_t j : known)
            a.back().push_back(covariance(noise, m, i, j));
        for (const std::size_t j : held)
            b.back().push_back(covariance(noise, m, i, j));
    }
    const Matrix gain = solved(a, b); // K_FF^-1 K_FH
    Conditional out;
    for (std::size_t h = 0; h < held.size(); ++h) {
        out.mean.push_back(0.0);
        for (std::size_t k = 0; k < known.size(); ++k)
            out.mean.back() += gain[k][h] * m.residual[known[k]];
        out.covariance.emplace_back();
        for (std::size_t g = 0; g < held.size(); ++g) {
            double v = covariance(noise, m, held[h], held[g]);
            for (std::size_t k = 0; k < known.size(); ++k)
                v -= gain[k][h] * b[k][g];
            out.covariance.back().push_back(v);
        }
    }
    return out;
}

PredictiveDraw drawOf(const NoiseParameters& noise, const Measurement& m)
{
    return {Values(m.rows(false).size()), noise, {}, {{m.known(), m.at(m.residual, true)}}};
}

bool close(double a, double b, double tolerance = 1e-10)
{
    return std::abs(a - b) <= tolerance * (1.0 + std::abs(b));
}

void addKinds()
{
    QTest::addColumn<NoiseKind>("kind");
    QTest::newRow("AR(1)") << NoiseKind::Autoregressive;
    QTest::newRow("model error") << NoiseKind::Discrepancy;
    QTest::newRow("drift") << NoiseKind::Drift;
    QTest::newRow("stated") << NoiseKind::Covariance;
}

} // namespace

/// Readings that go on from fitted ones, against closed forms and dense matrices.
class TstContinuedNoise : public QObject
{
    Q_OBJECT

private slots:
    void autoregressiveForgets();
    void driftStaysWhereItWas();
    void denseMatricesAgree_data() { addKinds(); }
    void denseMatricesAgree();
    void simulatedMoments_data() { addKinds(); }
    void simulatedMoments();
    void nextTermOfTheLikelihood();
    void newMeasurementsStayAsTheyWere();
    void bandsHoldTheirShare();
    void badInputIsNamed();
};

// k steps behind the last fitted residual r: rho^k r, sigma^2 (1 - rho^2k).
void TstContinuedNoise::autoregressiveForgets()
{
    const NoiseParameters noise = noiseParameters(std::array{0.4, 2.0});
    const OutputSegment segment{0, 3, {4.0, 5.0, 30.0}};
    auto rows =
        std::make_shared<const FittedRows>(FittedRows{{1.0, 2.0, 3.0}, {}, std::vector<bool>(3, true)});
    PredictiveNoise out({segment});
    out.set({Values(3), noise, {}, {{rows, {0.1, -0.5, 0.8}}}});
    for (int i = 0; i < 3; ++i) {
        const double rho = std::exp(-(segment.time_s[static_cast<std::size_t>(i)] - 3.0) / 2.0);
        QVERIFY(close(out.mean(i), rho * 0.8));
        QVERIFY(close(out.variance(i), 0.16 * (1.0 - rho * rho)));
    }
}

// Known to 1e-6 at 10 s, a random walk is there still, and spreads by alpha dt from then on.
void TstContinuedNoise::driftStaysWhereItWas()
{
    NoiseParameters noise;
    noise.kind = NoiseKind::Drift;
    noise.sigma = 1e-6;
    noise.alpha = 0.01;
    const OutputSegment segment{0, 2, {12.0, 40.0}, 0.0};
    auto rows = std::make_shared<const FittedRows>(FittedRows{{5.0, 10.0}, {}, {true, true}});
    PredictiveNoise out({segment});
    out.set({Values(2), noise, {}, {{rows, {0.2, 0.35}}}});
    QVERIFY(close(out.mean(0), 0.35, 1e-8));
    QVERIFY(close(out.mean(1), 0.35, 1e-8));
    QVERIFY(close(out.variance(0), 0.01 * 2.0, 1e-8));
    QVERIFY(close(out.variance(1), 0.01 * 30.0, 1e-8));
    out.set({Values(2), noise});
    QVERIFY(close(out.variance(1), 0.01 * 40.0, 1e-8)); // a new measurement: since it began
}

void TstContinuedNoise::denseMatricesAgree()
{
    QFETCH(NoiseKind, kind);
    const Measurement m;
    const NoiseParameters noise = noiseOf(kind, m);
    const Conditional exact = denseConditional(noise, m);
    PredictiveNoise out({m.heldOut()});
    out.set(drawOf(noise, m));
    for (int i = 0; i < out.size(); ++i) {
        const auto at = static_cast<std::size_t>(i);
        const double variance = exact.covariance[at][at], r = 0.37;
        QVERIFY(close(out.mean(i), exact.mean[at]));
        QVERIFY(close(out.variance(i), variance));
        const double scale = m.heldOut().scale[at];
        const double model =
            kind == NoiseKind::Discrepancy ? variance - noise.white * noise.white * scale * scale : 0.0;
        QVERIFY(close(out.modelVariance(i), model));
        const double z = (r - exact.mean[at]) / std::sqrt(variance);
        QVERIFY(close(out.normalScore(i, r), z, 1e-8));
        QVERIFY(close(out.logDensity(i, r), -0.5 * (z * z + std::log(2.0 * M_PI * variance)), 1e-8));
    }
}

void TstContinuedNoise::simulatedMoments()
{
    QFETCH(NoiseKind, kind);
    constexpr int kSets = 40000;
    const Measurement m;
    const NoiseParameters noise = noiseOf(kind, m);
    const Conditional exact = denseConditional(noise, m);
    PredictiveNoise out({m.heldOut()});
    out.set(drawOf(noise, m));
    RandomStream stream(3, StreamPurpose::Test, 0);
    const std::size_t n = exact.mean.size();
    Values e(n), mean(n);
    Matrix products(n, Values(n));
    for (int s = 0; s < kSets; ++s) {
        out.simulate(stream, e);
        for (std::size_t i = 0; i < n; ++i) {
            mean[i] += e[i] / kSets;
            for (std::size_t j = 0; j < n; ++j)
                products[i][j] += (e[i] - exact.mean[i]) * (e[j] - exact.mean[j]) / kSets;
        }
    }
    for (std::size_t i = 0; i < n; ++i) {
        const double vi = exact.covariance[i][i];
        QVERIFY(std::abs(mean[i] - exact.mean[i]) < 5.0 * std::sqrt(vi / kSets));
        for (std::size_t j = 0; j < n; ++j) {
            const double c = exact.covariance[i][j], vj = exact.covariance[j][j];
            QVERIFY(std::abs(products[i][j] - c) < 5.0 * std::sqrt((vi * vj + c * c) / kSets));
        }
    }
}

// Leave-future-out takes the likelihood's own conditional terms: the same density.
void TstContinuedNoise::nextTermOfTheLikelihood()
{
    Measurement m;
    m.fitted = {true, true, true, true, true, true, true, false};
    const double next = 0.6;
    for (const NoiseKind kind : {NoiseKind::Autoregressive, NoiseKind::Discrepancy, NoiseKind::Drift}) {
        const NoiseParameters noise = noiseOf(kind, m);
        NoiseLikelihood all({{0, 8, m.time_s, 0.0, m.scale}});
        QVERIFY(all.setParameters(noise));
        Values e = m.residual, z(8), terms(8);
        e.back() = next;
        all.whiten(e, z);
        all.logLikelihood(z, terms);
        PredictiveNoise out({m.heldOut()});
        out.set(drawOf(noise, m));
        QVERIFY(close(out.logDensity(0, next), terms.back(), 1e-9));
    }
}

void TstContinuedNoise::newMeasurementsStayAsTheyWere()
{
    const Measurement m;
    for (const NoiseKind kind : {NoiseKind::Autoregressive, NoiseKind::Drift, NoiseKind::Independent}) {
        const NoiseParameters noise = noiseOf(kind, m);
        NoiseLikelihood alone({m.heldOut()});
        QVERIFY(alone.setParameters(noise));
        PredictiveNoise fresh({m.heldOut()}), given({m.heldOut()});
        fresh.set({Values(4), noise});
        given.set(drawOf(noise, m));
        for (int i = 0; i < 4; ++i) {
            QCOMPARE(fresh.variance(i), alone.variance(i));
            QCOMPARE(fresh.logDensity(i, 0.2), alone.marginalLogDensity(i, 0.2));
            QCOMPARE(fresh.mean(i), 0.0);
            // What is independent remembers nothing; the others know the row after a fitted one better.
            QCOMPARE(given.variance(i) < 0.999 * fresh.variance(i), kind != NoiseKind::Independent);
        }
    }
}

// Data of strongly correlated noise: given the fitted half, 90 % bands of the other half hold 90 %; as a new
// measurement they are far too wide, and nothing is wrong by the checks.
void TstContinuedNoise::bandsHoldTheirShare()
{
    constexpr int kTrials = 60, kFitted = 30, kHeld = 30;
    NoiseParameters noise;
    noise.kind = NoiseKind::Drift;
    noise.sigma = 0.01;
    noise.alpha = 1e-3;
    OutputSegment whole{0, kFitted + kHeld, {}, 0.0}, later{0, kHeld, {}, 0.0};
    FittedRows rows;
    for (int i = 0; i < kFitted + kHeld; ++i) {
        whole.time_s.push_back(i + 1.0);
        (i < kFitted ? rows.time_s : later.time_s).push_back(i + 1.0);
    }
    rows.continues.assign(kHeld, true);
    const auto known = std::make_shared<const FittedRows>(rows);
    NoiseLikelihood likelihood({whole});
    QVERIFY(likelihood.setParameters(noise));
    double inside = 0.0, width = 0.0, fresh = 0.0;
    int alarms = 0;
    for (int t = 0; t < kTrials; ++t) {
        RandomStream stream(8, StreamPurpose::Test, static_cast<std::uint32_t>(t));
        Values e(kFitted + kHeld);
        likelihood.simulate(stream, e);
        const Values y(e.begin() + kFitted, e.end());
        const std::vector<PredictiveDraw> draws(
            200, {Values(kHeld), noise, {}, {{known, Values(e.begin(), e.begin() + kFitted)}}});
        const PredictiveSummary out = summarisePredictive(draws, {later}, 1);
        inside += coverage(out, y).central90 / kTrials;
        width = out.measurement.q95.front() - out.measurement.q05.front();
        const std::vector<PredictiveDraw> apart(200, {Values(kHeld), noise});
        const PredictiveSummary marginal = summarisePredictive(apart, {later}, 1);
        fresh = marginal.measurement.q95.front() - marginal.measurement.q05.front();
        QVERIFY(std::abs(out.mean.front() - e[kFitted - 1]) < 0.1);
        const auto checks = checkPredictive(draws, {later}, y, std::vector<bool>(kHeld, true));
        alarms += checks.pit.pValue < 0.05 ? 1 : 0;
    }
    QVERIFY2(std::abs(inside - 0.9) < 0.05, qPrintable(QString::number(inside)));
    QVERIFY(width < 0.4 * fresh);
    QVERIFY2(alarms < 10, qPrintable(QString::number(alarms))); // 3 of 60 expected
}

void TstContinuedNoise::badInputIsNamed()
{
    const Measurement m;
    const NoiseParameters noise = noiseOf(NoiseKind::Drift, m);
    PredictiveNoise out({m.heldOut()});
    PredictiveDraw draw = drawOf(noise, m);
    draw.given.front().residual.pop_back();
    QVERIFY_EXCEPTION_THROWN(out.set(draw), InputError);
    draw = drawOf(noise, m);
    draw.given.front().rows = std::make_shared<const FittedRows>(FittedRows{{1.0}, {}, {true}});
    QVERIFY_EXCEPTION_THROWN(out.set(draw), InputError);
    FittedRows twice{{m.time_s.front()}, {}, std::vector<bool>(4, true)}; // one reading both ways
    draw.given.front() = {std::make_shared<const FittedRows>(twice), {0.1}};
    QVERIFY_EXCEPTION_THROWN(out.set(draw), InputError);
}

QTEST_GUILESS_MAIN(TstContinuedNoise)
#include "tst_continued_noise.moc"
