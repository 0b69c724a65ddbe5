#include "bayes/posterior.h"
#include "bayes/test_models.h"
#include "identify/fisher.h"

#include <QTest>

using namespace interphase;
using namespace interphase::test;

namespace {

Posterior linePosterior(const std::vector<double>& x, double sd)
{
    const Prior normal({PriorKind::Normal, 0.0, sd});
    return {std::make_unique<LinearModel>(x, 2),
            std::vector<double>(x.size() / 2, 1.0),
            {{"a", normal}, {"b", normal}},
            {{"sigma", Prior({PriorKind::Lognormal, 0.5, 1.0})}}};
}

bool near(double a, double b)
{
    return std::abs(a - b) <= 1e-9 * (1.0 + std::abs(b));
}

} // namespace

class TstFisher : public QObject
{
    Q_OBJECT

private slots:
    void closedForm();
    void relativeForPositiveParameters();
    void collinearColumns();
    void failedSolveIsSaid();
};

void TstFisher::closedForm()
{
    // X'X = {{4, 6}, {6, 14}}, prior sd 2, sigma 0.5: F = 16 X'X.
    Posterior posterior = linePosterior({1, 0, 1, 1, 1, 2, 1, 3}, 2.0);
    const auto report = fisherReport(posterior, std::array{0.0, 0.0, std::log(0.5)});
    QVERIFY(report.status.ok());
    const double exact[] = {64, 96, 96, 224};
    for (std::size_t i = 0; i < 4; ++i)
        QVERIFY(near(report.information[i], exact[i]));
    const double root = std::sqrt(80.0 * 80 + 96 * 96);
    QVERIFY(near(report.eigenvalues[0], 144 - root) && near(report.eigenvalues[1], 144 + root));
    QVERIFY(near(report.conditionNumber, (144 + root) / (144 - root)));
    QVERIFY(near(report.cosines[1], 6 / std::sqrt(4.0 * 14)));
    QVERIFY(near(report.norms[0], 8));
    // F v = lambda v.
    for (std::size_t k = 0; k < 2; ++k)
        for (std::size_t i = 0; i < 2; ++i)
            QVERIFY(near(exact[2 * i] * report.eigenvectors[2 * k] +
                             exact[2 * i + 1] * report.eigenvectors[2 * k + 1],
                         report.eigenvalues[k] * report.eigenvectors[2 * k + i]));
    QCOMPARE(report.names[1], std::string("b"));
}

void TstFisher::relativeForPositiveParameters()
{
    const Prior positive({PriorKind::Lognormal, 1.0, 1.0});
    Posterior posterior(std::make_unique<DecayModel>(), std::vector<double>(40, 1.0),
                        {{"amplitude", positive}, {"rate", positive}}, {{"sigma", positive}});
    const auto report = fisherReport(posterior, std::array{std::log(3.0), std::log(0.2), std::log(0.1)});
    QVERIFY(near(report.scales[0], 3.0) && near(report.scales[1], 0.2));
    double sum = 0; // d prediction / d log amplitude is the prediction
    for (double value : posterior.terms(std::array{std::log(3.0), std::log(0.2), std::log(0.1)}).prediction)
        sum += value * value;
    QVERIFY(near(report.norms[0], std::sqrt(sum) / 0.1));
}

void TstFisher::collinearColumns()
{
    Posterior posterior = linePosterior({1, -2, 2, -4, 3, -6}, 1.0);
    const auto report = fisherReport(posterior, std::array{0.0, 0.0, 0.0});
    QVERIFY(near(report.cosines[1], -1.0));
    QVERIFY(report.conditionNumber > 1e20);
    QVERIFY(std::abs(report.eigenvalues[0]) < 1e-10);
    Posterior blind = linePosterior({1, 0, 2, 0, 3, 0}, 1.0);
    const auto unseen = fisherReport(blind, std::array{0.0, 0.0, 0.0});
    QCOMPARE(unseen.cosines[1], 0.0);
    QVERIFY(std::isinf(unseen.conditionNumber));
}

void TstFisher::failedSolveIsSaid()
{
    const Prior positive({PriorKind::Lognormal, 1.0, 1.0});
    Posterior posterior(std::make_unique<DecayModel>(), std::vector<double>(40, 1.0),
                        {{"amplitude", positive}, {"rate", positive}}, {{"sigma", positive}});
    QVERIFY(!fisherReport(posterior, std::array{0.0, 5.0, 0.0}).status.ok());
}

QTEST_GUILESS_MAIN(TstFisher)
#include "tst_fisher.moc"
