#include "app/command/compare_text.h"
#include "app/command/json_number.h"
#include "app/window/results/compare_texts.h"
#include "study/definition_terms.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace interphase {
namespace {

using nlohmann::ordered_json;

constexpr const char* kStates[] = {"no evidence", "stale", "other data", "compared"};

/// JSON has no NaN: what is not known is null.
ordered_json methodsOf(const EvidenceRecord& r)
{
    ordered_json out = ordered_json::array();
    for (const MethodEvidence& m : r.methods) {
        ordered_json runs = ordered_json::array();
        for (const double run : m.runs)
            runs.push_back(number(run));
        ordered_json warnings = ordered_json::array();
        for (const EvidenceWarning& warning : m.warnings)
            warnings.push_back(concernText(warning).toStdString());
        out.push_back({{"method", methodWord(m.method)},
                       {"log_evidence", m.status.ok() ? number(m.logEvidence) : nullptr},
                       {"standard_error", m.status.ok() ? number(m.standardError) : nullptr},
                       {"scatter", number(m.scatter)},
                       {"stated_error", number(m.stated)},
                       {"runs", runs},
                       {"evaluations", m.evaluations},
                       {"failed_solves", m.failures},
                       {"warnings", warnings}});
    }
    return out;
}

ordered_json widthsOf(const EvidenceRecord& r)
{
    ordered_json out = ordered_json::array();
    for (const WidthEvidence& w : r.widths) {
        const bool known = w.route != WidthRoute::Unknown;
        out.push_back({{"factor", w.factor},
                       {"route", routeWord(w.route)},
                       {"log_evidence", known ? number(w.logEvidence) : nullptr},
                       {"standard_error", known ? number(w.standardError) : nullptr},
                       {"k", known ? number(w.k) : nullptr},
                       {"doubtful", known && w.doubtful}});
    }
    return out;
}

ordered_json leftOutOf(const std::optional<LeftOut>& left)
{
    if (!left)
        return nullptr;
    ordered_json groups = ordered_json::array();
    for (std::size_t g = 0; g < left->groups.size(); ++g)
        groups.push_back({{"name", groupName(left->groups[g]).toStdString()},
                          {"points", left->groups[g].points},
                          {"elpd", number(left->density.terms[g])},
                          {"k", number(left->density.k[g])}});
    return {{"elpd", number(left->density.elpd)},
            {"standard_error", number(left->density.standardError)},
            {"p_loo", number(left->density.effectiveParameters)},
            {"draws", left->draws},
            {"doubtful", left->density.doubtful.size()},
            {"groups", groups}};
}

ordered_json futureOf(const std::optional<LeftFuture>& future)
{
    if (!future)
        return nullptr;
    const FutureDensity& d = future->density;
    ordered_json groups = ordered_json::array();
    for (std::size_t g = 0; g < d.terms.size(); ++g)
        groups.push_back({{"name", blockName(future->predicted(g)).toStdString()},
                          {"points", future->predicted(g).points},
                          {"elpd", number(d.terms[g])},
                          {"error", number(d.errors[g])},
                          {"k", number(d.k[g])},
                          {"effective_draws", number(d.effective[g])}});
    return {{"elpd", number(d.elpd)},
            {"standard_error", number(d.standardError)},
            {"monte_carlo_error", number(d.monteCarloError)},
            {"draws", future->draws},
            {"first", future->first + 1},
            {"refits", d.fits.size()},
            {"doubtful", d.doubtful.size()},
            {"groups", groups}};
}

ordered_json recordOf(const EvidenceRecord& r)
{
    ordered_json warnings = ordered_json::array();
    for (const QString& concern : concernsOf(r))
        warnings.push_back(concern.toStdString());
    return {{"measurements", r.points},
            {"unknowns", r.parameters},
            {"data_key", r.dataKey},
            {"method", methodWord(r.best().method)},
            {"chosen_because", choiceText(r).toStdString()},
            {"log_evidence", number(r.best().logEvidence)},
            {"standard_error", number(r.best().standardError)},
            {"methods", methodsOf(r)},
            {"widths", widthsOf(r)},
            {"by_steps", leftOutOf(r.bySteps)},
            {"by_data", leftOutOf(r.byData)},
            {"future", futureOf(r.future)},
            {"warnings", warnings},
            {"seconds", number(r.seconds)}};
}

ordered_json stackingOf(const ComparedAnalysis& a)
{
    if (!a.stacking)
        return nullptr;
    return {{"weight", number(a.stacking->weight)},
            {"q05", number(a.stacking->range.low)},
            {"q95", number(a.stacking->range.high)}};
}

ordered_json analysisOf(const ComparedAnalysis& a, std::int64_t selected, bool several)
{
    const bool in = a.state == ComparedState::Compared && several;
    return {{"name", a.info.name},
            {"selected", a.info.id == selected},
            {"model", kModelWords[static_cast<std::size_t>(a.definition.model.kind)]},
            {"state", kStates[static_cast<std::size_t>(a.state)]},
            {"prior_weight", a.definition.priorWeight},
            {"probability", in ? number(a.probability) : nullptr},
            {"stacking", stackingOf(a)},
            {"evidence", a.evidence ? recordOf(*a.evidence) : nullptr}};
}

ordered_json factorOf(const std::optional<BayesFactor>& factor)
{
    if (!factor)
        return nullptr;
    return {{"log_bayes_factor", number(factor->log)}, {"standard_error", number(factor->standardError)}};
}

ordered_json differenceOf(const std::optional<DensityDifference>& difference)
{
    if (!difference)
        return nullptr;
    return {{"elpd", number(difference->elpd)},
            {"standard_error", number(difference->standardError)},
            {"monte_carlo_error", number(difference->monteCarloError)}};
}

ordered_json pairOf(const Comparison& c, const ComparedPair& p)
{
    const std::string &first = c.analyses[p.first].info.name, &second = c.analyses[p.second].info.name;
    return {{"first", first},
            {"second", second},
            {"log_bayes_factor", number(p.factor.log)},
            {"standard_error", number(p.factor.standardError)},
            {"words", describe(p.factor, first, second).english()},
            {"half_widths", factorOf(p.atHalfWidths)},
            {"double_widths", factorOf(p.atDoubleWidths)},
            {"log_prior_odds", number(p.logPriorOdds)},
            {"log_posterior_odds", number(p.logPosteriorOdds)},
            {"by_steps", differenceOf(p.bySteps)},
            {"by_data", differenceOf(p.byData)},
            {"future", differenceOf(p.future)}};
}

} // namespace

std::string formatEvidenceJson(const std::string& analysis, const EvidenceRecord& record)
{
    ordered_json out{{"analysis", analysis}};
    out.update(recordOf(record));
    return out.dump(2) + "\n";
}

std::string formatComparisonJson(const std::string& study, const Comparison& c)
{
    ordered_json analyses = ordered_json::array(), pairs = ordered_json::array();
    for (const ComparedAnalysis& analysis : c.analyses)
        analyses.push_back(analysisOf(analysis, c.selected, c.ranking.size() > 1));
    for (const ComparedPair& pair : c.pairs)
        pairs.push_back(pairOf(c, pair));
    return ordered_json{{"study", study}, {"analyses", analyses}, {"pairs", pairs}}.dump(2) + "\n";
}

} // namespace interphase
