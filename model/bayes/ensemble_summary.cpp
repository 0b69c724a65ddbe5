#include "bayes/ensemble.h"

#include <cmath>

namespace interphase {
namespace {

using Quantity = std::function<double(std::span<const double> q)>;

// Values of all walkers, those of a generation behind one another.
std::vector<double> valuesOf(const std::vector<Generation>& generations, const Quantity& f)
{
    std::vector<double> out;
    for (const Generation& generation : generations) {
        const std::size_t d = generation.q.size() / generation.logDensity.size();
        for (std::size_t i = 0; i < generation.logDensity.size(); ++i)
            out.push_back(f(std::span(generation.q).subspan(i * d, d)));
    }
    return out;
}

std::vector<double> meansOfRuns(const std::vector<double>& values, std::size_t length)
{
    std::vector<double> out;
    for (std::size_t begin = 0; begin + length <= values.size(); begin += length) {
        double sum = 0.0;
        for (std::size_t i = 0; i < length; ++i)
            sum += values[begin + i];
        out.push_back(sum / static_cast<double>(length));
    }
    return out;
}

double meanOf(const Chains& chains)
{
    double sum = 0.0, count = 0.0;
    for (const auto& chain : chains)
        for (const double value : chain) {
            sum += value;
            ++count;
        }
    return sum / count;
}

} // namespace

EnsembleSummary summariseEnsembles(const std::vector<std::vector<Generation>>& generations, const Quantity& f)
{
    Chains values;
    for (const auto& ensemble : generations)
        values.push_back(valuesOf(ensemble, f));
    const std::size_t walkers = generations.at(0).at(0).logDensity.size();
    EnsembleSummary out;
    out.mean = meanOf(values);
    out.rHat = rHat(values);
    Chains means, squares;
    for (std::vector<double>& series : values) {
        means.push_back(meansOfRuns(series, walkers));
        for (double& value : series)
            value = (value - out.mean) * (value - out.mean);
        squares.push_back(meansOfRuns(series, walkers));
    }
    out.sd = std::sqrt(meanOf(squares));
    out.mcseMean = mcseMean(means);
    // By the delta method from the error of the mean of squares.
    out.mcseSd = mcseMean(squares) / (2.0 * out.sd);
    out.effectiveDraws = std::pow(out.sd / out.mcseMean, 2);
    return out;
}

} // namespace interphase
