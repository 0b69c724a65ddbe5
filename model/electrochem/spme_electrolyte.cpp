// Symbols: c = c_e / c_e0, q flux coefficient of a face, d effective diffusivity.
#include "electrochem/spme_electrolyte.h"

#include "core/kernel.h"
#include "electrochem/dry_salt.h"
#include "electrochem/sample_curve.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <type_traits>

namespace interphase {

template <class T>
void SpmeElectrolyte::State<T>::resize(std::size_t n)
{
    for (auto* v : {&now, &planned, &k1, &k2, &k3, &k4, &stage, &absolute, &diffusivity, &slope, &lower,
                    &diagonal, &upper, &volume, &source, &passage, &flux})
        v->resize(n);
    bend.resize(n);
}

/// The terms cell by cell.
template <class T>
void SpmeElectrolyte::layOut(const SpmeTerms<T>& terms, State<T>& s) const
{
    for (std::size_t i = 0; i < m_part.size(); ++i) {
        s.volume[i] = terms.volume[m_part[i]];
        s.source[i] = terms.source[m_part[i]];
        if (i + 1 < m_part.size())
            s.passage[i] = passage(terms.width[m_part[i]], terms.diffusivityFactor[m_part[i]],
                                   terms.width[m_part[i + 1]], terms.diffusivityFactor[m_part[i + 1]]);
    }
}

template <class T>
SpmeElectrolyte::Knot<T>& SpmeElectrolyte::State<T>::knot(std::size_t index)
{
    if (index >= knots.size())
        knots.push_back({std::vector<T>(now.size()), std::vector<T>(now.size())});
    return knots[index];
}

SpmeElectrolyte::SpmeElectrolyte(const ElectrolyteResolution& resolution, double tolerance)
    : m_tolerance(tolerance)
{
    for (const std::size_t part : {0U, 1U, 2U})
        m_part.insert(m_part.end(), static_cast<std::size_t>(resolution.cells[part]), part);
    m_value.resize(m_part.size());
}

void SpmeElectrolyte::reset(const Cell& cell, const SpmeTerms<double>& terms,
                            std::vector<SpmeTerms<Dual>> directions)
{
    m_cell = &cell;
    m_terms = terms;
    layOut(m_terms, m_value);
    std::fill(m_value.now.begin(), m_value.now.end(), 1.0);
    m_directions.resize(directions.size());
    for (std::size_t g = 0; g < directions.size(); ++g) {
        m_directions[g].terms = directions[g];
        m_directions[g].state.resize(m_part.size());
        layOut(m_directions[g].terms, m_directions[g].state);
        std::fill(m_directions[g].state.now.begin(), m_directions[g].state.now.end(), Dual(1.0));
    }
    m_step = 0.0;
    drive(0.0, 0.0);
}

void SpmeElectrolyte::drive(double current, double slope, Ahead ahead)
{
    m_ahead = ahead;
    if (ahead == Ahead::Allowed) // a cubic over a long step would not know of what decays at its start
        m_step = 0.0;
    m_current = current;
    m_slope = slope;
    m_now = 0.0;
    m_times.assign(1, 0.0);
    const auto start = [&](const auto& terms, auto& s) {
        auto& knot = s.knot(0);
        knot.c = s.now;
        rates(terms, s, knot.c, current, knot.rate);
    };
    start(m_terms, m_value);
    for (Directions& d : m_directions)
        start(d.terms, d.state);
}

/// Diffusivities at c, and their slopes. False where a cell is dry.
template <class T>
bool SpmeElectrolyte::diffuse(const SpmeTerms<T>& terms, State<T>& s, const std::vector<T>& c,
                              bool slopes) const
{
    constexpr double kDry = 1e-5; // of c_e0; with less, what is left is smaller than the error of a step
    const std::size_t n = m_part.size();
    double least = valueOf(c[0]);
    for (std::size_t i = 0; i < n; ++i) {
        least = std::min(least, valueOf(c[i]));
        s.absolute[i] = terms.concentration * c[i];
    }
    if (!(least > kDry))
        return false;
    const Curve& curve = m_cell->curve(CurveId::ElectrolyteDiffusivity);
    sample(curve, n, s.absolute.data(), s.diffusivity.data(), s.bend.data());
    for (std::size_t i = 0; i < n && slopes; ++i)
        if constexpr (std::is_same_v<T, double>)
            s.slope[i] = terms.concentration * s.bend[i];
        else
            s.slope[i] = terms.concentration * evaluateSlope(curve, s.absolute[i]);
    return true;
}

/// dc/dt of all cells. False where a cell is dry.
template <class T>
bool SpmeElectrolyte::rates(const SpmeTerms<T>& terms, State<T>& s, const std::vector<T>& c, double current,
                            std::vector<T>& rate) const
{
    const std::size_t n = m_part.size();
    if (!diffuse(terms, s, c, false))
        return false;
    for (std::size_t i = 0; i + 1 < n; ++i) // to the right of each cell
        s.flux[i] = 0.5 * s.passage[i] * (s.diffusivity[i] + s.diffusivity[i + 1]) * (c[i] - c[i + 1]);
    s.flux[n - 1] = T(0.0);
    rate[0] = s.source[0] * current - s.flux[0] / s.volume[0];
    for (std::size_t i = 1; i < n; ++i)
        rate[i] = (s.flux[i - 1] - s.flux[i]) / s.volume[i] + s.source[i] * current;
    return true;
}

/// Factorises shift - d(dc/dt)/dc at c.
template <class T>
void SpmeElectrolyte::factor(const SpmeTerms<T>& terms, State<T>& s, const std::vector<T>& c,
                             double shift) const
{
    const std::size_t n = m_part.size();
    diffuse(terms, s, c, true);
    for (std::size_t i = 0; i < n; ++i)
        s.diagonal[i] = T(shift);
    for (std::size_t i = 0; i + 1 < n; ++i) {
        const T half = 0.5 * s.passage[i], q = half * (s.diffusivity[i] + s.diffusivity[i + 1]);
        const T bend = half * (c[i] - c[i + 1]);
        const T byHere = q + bend * s.slope[i], byNext = bend * s.slope[i + 1] - q;
        s.diagonal[i] += byHere / s.volume[i];
        s.upper[i] = byNext / s.volume[i];
        s.lower[i + 1] = -(byHere / s.volume[i + 1]);
        s.diagonal[i + 1] -= byNext / s.volume[i + 1];
    }
    s.diagonal[0] = 1.0 / s.diagonal[0];
    for (std::size_t i = 1; i < n; ++i) {
        s.lower[i] = s.lower[i] * s.diagonal[i - 1];
        s.diagonal[i] = 1.0 / (s.diagonal[i] - s.lower[i] * s.upper[i - 1]);
    }
}

template <class T>
void SpmeElectrolyte::solve(const State<T>& s, std::vector<T>& x) const
{
    const std::size_t n = m_part.size();
    for (std::size_t i = 1; i < n; ++i)
        x[i] -= s.lower[i] * x[i - 1];
    x[n - 1] = x[n - 1] * s.diagonal[n - 1];
    for (std::size_t i = n - 1; i-- > 0;)
        x[i] = (x[i] - s.upper[i] * x[i + 1]) * s.diagonal[i];
}

/// One step from the last knot to the one after it; k4 is its error.
template <class T>
bool SpmeElectrolyte::attempt(const SpmeTerms<T>& terms, State<T>& s, double h) const
{
    const std::size_t n = m_part.size(), last = m_times.size() - 1;
    s.knot(last + 1);
    const Knot<T>& from = s.knots[last];
    Knot<T>& to = s.knots[last + 1];
    const double inverse = 1.0 / h, end = currentAt(m_times[last] + h);
    const auto drift = [&](std::vector<T>& k, double weight) { // of the source over the step
        for (std::size_t i = 0; i < n; ++i)
            k[i] += s.source[i] * (weight * h * m_slope);
    };
    factor(terms, s, from.c, 2.0 * inverse);
    s.k1 = from.rate;
    drift(s.k1, 0.5);
    solve(s, s.k1);
    for (std::size_t i = 0; i < n; ++i)
        s.k2[i] = from.rate[i] + s.k1[i] * (4.0 * inverse);
    drift(s.k2, 1.5);
    solve(s, s.k2);
    for (std::size_t i = 0; i < n; ++i)
        s.stage[i] = from.c[i] + s.k1[i] * 2.0;
    if (!rates(terms, s, s.stage, end, s.k3))
        return false;
    for (std::size_t i = 0; i < n; ++i)
        s.k3[i] += (s.k1[i] - s.k2[i]) * inverse;
    solve(s, s.k3);
    for (std::size_t i = 0; i < n; ++i)
        s.stage[i] += s.k3[i];
    if (!rates(terms, s, s.stage, end, s.k4))
        return false;
    for (std::size_t i = 0; i < n; ++i)
        s.k4[i] += (s.k1[i] - s.k2[i] - s.k3[i] * (8.0 / 3.0)) * inverse;
    solve(s, s.k4);
    for (std::size_t i = 0; i < n; ++i)
        to.c[i] = s.stage[i] + s.k4[i];
    return rates(terms, s, to.c, end, to.rate);
}

/// The error of a step of h in units of the tolerance; infinite where there is no such step.
double SpmeElectrolyte::errorOf(double h)
{
    if (!attempt(m_terms, m_value, h))
        return std::numeric_limits<double>::infinity();
    double sum = 0.0;
    for (const double e : m_value.k4)
        sum += e * e;
    const double error = std::sqrt(sum / static_cast<double>(m_value.k4.size())) / m_tolerance;
    return std::isfinite(error) ? error : std::numeric_limits<double>::infinity();
}

/// Another knot, at most `longest` seconds later.
bool SpmeElectrolyte::extend(double longest)
{
    constexpr double kSafety = 0.9, kLargest = 2.0, kSmallest = 0.2, kFirst_s = 1.0;
    constexpr int kAttempts = 40;
    const double proposed = m_step > 0.0 ? m_step : kFirst_s;
    double h = std::min(proposed, longest);
    for (int attempts = 0; attempts < kAttempts; ++attempts) {
        const double error = errorOf(h);
        const double ratio = std::clamp(kSafety / std::cbrt(error), kSmallest, kLargest);
        if (error <= 1.0) {
            for (Directions& d : m_directions)
                if (!attempt(d.terms, d.state, h))
                    return false;
            m_times.push_back(h == longest ? m_planned : m_times.back() + h);
            m_step = h < proposed && ratio >= 1.0 ? std::max(proposed, h * ratio) : h * ratio;
            return true;
        }
        h *= ratio;
    }
    return false;
}

/// s.planned at tau, between this knot and the next.
template <class T>
void SpmeElectrolyte::interpolate(State<T>& s, std::size_t knot, double tau) const
{
    const Knot<T>& a = s.knots[knot];
    const Knot<T>& b = s.knots[knot + 1];
    const double h = m_times[knot + 1] - m_times[knot], x = (tau - m_times[knot]) / h, y = 1.0 - x;
    const double wa = y * y * (1.0 + 2.0 * x), wb = x * x * (1.0 + 2.0 * y);
    const double sa = h * x * y * y, sb = -h * x * x * y;
    for (std::size_t i = 0; i < s.planned.size(); ++i)
        s.planned[i] = a.c[i] * wa + b.c[i] * wb + (a.rate[i] * sa + b.rate[i] * sb);
}

INTERPHASE_KERNEL
bool SpmeElectrolyte::plan(double step)
{
    constexpr double kAnyLength = std::numeric_limits<double>::infinity();
    constexpr int kMostSteps = 200; // where salt is running out, so that they shrink without end
    m_planned = m_now + step;
    for (int steps = 0; m_times.back() < m_planned; ++steps)
        if ((steps >= kMostSteps && std::ranges::min(m_value.knots[m_times.size() - 1].c) < kNextToDry) ||
            !extend(m_ahead == Ahead::Allowed ? kAnyLength : m_planned - m_times.back()))
            return false;
    const auto after = std::lower_bound(m_times.begin() + 1, m_times.end(), m_planned);
    if (after == m_times.end()) { // no time at all
        m_value.planned = m_value.now;
        for (Directions& d : m_directions)
            d.state.planned = d.state.now;
        return true;
    }
    const auto knot = static_cast<std::size_t>(after - m_times.begin()) - 1;
    interpolate(m_value, knot, m_planned);
    for (Directions& d : m_directions)
        interpolate(d.state, knot, m_planned);
    return true;
}

void SpmeElectrolyte::commit()
{
    m_now = m_planned;
    std::swap(m_value.now, m_value.planned);
    for (Directions& d : m_directions)
        std::swap(d.state.now, d.state.planned);
    // Knots that no later time will need, to the end of the lists to be re-used.
    std::size_t past = 0;
    while (past + 2 < m_times.size() && m_times[past + 1] <= m_now)
        ++past;
    if (past == 0)
        return;
    const auto shift = [past](auto& list) {
        std::rotate(list.begin(), list.begin() + static_cast<std::ptrdiff_t>(past), list.end());
    };
    m_times.erase(m_times.begin(), m_times.begin() + static_cast<std::ptrdiff_t>(past));
    shift(m_value.knots);
    for (Directions& d : m_directions)
        shift(d.state.knots);
}

} // namespace interphase
