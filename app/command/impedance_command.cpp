#include "app/command/cell_arguments.h"
#include "app/command/command.h"
#include "core/message.h"
#include "core/output_file.h"
#include "core/text.h"
#include "impedance/spectrum.h"

#include <cmath>
#include <iostream>

namespace interphase {
namespace {

constexpr const char* kDescription =
    "The impedance of a cell at rest, as CSV: frequency_Hz, z_real_ohm, z_imag_ohm (negative where the cell "
    "is\n"
    "capacitive). The double layer is on unless --double-layer off says otherwise; heat and ageing are no "
    "part "
    "of\n"
    "a spectrum.";
constexpr const char* kExample = "interphase impedance --parameters Chen2020 --model dfn --soc 0.5 "
                                 "--frequencies 1e-4:1e4:60 --output spectrum.csv";
constexpr int kMostFrequencies = 100000;

/// "LOWER:UPPER:COUNT" in Hz.
std::vector<double> frequenciesOf(const std::string& text)
{
    const auto refuse = [&]() -> std::vector<double> {
        throw InputError(MessageId::InvalidArgument, {"--frequencies", "found \"" + text + "\"",
                                                      "LOWER:UPPER:COUNT in Hz, such as 1e-4:1e4:60"});
    };
    const auto first = text.find(':'), second = text.find(':', first + 1);
    if (first == std::string::npos || second == std::string::npos)
        return refuse();
    const auto lower = parseNumber(text.substr(0, first));
    const auto upper = parseNumber(text.substr(first + 1, second - first - 1));
    const auto count = parseNumber(text.substr(second + 1));
    if (!lower || !upper || !count || !(*lower > 0.0) || !(*upper >= *lower) || !std::isfinite(*upper) ||
        !(*count >= 1.0 && *count <= kMostFrequencies) || *count != std::floor(*count))
        return refuse();
    return logarithmic(*lower, *upper, static_cast<int>(*count));
}

} // namespace

int runImpedance(const Arguments& words, const CommandContext& context)
{
    CellArguments cellWords;
    cellWords.doubleLayer = "on";
    std::string frequencies = "1e-4:1e4:60", output;
    ArgumentParser parser("impedance", kDescription, kExample);
    addCellOptions(parser, cellWords);
    parser.text("--frequencies", "LOWER:UPPER:COUNT", frequencies,
                "in Hz, equally spaced in the logarithm (default: 1e-4:1e4:60)");
    parser.text("--output", "FILE.csv", output, "where the rows go", true);
    if (!parser.parse(words))
        return kDone;
    const std::vector<double> f = frequenciesOf(frequencies);
    SpectrumOptions options;
    options.model = modelOf(cellWords);
    const Cell cell = cellOf(cellWords, context.resources);
    ImpedanceSolver solver(options);
    OutputFile file(output);
    std::vector<std::complex<double>> z;
    if (const Status status = solver.solve(cell, f, z); !status.ok()) {
        std::cerr << status.reason.english() << "\n";
        return kNumericalFailure;
    }
    file.write("frequency_Hz,z_real_ohm,z_imag_ohm\n");
    for (std::size_t i = 0; i < f.size(); ++i)
        file.write(formatNumber(f[i]) + "," + formatNumber(z[i].real()) + "," + formatNumber(z[i].imag()) +
                   "\n");
    file.commit();
    return kDone;
}

} // namespace interphase
