#include "calibrate/earlier_posterior.h"

#include "calibrate/analysis.h"
#include "calibrate/prediction.h"
#include "study/correlation_blocks.h"

#include <algorithm>
#include <set>

namespace interphase {
namespace {

constexpr int kMostDraws = 20000;

const FreeParameter* freeNamed(const Definition& definition, const std::string& path)
{
    const auto at = std::ranges::find_if(definition.free, [&](const FreeParameter& free) {
        return findParameter(free.path) && findParameter(free.path) == findParameter(path);
    });
    return at == definition.free.end() ? nullptr : &*at;
}

std::vector<std::vector<double>> columnsOf(const std::vector<std::vector<double>>& rows,
                                           const std::vector<std::size_t>& columns)
{
    std::vector<std::vector<double>> out;
    for (const std::vector<double>& row : rows) {
        out.emplace_back();
        for (const std::size_t column : columns)
            out.back().push_back(row.at(column));
    }
    return out;
}

/// Their numbers; a definition on its own may not have read them yet.
bool sameMeasured(const SpectrumUse& a, const SpectrumUse& b)
{
    return !a.frequency_Hz.empty() && a.frequency_Hz == b.frequency_Hz && a.real_ohm == b.real_ohm &&
           a.imaginary_ohm == b.imaginary_ohm;
}

} // namespace

EarlierPosterior withEarlierPosterior(const Definition& next, Study& earlier)
{
    const std::optional<RunInfo> run = earlier.latestDraws();
    if (!run || run->draws == 0)
        throw InputError(MessageId::InvalidArgument,
                         {earlier.path(), "nothing has been sampled yet", "a study that was calibrated"});
    const Definition before = earlier.runDefinition(run->id);
    EarlierPosterior out{next, {}, {}, 0, 0};
    std::vector<QuantitySupport> supports;
    std::vector<std::size_t> columns;
    for (std::size_t q = 0; q < run->quantities.size(); ++q) {
        const FreeParameter* was = freeNamed(before, run->quantities[q]);
        const FreeParameter* is = was ? freeNamed(next, was->path) : nullptr;
        if (!is)
            continue;
        const Prior prior = boundedPrior(*was);
        out.parameters.push_back(is->path);
        supports.push_back({is->path, prior.lower(), prior.upper()});
        columns.push_back(q);
    }
    if (supports.empty())
        throw InputError(MessageId::InvalidArgument,
                         {earlier.path(), "none of its parameters is free in the definition",
                          "at least one cell parameter that is free in both"});
    const std::vector<std::vector<double>> draws =
        columnsOf(chooseDraws(earlier.readDraws(run->id), kMostDraws), columns);
    out.fit = fitPrior(draws, supports);
    out.run = run->id;
    out.draws = draws.size();
    for (std::size_t p = 0; p < out.parameters.size(); ++p)
        std::ranges::find(out.definition.free, out.parameters[p], &FreeParameter::path)->prior =
            out.fit.margins[p];
    takeFromBlocks(out.definition, out.parameters);
    if (out.parameters.size() > 1)
        out.definition.correlations.push_back({out.parameters, out.fit.correlation,
                                               "Posterior of run " + std::to_string(run->id) + " of " +
                                                   earlier.path() + ". " + out.fit.message.english()});
    return out;
}

std::vector<std::string> fittedBefore(const Definition& next,
                                      const std::map<std::string, std::string>& sources, Study& earlier)
{
    const std::optional<RunInfo> run = earlier.latestDraws();
    if (!run)
        return {};
    const Definition before = earlier.runDefinition(run->id);
    std::set<std::string> known;
    for (const Dataset& data : earlier.runDatasets(run->id))
        known.insert(data.sourceSha256);
    for (const SpectrumUse& was : before.spectra)
        known.insert(was.sourceSha256);
    known.erase(std::string());
    std::vector<std::string> out;
    const auto fromKnownSource = [&](const std::string& name) {
        const auto source = sources.find(name);
        return source != sources.end() && known.contains(source->second);
    };
    for (const DataUse& use : next.data)
        if (fromKnownSource(use.name))
            out.push_back(use.name);
    for (const SpectrumUse& use : next.spectra)
        if (fromKnownSource(use.name) || std::ranges::any_of(before.spectra, [&](const SpectrumUse& was) {
                return sameMeasured(was, use);
            }))
            out.push_back(use.name);
    for (const CapacityUse& use : next.capacities)
        if (std::ranges::any_of(before.capacities, [&](const CapacityUse& was) {
                return was.current_A == use.current_A && was.capacity_Ah == use.capacity_Ah;
            }))
            out.push_back(use.name);
    return out;
}

} // namespace interphase
