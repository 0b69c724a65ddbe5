#include "protocol/row_writer.h"

#include "cell/open_circuit.h"

#include <cmath>

namespace interphase {
namespace {

constexpr int kDeepestRefinement = 14;

} // namespace

RowWriter::RowWriter(const Cell& cell, const SimulationOptions& options, SimulationResult& out)
    : m_options(options),
      m_out(out),
      m_currentTolerance(1e-4 * cell.nominalCapacity_Ah),
      m_empty(meanStoichiometry(cell, Side::Negative, 0.0)),
      m_full(meanStoichiometry(cell, Side::Negative, 1.0))
{
}

void RowWriter::writeStretch(const Trace& trace, int stretch)
{
    const double begin = trace.time(trace.stretchBegin(stretch));
    const double end = trace.time(trace.stretchBegin(stretch + 1) - 1);
    Row left = rowAt(trace, stretch, begin);
    add(left);
    const auto whole = static_cast<long>(std::ceil((end - begin) / m_options.period_s - 1e-9));
    for (long k = 1; k <= whole; ++k) {
        const double t = k == whole ? end : begin + static_cast<double>(k) * m_options.period_s;
        const Row right = rowAt(trace, stretch, t);
        refine(trace, stretch, left, right, 0);
        add(right);
        left = right;
    }
}

RowWriter::Row RowWriter::rowAt(const Trace& trace, int stretch, double t) const
{
    Row row{t, std::vector<double>(static_cast<std::size_t>(trace.columns()))};
    trace.evaluate(stretch, t, row.values);
    return row;
}

void RowWriter::refine(const Trace& trace, int stretch, const Row& left, const Row& right, int depth)
{
    if (depth >= kDeepestRefinement)
        return;
    const Row middle = rowAt(trace, stretch, 0.5 * (left.t + right.t));
    const auto bend = [&](std::size_t column) {
        return std::abs(middle.values[column] - 0.5 * (left.values[column] + right.values[column]));
    };
    if (bend(kTraceVoltage) <= m_options.insertAbove_V && bend(kTraceCurrent) <= m_currentTolerance)
        return;
    refine(trace, stretch, left, middle, depth + 1);
    add(middle);
    refine(trace, stretch, middle, right, depth + 1);
}

void RowWriter::add(const Row& row)
{
    const double current = row.values[kTraceCurrent];
    double charge = 0.0;
    if (!m_out.time_s.empty())
        charge = m_out.capacity_Ah.back() +
                 0.5 * (current + m_out.current_A.back()) * (row.t - m_out.time_s.back()) / 3600.0;
    m_out.time_s.push_back(row.t);
    m_out.current_A.push_back(current);
    m_out.voltage_V.push_back(row.values[kTraceVoltage]);
    m_out.temperature_K.push_back(row.values[kTraceTemperature]);
    m_out.soc.push_back((row.values[kTraceNegative] - m_empty) / (m_full - m_empty));
    m_out.socNegative.push_back(row.values[kTraceNegative]);
    m_out.socPositive.push_back(row.values[kTracePositive]);
    m_out.capacity_Ah.push_back(charge);
    for (std::size_t i = 0; i < m_out.more.size(); ++i)
        m_out.more[i].second.push_back(row.values[kTraceColumns + i]);
}

} // namespace interphase
