#include "calibrate/derived.h"

#include "calibrate/analysis.h"
#include "cell/bpx.h"
#include "cell/parameter_alias.h"

#include <algorithm>
#include <cmath>

namespace interphase {
namespace {

int indexOf(const std::string& name, const std::vector<std::string>& quantities)
{
    const auto exact = std::ranges::find(quantities, name);
    if (exact != quantities.end())
        return static_cast<int>(exact - quantities.begin());
    const auto id = findParameterByName(name);
    const auto same =
        std::ranges::find_if(quantities, [&](const std::string& q) { return id && findParameter(q) == id; });
    return same == quantities.end() ? -1 : static_cast<int>(same - quantities.begin());
}

bool allFinite(const std::vector<double>& values)
{
    return std::ranges::all_of(values, [](double v) { return std::isfinite(v); });
}

/// Adds one quantity, or says why not.
void add(const DerivedDefinition& definition, const std::vector<std::string>& sampled,
         const ParameterValues& fixed, SampledRun& run)
try {
    const DerivedQuantity quantity(definition, sampled, fixed);
    std::vector<double> values;
    for (const DrawRecord& draw : run.draws)
        values.push_back(quantity.value(std::span(draw.values).first(sampled.size())));
    if (values.empty())
        return;
    if (!allFinite(values)) {
        run.problems.push_back(definition.name + ": the formula \"" + definition.formula +
                               "\" has no finite value at some draws.");
        return;
    }
    const auto [low, high] = std::ranges::minmax(values);
    if (!(low < high)) {
        run.problems.push_back(definition.name + ": the formula \"" + definition.formula +
                               "\" has the same value at all draws: nothing in it is free.");
        return;
    }
    run.quantities.push_back(definition.name);
    for (std::size_t i = 0; i < values.size(); ++i)
        run.draws[i].values.push_back(values[i]);
} catch (const InputError& error) {
    const std::string why = error.message().english();
    run.problems.push_back(definition.name + ": " + why + (why.ends_with('.') ? "" : "."));
}

} // namespace

DerivedQuantity::DerivedQuantity(const DerivedDefinition& definition,
                                 const std::vector<std::string>& quantities, const ParameterValues& fixed)
    : m_formula(definition.formula),
      m_values(m_formula.variables().size())
{
    for (const std::string& name : m_formula.variables()) {
        Source source{indexOf(name, quantities), 0.0};
        const auto id = findParameterByName(name);
        if (source.quantity < 0 && !id)
            throw InputError(MessageId::InvalidArgument,
                             {"\"" + definition.formula + "\"",
                              "\"" + name + "\" is not a quantity of the run",
                              "a parameter of the cell or what is free in the study"});
        if (source.quantity < 0)
            source.fixed = fixed[*id];
        m_sources.push_back(source);
    }
}

double DerivedQuantity::value(std::span<const double> values) const
{
    for (std::size_t i = 0; i < m_sources.size(); ++i)
        m_values[i] = m_sources[i].quantity < 0 ? m_sources[i].fixed
                                                : values[static_cast<std::size_t>(m_sources[i].quantity)];
    return m_formula.value(m_values);
}

void addDerived(const std::vector<DerivedDefinition>& derived, const ParameterValues& fixed, SampledRun& run)
{
    const std::vector<std::string> sampled = run.quantities;
    run.sampled = sampled.size();
    for (const DerivedDefinition& definition : derived) {
        const auto same = std::ranges::find(run.quantities, definition.name);
        if (same == run.quantities.end())
            add(definition, sampled, fixed, run);
        else
            run.problems.push_back(definition.name + ": a quantity of that name was sampled.");
    }
}

SampledRun readSampledRun(Study& study, const RunInfo& info)
{
    SampledRun out{info.quantities, info.quantities.size(), study.readDraws(info.id), {}};
    const std::vector<DerivedDefinition> derived = study.definition().derived;
    const std::optional<CellText> cell = derived.empty() ? std::nullopt : study.runCell(info.id);
    if (cell)
        addDerived(derived, cellOf(study.runDefinition(info.id), parseBpx(cell->json, cell->name)).parameters,
                   out);
    return out;
}

} // namespace interphase
