#include "data/current_simplification.h"

#include "core/message.h"
#include "core/text.h"

#include <algorithm>
#include <cmath>

namespace interphase {
namespace {

/// A stretch without jumps.
struct Piece
{
    std::vector<double> time_s, current_A;
};

/// Douglas-Peucker on the vertical distance, without recursion: knots of a linear interpolant within the
/// tolerance.
std::vector<std::size_t> chooseKnots(const Piece& p, double tolerance_A)
{
    std::vector<char> knot(p.time_s.size(), 0);
    knot.front() = knot.back() = 1;
    std::vector<std::pair<std::size_t, std::size_t>> open = {{0, p.time_s.size() - 1}};
    while (!open.empty()) {
        const auto [a, b] = open.back();
        open.pop_back();
        const double slope = b > a ? (p.current_A[b] - p.current_A[a]) / (p.time_s[b] - p.time_s[a]) : 0.0;
        std::size_t worst = a;
        double distance = tolerance_A;
        for (std::size_t i = a + 1; i < b; ++i) {
            const double d = std::abs(p.current_A[i] - p.current_A[a] - slope * (p.time_s[i] - p.time_s[a]));
            if (d > distance)
                distance = d, worst = i;
        }
        if (worst == a)
            continue;
        knot[worst] = 1;
        open.push_back({a, worst});
        open.push_back({worst, b});
    }
    std::vector<std::size_t> knots;
    for (std::size_t i = 0; i < knot.size(); ++i)
        if (knot[i])
            knots.push_back(i);
    return knots;
}

/// Least-squares linear spline at the knots: a tridiagonal system with the hat functions' mass matrix.
std::vector<double> fitKnots(const Piece& p, const std::vector<std::size_t>& knots)
{
    const std::size_t n = knots.size();
    std::vector<double> diagonal(n, 0.0), beside(n, 0.0), right(n, 0.0);
    for (std::size_t k = 0; k + 1 < n; ++k) {
        const double left = p.time_s[knots[k]], width = p.time_s[knots[k + 1]] - left;
        diagonal[k] += width / 3.0;
        diagonal[k + 1] += width / 3.0;
        beside[k] = width / 6.0;
        for (std::size_t i = knots[k]; i < knots[k + 1]; ++i) {
            // Integral of (linear current) times (hat), exact by Simpson's rule.
            const double dt = p.time_s[i + 1] - p.time_s[i];
            const double h0 = (p.time_s[i] - left) / width, h1 = (p.time_s[i + 1] - left) / width;
            const double c0 = p.current_A[i], c1 = p.current_A[i + 1], hm = 0.5 * (h0 + h1),
                         cm = 0.5 * (c0 + c1);
            right[k + 1] += dt / 6.0 * (c0 * h0 + 4.0 * cm * hm + c1 * h1);
            right[k] += dt / 6.0 * (c0 * (1.0 - h0) + 4.0 * cm * (1.0 - hm) + c1 * (1.0 - h1));
        }
    }
    for (std::size_t k = 1; k < n; ++k) {
        const double factor = beside[k - 1] / diagonal[k - 1];
        diagonal[k] -= factor * beside[k - 1];
        right[k] -= factor * right[k - 1];
    }
    for (std::size_t k = n; k-- > 0;)
        right[k] = (right[k] - (k + 1 < n ? beside[k] * right[k + 1] : 0.0)) / diagonal[k];
    return right;
}

double largestDistance(const Piece& p, const std::vector<std::size_t>& knots,
                       const std::vector<double>& values)
{
    double largest = 0.0;
    for (std::size_t k = 0; k + 1 < knots.size(); ++k) {
        const double left = p.time_s[knots[k]], width = p.time_s[knots[k + 1]] - left;
        for (std::size_t i = knots[k]; i <= knots[k + 1]; ++i) {
            const double h = (p.time_s[i] - left) / width;
            largest = std::max(largest, std::abs(p.current_A[i] - values[k] * (1.0 - h) - values[k + 1] * h));
        }
    }
    return largest;
}

void append(const Piece& p, double tolerance_A, SimplifiedCurrent& out)
{
    // The projection on linear splines amplifies at most threefold, so a quarter of the tolerance always
    // holds (with the interpolant's own error); a half mostly does.
    std::vector<std::size_t> knots;
    std::vector<double> values;
    for (const double share : {0.5, 0.25}) {
        knots = chooseKnots(p, share * tolerance_A);
        values = fitKnots(p, knots);
        if (largestDistance(p, knots, values) <= tolerance_A)
            break;
    }
    for (std::size_t k = 0; k < knots.size(); ++k) {
        out.time_s.push_back(p.time_s[knots[k]]);
        out.current_A.push_back(values[k]);
    }
}

void check(std::span<const double> time_s, std::span<const double> current_A, double tolerance_A)
{
    if (!(tolerance_A > 0.0))
        throw InputError(MessageId::InvalidArgument,
                         {"tolerance_A", formatRounded(tolerance_A, 6), "a number above zero"});
    if (time_s.size() != current_A.size() || time_s.size() < 2)
        throw InputError(
            MessageId::InvalidArgument,
            {"current_A", std::to_string(current_A.size()) + " values", "as many as times, at least 2"});
    for (std::size_t i = 1; i < time_s.size(); ++i)
        if (!(time_s[i] > time_s[i - 1]))
            throw InputError(
                MessageId::InvalidArgument,
                {"time_s", "value " + std::to_string(i + 1) + " does not increase", "increasing times"});
}

} // namespace

SimplifiedCurrent simplifyCurrent(std::span<const double> time_s, std::span<const double> current_A,
                                  double tolerance_A, double jumpWithin_s)
{
    check(time_s, current_A, tolerance_A);
    SimplifiedCurrent out;
    Piece piece;
    for (std::size_t i = 0; i < time_s.size(); ++i) {
        const bool jump = i > 0 && time_s[i] - time_s[i - 1] <= jumpWithin_s &&
                          std::abs(current_A[i] - current_A[i - 1]) > 2.0 * tolerance_A;
        if (jump) {
            const double middle = 0.5 * (time_s[i] + time_s[i - 1]);
            piece.time_s.push_back(middle);
            piece.current_A.push_back(current_A[i - 1]);
            append(piece, tolerance_A, out);
            piece = {{middle}, {current_A[i]}};
        }
        piece.time_s.push_back(time_s[i]);
        piece.current_A.push_back(current_A[i]);
    }
    append(piece, tolerance_A, out);
    return out;
}

} // namespace interphase
