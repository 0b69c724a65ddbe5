#include "calibrate/cell_forward_model.h"

#include "cell/open_circuit.h"
#include "electrochem/coefficients.h"

#include <algorithm>

namespace interphase {
namespace {

/// d OCV / d p at a fixed state of charge, for each free parameter: windows and temperature move it.
std::vector<double> openCircuitGradient(const Cell& cell, std::span<const ParameterId> free)
{
    std::vector<double> gradient;
    for (const ParameterId id : free)
        gradient.push_back(startVoltage(cell, id).slope[0]);
    return gradient;
}

} // namespace

CellForwardModel::CellForwardModel(std::shared_ptr<const CellModelSpec> spec)
    : m_spec(std::move(spec)),
      m_cell(m_spec->cell),
      m_solver(m_spec->simulation)
{
    m_solverFree = m_spec->free;
    const auto movesSoc = [](const DrivenData& data) { return data.freeSoc || data.restVoltage_V; };
    if (std::any_of(m_spec->data.begin(), m_spec->data.end(), movesSoc))
        m_solverFree.push_back(ParameterId::InitialSoc);
    m_parameterCount = static_cast<int>(m_spec->free.size());
    for (const DrivenData& data : m_spec->data) {
        const int count = static_cast<int>(data.times_s.size());
        m_segments.push_back({m_outputCount, count, data.times_s});
        if (!data.current.time_s.empty())
            m_segments.back().start_s = data.current.time_s.front();
        m_outputCount += count;
        m_socParameter.push_back(data.freeSoc ? m_parameterCount++ : -1);
    }
}

std::unique_ptr<ForwardModel> CellForwardModel::clone() const
{
    auto copy = std::make_unique<CellForwardModel>(m_spec);
    copy->m_stop = m_stop;
    return copy;
}

/// Adds what the initial state of charge contributes: `derivatives` is dV/d(m_solverFree), the last column
/// d/dSOC.
void CellForwardModel::addSocRoute(std::size_t index, std::span<const double> derivatives,
                                   std::span<double> jacobian)
{
    const std::size_t free = m_spec->free.size(), columns = m_solverFree.size();
    const DrivenData& data = m_spec->data[index];
    std::vector<double> route; // d SOC / d p
    if (data.restVoltage_V && !data.freeSoc) {
        route = openCircuitGradient(m_cell, m_spec->free);
        const double perVolt = socPerVolt(m_cell, m_cell.parameters[ParameterId::InitialSoc]);
        for (double& r : route)
            r *= -perVolt;
    }
    for (std::size_t row = 0; row < data.times_s.size(); ++row) {
        const double* from = derivatives.data() + row * columns;
        double* to = jacobian.data() + row * static_cast<std::size_t>(m_parameterCount);
        std::fill_n(to, m_parameterCount, 0.0);
        std::copy_n(from, free, to);
        for (std::size_t p = 0; p < route.size(); ++p)
            to[p] += route[p] * from[free];
        if (m_socParameter[index] >= 0)
            to[m_socParameter[index]] = from[free];
    }
}

double CellForwardModel::initialSoc(std::size_t index, std::span<const double> theta) const
{
    const DrivenData& data = m_spec->data[index];
    if (m_socParameter[index] >= 0)
        return theta[static_cast<std::size_t>(m_socParameter[index])];
    return data.restVoltage_V ? socFromVoltage(m_cell, *data.restVoltage_V) : data.initialSoc;
}

Status CellForwardModel::predictOne(std::size_t index, std::span<const double> theta,
                                    std::span<double> voltage, std::span<double> jacobian)
{
    const DrivenData& data = m_spec->data[index];
    m_cell.parameters[ParameterId::InitialSoc] = initialSoc(index, theta);
    m_gradient.resize(jacobian.empty() ? 0 : voltage.size() * m_solverFree.size());
    const Status status = m_solver.solve(m_cell, data.current, data.times_s, m_solverFree, voltage,
                                         m_gradient, data.grid.get(), m_stop);
    if (status.ok() && !jacobian.empty())
        addSocRoute(index, m_gradient, jacobian);
    return status;
}

void CellForwardModel::setParameters(std::span<const double> theta)
{
    for (std::size_t p = 0; p < m_spec->free.size(); ++p)
        m_cell.parameters[m_spec->free[p]] = theta[p];
}

Status CellForwardModel::predict(std::span<const double> theta, std::span<double> prediction,
                                 std::span<double> jacobian)
{
    setParameters(theta);
    const auto columns = static_cast<std::size_t>(m_parameterCount);
    try {
        for (std::size_t d = 0; d < m_segments.size(); ++d) {
            const auto first = static_cast<std::size_t>(m_segments[d].first);
            const auto count = static_cast<std::size_t>(m_segments[d].count);
            const Status status =
                predictOne(d, theta, prediction.subspan(first, count),
                           jacobian.empty() ? jacobian : jacobian.subspan(first * columns, count * columns));
            if (!status.ok())
                return status;
        }
    } catch (const InputError& error) { // no state of charge has this rest voltage
        return {Outcome::Failed, error.message()};
    }
    return {};
}

std::shared_ptr<const Trace> CellForwardModel::gridAt(std::size_t index, std::span<const double> theta)
try {
    const DrivenData& data = m_spec->data[index];
    setParameters(theta);
    m_cell.parameters[ParameterId::InitialSoc] = initialSoc(index, theta);
    std::vector<double> voltage(data.times_s.size());
    const bool solved = m_solver.solve(m_cell, data.current, data.times_s, {}, voltage, {}).ok();
    const bool stepped = solved && m_solver.trace().points() > 0;
    return stepped ? std::make_shared<const Trace>(m_solver.trace()) : nullptr;
} catch (const InputError&) { // no state of charge has this rest voltage
    return nullptr;
}

std::vector<double> ownValues(const CellModelSpec& spec)
{
    std::vector<double> theta;
    for (const ParameterId id : spec.free)
        theta.push_back(spec.cell.parameters[id]);
    for (const DrivenData& data : spec.data)
        if (data.freeSoc)
            theta.push_back(data.initialSoc);
    return theta;
}

void chooseGrids(CellModelSpec& spec, std::span<const double> theta)
{
    CellForwardModel model(std::make_shared<CellModelSpec>(spec));
    for (std::size_t d = 0; d < spec.data.size(); ++d)
        if (auto grid = model.gridAt(d, theta))
            spec.data[d].grid = std::move(grid);
}

} // namespace interphase
