#include "calibrate/cell_forward_model.h"

#include "calibrate/rest_soc.h"
#include "cell/open_circuit.h"

#include <algorithm>

namespace interphase {

CellForwardModel::CellForwardModel(std::shared_ptr<const CellModelSpec> spec)
    : m_spec(std::move(spec)),
      m_cell(m_spec->cell),
      m_solver(m_spec->simulation)
{
    m_solverFree = m_spec->free;
    const auto movesSoc = [](const DrivenData& data) { return data.freeSoc || data.restVoltage_V; };
    if (std::any_of(m_spec->data.begin(), m_spec->data.end(), movesSoc))
        m_solverFree.push_back(ParameterId::InitialSoc);
    const auto hasTemperature = [](const auto& data) { return data.temperature_K.has_value(); };
    m_ownTemperatures = std::ranges::any_of(m_spec->data, hasTemperature) ||
                        std::ranges::any_of(m_spec->capacities, hasTemperature);
    m_parameterCount = static_cast<int>(m_spec->free.size());
    for (const DrivenData& data : m_spec->data) {
        m_first.push_back(static_cast<std::size_t>(m_outputCount));
        for (int output = 0; output < data.usesVoltage + data.usesTemperature; ++output) {
            OutputSegment& segment = addSegment(data.times_s);
            if (!data.current.time_s.empty())
                segment.start_s = data.current.time_s.front();
        }
        m_socParameter.push_back(data.freeSoc ? m_parameterCount++ : -1);
    }
    for (const DrivenSpectrum& spectrum : m_spec->spectra) {
        m_firstOfSpectrum.push_back(static_cast<std::size_t>(m_outputCount));
        for (int part = 0; part < 2; ++part)
            addSegment(spectrum.frequency_Hz).scale = spectrum.modulus_ohm;
        m_socOfSpectrum.push_back(spectrum.freeSoc ? m_parameterCount++ : -1);
    }
    if (!m_spec->spectra.empty())
        m_spectra = std::make_unique<SpectrumModel>(m_spec->simulation.model, m_spec->cell, m_spec->free);
    for (const DrivenCapacity& capacity : m_spec->capacities) {
        m_firstOfCapacity.push_back(static_cast<std::size_t>(m_outputCount));
        addSegment(capacity.current_A).scale = capacity.measured_Ah;
    }
    if (!m_spec->capacities.empty())
        m_capacities = std::make_unique<CapacityModel>(m_spec->simulation, m_spec->free);
}

OutputSegment& CellForwardModel::addSegment(const std::vector<double>& at)
{
    const int count = static_cast<int>(at.size());
    m_segments.push_back({m_outputCount, count, at});
    m_outputCount += count;
    return m_segments.back();
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
    if (data.restVoltage_V && !data.freeSoc)
        route = restSocGradient(m_cell, m_spec->free);
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

/// At the start and around the cell, where data sets have temperatures of their own.
void CellForwardModel::setTemperature(std::optional<double> own_K, bool ownAmbient)
{
    if (!m_ownTemperatures)
        return;
    const ParameterValues& own = m_spec->cell.parameters;
    const double start = own_K.value_or(own[ParameterId::Temperature]);
    m_cell.parameters[ParameterId::Temperature] = start;
    if (std::ranges::count(m_spec->free, ParameterId::AmbientTemperature) == 0)
        m_cell.parameters[ParameterId::AmbientTemperature] =
            own_K && ownAmbient ? start : own[ParameterId::AmbientTemperature];
}

/// The cell as it is when the data set begins.
void CellForwardModel::setData(std::size_t index, std::span<const double> theta)
{
    const DrivenData& data = m_spec->data[index];
    setTemperature(data.temperature_K, data.ownAmbient);
    m_cell.parameters[ParameterId::InitialSoc] = initialSoc(index, theta);
}

/// prediction, jacobian: from the first output of the data set on.
Status CellForwardModel::predictOne(std::size_t index, std::span<const double> theta,
                                    std::span<double> prediction, std::span<double> jacobian)
{
    const DrivenData& data = m_spec->data[index];
    const std::size_t count = data.times_s.size(), before = data.usesVoltage ? count : 0;
    setData(index, theta);
    const std::size_t slopes = jacobian.empty() ? 0 : count * m_solverFree.size();
    m_gradient.resize(slopes);
    m_temperatureSlopes.resize(data.usesTemperature ? slopes : 0);
    m_voltage.resize(data.usesVoltage ? 0 : count);
    SolvedCurves out{data.usesVoltage ? prediction.first(count) : std::span<double>(m_voltage), m_gradient};
    if (data.usesTemperature) {
        out.temperature_K = prediction.subspan(before, count);
        out.temperatureSlopes = m_temperatureSlopes;
    }
    const Status status =
        m_solver.solve(m_cell, data.current, data.times_s, m_solverFree, out, data.grid.get(), m_stop);
    if (!status.ok() || jacobian.empty())
        return status;
    if (data.usesVoltage)
        addSocRoute(index, m_gradient, jacobian);
    if (data.usesTemperature)
        addSocRoute(index, m_temperatureSlopes,
                    jacobian.subspan(before * static_cast<std::size_t>(m_parameterCount)));
    return status;
}

Status CellForwardModel::predictSpectrum(std::size_t index, std::span<const double> theta,
                                         std::span<double> prediction, std::span<double> jacobian)
{
    const DrivenSpectrum& spectrum = m_spec->spectra[index];
    const std::size_t count = 2 * spectrum.frequency_Hz.size(), free = m_spec->free.size();
    const auto columns = static_cast<std::size_t>(m_parameterCount);
    const int soc = m_socOfSpectrum[index];
    if (m_stop.stop_requested())
        return Status::cancelled();
    if (m_ownTemperatures)
        m_cell.parameters[ParameterId::Temperature] = m_spec->cell.parameters[ParameterId::Temperature];
    m_spectrumSlopes.resize(jacobian.empty() ? 0 : count * (free + 1));
    const Status status =
        m_spectra->predict(m_cell.parameters, spectrum, soc < 0 ? 0.0 : theta[static_cast<std::size_t>(soc)],
                           prediction.first(count), m_spectrumSlopes);
    for (std::size_t row = 0; status.ok() && !jacobian.empty() && row < count; ++row) {
        const double* from = m_spectrumSlopes.data() + row * (free + 1);
        double* to = jacobian.data() + row * columns;
        std::fill_n(to, columns, 0.0);
        std::copy_n(from, free, to);
        if (soc >= 0)
            to[soc] = from[free];
    }
    return status;
}

/// prediction, jacobian: from the first output of the capacities on.
Status CellForwardModel::predictCapacity(std::size_t index, std::span<double> prediction,
                                         std::span<double> jacobian)
{
    const DrivenCapacity& capacity = m_spec->capacities[index];
    const std::size_t count = capacity.current_A.size(), free = m_spec->free.size();
    setTemperature(capacity.temperature_K, capacity.ownAmbient);
    m_cell.parameters[ParameterId::InitialSoc] =
        capacity.restVoltage_V ? socFromVoltage(m_cell, *capacity.restVoltage_V) : capacity.soc;
    m_capacitySlopes.resize(jacobian.empty() ? 0 : count * free);
    const Status status =
        m_capacities->predict(m_cell, capacity, prediction.first(count), m_capacitySlopes, m_stop);
    if (!status.ok() || jacobian.empty())
        return status;
    const auto columns = static_cast<std::size_t>(m_parameterCount);
    for (std::size_t row = 0; row < count; ++row) {
        std::fill_n(jacobian.begin() + static_cast<std::ptrdiff_t>(row * columns), columns, 0.0);
        std::copy_n(m_capacitySlopes.begin() + static_cast<std::ptrdiff_t>(row * free), free,
                    jacobian.begin() + static_cast<std::ptrdiff_t>(row * columns));
    }
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
        const auto from = [&](std::size_t first) {
            return jacobian.empty() ? jacobian : jacobian.subspan(first * columns);
        };
        Status status;
        for (std::size_t d = 0; d < m_first.size() && status.ok(); ++d)
            status = predictOne(d, theta, prediction.subspan(m_first[d]), from(m_first[d]));
        for (std::size_t s = 0; s < m_firstOfSpectrum.size() && status.ok(); ++s)
            status = predictSpectrum(s, theta, prediction.subspan(m_firstOfSpectrum[s]),
                                     from(m_firstOfSpectrum[s]));
        for (std::size_t c = 0; c < m_firstOfCapacity.size() && status.ok(); ++c)
            status = predictCapacity(c, prediction.subspan(m_firstOfCapacity[c]), from(m_firstOfCapacity[c]));
        return status;
    } catch (const InputError& error) { // no state of charge has this rest voltage
        return {Outcome::Failed, error.message()};
    }
}

std::shared_ptr<const StepGrid> CellForwardModel::gridAt(std::size_t index, std::span<const double> theta)
try {
    const DrivenData& data = m_spec->data[index];
    setParameters(theta);
    setData(index, theta);
    return m_solver.gridOf(m_cell, data.current, data.times_s.back());
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
    for (const DrivenSpectrum& spectrum : spec.spectra)
        if (spectrum.freeSoc)
            theta.push_back(spectrum.soc);
    return theta;
}

std::vector<CellOutput> outputsOf(const CellModelSpec& spec)
{
    std::vector<CellOutput> out;
    for (std::size_t d = 0; d < spec.data.size(); ++d) {
        if (spec.data[d].usesVoltage)
            out.push_back({spec.data[d].name, MeasuredQuantity::Voltage, false, d});
        if (spec.data[d].usesTemperature)
            out.push_back({spec.data[d].name, MeasuredQuantity::Temperature, false, d});
    }
    for (std::size_t s = 0; s < spec.spectra.size(); ++s)
        for (const bool imaginary : {false, true})
            out.push_back({spec.spectra[s].name, MeasuredQuantity::Impedance, imaginary, s});
    for (std::size_t c = 0; c < spec.capacities.size(); ++c)
        out.push_back({spec.capacities[c].name, MeasuredQuantity::Capacity, false, c});
    return out;
}

void chooseGrids(CellModelSpec& spec, std::span<const double> theta)
{
    CellForwardModel model(std::make_shared<CellModelSpec>(spec));
    for (std::size_t d = 0; d < spec.data.size(); ++d)
        if (auto grid = model.gridAt(d, theta))
            spec.data[d].grid = std::move(grid);
}

} // namespace interphase
