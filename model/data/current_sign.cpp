#include "data/current_sign.h"

#include "core/text.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace interphase {
namespace {

constexpr double kRestFraction = 0.005; ///< of the largest current: below it the cell rests
constexpr double kJumpFraction = 0.1;   ///< of the largest current: a jump
constexpr double kLeastMove_V = 1e-3;   ///< smaller moves are noise
constexpr double kAgreement = 0.8;

struct Evidence
{
    double chargePositive = 0.0;    ///< V
    double dischargePositive = 0.0; ///< V

    void add(double signedMove_V)
    {
        (signedMove_V > 0.0 ? chargePositive : dischargePositive) += std::abs(signedMove_V);
    }
    double total() const { return chargePositive + dischargePositive; }
    bool speaks() const { return total() >= kLeastMove_V; }
    double agreement() const { return std::max(chargePositive, dischargePositive) / total(); }
    CurrentSign sign() const
    {
        return chargePositive > dischargePositive ? CurrentSign::ChargePositive
                                                  : CurrentSign::DischargePositive;
    }
};

struct Series
{
    std::vector<double> current_A, voltage_V;
    double largest_A = 0.0;
};

Series finiteRows(std::span<const double> current_A, std::span<const double> voltage_V)
{
    Series s;
    for (std::size_t i = 0; i < current_A.size(); ++i) {
        if (!std::isfinite(current_A[i]) || !std::isfinite(voltage_V[i]))
            continue;
        s.current_A.push_back(current_A[i]);
        s.voltage_V.push_back(voltage_V[i]);
        s.largest_A = std::max(s.largest_A, std::abs(current_A[i]));
    }
    return s;
}

Evidence fromJumps(const Series& s)
{
    Evidence evidence;
    for (std::size_t i = 1; i < s.current_A.size(); ++i) {
        const double dI = s.current_A[i] - s.current_A[i - 1], dV = s.voltage_V[i] - s.voltage_V[i - 1];
        if (std::abs(dI) > kJumpFraction * s.largest_A && std::abs(dV) > kLeastMove_V)
            evidence.add(dI > 0.0 ? dV : -dV);
    }
    return evidence;
}

struct Drifts
{
    Evidence evidence;
    Evidence
        underPositive; ///< chargePositive: rising, dischargePositive: falling, while the current is positive
};

Drifts fromDrifts(const Series& s)
{
    const auto direction = [&](std::size_t i) {
        return std::abs(s.current_A[i]) <= kRestFraction * s.largest_A ? 0 : s.current_A[i] > 0.0 ? 1 : -1;
    };
    Drifts drifts;
    for (std::size_t begin = 0, end = 0; begin < s.current_A.size(); begin = end) {
        while (end < s.current_A.size() && direction(end) == direction(begin))
            ++end;
        const double move = s.voltage_V[end - 1] - s.voltage_V[begin];
        if (direction(begin) == 0 || std::abs(move) < kLeastMove_V)
            continue;
        drifts.evidence.add(direction(begin) * move);
        if (direction(begin) > 0)
            drifts.underPositive.add(move);
    }
    return drifts;
}

Message reasonFor(CurrentSign sign, double agreement)
{
    const auto id = sign == CurrentSign::ChargePositive ? MessageId::SignChargePositive
                                                        : MessageId::SignDischargePositive;
    return {id, {formatRounded(100.0 * agreement, 3)}};
}

} // namespace

SignVerdict currentSignFromPhysics(std::span<const double> current_A, std::span<const double> voltage_V)
{
    const Series s = finiteRows(current_A, voltage_V);
    const SignVerdict undecided{CurrentSign::Undecided, 0.0, {MessageId::SignUndecided, {}}};
    if (s.largest_A == 0.0)
        return undecided;
    const Drifts drifts = fromDrifts(s);
    const bool neverNegative =
        *std::min_element(s.current_A.begin(), s.current_A.end()) >= -kRestFraction * s.largest_A;
    const Evidence& positive = drifts.underPositive;
    if (neverNegative && positive.speaks() && positive.agreement() < 0.9)
        return {CurrentSign::Unsigned, 1.0, {MessageId::SignUnsigned, {}}};
    const Evidence jumps = fromJumps(s);
    const bool jumpsAgree = jumps.speaks() && jumps.agreement() >= kAgreement;
    const Evidence& best = jumpsAgree ? jumps : drifts.evidence;
    if (!best.speaks() || best.agreement() < kAgreement)
        return undecided;
    const Evidence& other = jumpsAgree ? drifts.evidence : jumps;
    if (other.speaks() && other.sign() != best.sign() && other.total() > 0.5 * best.total())
        return undecided;
    return {best.sign(), best.agreement(), reasonFor(best.sign(), best.agreement())};
}

} // namespace interphase
