#pragma once
#include "protocol/protocol.h"

#include <string>
#include <string_view>
#include <vector>

namespace interphase {

/// One step of a protocol as a person writes it.
///
///     discharge|charge at CURRENT|POWER ENDS     rest for TIME     hold at VOLTAGE ENDS     repeat N
///     ENDS: for TIME, until VOLTAGE, CURRENT, CHARGE, ENERGY, TEMPERATURE, anode VOLTAGE or a rate of change
///     of the voltage, joined by "or"; whichever comes first
///
/// Currents in A, mA or C-rates (C/5, 0.5C), powers in W, mW or kW, voltages in V or mV, times in s, min, h
/// or days, charges in Ah or mAh, energies in Wh, temperatures in K or degC, rates in mV/h, mV/min or mV/s.
/// Upper and lower case are the same. Every step must be able to end: a rest has a time, a hold a time or a
/// current (its voltage and the rate of that end nothing), the others a time or a voltage. All that does not
/// fit is an InputError with the step's number, the text found and what was expected.
class StepText
{
public:
    /// `text` without blanks at its ends, not empty; it must outlive the object.
    StepText(std::string_view text, int number, double nominalCapacity_Ah);

    std::string_view text() const { return m_text; }
    bool isRepeat() const { return m_words.front() == "repeat"; }
    std::size_t repeatCount() const;
    ProtocolStep parse() const;
    [[noreturn]] void unexpected(std::string_view found, const std::string& expected) const;

private:
    enum class Unit { Time, Voltage, Current, Power, Charge, Energy, Temperature, Slope };
    struct Quantity
    {
        Unit unit;
        double value; ///< s, V, A, W, C, J, K or V/s, positive
    };

    [[noreturn]] void incomplete(const std::string& expected) const;
    void expectWord(std::size_t& at, const char* word) const;
    Quantity quantity(std::size_t& at, const std::string& expected) const;
    ProtocolStep drive(double sign) const;
    ProtocolStep hold() const;
    ProtocolStep rest() const;
    std::vector<Limit> limits(std::size_t at, const ProtocolStep& step) const;
    Limit limit(const Quantity& q, const ProtocolStep& step, std::size_t word) const;

    std::string_view m_text;
    int m_number;
    double m_capacity;
    std::vector<std::string> m_words; ///< in lower case
};

} // namespace interphase
