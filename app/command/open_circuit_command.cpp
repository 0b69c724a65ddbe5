#include "app/command/cell_arguments.h"
#include "app/command/command.h"
#include "cell/bpx.h"
#include "cell/open_circuit.h"
#include "core/message.h"
#include "core/output_file.h"
#include "core/text.h"

namespace interphase {
namespace {

constexpr const char* kDescription =
    "A cell at rest, as CSV. Without --electrode from full to empty: soc, charge_Ah (from the charged end), "
    "voltage_V,\n"
    "dVdQ_V_Ah (the slope of the voltage over that charge), and mean stoichiometry and potential of each "
    "electrode\n"
    "against lithium. With --electrode its effective open-circuit potential over all of its mean "
    "stoichiometry:\n"
    "stoichiometry, potential_V, slope_V (per unit of stoichiometry) and, of a blended electrode, whose "
    "kinds of\n"
    "particle are in equilibrium with each other, the stoichiometry of each kind.";
constexpr const char* kExample =
    "interphase open-circuit --parameters Chen2020 --output ocv.csv\n"
    "interphase open-circuit --parameters Chen2020_composite --electrode negative --output u_eff.csv\n"
    "interphase open-circuit --parameters Chen2020 --potential negative=u_eff.csv --bpx measured.json";

void writeRow(const std::vector<double>& values, OutputFile& file)
{
    for (std::size_t i = 0; i < values.size(); ++i)
        file.write((i > 0 ? "," : "") + formatNumber(values[i]));
    file.write("\n");
}

void writeCell(const Cell& cell, long long points, OutputFile& file)
{
    file.write("soc,charge_Ah,voltage_V,dVdQ_V_Ah,stoichiometry_n,potential_n_V,stoichiometry_p,"
               "potential_p_V\n");
    const double capacity_Ah = theoreticalCapacity_Ah(cell);
    for (long long i = 0; i < points; ++i) {
        const double soc = 1.0 - static_cast<double>(i) / static_cast<double>(points - 1);
        const double negative = electrodePotential(cell, Side::Negative, soc).value,
                     positive = electrodePotential(cell, Side::Positive, soc).value;
        writeRow({soc, (1.0 - soc) * capacity_Ah, positive - negative,
                  -openCircuitVoltageSlope(cell, soc) / capacity_Ah,
                  meanStoichiometry(cell, Side::Negative, soc), negative,
                  meanStoichiometry(cell, Side::Positive, soc), positive},
                 file);
    }
}

void writeElectrode(const Cell& cell, Side side, long long points, OutputFile& file)
{
    constexpr double kEnd = 1e-3; // potentials end in steep exponentials
    const int kinds = kindsOf(cell, side);
    file.write("stoichiometry,potential_V,slope_V");
    for (int kind = 0; kinds > 1 && kind < kinds; ++kind)
        file.write(",stoichiometry_" + std::string(kKindColumns[kind]));
    file.write("\n");
    for (long long i = 0; i < points; ++i) {
        const double x = kEnd + (1.0 - 2.0 * kEnd) * static_cast<double>(i) / static_cast<double>(points - 1);
        const ElectrodeAtRest rest = electrodeAtRest(cell, side, x);
        std::vector<double> row{x, rest.potential.value, rest.potential.slope};
        if (kinds > 1)
            row.insert(row.end(), rest.stoichiometry.begin(), rest.stoichiometry.begin() + kinds);
        writeRow(row, file);
    }
}

} // namespace

int runOpenCircuit(const Arguments& words, const CommandContext& context)
{
    CellArguments a;
    std::string electrode, output, bpx;
    std::optional<long long> points;
    ArgumentParser parser("open-circuit", kDescription, kExample);
    addParameterOptions(parser, a);
    parser.text("--electrode", "negative|positive", electrode,
                "of one electrode alone, over its stoichiometry");
    parser.count("--points", "N", points, "rows (default: 201)", 2, 1000000);
    parser.text("--output", "FILE.csv", output, "where the rows go");
    parser.text("--bpx", "FILE.json", bpx, "where the cell goes, with what --set and --potential changed");
    if (!parser.parse(words))
        return kDone;
    if (!electrode.empty() && electrode != "negative" && electrode != "positive")
        throw InputError(MessageId::InvalidArgument,
                         {"--electrode", "found \"" + electrode + "\"", "negative or positive"});
    const Cell cell = cellOf(a, context.resources);
    if (output.empty() && bpx.empty())
        throw InputError(MessageId::InvalidArgument,
                         {"--output", "nothing is to be written", "--output or --bpx"});
    if (!bpx.empty()) {
        OutputFile file(bpx);
        file.write(formatBpx(cell));
        file.commit();
    }
    if (output.empty())
        return kDone;
    OutputFile file(output);
    if (electrode.empty())
        writeCell(cell, points.value_or(201), file);
    else
        writeElectrode(cell, electrode == "negative" ? Side::Negative : Side::Positive, points.value_or(201),
                       file);
    file.commit();
    return kDone;
}

} // namespace interphase
