#include "protocol/row_writer.h"

#include "cell/open_circuit.h"
#include "core/message.h"
#include "core/text.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace interphase {
namespace {

constexpr int kDeepestRefinement = 14;

} // namespace

RowWriter::RowWriter(const Cell& cell, const SimulationOptions& options, SimulationResult& out)
    : m_options(options),
      m_out(out),
      m_currentTolerance(1e-4 * cell.nominalCapacity_Ah),
      m_temperature_K(options.physics.thermal == ThermalKind::Isothermal
                          ? cell.parameters[ParameterId::Temperature]
                          : std::numeric_limits<double>::quiet_NaN()),
      m_empty(meanStoichiometry(cell, Side::Negative, 0.0)),
      m_full(meanStoichiometry(cell, Side::Negative, 1.0))
{
}

void RowWriter::writeStretch(const Trace& trace, int stretch)
{
    const double begin = trace.time(trace.stretchBegin(stretch));
    const double end = trace.time(trace.stretchBegin(stretch + 1) - 1);
    const double period = m_options.period_s, share = m_options.periodShare;
    // Until its share is longer than the period, then by a factor from row to row.
    const double even = share > 0.0 ? std::min(end - begin, period / share) : end - begin;
    requireFew(even / period);
    Row left = rowAt(trace, stretch, begin);
    m_point = trace.stretchBegin(stretch) + 1;
    m_before_Ah = m_out.capacity_Ah.empty() ? 0.0 : m_out.capacity_Ah.back();
    add(left, m_before_Ah);
    for (long k = 1; left.t < end; ++k) {
        const double regular = static_cast<double>(k) * period;
        double t = end;
        if (regular < even)
            t = begin + regular;
        else if (even < end - begin)
            t = begin + (left.t - begin) * (1.0 + share);
        if (t > end - 1e-9 * period)
            t = end;
        const Row right = rowAt(trace, stretch, t);
        refine(trace, stretch, left, right, 0);
        add(right, passed_Ah(trace, stretch, t));
        left = right;
    }
}

void RowWriter::endAt(double time_s)
{
    const auto rows =
        static_cast<std::size_t>(std::ranges::upper_bound(m_out.time_s, time_s) - m_out.time_s.begin());
    for (std::vector<double>* column :
         {&m_out.time_s, &m_out.current_A, &m_out.voltage_V, &m_out.temperature_K, &m_out.soc,
          &m_out.socNegative, &m_out.socPositive, &m_out.capacity_Ah})
        column->resize(rows);
    for (auto& [name, values] : m_out.more)
        values.resize(rows);
}

/// Rows are kept in memory until they are written.
void RowWriter::requireFew(double rows) const
{
    constexpr double kMost = 2e7;
    if (rows > kMost)
        throw InputError(MessageId::InvalidArgument,
                         {"--period",
                          "found " + formatNumber(m_options.period_s) + " s, which makes " +
                              formatRounded(rows, 2) + " rows of one step",
                          "a longer one, for at most 20 million"});
}

/// The integral of the polynomial of the current; t must not go back within a stretch.
double RowWriter::passed_Ah(const Trace& trace, int stretch, double t)
{
    const auto within = [&](double end) {
        double charge = 0.0;
        for (const Trace::Node& node : trace.nodes(stretch, m_point, end))
            charge += node.weight_s * trace.evaluate(stretch, node.time_s, kTraceCurrent);
        return charge / 3600.0;
    };
    while (trace.time(m_point) < t && m_point + 1 < trace.stretchBegin(stretch + 1)) {
        m_before_Ah += within(trace.time(m_point));
        ++m_point;
    }
    return m_before_Ah + within(t);
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
    add(middle, passed_Ah(trace, stretch, middle.t));
    refine(trace, stretch, middle, right, depth + 1);
}

void RowWriter::add(const Row& row, double charge_Ah)
{
    m_out.time_s.push_back(row.t);
    m_out.current_A.push_back(row.values[kTraceCurrent]);
    m_out.voltage_V.push_back(row.values[kTraceVoltage]);
    // What interpolation leaves of a constant is not worth a digit.
    m_out.temperature_K.push_back(std::isnan(m_temperature_K) ? row.values[kTraceTemperature]
                                                              : m_temperature_K);
    m_out.soc.push_back((row.values[kTraceNegative] - m_empty) / (m_full - m_empty));
    m_out.socNegative.push_back(row.values[kTraceNegative]);
    m_out.socPositive.push_back(row.values[kTracePositive]);
    m_out.capacity_Ah.push_back(charge_Ah);
    for (std::size_t i = 0; i < m_out.more.size(); ++i)
        m_out.more[i].second.push_back(row.values[kTraceColumns + i]);
}

} // namespace interphase
