#include "calibrate/earlier_posterior.h"

#include "calibrate/analysis.h"
#include "calibrate/prediction.h"

#include <algorithm>

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

/// Takes the parameters out of the blocks they stood in; what is left of a block stays if it is one.
void dropFromBlocks(Definition& definition, const std::vector<std::string>& parameters)
{
    std::vector<CorrelationDefinition> kept;
    for (const CorrelationDefinition& block : definition.correlations) {
        CorrelationDefinition rest{{}, {}, block.source};
        std::vector<std::size_t> rows;
        for (std::size_t i = 0; i < block.parameters.size(); ++i)
            if (std::ranges::count(parameters, block.parameters[i]) == 0) {
                rest.parameters.push_back(block.parameters[i]);
                rows.push_back(i);
            }
        for (const std::size_t i : rows)
            for (const std::size_t j : rows)
                rest.matrix.push_back(block.matrix[i * block.parameters.size() + j]);
        if (rest.parameters.size() > 1)
            kept.push_back(std::move(rest));
    }
    definition.correlations = std::move(kept);
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

} // namespace

EarlierPosterior withEarlierPosterior(const Definition& next, Study& earlier)
{
    const std::optional<RunInfo> run = earlier.latestDraws();
    if (!run || run->draws == 0)
        throw InputError(MessageId::InvalidArgument,
                         {earlier.path(), "nothing has been sampled yet", "a study that was calibrated"});
    const Definition before = earlier.runDefinition(run->id);
    EarlierPosterior out{next, {}, {}};
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
    out.fit = fitPrior(columnsOf(chooseDraws(earlier.readDraws(run->id), kMostDraws), columns), supports);
    for (std::size_t p = 0; p < out.parameters.size(); ++p)
        std::ranges::find(out.definition.free, out.parameters[p], &FreeParameter::path)->prior =
            out.fit.margins[p];
    dropFromBlocks(out.definition, out.parameters);
    if (out.parameters.size() > 1)
        out.definition.correlations.push_back({out.parameters, out.fit.correlation,
                                               "Posterior of run " + std::to_string(run->id) + " of " +
                                                   earlier.path() + ". " + out.fit.message.english()});
    return out;
}

} // namespace interphase
