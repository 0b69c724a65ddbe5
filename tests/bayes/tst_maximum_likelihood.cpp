// The maximum of the likelihood against the certified values of NIST (tests/bayes/nist_strd) and closed
// forms.
#include "bayes/maximum_likelihood.h"
#include "bayes/posterior.h"
#include "core/dual.h"
#include "core/text.h"
#include "test_models.h"

#include <QFile>
#include <QTest>
#include <cmath>
#include <functional>

using namespace interphase;

namespace {

using Values = std::vector<Dual>;
/// y of a row of predictors.
using Formula = std::function<Dual(const Values& b, const std::vector<double>& x)>;

Dual power(const Dual& base, const Dual& exponent)
{
    return exp(exponent * log(base));
}

Dual square(const Dual& x)
{
    return x * x;
}

/// A formula at the rows of a table, differentiated four parameters at a time.
class FormulaModel : public ForwardModel
{
public:
    FormulaModel(Formula formula, std::vector<std::vector<double>> rows, int parameters)
        : m_formula(std::move(formula)),
          m_rows(std::move(rows)),
          m_parameters(parameters)
    {
        OutputSegment segment{0, static_cast<int>(m_rows.size()), {}};
        for (int i = 0; i < segment.count; ++i)
            segment.time_s.push_back(i);
        m_segments = {segment};
    }
    int parameterCount() const override { return m_parameters; }
    int outputCount() const override { return m_segments[0].count; }
    const std::vector<OutputSegment>& segments() const override { return m_segments; }
    Status predict(std::span<const double> theta, std::span<double> prediction,
                   std::span<double> jacobian) override
    {
        const std::size_t d = theta.size();
        for (std::size_t first = 0; first < d; first += Dual::kLanes) {
            Values b(theta.begin(), theta.end());
            const std::size_t count = std::min<std::size_t>(Dual::kLanes, d - first);
            for (std::size_t k = 0; k < count; ++k)
                b[first + k].slope[static_cast<int>(k)] = 1.0;
            for (std::size_t i = 0; i < m_rows.size(); ++i) {
                const Dual y = m_formula(b, m_rows[i]);
                prediction[i] = y.value;
                for (std::size_t k = 0; k < count && !jacobian.empty(); ++k)
                    jacobian[i * d + first + k] = y.slope[static_cast<int>(k)];
            }
        }
        for (const double y : prediction)
            if (!std::isfinite(y))
                return Status::failed(MessageId::ParametersOutOfRange);
        return {};
    }
    std::unique_ptr<ForwardModel> clone() const override { return std::make_unique<FormulaModel>(*this); }

private:
    Formula m_formula;
    std::vector<std::vector<double>> m_rows;
    int m_parameters;
    std::vector<OutputSegment> m_segments;
};

struct Certified
{
    std::vector<double> start[2], value, deviation;
    double squares = 0.0;
    std::vector<double> y;
    std::vector<std::vector<double>> x;
};

std::vector<double> numbersIn(const QByteArray& line)
{
    std::vector<double> out;
    for (const QByteArray& word : line.simplified().split(' ')) {
        bool ok = false;
        const double value = word.toDouble(&ok);
        if (ok)
            out.push_back(value);
    }
    return out;
}

Certified read(const QString& name)
{
    Certified out;
    QFile file(QStringLiteral(INTERPHASE_SOURCE_DIR "/tests/bayes/nist_strd/%1.dat").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s: not there", qPrintable(file.fileName()));
    constexpr int kFirstRow = 61;
    for (int number = 1; !file.atEnd(); ++number) {
        const QByteArray line = file.readLine();
        if (number < kFirstRow && line.contains('=') && line.simplified().startsWith('b')) {
            const auto v = numbersIn(line.mid(line.indexOf('=') + 1));
            if (v.size() != 4)
                continue; // a formula
            out.start[0].push_back(v[0]);
            out.start[1].push_back(v[1]);
            out.value.push_back(v[2]);
            out.deviation.push_back(v[3]);
        }
        if (number < kFirstRow && line.startsWith("Residual Sum of Squares"))
            out.squares = numbersIn(line).back();
        if (number < kFirstRow || line.trimmed().isEmpty())
            continue;
        const auto v = numbersIn(line);
        out.y.push_back(v.front());
        out.x.emplace_back(v.begin() + 1, v.end());
    }
    return out;
}

/// Priors that say where to look, not what is found: normal around one start, as wide as it is large.
Posterior posteriorOf(const Certified& data, const Formula& formula)
{
    std::vector<NamedPrior> priors;
    for (std::size_t i = 0; i < data.value.size(); ++i)
        priors.push_back({"b" + std::to_string(i + 1),
                          Prior({PriorKind::Normal, data.start[1][i], std::abs(data.start[1][i])})});
    double squares = 0.0;
    for (const double y : data.y)
        squares += y * y;
    const double scale = std::sqrt(squares / static_cast<double>(data.y.size()));
    return {std::make_unique<FormulaModel>(formula, data.x, static_cast<int>(priors.size())), data.y, priors,
            NoiseModel{{"sigma", Prior({PriorKind::Lognormal, 1e-2 * scale, 10.0})}}};
}

} // namespace

class TestMaximumLikelihood : public QObject
{
    Q_OBJECT

private slots:
    void certifiedValues_data();
    void certifiedValues();
    void priorDoesNotCount();
    void whatIsNotKnownIsSaid();
    void severalMaximaAreSeen();
};

void TestMaximumLikelihood::certifiedValues_data()
{
    QTest::addColumn<Formula>("formula");
    const auto row = [](const char* name, Formula formula) { QTest::newRow(name) << formula; };
    using X = const std::vector<double>&;
    using B = const Values&;
    row("Misra1a", [](B b, X x) { return b[0] * (1.0 - exp(-b[1] * x[0])); });
    row("Misra1c", [](B b, X x) { return b[0] * (1.0 - 1.0 / sqrt(1.0 + 2.0 * b[1] * x[0])); });
    row("Chwirut2", [](B b, X x) { return exp(-b[0] * x[0]) / (b[1] + b[2] * x[0]); });
    row("DanWood", [](B b, X x) { return b[0] * power(Dual(x[0]), b[1]); });
    row("BoxBOD", [](B b, X x) { return b[0] * (1.0 - exp(-b[1] * x[0])); });
    row("Eckerle4", [](B b, X x) { return b[0] / b[1] * exp(-0.5 * square((x[0] - b[2]) / b[1])); });
    row("Gauss1", [](B b, X x) {
        return b[0] * exp(-b[1] * x[0]) + b[2] * exp(-square((x[0] - b[3]) / b[4])) +
               b[5] * exp(-square((x[0] - b[6]) / b[7]));
    });
    row("Hahn1", [](B b, X x) {
        const double t = x[0];
        return (b[0] + b[1] * t + b[2] * (t * t) + b[3] * (t * t * t)) /
               (1.0 + b[4] * t + b[5] * (t * t) + b[6] * (t * t * t));
    });
    row("Kirby2", [](B b, X x) {
        const double t = x[0];
        return (b[0] + b[1] * t + b[2] * (t * t)) / (1.0 + b[3] * t + b[4] * (t * t));
    });
    row("Lanczos3", [](B b, X x) {
        return b[0] * exp(-b[1] * x[0]) + b[2] * exp(-b[3] * x[0]) + b[4] * exp(-b[5] * x[0]);
    });
    row("MGH10", [](B b, X x) { return b[0] * exp(b[1] / (b[2] + x[0])); });
    row("MGH17", [](B b, X x) { return b[0] + b[1] * exp(-b[3] * x[0]) + b[2] * exp(-b[4] * x[0]); });
    row("Nelson", [](B b, X x) { return b[0] - b[1] * x[0] * exp(-b[2] * x[1]); });
    row("Rat43", [](B b, X x) { return b[0] / power(1.0 + exp(b[1] - b[2] * x[0]), 1.0 / b[3]); });
}

/// Six digits of every parameter and its standard deviation, and of the sum of squares.
void TestMaximumLikelihood::certifiedValues()
{
    QFETCH(Formula, formula);
    const QString name = QTest::currentDataTag();
    Certified data = read(name);
    if (name == "Nelson") // of which the logarithm is modelled
        for (double& y : data.y)
            y = std::log(y);
    Posterior posterior = posteriorOf(data, formula);
    const std::size_t d = data.value.size();
    std::vector<std::vector<double>> starts;
    for (const auto& start : data.start) {
        std::vector<double> theta = start, q(d + 1);
        FormulaModel model(formula, data.x, static_cast<int>(d));
        std::vector<double> y(data.y.size());
        if (!model.predict(theta, y, {}).ok())
            continue;
        double squares = 0.0;
        for (std::size_t i = 0; i < y.size(); ++i)
            squares += (y[i] - data.y[i]) * (y[i] - data.y[i]);
        theta.push_back(std::sqrt(squares / static_cast<double>(y.size())));
        posterior.toUnconstrained(theta, q);
        starts.push_back(q);
    }
    QVERIFY(!starts.empty());
    const LikelihoodMaximum found = maximiseLikelihood(posterior, starts, {});
    QVERIFY2(found.status.ok(), found.status.reason.english().c_str());
    qInfo("%d of %d climbs", found.together, found.climbs);
    const auto n = static_cast<double>(data.y.size());
    // The maximum divides by n; what is certified by the degrees of freedom.
    const double freedom = std::sqrt(n / (n - static_cast<double>(d)));
    const auto close = [](double value, double certified) {
        return std::abs(value / certified - 1.0) < 1e-6;
    };
    for (std::size_t i = 0; i < d; ++i) {
        QVERIFY2(close(found.theta[i], data.value[i]),
                 qPrintable(QString("b%1: %2").arg(i + 1).arg(found.theta[i], 0, 'g', 11)));
        QVERIFY2(close(freedom * found.standardError[i], data.deviation[i]),
                 qPrintable(
                     QString("sd of b%1: %2").arg(i + 1).arg(freedom * found.standardError[i], 0, 'g', 11)));
    }
    QVERIFY(close(n * found.theta[d] * found.theta[d], data.squares));
    const double logLikelihood = -0.5 * n * (std::log(2.0 * M_PI * data.squares / n) + 1.0);
    QVERIFY(close(found.logLikelihood, logLikelihood));
    QVERIFY(close(found.aic(), -2.0 * logLikelihood + 2.0 * static_cast<double>(d + 1)));
    QVERIFY(close(found.bic(), -2.0 * logLikelihood + std::log(n) * static_cast<double>(d + 1)));
}

/// A narrow prior far from the data moves the mode, not the maximum of the likelihood.
void TestMaximumLikelihood::priorDoesNotCount()
{
    const std::vector<double> x{1, 0, 1, 1, 1, 2, 1, 3}, y{1.0, 3.1, 4.9, 7.0};
    for (const double centre : {0.0, 50.0}) {
        const Prior prior({PriorKind::Normal, centre, 1.0});
        const Posterior posterior(std::make_unique<test::LinearModel>(x, 2), y, {{"a", prior}, {"b", prior}},
                                  NoiseModel{{"sigma", Prior({PriorKind::Lognormal, 0.5, 1.0})}});
        const LikelihoodMaximum found = maximiseLikelihood(posterior, priorStarts(posterior, 4, 1), {});
        QVERIFY(found.status.ok());
        QVERIFY(std::abs(found.theta[0] - 1.03) < 1e-9); // least squares
        QVERIFY(std::abs(found.theta[1] - 1.98) < 1e-9);
    }
}

/// Two parameters of which the data know the sum: a value and no standard error.
void TestMaximumLikelihood::whatIsNotKnownIsSaid()
{
    const std::vector<double> x{1, 1, 1, 1, 1, 1}, y{1.0, 2.0, 3.0};
    const Prior prior({PriorKind::Normal, 0.0, 1.0});
    const Posterior posterior(std::make_unique<test::LinearModel>(x, 2), y, {{"a", prior}, {"b", prior}},
                              NoiseModel{{"sigma", Prior({PriorKind::Lognormal, 0.5, 1.0})}});
    const LikelihoodMaximum found = maximiseLikelihood(posterior, priorStarts(posterior, 2, 1), {});
    QVERIFY(std::abs(found.theta[0] + found.theta[1] - 2.0) < 1e-6);
    QVERIFY(std::isnan(found.standardError[0]) && std::isnan(found.standardError[1]));
}

/// The square of what is sought is measured: as high on either side of zero.
void TestMaximumLikelihood::severalMaximaAreSeen()
{
    const Formula formula = [](const Values& b, const std::vector<double>& x) { return b[0] * b[0] * x[0]; };
    const std::vector<std::vector<double>> rows{{1.0}, {2.0}, {3.0}, {4.0}};
    const Posterior posterior{std::make_unique<FormulaModel>(formula, rows, 1),
                              {1.01, 1.98, 3.01, 4.0},
                              {{"b", Prior({PriorKind::Normal, 0.5, 1.0})}},
                              NoiseModel{{"sigma", Prior({PriorKind::Lognormal, 0.01, 1.0})}}};
    const double logSigma = std::log(0.02);
    const auto climbs = [&](const std::vector<double>& from) {
        std::vector<std::vector<double>> starts;
        for (const double b : from)
            starts.push_back({b, logSigma});
        return maximiseLikelihood(posterior, starts, {});
    };
    const LikelihoodMaximum both = climbs({1.5, -1.5, 0.7, 2.0});
    QCOMPARE(both.climbs, 4);
    QCOMPARE(both.together, 4);
    QVERIFY(both.elsewhere == 1 || both.elsewhere == 3);
    QCOMPARE(climbs({1.5, 0.7, 2.0}).elsewhere, 0);
}

QTEST_GUILESS_MAIN(TestMaximumLikelihood)
#include "tst_maximum_likelihood.moc"
