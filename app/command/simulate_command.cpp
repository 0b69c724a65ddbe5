#include "app/command/cell_arguments.h"
#include "app/command/command.h"
#include "app/command/parameter_remarks.h"
#include "app/command/profile_times.h"
#include "app/command/simulate_files.h"
#include "app/command/terminal_progress.h"
#include "core/files.h"
#include "core/message.h"
#include "core/output_file.h"
#include "core/text.h"
#include "protocol/model_details.h"
#include "protocol/simulate.h"

#include <algorithm>
#include <cmath>
#include <iostream>

namespace interphase {
namespace {

constexpr std::size_t kLongestProtocol = std::size_t{1} << 20;
constexpr double kShortestPeriod_s = 1e-3;

constexpr const char* kDescription =
    "Simulates a cell and writes time_s, current_A, voltage_V, "
    "temperature_K, soc, soc_n, soc_p (stoichiometries)\n"
    "and capacity_Ah (discharged since the start) as CSV, then what the voltage is made of, heat and films,\n"
    "as far as the model has them; where the cell ages the lithium its active material holds "
    "(cyclable_lithium_Ah),\n"
    "and of blended electrodes what each kind of particle holds (lithium_n_primary_Ah) and carries of the "
    "current\n"
    "(current_n_primary_A). The current is positive on discharge and linear between rows; every step has a "
    "row "
    "on\n"
    "both sides.\n"
    "A protocol is plain steps, such as \"discharge at 1C until 2.5 V; rest "
    "for 1 h; charge at 0.5C until 4.2 V;\n"
    "hold at 4.2 V until C/50; repeat 3\", or a CSV file with the columns "
    "time_s and current_A (and temperature_K for\n"
    "--thermal measured). The voltage limits of the cell end nothing: a step says what ends it,\n"
    "and a note says when the voltage left them.\n"
    "A step: discharge or charge at a current (1C, C/5, 2 A, 300 mA) or a power (10 W); hold at a voltage; "
    "rest;\n"
    "repeat N, which runs the steps before N times in all, or those in brackets: [discharge ...; rest ...] "
    "repeat N.\n"
    "It ends for a time (30 s, 10 min, 2 h, 3 d) or until a voltage (2.5 V), a current (C/50), a charge (1 "
    "Ah), an\n"
    "energy (5 Wh), a temperature that is risen to (318 K, 45 degC) or fallen to (cooled to 30 degC), a "
    "potential of the negative electrode "
    "that is\n"
    "fallen to (anode 0 V) or a rate of the voltage (1 mV/min), or the first of several, joined by \"or\".";
constexpr const char* kExample =
    "interphase simulate --parameters Chen2020 --model dfn --protocol \"discharge at 1C until 2.5 V\" "
    "--output discharge.csv\n"
    "interphase simulate --parameters Chen2020 --model spm --protocol \"discharge at 1C until 2.5 V; rest "
    "for 1 h\" "
    "--set \"Negative electrode/Thickness [m]=8.0e-5\" --soc 0.9 --output thinner.csv\n"
    "interphase simulate --parameters OKane2022 --model spm --sei solvent-diffusion --protocol \"discharge "
    "at 1C "
    "until 2.5 V; charge at 0.5C until 4.2 V; hold at 4.2 V until C/50; repeat 20\" --cycles ageing.csv";

struct SimulateArguments
{
    CellArguments cell;
    std::string protocol;
    bool hold = false;
    std::optional<double> period_s;
    std::string output;
    std::string cycles;
    std::string profiles;
    std::optional<double> profileTimes;
    std::string profilesAt;
    std::optional<double> skip_Ah;
    std::optional<double> relativeTolerance;
    std::string cells;
    std::optional<long long> modes, shells;
    std::vector<std::string> gradient;
};

void addResolution(ArgumentParser& parser, SimulateArguments& a)
{
    parser.number("--rtol", "R", a.relativeTolerance,
                  "relative tolerance of the time integration, 1e-9 to 0.1; that of potentials is this many "
                  "volts (default: 1e-4)");
    parser.text("--cells", "N,N,N", a.cells,
                "finite volumes in x of negative electrode, separator and positive electrode, 2 to 1000 each "
                "(default: 32,4,16; of an SPMe's electrolyte: 28,4,16)");
    parser.count("--modes", "N", a.modes,
                 "functions of the radius in each particle of constant diffusivity (default: 10)", 2, 16);
    parser.count("--shells", "N", a.shells,
                 "finite volumes in each particle whose diffusivity depends on its stoichiometry (default: "
                 "40)",
                 5, 1000);
}

bool parse(const Arguments& words, SimulateArguments& a)
{
    ArgumentParser parser("simulate", kDescription, kExample);
    addOptions(parser, a.cell);
    parser.text("--protocol", "TEXT|FILE", a.protocol, "the steps, a file with them, or a CSV file", true);
    parser.flag("--hold", a.hold, "the current of a CSV keeps its value until the next row");
    parser.number("--period", "S", a.period_s,
                  "rows at least this often, in seconds (default: 1, or a ten thousandth of the time since "
                  "the step began)");
    parser.text("--output", "FILE.csv", a.output, "where the rows go");
    parser.texts(
        "--gradient", "PATH", a.gradient,
        "also the derivatives of every column the model adds, and of the voltage, to this "
        "parameter, at a fixed "
        "time and per its unit, with mean_temperature_K, mean_soc and mean_stoichiometry_n and _p for "
        "those of temperature_K, soc, soc_n and soc_p; can be repeated");
    parser.text("--profiles", "FILE.csv", a.profiles,
                "profiles in x (m from the negative collector) and in r (share of the radius) at some times: "
                "concentrations, potentials, currents and overpotentials of the interface, of every kind and "
                "size of particle");
    parser.number("--profile-times", "N", a.profileTimes,
                  "about how many times these are (default: 12), evenly from the first state to the last, "
                  "whatever ends the run; the ends of steps are among them, before and behind the jump, as "
                  "long as there are at most two steps for each of these times");
    parser.text("--profiles-at", "S,S,...", a.profilesAt,
                "profiles at these times instead, in seconds, such as 10,60,3600 (at a jump before it)");
    parser.text(
        "--cycles", "FILE.csv", a.cycles,
        "a row for each repetition (of a repeat that is around everything, whatever is repeated within; else "
        "of each repeat): capacity, energy, resistance (of the first 10 s of its first discharge; "
        "empty where there is none), lithium lost since the start in all (in the SEI, dead, plated for good "
        "and in lost material), and how the cell has aged");
    parser.number(
        "--skip", "AH", a.skip_Ah,
        "with --cycles and without --output: cycles whose change hardly changes are skipped, as long as the "
        "estimated error of the discharge capacity, in Ah, is below this at each jump; the first cycle after "
        "a jump settles the cell and has no row either");
    addResolution(parser, a);
    return parser.parse(words);
}

bool endsWith(const std::string& text, std::string_view ending)
{
    return text.size() >= ending.size() && text.substr(text.size() - ending.size()) == ending;
}

Protocol protocolOf(const SimulateArguments& a, const Cell& cell)
{
    Protocol protocol;
    if (endsWith(a.protocol, ".csv")) {
        protocol.profile = readCurrentProfile(a.protocol, a.hold);
        return protocol;
    }
    if (a.hold)
        throw InputError(MessageId::InvalidArgument,
                         {"--hold", "the protocol is not a CSV file", "--protocol FILE.csv beside it"});
    std::error_code error;
    const bool isFile = std::filesystem::is_regular_file(pathFromUtf8(a.protocol), error);
    return parseProtocol(isFile ? readTextFile(a.protocol, "the steps of a protocol", kLongestProtocol)
                                : a.protocol,
                         cell.nominalCapacity_Ah);
}

/// "32,4,16".
void setCells(const std::string& text, SimulationOptions& options)
{
    const std::vector<std::string_view> words = split(text, ',');
    int* const cells[] = {&options.negativeCells, &options.separatorCells, &options.positiveCells};
    bool good = words.size() == std::size(cells);
    for (std::size_t i = 0; good && i < words.size(); ++i) {
        const std::optional<double> value = parseNumber(trim(words[i]));
        good = value && *value >= 2.0 && *value <= 1000.0 && *value == std::floor(*value);
        if (good)
            *cells[i] = static_cast<int>(*value);
    }
    if (!good)
        throw InputError(MessageId::InvalidArgument, {"--cells", "found \"" + text + "\"",
                                                      "three whole numbers from 2 to 1000, such as 32,4,16"});
}

void setResolution(const SimulateArguments& a, SimulationOptions& options)
{
    options.relativeTolerance = a.relativeTolerance.value_or(options.relativeTolerance);
    if (!(options.relativeTolerance >= 1e-9 && options.relativeTolerance <= 0.1))
        throw InputError(MessageId::InvalidArgument,
                         {"--rtol", "found " + formatNumber(options.relativeTolerance), "1e-9 to 0.1"});
    if (!a.cells.empty() && options.model == ModelKind::Spm)
        throw InputError(MessageId::InvalidArgument,
                         {"--cells", "the SPM has no cells in x", "--model spme or dfn beside it"});
    if (!a.cells.empty())
        setCells(a.cells, options);
    options.modes = static_cast<int>(a.modes.value_or(0));
    options.shells = static_cast<int>(a.shells.value_or(0));
}

/// Shells where there are none would be no finer.
void requireShells(const SimulateArguments& a, const Cell& cell)
{
    const ParticleKinds kinds = ParticleKinds::of(cell);
    bool any = false;
    for (const auto& electrode : kinds.variableDiffusivity)
        any = any || std::ranges::count(electrode, true) > 0;
    if (a.shells && !any)
        throw InputError(MessageId::InvalidArgument,
                         {"--shells", "no diffusivity of this cell depends on the stoichiometry", "--modes"});
}

SimulationOptions optionsOf(const SimulateArguments& a)
{
    SimulationOptions options;
    options.model = modelOf(a.cell);
    options.physics = physicsOf(a.cell);
    options.observables = true;
    setResolution(a, options);
    for (const std::string& path : a.gradient) {
        const std::optional<ParameterId> id = findParameter(path);
        if (!id)
            throw InputError(MessageId::InvalidArgument,
                             {"--gradient", "found \"" + path + "\"",
                              "a BPX path such as \"Negative electrode/Thickness [m]\""});
        options.gradient.push_back(*id);
    }
    options.rows = !a.output.empty();
    options.skipWithin_Ah = a.skip_Ah.value_or(0.0);
    if (a.skip_Ah && (options.rows || !(*a.skip_Ah > 0.0)))
        throw InputError(
            MessageId::InvalidArgument,
            {"--skip", options.rows ? "rows of every moment are wanted" : "found " + formatNumber(*a.skip_Ah),
             options.rows ? "--cycles alone, without --output" : "an error in Ah above 0"});
    if (a.period_s) {
        options.period_s = *a.period_s;
        options.periodShare = 0.0;
    }
    if (!(options.period_s >= kShortestPeriod_s))
        throw InputError(MessageId::InvalidArgument,
                         {"--period", "found " + formatNumber(options.period_s), "0.001 s or more"});
    return options;
}

/// told: why the run ends has been said before.
int runProfiles(const Cell& cell, const Protocol& protocol, const SimulationOptions& options,
                const SimulateArguments& a, const CommandContext& context, bool told)
{
    const ProfileTimes times = profileTimesOf(a.profilesAt, a.profileTimes);
    OutputFile file(a.profiles);
    const ModelDetails details = solveDetails(cell, protocol, options, times, {context.stop, {}});
    writeProfiles(details, file);
    const std::string missing = missingTimes(times, details);
    if (!missing.empty())
        TerminalProgress().note(missing);
    if (details.status.ok())
        return kDone;
    if (!told)
        TerminalProgress().note(details.status.reason.english());
    return details.status.outcome == Outcome::Cancelled ? kInterrupted : kNumericalFailure;
}

/// What was computed before a run ended too early is worth having; a file without rows is not.
int finish(const SimulationResult& result, std::optional<OutputFile>& file, std::optional<OutputFile>& cycles,
           const SimulateArguments& a)
{
    TerminalProgress line;
    for (const std::string& note : result.notes)
        line.note(note);
    const bool rows = !result.time_s.empty();
    if (file && (rows || result.status.ok()))
        writeRows(result, *file);
    if (cycles && (!result.cycles.empty() || result.status.ok()))
        writeCycles(result, *cycles);
    if (result.status.ok())
        return kDone;
    std::string sentence = result.status.reason.english();
    if (rows)
        sentence +=
            " The rows up to " + formatRounded(result.time_s.back(), 6) + " s are in " + a.output + ".";
    line.note(sentence);
    return result.status.outcome == Outcome::Cancelled ? kInterrupted : kNumericalFailure;
}

int runRows(const Cell& cell, const Protocol& protocol, const SimulationOptions& options,
            const SimulateArguments& a, const CommandContext& context)
{
    std::optional<OutputFile> file, cycles;
    if (!a.output.empty())
        file.emplace(a.output);
    if (!a.cycles.empty())
        cycles.emplace(a.cycles);
    SimulationResult result;
    {
        TerminalProgress line;
        const RunContext run{context.stop, [&line](double fraction) {
                                 line.show("Simulating: " + std::to_string(std::lround(100.0 * fraction)) +
                                           " % of the protocol");
                             }};
        result = simulate(cell, protocol, options, run);
    }
    return finish(result, file, cycles, a);
}

/// What is asked for can be had.
void checkFiles(const SimulateArguments& a, const Protocol& protocol)
{
    const auto refuse = [](const char* option, const char* found, const char* expected) {
        throw InputError(MessageId::InvalidArgument, {option, found, expected});
    };
    if (a.output.empty() && a.cycles.empty() && a.profiles.empty())
        refuse("interphase simulate", "it is not said where the result goes",
               "--output FILE.csv, --cycles FILE.csv or --profiles FILE.csv");
    if (a.profileTimes && a.profiles.empty())
        refuse("--profile-times", "no profiles are written", "--profiles FILE.csv beside it");
    if (!a.profilesAt.empty() && a.profiles.empty())
        refuse("--profiles-at", "no profiles are written", "--profiles FILE.csv beside it");
    if (!a.profilesAt.empty() && a.profileTimes)
        refuse("--profiles-at", "--profile-times is there too", "one of the two");
    if (!a.profiles.empty()) // before anything is solved
        static_cast<void>(profileTimesOf(a.profilesAt, a.profileTimes));
    if (!a.cycles.empty() && protocol.steps.empty())
        refuse("--cycles", "a current of a CSV file has no repetitions", "--protocol with steps");
}

} // namespace

int runSimulate(const Arguments& words, const CommandContext& context)
{
    SimulateArguments a;
    if (!parse(words, a))
        return kDone;
    const SimulationOptions options = optionsOf(a);
    const Cell cell = cellOf(a.cell, context.resources);
    requireShells(a, cell);
    const Protocol protocol = protocolOf(a, cell);
    checkFiles(a, protocol);
    for (const std::string& remark : parameterRemarks(a.cell, cell))
        TerminalProgress().note(remark);
    if (protocol.profile.temperature && options.physics.thermal != ThermalKind::Measured)
        TerminalProgress().note("The column temperature_K of " + a.protocol +
                                " is not used: --thermal measured follows it.");
    const int rows =
        a.output.empty() && a.cycles.empty() ? kDone : runRows(cell, protocol, options, a, context);
    const int profiles = a.profiles.empty() || rows == kInterrupted
                             ? rows
                             : runProfiles(cell, protocol, options, a, context, rows != kDone);
    return rows != kDone ? rows : profiles;
}

} // namespace interphase
