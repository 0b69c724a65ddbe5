#include "app/command/argument_parser.h"
#include "app/command/command.h"
#include "calibrate/earlier_posterior.h"
#include "core/files.h"
#include "core/output_file.h"
#include "core/text.h"
#include "data/sha256.h"
#include "data/source_bytes.h"

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <map>

namespace interphase {
namespace {

constexpr const char* kDescription =
    "Makes the posterior of a study the prior of the next analysis: writes a definition in which the cell\n"
    "parameters that are free in both have what the study's latest run found, correlations included, and "
    "says\n"
    "how well that describes the draws. The study's data must not be fitted again: they would count twice.";
constexpr const char* kExample = "interphase new spm_discharge first.interphase\n"
                                 "interphase calibrate first.interphase --chains 2 --warmup 100 --draws 100\n"
                                 "interphase export first.interphase --definition second.json\n"
                                 "interphase prior first.interphase second.json --output next.json";

void printFit(const EarlierPosterior& found)
{
    const auto cell = [](double value) { return padded(formatRounded(value, 2), 12); };
    std::size_t width = 10;
    for (const std::string& name : found.parameters)
        width = std::max(width, name.size() + 2);
    std::cout << padded("Parameter", width) << padded("skewness", 12) << padded("kurtosis", 12)
              << "largest error of a probability\n";
    for (std::size_t p = 0; p < found.parameters.size(); ++p) {
        const MarginFit& fit = found.fit.fits[p];
        std::cout << padded(found.parameters[p], width) << cell(fit.skewness) << cell(fit.excessKurtosis)
                  << formatRounded(100.0 * fit.distance, 2) << " %\n";
    }
    std::cout << found.fit.message.english() << '\n';
}

/// SHA-256 of the files of a definition's data sets and spectra that are there, by their names.
std::map<std::string, std::string> sourcesOf(const Definition& next, const std::string& definition)
{
    std::map<std::string, std::string> out;
    const auto add = [&](const std::string& name, const std::string& file) {
        const auto path = pathFromUtf8(definition).parent_path() / pathFromUtf8(file);
        std::error_code error;
        if (!file.empty() && std::filesystem::exists(path, error))
            out[name] = sha256Hex(readSourceBytes(pathToUtf8(path)));
    };
    for (const DataUse& use : next.data)
        add(use.name, use.file);
    for (const SpectrumUse& use : next.spectra)
        add(use.name, use.file);
    return out;
}

} // namespace

int runPrior(const Arguments& words, const CommandContext&)
{
    std::string study, definition, output;
    ArgumentParser parser("prior", kDescription, kExample);
    parser.positional("STUDY", study, "a study that was calibrated");
    parser.positional("DEFINITION", definition, "the next analysis, a JSON file");
    parser.text("--output", "FILE.json", output, "the definition with the new priors", true);
    if (!parser.parse(words))
        return kDone;
    const Definition next = readDefinition(definition);
    Study earlier = Study::open(study, StudyMode::ReadOnly);
    const EarlierPosterior found = withEarlierPosterior(next, earlier);
    writeFile(output, formatDefinition(found.definition));
    printFit(found);
    for (const std::string& name : fittedBefore(next, sourcesOf(next, definition), earlier))
        std::cerr << "WARNING: \"" << name << "\" of " << definition
                  << " is what the earlier study was fitted to: it would count twice.\n";
    return kDone;
}

} // namespace interphase
