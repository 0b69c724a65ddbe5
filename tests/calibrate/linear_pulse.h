#pragma once
#include "calibrate/analysis.h"
#include "core/random.h"
#include "spm_study.h"

#include <Eigen/Dense>

#include <array>
#include <cmath>
#include <numbers>
#include <numeric>

namespace interphase::test {

using Vector = Eigen::VectorXd;
using Matrix = Eigen::MatrixXd;

inline const std::string kResistance = "User-defined/Series resistance [ohm]";
inline constexpr double kTruth_ohm = 0.006;

/// A rest, a discharge and a rest, sampled every 20 s. The voltage of a single particle model is linear in a
/// series resistance, so with normal noise that is known everything has a closed form.
inline Dataset pulse()
{
    Dataset out;
    out.name = "pulse";
    out.sourceFile = "pulse.csv";
    out.sourceSha256 = std::string(64, 'b');
    out.format = "CSV";
    for (double t = 0.0; t <= 600.0; t += 20.0) {
        if (t == 80.0 || t == 380.0) { // the last before the current is another
            out.time_s.push_back(t - 0.001);
            out.current_A.push_back(t == 80.0 ? 0.0 : 5.0);
        }
        out.time_s.push_back(t);
        out.current_A.push_back(t >= 80.0 && t < 380.0 ? 5.0 : 0.0);
    }
    out.voltage_V.assign(out.time_s.size(), 3.9);
    return out;
}

inline StatedCovariance covarianceAt(const std::vector<double>& times)
{
    StatedCovariance out{times, {}};
    for (const double s : times)
        for (const double t : times)
            out.matrix.push_back(4e-6 * std::exp(-std::abs(s - t) / 60.0) + (s == t ? 1e-6 : 0.0));
    return out;
}

inline PriorSpec normalPrior(double mean, double sd)
{
    return {PriorKind::Normal, mean, sd};
}

inline Definition definitionOf(const Dataset& data, const PriorSpec& prior)
{
    Definition out;
    out.title = "Known evidence";
    out.parameters = "Chen2020";
    out.model.kind = ModelKind::Spm;
    DataUse use;
    use.name = data.name;
    use.socSource = InitialSocSource::Value;
    use.initialSoc = 0.8;
    out.data = {use};
    out.free = {{kResistance, prior}};
    out.noise = defaultNoise(NoiseKind::Covariance);
    out.noise.covariance = covarianceAt(data.time_s);
    out.sampler = {.chains = 4, .warmup = 200, .draws = 500, .seed = 3, .starts = 2};
    return out;
}

inline Cell chen()
{
    return loadCell("Chen2020", INTERPHASE_SOURCE_DIR "/resources/parameter_sets");
}

inline Vector predicted(const Analysis& analysis, double resistance_ohm)
{
    const std::unique_ptr<Posterior> posterior = analysis.posterior->clonePosterior();
    std::vector<double> q(1);
    posterior->toUnconstrained(std::array{resistance_ohm}, q);
    const std::vector<double> v = posterior->terms(q).prediction;
    return Eigen::Map<const Vector>(v.data(), Eigen::Index(v.size()));
}

/// The measurements: the model at the truth with noise of the stated covariance.
inline Dataset measured()
{
    Dataset data = pulse();
    const Analysis analysis =
        prepareAnalysis(definitionOf(data, normalPrior(kTruth_ohm, 1e-3)), chen(), {data});
    const Vector v = predicted(analysis, kTruth_ohm);
    const StatedCovariance stated = covarianceAt(data.time_s);
    const auto n = Eigen::Index(data.time_s.size());
    const Matrix factor = Matrix(Eigen::Map<const Matrix>(stated.matrix.data(), n, n)).llt().matrixL();
    Vector z(n);
    RandomStream stream(11, StreamPurpose::Test, 0);
    stream.normals({z.data(), std::size_t(n)});
    const Vector y = v + factor * z;
    data.voltage_V.assign(y.data(), y.data() + n);
    return data;
}

inline double below(double z)
{
    return 0.5 * std::erfc(-z / std::sqrt(2.0));
}

/// The linear model with everything known.
struct Known
{
    Vector y, offset, slope; ///< voltage = offset + slope x resistance
    Matrix covariance;

    explicit Known(const Dataset& data)
    {
        const Analysis analysis =
            prepareAnalysis(definitionOf(data, normalPrior(kTruth_ohm, 1e-3)), chen(), {data});
        const Vector low = predicted(analysis, 0.004), high = predicted(analysis, 0.008);
        slope = (high - low) / 0.004;
        offset = low - 0.004 * slope;
        const auto n = Eigen::Index(data.voltage_V.size());
        y = Eigen::Map<const Vector>(data.voltage_V.data(), n);
        const StatedCovariance stated = covarianceAt(data.time_s);
        covariance = Eigen::Map<const Matrix>(stated.matrix.data(), n, n);
    }

    /// log evidence of these rows under a normal prior cut off at zero.
    double logEvidence(double mean, double sd, const std::vector<Eigen::Index>& rows) const
    {
        const Matrix c = covariance(rows, rows), whole = c + sd * sd * slope(rows) * slope(rows).transpose();
        const Vector b = slope(rows), e = y(rows) - offset(rows), r = e - mean * b;
        const Eigen::LLT<Matrix> factor(whole), inner(c);
        const Matrix lower = factor.matrixL();
        const double uncut = -0.5 * r.dot(factor.solve(r)) - lower.diagonal().array().log().sum() -
                             0.5 * double(rows.size()) * std::log(2.0 * std::numbers::pi);
        const double variance = 1.0 / (1.0 / (sd * sd) + b.dot(inner.solve(b)));
        const double centre = variance * (mean / (sd * sd) + b.dot(inner.solve(e)));
        return uncut + std::log(below(centre / std::sqrt(variance)) / below(mean / sd));
    }
    std::vector<Eigen::Index> all() const
    {
        std::vector<Eigen::Index> rows(std::size_t(y.size()));
        std::iota(rows.begin(), rows.end(), Eigen::Index(0));
        return rows;
    }
    double logEvidence(double mean, double sd) const { return logEvidence(mean, sd, all()); }
};

inline constexpr double kMean = 0.008, kSd = 0.002, kOtherMean = 0.015;

inline void makeStudy(const std::string& path, const Dataset& data, const PriorSpec& prior)
{
    StudyEdit edit;
    edit.label = "Known";
    edit.definition = definitionOf(data, prior);
    edit.cell = CellText{"Chen2020", formatBpx(chen())};
    edit.data = {data};
    Study::create(path).edit(edit);
}

} // namespace interphase::test
