#include "bayes/diagnostics.h"
#include "bayes/sampling.h"
#include "posteriordb_densities.h"

#include <QFile>
#include <QTest>
#include <set>

// The whole way (mode, Laplace, chains) on posteriors of posteriordb, whose reference draws were made with
// Stan (tests/reference/posteriordb).

using namespace interphase;
using namespace interphase::test;

namespace {

// Gradients of a density against central differences: a wrong one would still give the right answer, slowly.
double gradientError(FunctionDensity density, const std::vector<double>& q)
{
    std::vector<double> gradient(q.size());
    density.evaluate(q, gradient);
    double worst = 0.0;
    for (std::size_t i = 0; i < q.size(); ++i) {
        std::vector<double> up = q, down = q;
        up[i] += 1e-5;
        down[i] -= 1e-5;
        const double difference = (density.evaluate(up, {}) - density.evaluate(down, {})) / 2e-5;
        worst = std::max(worst, std::abs(difference - gradient[i]) / (1.0 + std::abs(difference)));
    }
    return worst;
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

Json read(const std::string& name, const char* file)
{
    QFile in(QStringLiteral(INTERPHASE_SOURCE_DIR "/tests/reference/posteriordb/") + name.c_str() + "/" +
             file);
    return in.open(QIODevice::ReadOnly) ? Json::parse(in.readAll().toStdString()) : Json();
}

// Within four standard errors, those of the 10000 independent draws of the reference included.
void compareMoments(const ParameterSummary& s, const Json& known, const QString& text)
{
    const double mean = known["mean"], sd = known["sd"], error = known["mcse_mean_if_iid"];
    QVERIFY2(std::abs(s.mean - mean) < 4 * std::hypot(s.mcseMean, error), qPrintable(text));
    QVERIFY2(std::abs(s.sd - sd) < 4 * std::hypot(s.mcseSd, error), qPrintable(text));
}

void compareQuantiles(const Chains& chains, const Json& known, const QString& text)
{
    const ParameterSummary s = summarise(chains);
    const std::tuple<double, double, const char*> quantiles[] = {
        {0.05, s.q05, "q05"}, {0.5, s.median, "q50"}, {0.95, s.q95, "q95"}};
    for (const auto& [p, found, key] : quantiles) {
        const double error = mcseQuantile(chains, p);
        const double ofReference = error * std::sqrt(essQuantile(chains, p) / 10000.0);
        QVERIFY2(std::abs(found - known[key].get<double>()) < 4 * std::hypot(error, ofReference),
                 qPrintable(text + QString(", %1: %2 +- %3").arg(key).arg(found).arg(error)));
    }
}

void check(const char* name, const FunctionDensity& density, const Named& quantities,
           std::vector<double> start = {}, const std::set<std::string>& heavyTailed = {})
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
    options.nuts.warmup = 300;
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
        const ParameterSummary s = summarise(values[k]);
        const QString text = QString("%1: mean %2 (%3), sd %4 (%5), R-hat %6, ESS %7")
                                 .arg(quantities[k].first.c_str())
                                 .arg(s.mean)
                                 .arg(known["mean"].get<double>())
                                 .arg(s.sd)
                                 .arg(known["sd"].get<double>())
                                 .arg(s.rHat)
                                 .arg(s.essBulk);
        QVERIFY2(s.rHat < 1.01 && s.essBulk > 600, qPrintable(text));
        // What heavy tails leave of the comparison: quantiles.
        heavyTailed.contains(quantities[k].first) ? compareQuantiles(values[k], known, text)
                                                  : compareMoments(s, known, text);
    }
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
    void gaussianProcess_();
    void lotkaVolterra_();
    void oneCompartment_();
};

void TstPosteriordb::arK_()
{
    const Json data = read("arK-arK", "data.json");
    Named quantities = coefficients("beta", 5, 1);
    quantities.emplace_back("alpha", coordinate(0));
    quantities.emplace_back("sigma", exponential(6));
    check("arK-arK", arK(data), quantities);
}

void TstPosteriordb::kilpisjarvi_()
{
    const Json data = read("kilpisjarvi_mod-kilpisjarvi", "data.json");
    check("kilpisjarvi_mod-kilpisjarvi", kilpisjarvi(data),
          {{"alpha", coordinate(0)}, {"beta", coordinate(1)}, {"sigma", exponential(2)}});
}

void TstPosteriordb::logearn_()
{
    const Json data = read("earnings-logearn_interaction", "data.json");
    Named quantities = coefficients("beta", 4, 0);
    quantities.emplace_back("sigma", exponential(4));
    check("earnings-logearn_interaction", logearn(data), quantities);
}

void TstPosteriordb::blr_()
{
    const Json data = read("sblrc-blr", "data.json");
    Named quantities = coefficients("beta", 5, 0);
    quantities.emplace_back("sigma", exponential(5));
    check("sblrc-blr", blr(data), quantities);
}

void TstPosteriordb::eightSchools_()
{
    const Json data = read("eight_schools-eight_schools_noncentered", "data.json");
    Named quantities{{"mu", coordinate(8)}, {"tau", exponential(9)}};
    for (std::size_t j = 0; j < 8; ++j)
        quantities.emplace_back("theta[" + std::to_string(j + 1) + "]",
                                [=](const auto& q) { return q[8] + std::exp(q[9]) * q[j]; });
    check("eight_schools-eight_schools_noncentered", eightSchools(data), quantities);
}

void TstPosteriordb::arma_()
{
    const Json data = read("arma-arma11", "data.json");
    check(
        "arma-arma11", arma(data),
        {{"mu", coordinate(0)}, {"phi", coordinate(1)}, {"theta", coordinate(2)}, {"sigma", exponential(3)}});
}

void TstPosteriordb::mixture_()
{
    const Json data = read("low_dim_gauss_mix-low_dim_gauss_mix", "data.json");
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

void TstPosteriordb::gaussianProcess_()
{
    const FunctionDensity density = gaussianProcess(read("gp_pois_regr-gp_regr", "data.json"));
    QVERIFY(gradientError(density, {1.8, 0.7, 0.5}) < 1e-6);
    check("gp_pois_regr-gp_regr", density,
          {{"rho", exponential(0)}, {"alpha", exponential(1)}, {"sigma", exponential(2)}}, {1.8, 0.7, 0.5});
}

void TstPosteriordb::lotkaVolterra_()
{
    const FunctionDensity density = lotkaVolterra(read("hudson_lynx_hare-lotka_volterra", "data.json"));
    const std::vector<double> start{-0.6, -3.6, -0.2, -3.7, 3.5, 1.8, -1.4, -1.4};
    QVERIFY(gradientError(density, start) < 1e-6);
    Named quantities;
    const char* names[] = {"theta[1]",  "theta[2]",  "theta[3]", "theta[4]",
                           "z_init[1]", "z_init[2]", "sigma[1]", "sigma[2]"};
    for (std::size_t i = 0; i < 8; ++i)
        quantities.emplace_back(names[i], exponential(i));
    check("hudson_lynx_hare-lotka_volterra", density, quantities, start);
}

void TstPosteriordb::oneCompartment_()
{
    const FunctionDensity density =
        oneCompartment(read("one_comp_mm_elim_abs-one_comp_mm_elim_abs", "data.json"));
    const std::vector<double> start{-0.3, 0.0, -2.5, -2.0};
    QVERIFY(gradientError(density, start) < 1e-6);
    check("one_comp_mm_elim_abs-one_comp_mm_elim_abs", density,
          {{"k_a", exponential(0)},
           {"K_m", exponential(1)},
           {"V_m", [](const auto& q) { return std::exp(q[2]) * (std::exp(q[1]) + 10.0); }},
           {"sigma", exponential(3)}},
          start, {"K_m", "V_m"});
}

QTEST_GUILESS_MAIN(TstPosteriordb)
#include "tst_posteriordb.moc"
