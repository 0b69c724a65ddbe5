#include "app/window/results/posterior_views.h"
#include "app/window/results/words.h"
#include "calibrate/analysis.h"
#include "calibrate/chain_stage.h"
#include "calibrate/sensitivities.h"
#include "cell/bpx.h"
#include "cell/parameter_alias.h"

#include <QStringList>

#include <algorithm>

namespace interphase {
namespace {

/// The problem with a derived quantity, of those that name it first.
QString problemOf(const std::string& name, const std::vector<std::string>& problems)
{
    const auto at =
        std::ranges::find_if(problems, [&](const std::string& p) { return p.starts_with(name + ": "); });
    return at == problems.end() ? QString() : QString::fromStdString(at->substr(name.size() + 2));
}

/// "D_s_n, k_p, sigma_V": what was sampled, as a formula names it.
QString formulaNames(const std::vector<std::string>& quantities)
{
    QStringList out;
    for (const std::string& quantity : quantities) {
        const auto id = findParameter(quantity);
        const QString name = QString::fromStdString(id ? parameterAlias(parameterInfo(*id)) : quantity);
        out << (name.contains(QLatin1Char(' ')) ? QString(QStringLiteral("'%1'").arg(name)) : name);
    }
    return out.join(QStringLiteral(", "));
}

} // namespace

PosteriorView readPosteriorView(Study& study, RunId run)
{
    const std::optional<CellText> cell = study.runCell(run);
    if (!cell)
        return {};
    const Definition definition = study.runDefinition(run);
    const Analysis analysis =
        prepareAnalysis(definition, parseBpx(cell->json, cell->name), study.runDatasets(run));
    const SampledRun sampled = readSampledRun(study, study.run(run));
    const auto derivedBegin = sampled.quantities.begin() + static_cast<std::ptrdiff_t>(sampled.sampled);
    PosteriorView out = posteriorView({analysis.posterior->parameters(),
                                       sampled.draws,
                                       storedChains(definition.sampler),
                                       chainGroups(definition.sampler),
                                       {derivedBegin, sampled.quantities.end()},
                                       powerSensitivities(*analysis.posterior, sampled)});
    out.formulaNames = formulaNames({sampled.quantities.begin(), derivedBegin});
    for (const DerivedDefinition& derived : study.definition().derived)
        out.derived.push_back({QString::fromStdString(derived.name), QString::fromStdString(derived.formula),
                               problemOf(derived.name, sampled.problems)});
    return out;
}

QString staleSentence(const RunInfo& run)
{
    if (!run.stale())
        return {};
    QStringList parts;
    const auto add = [&parts](bool changed, const QString& word) {
        if (changed)
            parts << word;
    };
    add(run.changes.cell || run.otherCell, Words::tr("the cell"));
    add(run.changes.model, Words::tr("the model"));
    add(run.changes.data || run.otherData, Words::tr("the data"));
    add(run.changes.priors, Words::tr("the priors"));
    add(run.changes.noise, Words::tr("the noise"));
    const QString what =
        parts.size() < 2 ? parts.join(QString())
                         : Words::tr("%1 and %2")
                               .arg(parts.mid(0, parts.size() - 1).join(QStringLiteral(", ")), parts.last());
    return Words::tr("Out of date: since this was computed, %1 changed.").arg(what);
}

} // namespace interphase
