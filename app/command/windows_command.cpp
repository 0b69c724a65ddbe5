#include "app/command/argument_parser.h"
#include "app/command/cell_arguments.h"
#include "app/command/command.h"
#include "calibrate/window_fit.h"
#include "cell/bpx.h"
#include "core/message.h"
#include "core/output_file.h"
#include "core/text.h"
#include "data/table.h"

#include <iostream>

namespace interphase {
namespace {

constexpr const char* kDescription =
    "The stoichiometry windows of both electrodes from a slow discharge or charge (C/20 or so), by the\n"
    "potentials of a parameter set: a table with 95 % intervals on standard output. What the current costs "
    "is\n"
    "taken from the set too: by how much the surfaces of the particles lead their means (R2/(15 D) times "
    "the\n"
    "rate of the stoichiometry), half of which the intervals take for unknown, and how the overpotentials "
    "of\n"
    "the reactions change along the run. --output writes the fit with dV/dQ of the data, of the fit and of\n"
    "each electrode: charge_Ah, voltage_V, model_V, dVdQ_V_Ah, model_dVdQ_V_Ah, negative_dVdQ_V_Ah,\n"
    "positive_dVdQ_V_Ah. --bpx writes the cell with these windows.";
constexpr const char* kExample =
    "interphase simulate --parameters Chen2020 --model spm --protocol \"discharge at C/20 until 2.5 V\" "
    "--output c20.csv\n"
    "interphase windows --parameters Chen2020 --data c20.csv --output fit.csv --bpx aged.json";

void write(const WindowFit& fit, OutputFile& file)
{
    file.write(
        "charge_Ah,voltage_V,model_V,dVdQ_V_Ah,model_dVdQ_V_Ah,negative_dVdQ_V_Ah,positive_dVdQ_V_Ah\n");
    const std::vector<double>* columns[] = {
        &fit.charge_Ah,       &fit.voltage_V,          &fit.model_V,           &fit.slope_V_Ah,
        &fit.modelSlope_V_Ah, &fit.negativeSlope_V_Ah, &fit.positiveSlope_V_Ah};
    for (std::size_t row = 0; row < fit.charge_Ah.size(); ++row)
        for (const auto* column : columns) {
            file.write(formatNumber((*column)[row]));
            file.write(column == &fit.positiveSlope_V_Ah ? "\n" : ",");
        }
    file.commit();
}

} // namespace

int runWindows(const Arguments& words, const CommandContext& context)
{
    CellArguments cellArguments;
    std::string data, output, bpx;
    ArgumentParser parser("windows", kDescription, kExample);
    addParameterOptions(parser, cellArguments);
    parser.text("--data", "FILE", data, "a file with time, current and voltage", true);
    parser.text("--output", "FILE.csv", output, "where the fit goes");
    parser.text("--bpx", "FILE.json", bpx, "where the cell with these windows goes");
    if (!parser.parse(words))
        return kDone;
    const Cell cell = cellOf(cellArguments, context.resources);
    const WindowFit fit = fitWindows(cell, readDataset(data, {}, std::nullopt));
    if (!fit.status.ok()) {
        std::cerr << fit.status.reason.english() << "\n";
        return kNumericalFailure;
    }
    for (const FittedValue& v : fit.values)
        std::cout << padded(v.name, 46) << padded(formatRounded(v.value, 5), 12) << "+- "
                  << formatRounded(v.half, 2) << (v.unit == "1" ? "" : " " + v.unit) << "\n";
    std::cout << "rms of the residuals " << formatRounded(1e3 * fit.rms_V, 3) << " mV, their correlation "
              << formatRounded(fit.correlation, 2) << " (the intervals are widened for it)\n";
    std::cout
        << "The surfaces of the particles lead the mean by " << formatRounded(fit.negativeLead, 2)
        << " (negative electrode) and " << formatRounded(fit.positiveLead, 2)
        << " (positive) in stoichiometry, by the radii and diffusivities of the set; the windows are those "
           "of the mean, and their intervals take "
        << formatRounded(100.0 * kLeadDoubt, 2) << " % of this for unknown\n";
    for (const std::string& doubt : fit.doubts)
        std::cerr << doubt << "\n";
    if (!output.empty()) {
        OutputFile file(output);
        write(fit, file);
    }
    if (!bpx.empty()) {
        if (const FittedValue* v = fit.impossible())
            throw InputError(MessageId::InvalidArgument,
                             {"--bpx", "found a " + v->name + ", of " + formatRounded(v->value, 4),
                              "0 to 1 to write a cell"});
        OutputFile file(bpx);
        file.write(formatBpx(fit.cell));
        file.commit();
    }
    return kDone;
}

} // namespace interphase
