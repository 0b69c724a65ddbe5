#include "app/command/compare_text.h"

#include "app/command/text_table.h"
#include "app/command/uncertain_number.h"
#include "app/window/results/compare_texts.h"
#include "core/text.h"

#include <algorithm>
#include <cmath>

namespace interphase {
namespace {

std::string shown(double value, int digits)
{
    return std::isfinite(value) ? formatRounded(value, digits) : "-";
}

std::string withError(double value, double error)
{
    return std::isfinite(value) ? uncertainNumber(value, error) : "-";
}

std::string factorText(const std::optional<BayesFactor>& factor)
{
    return factor ? withError(factor->log, factor->standardError) : "-";
}

void addConcerns(const QStringList& concerns, const std::string& who, std::string& out)
{
    for (const QString& concern : concerns)
        out += "WARNING" + (who.empty() ? "" : ", " + who) + ": " + concern.toStdString() + "\n";
}

TextTable estimates(const EvidenceRecord& r)
{
    TextTable table{{"", "log evidence", "how"}};
    for (const MethodEvidence& m : r.methods)
        table.push_back({methodName(m.method).toStdString(),
                         m.status.ok() ? withError(m.logEvidence, m.standardError) : "failed",
                         effortText(m, r.options).toStdString()});
    for (const WidthEvidence& w : r.widths)
        table.push_back({w.factor < 1.0 ? "at half the widths of all priors" : "at twice the widths",
                         w.route == WidthRoute::Unknown ? "-" : withError(w.logEvidence, w.standardError),
                         routeText(w).toStdString()});
    return table;
}

std::string leftOutTable(const LeftOut& left, const char* title)
{
    TextTable table{{title, "points", "log density", "k"}};
    for (std::size_t g = 0; g < left.groups.size(); ++g)
        table.push_back({groupName(left.groups[g]).toStdString(), std::to_string(left.groups[g].points),
                         shown(left.density.terms[g], 5), shown(left.density.k[g], 2)});
    table.push_back({"all", "", shown(left.density.elpd, 6), ""});
    return "\n" + aligned(table);
}

/// With the Monte Carlo error where one is known.
std::string withDrawError(double value, double error)
{
    return std::isfinite(error) && error > 0.0 ? withError(value, error) : shown(value, 6);
}

std::string futureTable(const LeftFuture& future)
{
    TextTable table{{"Each block from all before it", "points", "log density", "k", "effective draws"}};
    const FutureDensity& d = future.density;
    for (std::size_t g = 0; g < d.terms.size(); ++g)
        table.push_back({blockName(future.predicted(g)).toStdString(),
                         std::to_string(future.predicted(g).points), withDrawError(d.terms[g], d.errors[g]),
                         shown(d.k[g], 2), shown(std::round(d.effective[g]), 6)});
    table.push_back({"all", "", withDrawError(d.elpd, d.monteCarloError), "", ""});
    return "\n" + aligned(table) + futureSays(future).toStdString() + "\n";
}

std::string listOf(const Comparison& c)
{
    TextTable table{{"", "log evidence", "unknowns", "prior weight", "probability", ""}};
    for (const ComparedAnalysis& a : c.analyses) {
        const bool in = a.state == ComparedState::Compared && c.ranking.size() > 1;
        table.push_back(
            {a.info.name,
             a.evidence ? withError(a.evidence->best().logEvidence, a.evidence->best().standardError) : "-",
             a.evidence ? std::to_string(a.evidence->parameters) : "-",
             formatRounded(a.definition.priorWeight, 4), in ? shown(a.probability, 3) : "-",
             stateText(a.state).toStdString()});
    }
    return aligned(table);
}

std::string pairsOf(const Comparison& c)
{
    TextTable table{
        {"log Bayes factor", "as stated", "half the widths", "twice the widths", "posterior odds"}};
    std::string sentences;
    for (const ComparedPair& p : c.pairs) {
        const std::string &first = c.analyses[p.first].info.name, &second = c.analyses[p.second].info.name;
        table.push_back({first + " over " + second, factorText(p.factor), factorText(p.atHalfWidths),
                         factorText(p.atDoubleWidths),
                         std::abs(p.logPosteriorOdds) < 13.8
                             ? formatRounded(std::exp(p.logPosteriorOdds), 3)
                             : "exp(" + formatRounded(p.logPosteriorOdds, 4) + ")"});
        sentences += describe(p.factor, first, second).english() + "\n";
    }
    return "\n" + aligned(table) + "\n" + sentences;
}

/// "-4.2(1.5)", less the one with the most evidence.
std::string lessFirst(const Comparison& c, std::size_t analysis,
                      std::optional<DensityDifference> ComparedPair::*difference)
{
    if (analysis == c.ranking.front())
        return "0";
    for (const ComparedPair& p : c.pairs)
        if (p.first == c.ranking.front() && p.second == analysis && p.*difference)
            return withError(-(p.*difference)->elpd, (p.*difference)->error());
    return "-";
}

/// One way of leaving out: what each predicts, and the differences to the one with the most evidence.
std::string leftOutOf(const Comparison& c, std::optional<LeftOut> EvidenceRecord::*which,
                      std::optional<DensityDifference> ComparedPair::*difference, const char* title)
{
    TextTable table{{title, "log density", "less the first", "effective unknowns"}};
    std::string concerns;
    for (const std::size_t i : c.ranking) {
        const std::optional<LeftOut>& left = (*c.analyses[i].evidence).*which;
        if (!left)
            continue;
        table.push_back({c.analyses[i].info.name, shown(left->density.elpd, 6), lessFirst(c, i, difference),
                         shown(left->density.effectiveParameters, 3)});
        if (const QString concern = leftOutConcern(*left); !concern.isEmpty())
            addConcerns({concern}, c.analyses[i].info.name, concerns);
    }
    return table.size() < 2 ? std::string() : "\n" + aligned(table) + concerns;
}

std::string futureOf(const Comparison& c)
{
    TextTable table{
        {"Each block from all before it", "log density", "less the first", "stacking weight", "largest k"}};
    std::string says, concerns;
    for (const std::size_t i : c.ranking) {
        const std::optional<LeftFuture>& future = c.analyses[i].evidence->future;
        if (!future)
            continue;
        table.push_back(
            {c.analyses[i].info.name, withDrawError(future->density.elpd, future->density.monteCarloError),
             lessFirst(c, i, &ComparedPair::future),
             c.analyses[i].stacking
                 ? weightText(c.analyses[i].stacking->weight, c.analyses[i].stacking->range).toStdString()
                 : "-",
             shown(*std::ranges::max_element(future->density.k), 2)});
        if (says.empty())
            says = futureSays(*future).toStdString() + "\n" +
                   (c.ranking.size() > 1 ? stackingSays().toStdString() + "\n" : std::string());
        if (const QString concern = futureConcern(*future); !concern.isEmpty())
            addConcerns({concern}, c.analyses[i].info.name, concerns);
    }
    return table.size() < 2 ? std::string() : "\n" + aligned(table) + says + concerns;
}

} // namespace

std::string formatEvidenceText(const std::string& analysis, const EvidenceRecord& r)
{
    std::string out = analysis + ": " + std::to_string(r.points) + " measurements, " +
                      std::to_string(r.parameters) + " unknowns, " + formatRounded(r.seconds, 2) + " s\n" +
                      aligned(estimates(r));
    if (const QString choice = choiceText(r); !choice.isEmpty())
        out += choice.toStdString() + "\n";
    if (r.bySteps)
        out += leftOutTable(*r.bySteps, "Without each step, predicted from the others");
    if (r.byData)
        out += leftOutTable(*r.byData, "Without each data set, predicted from the others");
    if (r.future)
        out += futureTable(*r.future);
    for (const auto* left : {&r.bySteps, &r.byData})
        if (*left && !leftOutConcern(**left).isEmpty())
            addConcerns({leftOutConcern(**left)}, {}, out);
    if (r.future && !futureConcern(*r.future).isEmpty())
        addConcerns({futureConcern(*r.future)}, {}, out);
    addConcerns(concernsOf(r), {}, out);
    return out;
}

std::string formatComparisonText(const Comparison& c)
{
    std::string out = listOf(c);
    if (!c.pairs.empty())
        out += pairsOf(c);
    out += leftOutOf(c, &EvidenceRecord::bySteps, &ComparedPair::bySteps, "Without each step");
    out += leftOutOf(c, &EvidenceRecord::byData, &ComparedPair::byData, "Without each data set");
    out += futureOf(c);
    for (const std::size_t i : c.ranking)
        addConcerns(concernsOf(*c.analyses[i].evidence), c.analyses[i].info.name, out);
    if (c.ranking.size() < 2)
        out += "Fewer than two analyses have evidence of the same data, so that there are no probabilities; "
               "interphase evidence --every computes "
               "what is missing.\n";
    return out;
}

} // namespace interphase
