#include "bayes/leave_future.h"
#include "core/message.h"
#include "core/random.h"

#include <QTest>
#include <cmath>
#include <cstdint>
#include <numbers>

using namespace interphase;

namespace {

// Mean of unknown value with prior N(0, 1), groups of two measurements each with noise N(0, 1): everything is
// known in closed form.
const std::vector<std::array<double, 2>> kGroups{{0.3, 0.9},  {1.4, 0.2}, {-0.5, 0.8}, {1.1, 1.6},
                                                 {0.4, -0.1}, {2.0, 0.7}, {0.6, 1.0},  {-0.2, 0.5}};

struct Normal
{
    double mean, variance;
};

// Posterior from the groups that are not left out.
Normal posteriorOf(const std::vector<std::size_t>& used)
{
    double precision = 1.0, sum = 0.0;
    for (const std::size_t g : used) {
        precision += 2.0;
        sum += kGroups[g][0] + kGroups[g][1];
    }
    return {sum / precision, 1.0 / precision};
}

double logLikelihood(double theta, std::size_t group)
{
    double sum = 0.0;
    for (const double y : kGroups[group])
        sum -= 0.5 * (y - theta) * (y - theta) + 0.5 * std::log(2.0 * std::numbers::pi);
    return sum;
}

// log p(group | others): two equally correlated normals.
double logPredictive(const Normal& from, std::size_t group)
{
    const double a = kGroups[group][0] - from.mean, b = kGroups[group][1] - from.mean;
    const double v = from.variance, determinant = 1.0 + 2.0 * v;
    const double square = a * a + b * b - v / determinant * (a + b) * (a + b);
    return -std::log(2.0 * std::numbers::pi) - 0.5 * std::log(determinant) - 0.5 * square;
}

std::vector<std::size_t> allBut(std::size_t group)
{
    std::vector<std::size_t> out;
    for (std::size_t g = 0; g < kGroups.size(); ++g)
        if (g != group)
            out.push_back(g);
    return out;
}

std::vector<std::size_t> before(std::size_t group)
{
    std::vector<std::size_t> out(group);
    for (std::size_t g = 0; g < group; ++g)
        out[g] = g;
    return out;
}

GroupTerms termsAt(const Normal& posterior, std::uint32_t index, std::size_t draws = 4000)
{
    RandomStream stream(1, StreamPurpose::Test, index);
    GroupTerms terms{{}, kGroups.size()};
    for (std::size_t s = 0; s < draws; ++s) {
        const double theta = posterior.mean + std::sqrt(posterior.variance) * stream.normal();
        for (std::size_t g = 0; g < kGroups.size(); ++g)
            terms.values.push_back(logLikelihood(theta, g));
    }
    return terms;
}

// The third group moves the mean so far that no weights go back before it.
GroupTerms farApart(std::size_t fitted)
{
    RandomStream stream(2, StreamPurpose::Test, static_cast<std::uint32_t>(fitted));
    GroupTerms terms{{}, 4};
    for (int s = 0; s < 2000; ++s) {
        const double theta = (fitted < 3 ? 0.0 : 4.0) + 0.1 * stream.normal();
        for (int g = 0; g < 4; ++g)
            terms.values.push_back(g < 3 ? -8.0 * std::pow(theta - (g < 2 ? 0.0 : 8.0), 2) : -0.01 * theta);
    }
    return terms;
}

bool near(double a, double b, double tolerance)
{
    if (std::abs(a - b) <= tolerance)
        return true;
    qWarning("%.12g is not %.12g", a, b);
    return false;
}

} // namespace

class TstCrossValidation : public QObject
{
    Q_OBJECT

private slots:
    void matchesArviz();
    void leaveOutInClosedForm();
    void differencesHaveTheirOwnError();
    void futureInClosedForm();
    void futureIsDoubtfulWithoutRefits();
    void futureRefitsWhenItMust();
    void futureGoesOnFromARefit();
    void futureStatesItsMonteCarloError();
    void kinAreInTheError();
    void futureCanBeStopped();
    void failedFitIsTheStatus();
    void nonsenseIsRefused();
};

// arviz 0.21.0, loo(pointwise, reff = 1) of 400 draws and six groups; its standard error has n for n - 1.
void TstCrossValidation::matchesArviz()
{
    std::vector<double> u;
    std::uint32_t word = 5;
    for (int i = 0; i < 20 + 400 * 7; ++i) {
        word = 1664525u * word + 1013904223u;
        if (i >= 20)
            u.push_back((word + 0.5) / 4294967296.0);
    }
    GroupTerms terms{{}, 6};
    for (std::size_t s = 0; s < 400; ++s)
        for (std::size_t g = 0; g < 6; ++g)
            terms.values.push_back(
                -0.5 * std::pow((static_cast<double>(g) - 2.5) * 0.8 - 2.0 * (u[7 * s] - 0.5) * 3.0, 2) -
                0.3 * u[7 * s + 1 + g]);
    const PredictiveDensity loo = leaveGroupOut(terms);
    QVERIFY(near(loo.elpd, -35.91202301181477, 1e-9));
    QVERIFY(near(loo.effectiveParameters, 29.417445615619517, 1e-9));
    QVERIFY(near(loo.standardError, 6.052828888607789 * std::sqrt(6.0 / 5.0), 1e-9));
    const double k[] = {0.8067149798744778,  0.49346805877202005, 0.36349032967300615,
                        0.17883322990501094, 0.4245148098802184,  0.5316242789459501};
    for (std::size_t g = 0; g < 6; ++g)
        QVERIFY(near(loo.k[g], k[g], 1e-9));
    QCOMPARE(loo.doubtful, std::vector<std::size_t>{0}); // the limit of 400 draws is 0.616
    QVERIFY(near(loo.terms[0], -9.193846728569538, 1e-9));
}

void TstCrossValidation::leaveOutInClosedForm()
{
    const PredictiveDensity loo = leaveGroupOut(termsAt(posteriorOf(before(kGroups.size())), 0, 20000));
    double exact = 0.0;
    for (std::size_t g = 0; g < kGroups.size(); ++g) {
        const double term = logPredictive(posteriorOf(allBut(g)), g);
        QVERIFY2(near(loo.terms[g], term, 0.02), qPrintable(QString::number(g)));
        exact += term;
    }
    QVERIFY(near(loo.elpd, exact, 0.05));
    QVERIFY(loo.doubtful.empty());
    // One parameter, for whose value the prior counts little.
    QVERIFY2(loo.effectiveParameters > 0.3 && loo.effectiveParameters < 1.5,
             qPrintable(QString::number(loo.effectiveParameters)));
}

void TstCrossValidation::differencesHaveTheirOwnError()
{
    PredictiveDensity a, b;
    a.terms = {1.0, 2.0, 3.0};
    b.terms = {0.5, 2.5, 1.0};
    const DensityDifference d = difference(a.terms, b.terms);
    // Differences 0.5, -0.5, 2: mean 2/3, variance 19/12.
    QVERIFY(near(d.elpd, 2.0, 1e-14));
    QVERIFY(near(d.standardError, std::sqrt(3.0 * 19.0 / 12.0), 1e-14));
    QCOMPARE(difference(a.terms, a.terms).standardError, 0.0);
    b.terms.pop_back();
    QVERIFY_EXCEPTION_THROWN(difference(a.terms, b.terms), InputError);
}

void TstCrossValidation::futureInClosedForm()
{
    std::uint32_t fits = 0;
    const auto refit = [&](std::size_t fitted, RefitDraws& draws, const RunContext&) {
        draws.terms = termsAt(posteriorOf(before(fitted)), 10 + fits++, 20000);
        return Status{};
    };
    const GroupTerms whole = termsAt(posteriorOf(before(kGroups.size())), 9, 20000);
    const FutureDensity future = leaveFutureOut(whole, 2, refit, {});
    QVERIFY(future.status.ok());
    QCOMPARE(future.terms.size(), kGroups.size() - 2);
    double exact = 0.0;
    for (std::size_t i = 0; i < future.terms.size(); ++i) {
        const double term = logPredictive(posteriorOf(before(i + 2)), i + 2);
        QVERIFY2(near(future.terms[i], term, 0.03), qPrintable(QString::number(i)));
        exact += term;
    }
    QVERIFY(near(future.elpd, exact, 0.08));
    QCOMPARE(future.fits.size(), std::size_t{fits});
    QVERIFY(fits < kGroups.size() - 2); // most were carried backwards
    for (const double effective : future.effective)
        QVERIFY(effective >= fewestEffective(20000));
    QVERIFY(future.doubtful.empty());
}

void TstCrossValidation::futureRefitsWhenItMust()
{
    const auto refit = [](std::size_t fitted, RefitDraws& draws, const RunContext&) {
        draws.terms = farApart(fitted);
        return Status{};
    };
    const FutureDensity future = leaveFutureOut(farApart(4), 2, refit, {});
    QCOMPARE(future.fits, (std::vector<std::size_t>{2, 3})); // neither way is there a bridge
    QCOMPARE(future.k[0], 0.0);
    QCOMPARE(future.k[1], 0.0);
    QVERIFY(future.doubtful.empty());
}

// A group moves the posterior at the end: what came before is reached forwards, from one fit.
void TstCrossValidation::futureGoesOnFromARefit()
{
    const auto terms = [](double mean, double sd, std::uint32_t index) {
        RandomStream stream(3, StreamPurpose::Test, index);
        GroupTerms out{{}, 6};
        for (int s = 0; s < 4000; ++s) {
            const double theta = mean + sd * stream.normal();
            for (int g = 0; g < 6; ++g) // of data at 0, the last of one at 6 that is sharp
                out.values.push_back(g < 5 ? -0.5 * theta * theta : -50.0 * (theta - 6.0) * (theta - 6.0));
        }
        return out;
    };
    // Prior N(0, 1): after g groups N(0, 1 / (1 + g)), at the end N(600 / 106, 1 / 106).
    std::vector<std::size_t> asked;
    double furthest = 0.0;
    const auto refit = [&](std::size_t fitted, RefitDraws& out, const RunContext& part) {
        asked.push_back(fitted);
        part.report(1.0);
        out.terms = terms(0.0, 1.0 / std::sqrt(1.0 + static_cast<double>(fitted)), 1);
        return Status{};
    };
    const RunContext context{{}, [&](double f) {
                                 QVERIFY(f <= 1.0);
                                 furthest = std::max(furthest, f);
                             }};
    const FutureDensity future =
        leaveFutureOut(terms(600.0 / 106.0, 1.0 / std::sqrt(106.0), 0), 2, refit, context);
    QVERIFY(future.status.ok() && future.doubtful.empty());
    QCOMPARE(asked, std::vector<std::size_t>{2}); // weights take the others in
    QCOMPARE(future.fits, asked);
    QVERIFY(furthest > 0.99);
    for (std::size_t g = 2; g < 5; ++g) {
        const double exact = -0.5 * std::log((2.0 + static_cast<double>(g)) / (1.0 + static_cast<double>(g)));
        QVERIFY2(near(future.terms[g - 2], exact, 5.0 * future.errors[g - 2]),
                 qPrintable(QString::number(g)));
        QVERIFY(future.errors[g - 2] > 0.0 && future.errors[g - 2] < 0.02);
    }
}

// Many times with few draws: the scatter of the sum is the error that is stated, though its terms depend on
// each other.
void TstCrossValidation::futureStatesItsMonteCarloError()
{
    constexpr int kTimes = 200;
    double sum = 0.0, squares = 0.0, stated = 0.0, ofTerms = 0.0;
    for (std::uint32_t i = 0; i < kTimes; ++i) {
        const auto refit = [&](std::size_t fitted, RefitDraws& draws, const RunContext&) {
            draws.terms =
                termsAt(posteriorOf(before(fitted)), 5000 + 8 * i + static_cast<std::uint32_t>(fitted), 2000);
            return Status{};
        };
        const FutureDensity future =
            leaveFutureOut(termsAt(posteriorOf(before(kGroups.size())), 100 + i, 2000), 2, refit, {});
        sum += future.elpd;
        squares += future.elpd * future.elpd;
        stated += future.monteCarloError * future.monteCarloError / kTimes;
        for (const double error : future.errors)
            ofTerms += error * error / kTimes;
    }
    const double scatter = std::sqrt((squares - sum * sum / kTimes) / (kTimes - 1));
    const double ratio = std::sqrt(stated) / scatter;
    QVERIFY2(ratio > 0.8 && ratio < 1.25, qPrintable(QString("%1 of %2").arg(ratio).arg(scatter)));
    QVERIFY(std::abs(std::sqrt(ofTerms) / scatter - 1.0) > 0.05); // they are not independent
}

// Each draw four times over is worth no more than once.
void TstCrossValidation::kinAreInTheError()
{
    const auto error = [](bool kin, std::size_t copies) {
        const auto refit = [=](std::size_t fitted, RefitDraws& draws, const RunContext&) {
            const GroupTerms once = termsAt(posteriorOf(before(fitted)), 77, 1000);
            draws.terms.groups = once.groups;
            for (std::size_t c = 0; c < copies; ++c)
                for (std::size_t i = 0; i < once.draws(); ++i) {
                    const auto row = std::span(once.values).subspan(i * once.groups, once.groups);
                    draws.terms.values.insert(draws.terms.values.end(), row.begin(), row.end());
                    if (kin)
                        draws.founders.push_back(static_cast<int>(i));
                }
            return Status{};
        };
        // The draws of all groups are of another posterior, which they leave at once.
        return leaveFutureOut(termsAt({40.0, 1.0}, 78, 1000), 7, refit, {}).monteCarloError;
    };
    QVERIFY(near(error(true, 4), error(false, 1), 1e-12));
    QVERIFY(near(error(false, 4), 0.5 * error(false, 1), 1e-12));
}

void TstCrossValidation::futureIsDoubtfulWithoutRefits()
{
    const FutureDensity future = leaveFutureOut(farApart(4), 2, {}, {});
    QCOMPARE(future.terms.size(), std::size_t{2});
    QCOMPARE(future.doubtful, std::vector<std::size_t>{0});
    QVERIFY(future.k[0] > 0.7 || future.effective[0] < 300.0);
    QVERIFY(future.effective[1] > 1500.0);
    QVERIFY(future.fits.empty());
}

void TstCrossValidation::futureCanBeStopped()
{
    std::stop_source stop;
    const auto progress = [&](double fraction) {
        if (fraction > 0.7)
            stop.request_stop();
    };
    const auto refit = [](std::size_t fitted, RefitDraws& draws, const RunContext&) {
        draws.terms = termsAt(posteriorOf(before(fitted)), 4);
        return Status{};
    };
    const GroupTerms whole = termsAt(posteriorOf(before(kGroups.size())), 3);
    const FutureDensity future = leaveFutureOut(whole, 1, refit, {stop.get_token(), progress});
    QCOMPARE(future.status.outcome, Outcome::Cancelled);
    QVERIFY(!future.terms.empty() && future.terms.size() < kGroups.size() - 1);
    QVERIFY(std::isfinite(future.elpd));
}

void TstCrossValidation::failedFitIsTheStatus()
{
    const auto refit = [](std::size_t, RefitDraws&, const RunContext&) {
        return Status::failed(MessageId::NoFiniteStart);
    };
    const FutureDensity future = leaveFutureOut(farApart(4), 2, refit, {});
    QCOMPARE(future.status.reason.id, MessageId::NoFiniteStart);
    QVERIFY(future.terms.empty());
}

void TstCrossValidation::nonsenseIsRefused()
{
    QVERIFY_EXCEPTION_THROWN(leaveGroupOut({{1.0, 2.0, 3.0}, 2}), InputError);
    QVERIFY_EXCEPTION_THROWN(leaveGroupOut({{1.0, 2.0}, 1}), InputError);
    QVERIFY_EXCEPTION_THROWN(leaveGroupOut({{}, 2}), InputError);
    QVERIFY_EXCEPTION_THROWN(leaveGroupOut({{1.0, std::nan("")}, 2}), InputError);
    const auto wrong = [](std::size_t, RefitDraws& draws, const RunContext&) {
        draws.terms = {{1.0, 2.0}, 2};
        return Status{};
    };
    QVERIFY_EXCEPTION_THROWN(leaveFutureOut(farApart(4), 2, wrong, {}), InputError);
    QVERIFY_EXCEPTION_THROWN(leaveFutureOut(farApart(4), 0, {}, {}), InputError);
    QVERIFY_EXCEPTION_THROWN(leaveFutureOut(farApart(4), 4, {}, {}), InputError);
    QVERIFY_EXCEPTION_THROWN(leaveFutureOut({{1.0, 2.0, 3.0}, 2}, 1, {}, {}), InputError);
}

QTEST_GUILESS_MAIN(TstCrossValidation)
#include "tst_cross_validation.moc"
