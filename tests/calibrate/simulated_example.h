#pragma once
#include "cell/open_circuit.h"
#include "cell/parameter_sets.h"
#include "core/random.h"
#include "protocol/voltage_solver.h"

#include <cmath>
#include <string>
#include <utility>
#include <vector>

// How the bundled simulated example is made: a 5 Ah cell (Chen2020 with five parameters changed), 1C with
// rests and pulses, solved on a finer mesh than calibrations use, with independent noise of 2 mV.
namespace interphase {

struct SimulatedExample
{
    std::vector<std::pair<std::string, double>> truth{
        {"Negative electrode/Diffusivity [m2.s-1]", 2.6e-14},
        {"Positive electrode/Diffusivity [m2.s-1]", 5.2e-15},
        {"Negative electrode/Reaction rate constant [mol.m-2.s-1]", 5.5e-6},
        {"Positive electrode/Reaction rate constant [mol.m-2.s-1]", 2.5e-4},
        {"User-defined/Electrolyte conductivity factor", 0.9}};
    double noise_V = 2e-3;
    std::uint64_t seed = 20261125;
    std::vector<double> time_s, current_A, voltage_V;
};

/// Segments of constant current, A and s.
inline const std::vector<std::pair<double, double>>& exampleSegments()
{
    static const std::vector<std::pair<double, double>> kSegments{
        {0.0, 60.0},  {5.0, 1500.0}, {0.0, 600.0},  {10.0, 10.0}, {0.0, 120.0},
        {-5.0, 10.0}, {0.0, 300.0},  {5.0, 1200.0}, {0.0, 600.0}, {10.0, 10.0},
        {0.0, 120.0}, {-5.0, 10.0},  {0.0, 300.0},  {5.0, 480.0}, {0.0, 900.0}};
    return kSegments;
}

/// Times of the readings: 2 ms and 0.1 s after each change, then at growing intervals up to 15 s, and at its
/// end, as cyclers log.
inline std::pair<CurrentProfile, std::vector<double>> exampleProfile()
{
    CurrentProfile profile;
    std::vector<double> times;
    double begin = 0.0;
    for (const auto& [current, length] : exampleSegments()) {
        profile.time_s.insert(profile.time_s.end(), {begin, begin + length});
        profile.current_A.insert(profile.current_A.end(), {current, current});
        times.push_back(begin + 0.002);
        for (double t = 0.1; t < length - 0.05; t += std::min(15.0, std::max(0.4, 0.5 * t)))
            times.push_back(std::round((begin + t) * 10.0) / 10.0);
        begin += length;
        times.push_back(begin - 1e-6); // before the jump
    }
    return {profile, times};
}

inline SimulatedExample makeSimulatedExample(const std::string& resources)
{
    SimulatedExample example;
    Cell cell = loadCell("Chen2020", resources + "/parameter_sets");
    for (const auto& [path, value] : example.truth)
        cell.parameters[*findParameter(path)] = value;
    cell.parameters[ParameterId::InitialSoc] = 1.0;
    const auto [profile, times] = exampleProfile();
    SimulationOptions fine;
    fine.relativeTolerance = 1e-7;
    fine.negativeCells = 120;
    fine.separatorCells = 12;
    fine.positiveCells = 60;
    fine.modes = 13;
    std::vector<double> voltage(times.size());
    const Status status = VoltageSolver(fine).solve(cell, profile, times, {}, voltage, {});
    if (!status.ok())
        throw InputError(status.reason);
    RandomStream stream(example.seed, StreamPurpose::Noise, 0);
    // The first row is the rest voltage before the test, read well (averaged): it gives the initial state of
    // charge.
    example.time_s.push_back(0.0);
    example.current_A.push_back(0.0);
    example.voltage_V.push_back(openCircuitVoltage(cell, 1.0));
    std::size_t segment = 0;
    for (std::size_t i = 0; i < times.size(); ++i) {
        while (times[i] > profile.time_s[2 * segment + 1])
            ++segment;
        example.time_s.push_back(times[i]);
        example.current_A.push_back(profile.current_A[2 * segment]);
        example.voltage_V.push_back(voltage[i] + example.noise_V * stream.normal());
    }
    return example;
}

} // namespace interphase
