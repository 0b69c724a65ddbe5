#include "calibrate/left_out_json.h"

#include "bayes/pareto_smoothing.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace interphase {

using nlohmann::json;

namespace {

constexpr std::array kSteps = {"charge", "discharge", "rest", "profile"}; // part of the file format

/// elpd and k: of the group; NaN where it is not predicted.
json groupJson(const LeftOutGroup& group, double elpd, double k)
{
    return {{"data", group.data},       {"step", group.step},   {"kind", toWord(group.kind, kSteps)},
            {"begin_s", group.begin_s}, {"end_s", group.end_s}, {"points", group.points},
            {"elpd", jsonNumber(elpd)}, {"k", jsonNumber(k)}};
}

LeftOutGroup groupOf(const json& g)
{
    return {
        g.at("data").get<std::string>(), g.at("step").get<int>(),   fromWord<StepKind>(g.at("kind"), kSteps),
        jsonNumber(g.at("begin_s")),     jsonNumber(g.at("end_s")), g.at("points").get<int>()};
}

/// Infinite where no shape could be fitted.
double shapeOf(const json& g)
{
    const double k = jsonNumber(g.at("k"));
    return std::isnan(k) ? std::numeric_limits<double>::infinity() : k;
}

std::vector<std::size_t> doubtfulOf(const std::vector<double>& k, int draws)
{
    std::vector<std::size_t> out;
    for (std::size_t g = 0; g < k.size(); ++g)
        if (k[g] > paretoLimit(static_cast<std::size_t>(draws)))
            out.push_back(g);
    return out;
}

} // namespace

json leftOutJson(const std::optional<LeftOut>& left)
{
    if (!left)
        return nullptr;
    json groups = json::array();
    for (std::size_t g = 0; g < left->groups.size(); ++g)
        groups.push_back(groupJson(left->groups[g], left->density.terms[g], left->density.k[g]));
    return {{"groups", groups},
            {"elpd", jsonNumber(left->density.elpd)},
            {"standard_error", jsonNumber(left->density.standardError)},
            {"effective_parameters", jsonNumber(left->density.effectiveParameters)},
            {"draws", left->draws}};
}

std::optional<LeftOut> leftOutOf(const json& j)
{
    if (j.is_null())
        return {};
    LeftOut out;
    for (const json& g : j.at("groups")) {
        out.groups.push_back(groupOf(g));
        out.density.terms.push_back(jsonNumber(g.at("elpd")));
        out.density.k.push_back(shapeOf(g));
    }
    out.density.elpd = jsonNumber(j.at("elpd"));
    out.density.standardError = jsonNumber(j.at("standard_error"));
    out.density.effectiveParameters = jsonNumber(j.at("effective_parameters"));
    out.draws = std::max(2, j.at("draws").get<int>());
    out.density.doubtful = doubtfulOf(out.density.k, out.draws);
    return out;
}

json futureJson(const std::optional<LeftFuture>& future)
{
    if (!future)
        return nullptr;
    json blocks = json::array();
    for (std::size_t b = 0; b < future->blocks.size(); ++b) {
        const bool predicted = b >= future->first;
        blocks.push_back(groupJson(future->blocks[b],
                                   predicted ? future->density.terms[b - future->first] : std::nan(""),
                                   predicted ? future->density.k[b - future->first] : std::nan("")));
    }
    return {{"blocks", blocks},
            {"first", future->first},
            {"elpd", jsonNumber(future->density.elpd)},
            {"standard_error", jsonNumber(future->density.standardError)},
            {"monte_carlo_error", jsonNumber(future->density.monteCarloError)},
            {"errors", jsonNumbers(future->density.errors)},
            {"effective", jsonNumbers(future->density.effective)},
            {"doubtful", future->density.doubtful},
            {"fits", future->density.fits},
            {"draws", future->draws},
            {"refit_hours", future->refitHours}};
}

std::optional<LeftFuture> futureOf(const json& record)
{
    if (!record.contains("future") || record.at("future").is_null())
        return {};
    const json& j = record.at("future");
    LeftFuture out;
    out.first = j.at("first").get<std::size_t>();
    for (const json& b : j.at("blocks")) {
        if (out.blocks.size() >= out.first) {
            out.density.terms.push_back(jsonNumber(b.at("elpd")));
            out.density.k.push_back(shapeOf(b));
        }
        out.blocks.push_back(groupOf(b));
    }
    if (out.density.terms.empty())
        throw InputError(MessageId::InvalidArgument,
                         {"result of leave-future-out", "no block is predicted", "one or more"});
    out.density.elpd = jsonNumber(j.at("elpd"));
    out.density.standardError = jsonNumber(j.at("standard_error"));
    const std::size_t predicted = out.density.terms.size();
    out.density.monteCarloError = std::nan("");
    out.density.errors.assign(predicted, std::nan("")); // earlier versions stated none
    if (j.contains("errors")) {
        out.density.monteCarloError = jsonNumber(j.at("monte_carlo_error"));
        out.density.errors = jsonNumbers(j.at("errors"));
        out.refitHours = j.at("refit_hours").get<double>();
    }
    out.density.effective = jsonNumbers(j.at("effective"));
    out.density.doubtful = j.at("doubtful").get<std::vector<std::size_t>>();
    out.density.fits = j.at("fits").get<std::vector<std::size_t>>();
    out.draws = j.at("draws").get<int>();
    const bool fits =
        out.density.effective.size() == predicted && out.density.errors.size() == predicted &&
        std::ranges::all_of(out.density.doubtful, [predicted](std::size_t g) { return g < predicted; });
    if (!fits)
        throw InputError(MessageId::InvalidArgument,
                         {"result of leave-future-out", "other blocks than are predicted", "these"});
    return out;
}

} // namespace interphase
