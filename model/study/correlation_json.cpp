#include "study/correlation_json.h"

#include "bayes/prior_correlation.h"
#include "cell/parameters.h"
#include "study/noise_json.h"
#include "study/suggestion.h"

#include <algorithm>
#include <numeric>

namespace interphase {
namespace {

/// "Initial SOC (name)", or an unknown of the noise.
bool isOtherQuantity(const std::string& name)
{
    return name.starts_with("Initial SOC (") || std::ranges::any_of(noiseNames(), [&](std::string_view part) {
               return name == part || name.starts_with(std::string(part) + " (");
           });
}

void requireQuantity(const JsonNode& node, const std::string& name)
{
    if (findParameter(name) || isOtherQuantity(name))
        return;
    std::vector<std::string_view> known;
    for (const ParameterInfo& info : parameterInfos())
        known.push_back(info.path);
    if (const auto near = nearest(name, known))
        node.fail(MessageId::DefinitionUnknownParameterNear, {name, std::string(*near)});
    node.fail(MessageId::DefinitionUnknownParameter,
              {name, std::string(parameterInfo(ParameterId::NegativeThickness).path)});
}

CorrelationDefinition parseBlock(const JsonNode& item, const std::vector<CorrelationDefinition>& earlier)
{
    item.expectKeys({"parameters", "matrix", "source"});
    CorrelationDefinition out;
    const char* const expected = "the names of at least two free parameters, in quotes";
    const JsonNode names = item.require("parameters", expected);
    for (const JsonNode& node : names.items(expected)) {
        const std::string name = node.string("the path of a free parameter, in quotes");
        requireQuantity(node, name);
        if (std::ranges::count(out.parameters, name) > 0)
            node.fail(MessageId::DefinitionRepeated, {name, names.path()});
        for (std::size_t b = 0; b < earlier.size(); ++b)
            if (std::ranges::count(earlier[b].parameters, name) > 0)
                node.fail(MessageId::DefinitionRepeated,
                          {name, "/correlations/" + std::to_string(b) + "/parameters"});
        out.parameters.push_back(name);
    }
    if (out.parameters.size() < 2)
        names.wrong(expected);
    const JsonNode matrix = item.require("matrix", "the correlations, a list of rows");
    out.matrix = parseSquare(matrix, out.parameters.size(), "a row and a column for each parameter");
    if (const auto source = item.member("source"))
        out.source = source->string("text in quotes");
    return out;
}

void checkMatrix(const JsonNode& item, const CorrelationDefinition& block)
try {
    std::vector<int> members(block.parameters.size());
    std::iota(members.begin(), members.end(), 0);
    PriorCorrelation(std::move(members), block.matrix);
} catch (const InputError& error) {
    item.member("matrix")->fail(MessageId::DefinitionBadMatrix,
                                {error.message().arguments[1], error.message().arguments[2]});
}

} // namespace

void parseCorrelations(const JsonNode& list, std::vector<CorrelationDefinition>& out)
{
    for (const JsonNode& item : list.items("a list of blocks of correlated priors")) {
        out.push_back(parseBlock(item, out));
        checkMatrix(item, out.back());
    }
}

} // namespace interphase
