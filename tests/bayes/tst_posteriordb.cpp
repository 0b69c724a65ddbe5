#include "bayes/diagnostics.h"
#include "bayes/sampling.h"
#include "test_densities.h"

#include <QFile>
#include <QTest>
#include <nlohmann/json.hpp>

// The whole way (mode, Laplace, chains) on posteriors of posteriordb, whose reference draws were made with
// Stan.

using namespace interphase;
using namespace interphase::test;
using Json = nlohmann::json;

namespace {

// log density and slope of half-Cauchy(scale) in log x, Jacobian included.
double addLogHalfCauchy(double q, double scale, double& slope)
{
    const double ratio = std::exp(2.0 * q) / (scale * scale);
    slope += 1.0 - 2.0 * ratio / (1.0 + ratio);
    return q - std::log1p(ratio);
}

double addLogHalfNormal(double q, double scale, double& slope)
{
    const double ratio = std::exp(2.0 * q) / (scale * scale);
    slope += 1.0 - ratio;
    return q - 0.5 * ratio;
}

double addNormal(double q, double mean, double sd, double& slope)
{
    const double z = (q - mean) / sd;
    slope -= z / sd;
    return -0.5 * z * z;
}

using SigmaPrior = std::function<double(double q, double& slope)>;

// y ~ Normal(X b, sigma), coordinates b, log sigma; b ~ Normal(mean, sd) where sd is finite.
FunctionDensity regression(std::vector<std::vector<double>> x, std::vector<double> y,
                           std::vector<double> mean, std::vector<double> sd, SigmaPrior sigmaPrior)
{
    const std::size_t p = mean.size();
    return {static_cast<int>(p) + 1, [=](std::span<const double> q, std::span<double> g) {
                std::fill(g.begin(), g.end(), 0.0);
                double value = sigmaPrior(q[p], g[p]);
                for (std::size_t j = 0; j < p; ++j)
                    if (std::isfinite(sd[j]))
                        value += addNormal(q[j], mean[j], sd[j], g[j]);
                const double w = std::exp(-2.0 * q[p]);
                for (std::size_t i = 0; i < y.size(); ++i) {
                    double e = y[i];
                    for (std::size_t j = 0; j < p; ++j)
                        e -= x[i][j] * q[j];
                    for (std::size_t j = 0; j < p; ++j)
                        g[j] += w * e * x[i][j];
                    g[p] += w * e * e - 1.0;
                    value -= 0.5 * w * e * e + q[p];
                }
                return value;
            }};
}

double flatInSigma(double q, double& slope)
{
    slope += 1.0;
    return q;
}

double cauchyInSigma(double q, double& slope)
{
    return addLogHalfCauchy(q, 2.5, slope);
}

const double kFlat = std::numeric_limits<double>::infinity();

FunctionDensity arK(const Json& data)
{
    const std::vector<double> all = data["y"];
    std::vector<std::vector<double>> x;
    for (std::size_t t = 5; t < all.size(); ++t)
        x.push_back({1, all[t - 1], all[t - 2], all[t - 3], all[t - 4], all[t - 5]});
    return regression(x, {all.begin() + 5, all.end()}, std::vector<double>(6, 0.0),
                      std::vector<double>(6, 10.0), cauchyInSigma);
}

FunctionDensity kilpisjarvi(const Json& data)
{
    std::vector<std::vector<double>> x;
    for (double year : data["x"])
        x.push_back({1, year});
    return regression(x, data["y"], {data["pmualpha"], data["pmubeta"]}, {data["psalpha"], data["psbeta"]},
                      flatInSigma);
}

FunctionDensity logearn(const Json& data)
{
    std::vector<std::vector<double>> x;
    std::vector<double> y;
    for (std::size_t i = 0; i < data["earn"].size(); ++i) {
        const double height = data["height"][i], male = data["male"][i];
        x.push_back({1, height, male, height * male});
        y.push_back(std::log(data["earn"][i].get<double>()));
    }
    return regression(x, y, {0, 0, 0, 0}, {kFlat, kFlat, kFlat, kFlat}, flatInSigma);
}

FunctionDensity blr(const Json& data)
{
    const auto sigma = [](double q, double& slope) { return addLogHalfNormal(q, 10.0, slope); };
    return regression(data["X"], data["y"], std::vector<double>(5, 0.0), std::vector<double>(5, 10.0), sigma);
}

// Coordinates z_1..8, mu, log tau.
FunctionDensity eightSchools(const Json& data)
{
    const std::vector<double> y = data["y"], sigma = data["sigma"];
    return {10, [=](std::span<const double> q, std::span<double> g) {
                std::fill(g.begin(), g.end(), 0.0);
                const double tau = std::exp(q[9]);
                double value = addNormal(q[8], 0, 5, g[8]) + addLogHalfCauchy(q[9], 5, g[9]);
                for (std::size_t j = 0; j < 8; ++j) {
                    const double pull = (y[j] - q[8] - tau * q[j]) / (sigma[j] * sigma[j]);
                    value += addNormal(q[j], 0, 1, g[j]) - 0.5 * std::pow(pull * sigma[j], 2);
                    g[j] += pull * tau;
                    g[8] += pull;
                    g[9] += pull * tau * q[j];
                }
                return value;
            }};
}

// Coordinates mu, phi, theta, log sigma.
FunctionDensity arma(const Json& data)
{
    const std::vector<double> y = data["y"];
    return {4, [=](std::span<const double> q, std::span<double> g) {
                std::fill(g.begin(), g.end(), 0.0);
                double value = addNormal(q[0], 0, 10, g[0]) + addNormal(q[1], 0, 2, g[1]) +
                               addNormal(q[2], 0, 2, g[2]) + cauchyInSigma(q[3], g[3]);
                const double w = std::exp(-2.0 * q[3]);
                double e = y[0] - q[0] - q[1] * q[0];
                double slope[3] = {-1.0 - q[1], -q[0], 0.0};
                for (std::size_t t = 0; t < y.size(); ++t) {
                    if (t > 0) {
                        const double before = e;
                        e = y[t] - (q[0] + q[1] * y[t - 1] + q[2] * before);
                        slope[0] = -1.0 - q[2] * slope[0];
                        slope[1] = -y[t - 1] - q[2] * slope[1];
                        slope[2] = -before - q[2] * slope[2];
                    }
                    value -= 0.5 * w * e * e + q[3];
                    for (std::size_t j = 0; j < 3; ++j)
                        g[j] -= w * e * slope[j];
                    g[3] += w * e * e - 1.0;
                }
                return value;
            }};
}

// Coordinates mu1, log(mu2 - mu1), log s1, log s2, logit theta.
FunctionDensity mixture(const Json& data)
{
    const std::vector<double> y = data["y"];
    return {5, [=](std::span<const double> q, std::span<double> g) {
                std::fill(g.begin(), g.end(), 0.0);
                const double gap = std::exp(q[1]), mu[2] = {q[0], q[0] + gap};
                const double theta = 1.0 / (1.0 + std::exp(-q[4])),
                             logWeight[2] = {std::log(theta), std::log1p(-theta)};
                double byMu[2] = {0, 0};
                double value = addNormal(mu[0], 0, 2, byMu[0]) + addNormal(mu[1], 0, 2, byMu[1]) + q[1];
                value += addLogHalfNormal(q[2], 2, g[2]) + addLogHalfNormal(q[3], 2, g[3]);
                // Beta(5, 5) with its Jacobian.
                value += 5.0 * (logWeight[0] + logWeight[1]);
                g[4] += 5.0 * (1.0 - 2.0 * theta);
                for (double x : y) {
                    double z[2], term[2];
                    for (std::size_t k = 0; k < 2; ++k) {
                        z[k] = (x - mu[k]) * std::exp(-q[2 + k]);
                        term[k] = logWeight[k] - q[2 + k] - 0.5 * z[k] * z[k];
                    }
                    const double high = std::max(term[0], term[1]);
                    const double sum = std::exp(term[0] - high) + std::exp(term[1] - high);
                    value += high + std::log(sum);
                    const double share[2] = {std::exp(term[0] - high) / sum, std::exp(term[1] - high) / sum};
                    for (std::size_t k = 0; k < 2; ++k) {
                        byMu[k] += share[k] * z[k] * std::exp(-q[2 + k]);
                        g[2 + k] += share[k] * (z[k] * z[k] - 1.0);
                    }
                    g[4] += share[0] * (1.0 - theta) - share[1] * theta;
                }
                g[0] = byMu[0] + byMu[1];
                g[1] = byMu[1] * gap + 1.0;
                return value;
            }};
}

using Named = std::vector<std::pair<std::string, std::function<double(const std::vector<double>&)>>>;

Named coefficients(const std::string& name, int count, std::size_t first)
{
    Named out;
    for (int j = 0; j < count; ++j)
        out.emplace_back(name + "[" + std::to_string(j + 1) + "]",
                         [=](const auto& q) { return q[first + static_cast<std::size_t>(j)]; });
    return out;
}

auto coordinate(std::size_t i)
{
    return [=](const std::vector<double>& q) { return q[i]; };
}

auto exponential(std::size_t i)
{
    return [=](const std::vector<double>& q) { return std::exp(q[i]); };
}

} // namespace

class TstPosteriordb : public QObject
{
    Q_OBJECT

private slots:
    void arK_();
    void kilpisjarvi_();
    void logearn_();
    void blr_();
    void eightSchools_();
    void arma_();
    void mixture_();

private:
    Json read(const char* name, const char* file);
    void check(const char* name, const FunctionDensity& density, const Named& quantities,
               std::vector<double> start = {});
};

Json TstPosteriordb::read(const char* name, const char* file)
{
    const QString folder = qEnvironmentVariable("INTERPHASE_SHARED") + "/data/posteriordb/" + name + "/";
    QFile in(folder + file);
    return in.open(QIODevice::ReadOnly) ? Json::parse(in.readAll().toStdString()) : Json();
}

#define READ_OR_SKIP(name)                                                                                   \
    const Json data = read(name, "data.json");                                                               \
    if (data.is_null())                                                                                      \
    QSKIP("reference posteriors not found: set INTERPHASE_SHARED")

void TstPosteriordb::check(const char* name, const FunctionDensity& density, const Named& quantities,
                           std::vector<double> start)
{
    const Json reference = read(name, "reference_summary.json")["parameters"];
    if (start.empty())
        start.resize(static_cast<std::size_t>(density.dimension()));
    const auto search = findMode(density, {start}, {}, {});
    QVERIFY(search.best());
    const auto own = density.clone();
    const auto approximation = laplace(*own, search.best()->q);
    QVERIFY2(approximation.status.ok(), search.best()->reason.english().c_str());
    SamplingOptions options;
    options.nuts.warmup = 400;
    options.draws = 1500;
    SamplingRun run(density, options, startChains(*own, approximation, options));
    std::vector<Chains> values(quantities.size(), Chains(4));
    const auto collect = [&](const DrawBatch& batch) {
        for (const auto& draw : batch.draws)
            for (std::size_t k = 0; k < quantities.size() && !draw.draw.warmup; ++k)
                values[k][static_cast<std::size_t>(draw.chain)].push_back(quantities[k].second(draw.draw.q));
    };
    QVERIFY(runToEnd(run, {}, collect).ok());
    for (std::size_t k = 0; k < quantities.size(); ++k) {
        const Json& known = reference[quantities[k].first];
        const double mean = known["mean"], sd = known["sd"], error = known["mcse_mean_if_iid"];
        const ParameterSummary s = summarise(values[k]);
        const QString text = QString("%1: mean %2 (%3), sd %4 (%5), R-hat %6, ESS %7")
                                 .arg(quantities[k].first.c_str())
                                 .arg(s.mean)
                                 .arg(mean)
                                 .arg(s.sd)
                                 .arg(sd)
                                 .arg(s.rHat)
                                 .arg(s.essBulk);
        QVERIFY2(s.rHat < 1.01 && s.essBulk > 600, qPrintable(text));
        QVERIFY2(std::abs(s.mean - mean) < 4 * std::hypot(s.mcseMean, error), qPrintable(text));
        QVERIFY2(std::abs(s.sd - sd) < 4 * std::hypot(s.mcseSd, error), qPrintable(text));
    }
}

void TstPosteriordb::arK_()
{
    READ_OR_SKIP("arK-arK");
    Named quantities = coefficients("beta", 5, 1);
    quantities.emplace_back("alpha", coordinate(0));
    quantities.emplace_back("sigma", exponential(6));
    check("arK-arK", arK(data), quantities);
}

void TstPosteriordb::kilpisjarvi_()
{
    READ_OR_SKIP("kilpisjarvi_mod-kilpisjarvi");
    check("kilpisjarvi_mod-kilpisjarvi", kilpisjarvi(data),
          {{"alpha", coordinate(0)}, {"beta", coordinate(1)}, {"sigma", exponential(2)}});
}

void TstPosteriordb::logearn_()
{
    READ_OR_SKIP("earnings-logearn_interaction");
    Named quantities = coefficients("beta", 4, 0);
    quantities.emplace_back("sigma", exponential(4));
    check("earnings-logearn_interaction", logearn(data), quantities);
}

void TstPosteriordb::blr_()
{
    READ_OR_SKIP("sblrc-blr");
    Named quantities = coefficients("beta", 5, 0);
    quantities.emplace_back("sigma", exponential(5));
    check("sblrc-blr", blr(data), quantities);
}

void TstPosteriordb::eightSchools_()
{
    READ_OR_SKIP("eight_schools-eight_schools_noncentered");
    Named quantities{{"mu", coordinate(8)}, {"tau", exponential(9)}};
    for (std::size_t j = 0; j < 8; ++j)
        quantities.emplace_back("theta[" + std::to_string(j + 1) + "]",
                                [=](const auto& q) { return q[8] + std::exp(q[9]) * q[j]; });
    check("eight_schools-eight_schools_noncentered", eightSchools(data), quantities);
}

void TstPosteriordb::arma_()
{
    READ_OR_SKIP("arma-arma11");
    check(
        "arma-arma11", arma(data),
        {{"mu", coordinate(0)}, {"phi", coordinate(1)}, {"theta", coordinate(2)}, {"sigma", exponential(3)}});
}

void TstPosteriordb::mixture_()
{
    READ_OR_SKIP("low_dim_gauss_mix-low_dim_gauss_mix");
    const auto theta = [](const std::vector<double>& q) { return 1.0 / (1.0 + std::exp(-q[4])); };
    const auto second = [](const std::vector<double>& q) { return q[0] + std::exp(q[1]); };
    check("low_dim_gauss_mix-low_dim_gauss_mix", mixture(data),
          {{"mu[1]", coordinate(0)},
           {"mu[2]", second},
           {"sigma[1]", exponential(2)},
           {"sigma[2]", exponential(3)},
           {"theta", theta}},
          {-1.0, 0.5, 0.0, 0.0, 0.0});
}

QTEST_GUILESS_MAIN(TstPosteriordb)
#include "tst_posteriordb.moc"
