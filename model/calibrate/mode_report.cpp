#include "calibrate/mode_report.h"

#include "calibrate/failure_record.h"

#include "calibrate/result_json.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace interphase {
namespace {

using nlohmann::json;

/// Residuals of several quantities, by the root mean square of each quantity; those of one stay as they are.
std::vector<double> comparable(std::vector<double> residual, const std::vector<OutputSegment>& segments,
                               const std::vector<CellOutput>& outputs)
{
    std::array<double, kMeasuredQuantities> squares{}, counts{};
    const std::vector<double> rms = rmsBySegment(residual, segments);
    for (std::size_t s = 0; s < segments.size(); ++s) {
        const auto quantity = static_cast<std::size_t>(outputs[s].quantity);
        squares[quantity] += rms[s] * rms[s] * segments[s].count;
        counts[quantity] += segments[s].count;
    }
    if (std::ranges::count_if(counts, [](double n) { return n > 0.0; }) < 2)
        return residual;
    for (std::size_t s = 0; s < segments.size(); ++s) {
        const auto quantity = static_cast<std::size_t>(outputs[s].quantity);
        const double unit = std::sqrt(squares[quantity] / counts[quantity]);
        for (int i = segments[s].first; unit > 0.0 && i < segments[s].first + segments[s].count; ++i)
            residual[static_cast<std::size_t>(i)] /= unit;
    }
    return residual;
}

} // namespace

double raisedAcceptance(const SamplerDefinition& sampler, const Posterior& posterior)
{
    constexpr int kFew = 5; // measurements an unknown
    constexpr double kShortSteps = 0.95;
    const bool few = posterior.outputCount() < kFew * posterior.dimension();
    return few && sampler.targetAcceptance == SamplerDefinition().targetAcceptance ? kShortSteps : 0.0;
}

std::vector<double> rmsBySegment(std::span<const double> residual, const std::vector<OutputSegment>& segments)
{
    std::vector<double> rms;
    for (const OutputSegment& segment : segments) {
        double sum = 0.0;
        for (int i = segment.first; i < segment.first + segment.count; ++i)
            sum += residual[static_cast<std::size_t>(i)] * residual[static_cast<std::size_t>(i)];
        rms.push_back(std::sqrt(sum / segment.count));
    }
    return rms;
}

/// Why a climb found no density where it began.
static Message reasonAt(Posterior& posterior, const ModeResult& climb)
{
    const PosteriorTerms at = posterior.terms(climb.start);
    return at.status.ok() ? climb.reason : at.status.reason;
}

ModeReport describeMode(const Analysis& analysis, Posterior& posterior, const ModeSearch& search,
                        const LaplaceApproximation& laplace, const std::stop_token& stop)
{
    ModeReport report;
    const ModeResult& mode = *search.best();
    report.quantities = analysis.quantities;
    report.q = mode.q;
    report.logDensity = mode.logDensity;
    report.covariance = laplace.covariance;
    report.targetAcceptance = raisedAcceptance(analysis.definition.sampler, posterior);
    for (const ModeResult& climb : search.climbs) {
        report.waterfall.push_back(climb.logDensity);
        if (!std::isfinite(climb.logDensity) && !stop.stop_requested())
            addFailures(report.startFailures, reasonAt(posterior, climb));
    }

    const PosteriorTerms at = posterior.terms(mode.q);
    report.theta = at.theta;
    const std::vector<CellOutput> outputs = outputsOf(*analysis.spec);
    const ResidualDiagnostics diagnostics =
        diagnoseResiduals(comparable(at.residual, posterior.segments(), outputs), posterior.segments());
    report.neighbourCorrelation = diagnostics.neighbourCorrelation;
    report.intervalFactor = diagnostics.intervalFactor;
    report.correlated = diagnostics.correlated;

    const std::vector<double> after = rmsBySegment(at.residual, posterior.segments());
    CellForwardModel model(analysis.spec);
    model.setStop(stop);
    const std::vector<double> own = ownValues(*analysis.spec);
    std::vector<double> prediction(static_cast<std::size_t>(model.outputCount()));
    const bool solved = model.predict(own, prediction, {}).ok();
    for (std::size_t i = 0; i < prediction.size(); ++i)
        prediction[i] =
            solved ? posterior.data()[i] - prediction[i] : std::numeric_limits<double>::quiet_NaN();
    const std::vector<double> before = rmsBySegment(prediction, posterior.segments());
    for (std::size_t d = 0; d < after.size(); ++d)
        report.fits.push_back(
            {outputs[d].name, outputs[d].quantity, outputs[d].imaginary, before[d], after[d]});
    return report;
}

LaplaceApproximation laplaceOf(const ModeReport& report)
{
    return {Status{}, report.q, report.covariance, report.logDensity, 0.0};
}

std::string formatModeReport(const ModeReport& r)
{
    json fits = json::array();
    for (const FitQuality& f : r.fits) {
        fits.push_back(
            {{"name", f.name}, {"before_V", jsonNumber(f.before_V)}, {"after_V", jsonNumber(f.after_V)}});
        if (f.quantity != MeasuredQuantity::Voltage)
            fits.back()["quantity"] = quantityKey(f.quantity);
        if (f.imaginary)
            fits.back()["imaginary"] = true;
    }
    json modes = json::array();
    for (const FoundMode& mode : r.modes)
        modes.push_back({{"theta", mode.theta},
                         {"log_density", mode.logDensity},
                         {"climbs", mode.climbs},
                         {"share", mode.share}});
    json waterfall = json::array();
    for (const double w : r.waterfall)
        waterfall.push_back(jsonNumber(w));
    return json{{"quantities", r.quantities},
                {"theta", r.theta},
                {"q", r.q},
                {"covariance", r.covariance},
                {"log_density", jsonNumber(r.logDensity)},
                {"waterfall", waterfall},
                {"modes", modes},
                {"start_failures", formatFailures(r.startFailures)},
                {"fits", fits},
                {"neighbour_correlation", jsonNumber(r.neighbourCorrelation)},
                {"interval_factor", jsonNumber(r.intervalFactor)},
                {"correlated", r.correlated},
                {"chain_starts", r.chainStarts},
                {"pathfinder_k", jsonNumber(r.pathfinderK)},
                {"target_acceptance", r.targetAcceptance},
                {"started_from", r.startedFrom}}
        .dump();
}

ModeReport parseModeReport(const std::string& text)
try {
    const json j = json::parse(text);
    ModeReport r;
    r.quantities = j.at("quantities").get<std::vector<std::string>>();
    r.theta = j.at("theta").get<std::vector<double>>();
    r.q = j.at("q").get<std::vector<double>>();
    r.covariance = j.at("covariance").get<std::vector<double>>();
    r.logDensity = jsonNumber(j.at("log_density"));
    for (const json& w : j.at("waterfall"))
        r.waterfall.push_back(jsonNumber(w));
    for (const json& mode : j.value("modes", json::array()))
        r.modes.push_back({mode.at("theta").get<std::vector<double>>(), mode.at("log_density").get<double>(),
                           mode.at("climbs").get<int>(), mode.at("share").get<double>()});
    if (j.contains("start_failures")) // runs of earlier versions have none
        r.startFailures = parseFailures(j.at("start_failures").get<std::string>());
    for (const json& f : j.at("fits"))
        r.fits.push_back({f.at("name").get<std::string>(), quantityOfKey(f.value("quantity", std::string())),
                          f.value("imaginary", false), jsonNumber(f.at("before_V")),
                          jsonNumber(f.at("after_V"))});
    r.neighbourCorrelation = jsonNumber(j.at("neighbour_correlation"));
    r.intervalFactor = jsonNumber(j.at("interval_factor"));
    r.correlated = j.at("correlated").get<bool>();
    if (j.contains("chain_starts")) { // runs of earlier versions have none
        r.chainStarts = j.at("chain_starts").get<std::vector<std::vector<double>>>();
        r.pathfinderK = jsonNumber(j.at("pathfinder_k"));
        r.startedFrom = j.value("started_from", std::string());
        r.targetAcceptance = j.value("target_acceptance", 0.0);
    }
    return r;
} catch (const json::exception& error) {
    throw InputError(MessageId::InvalidArgument,
                     {"result of the search for the mode", error.what(), "what this program wrote"});
}

} // namespace interphase
