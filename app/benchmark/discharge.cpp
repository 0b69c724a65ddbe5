#include "app/benchmark/discharge.h"

#include "core/files.h"
#include "core/text.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace interphase {
namespace {

constexpr double kCutOff_V = 2.5;
constexpr double kLongest_s = 7200.0;
constexpr double kJudgedFrom_s = 5.0;
constexpr int kPoints = 300;
constexpr std::size_t kLargestReference = std::size_t{1} << 24;

std::size_t columnNamed(const std::vector<std::string_view>& names, std::string_view name)
{
    return static_cast<std::size_t>(std::ranges::find(names, name) - names.begin());
}

} // namespace

Discharge::Discharge(const SimulationOptions& options) : m_solver(makeCellSolver(options))
{
}

void Discharge::run(const Cell& cell, std::span<const double> times_s, std::span<const ParameterId> free)
{
    m_solver->begin(cell, free);
    Stretch stretch;
    stretch.end_s = kLongest_s;
    stretch.value = cell.nominalCapacity_Ah;
    stretch.voltageBelow = kCutOff_V;
    const StretchResult result = m_solver->run(stretch, {});
    if (!result.status.ok())
        throw std::runtime_error(result.status.reason.english());
    m_end_s = result.time_s;
    const Trace& trace = m_solver->trace();
    m_row.resize(static_cast<std::size_t>(trace.columns()));
    m_voltage_V.clear();
    m_gradient.clear();
    TraceReader reader(trace, 0);
    for (const double t : times_s) {
        if (free.empty()) {
            m_voltage_V.push_back(reader.read(t, kTraceVoltage));
            continue;
        }
        reader.read(t, m_row);
        m_voltage_V.push_back(m_row[kTraceVoltage]);
        m_gradient.insert(m_gradient.end(), m_row.begin() + kTraceColumns, m_row.end());
    }
}

SimulationOptions convergedOptions(ModelKind model)
{
    SimulationOptions options;
    options.model = model;
    options.relativeTolerance = 1e-8;
    options.negativeCells = 160;
    options.separatorCells = 20;
    options.positiveCells = 80;
    options.modes = 16; // their error falls exponentially; many more would be ill-conditioned
    return options;
}

TrueCurve convergedDischarge(const Cell& cell, ModelKind model)
{
    Discharge fine(convergedOptions(model));
    fine.run(cell, {});
    TrueCurve out;
    out.end_s = fine.end_s();
    for (int i = 0; i < kPoints; ++i)
        out.time_s.push_back(out.end_s * i / (kPoints - 1));
    fine.run(cell, out.time_s);
    out.voltage_V = fine.voltage_V();
    return out;
}

std::optional<TrueCurve> referenceCurve(const std::string& file)
{
    std::error_code error;
    if (!std::filesystem::is_regular_file(pathFromUtf8(file), error))
        return {};
    const std::string content = readTextFile(file, "a reference curve", kLargestReference);
    TrueCurve out;
    std::vector<std::string_view> names;
    for (const std::string_view line : split(content, '\n')) {
        if (line.empty() || line.front() == '#')
            continue;
        const std::vector<std::string_view> cells = split(line, ',');
        if (names.empty()) {
            names = cells;
            continue;
        }
        const std::size_t time = columnNamed(names, "time_s"),
                          voltage = columnNamed(names, "voltage_extrap_V");
        if (std::max(time, voltage) >= cells.size())
            return {};
        const std::optional<double> t = parseNumber(cells[time]), v = parseNumber(cells[voltage]);
        if (!t || !v)
            continue; // rows past the end of the coarser run have no extrapolated value
        out.time_s.push_back(*t);
        out.voltage_V.push_back(*v);
        out.end_s = *t;
    }
    return out;
}

double rmsError_mV(const TrueCurve& truth, std::span<const double> voltage_V, double end_s)
{
    double sum = 0.0;
    int count = 0;
    for (std::size_t i = 0; i < truth.time_s.size(); ++i) {
        if (truth.time_s[i] < kJudgedFrom_s || truth.time_s[i] > std::min(end_s, truth.end_s))
            continue;
        const double error = voltage_V[i] - truth.voltage_V[i];
        sum += error * error;
        ++count;
    }
    return 1e3 * std::sqrt(sum / count);
}

} // namespace interphase
