#include "calibrate/study_contents.h"

#include "cell/bpx.h"
#include "cell/parameter_sets.h"
#include "core/files.h"
#include "core/message.h"
#include "data/spectrum_file.h"
#include "data/table.h"

#include <algorithm>

namespace interphase {
namespace {

namespace fs = std::filesystem;

Cell cellNamed(const std::string& name, const fs::path& folder, const std::string& parameterSets)
{
    const fs::path beside = folder / pathFromUtf8(name);
    std::error_code error;
    const bool isFile = pathFromUtf8(name).has_extension() || fs::exists(beside, error);
    if (isFile && std::ranges::count(bundledSets(parameterSets), name) == 0)
        return readBpx(pathToUtf8(beside));
    return loadCell(name, parameterSets);
}

Dataset readUse(const DataUse& use, const fs::path& folder, const std::string& definition)
{
    if (use.file.empty())
        throw InputError(MessageId::DefinitionIncomplete,
                         {definition, "file for the data set \"" + use.name + "\"", "the key \"file\""});
    Dataset data = readDataset(pathToUtf8(folder / pathFromUtf8(use.file)), use.columns, use.chargePositive);
    data.name = use.name;
    return data;
}

/// The numbers of a spectrum, into the definition: from `known` where it is there, else from its file.
void takeSpectrum(SpectrumUse& use, const std::vector<SpectrumUse>& known, const fs::path& folder,
                  const std::string& definition, std::vector<std::string>& notes)
{
    const auto same = std::ranges::find(known, use.name, &SpectrumUse::name);
    if (use.file.empty() && !use.frequency_Hz.empty())
        return;
    if (same != known.end()) {
        use.source = same->source;
        use.sourceSha256 = same->sourceSha256;
        use.frequency_Hz = same->frequency_Hz;
        use.real_ohm = same->real_ohm;
        use.imaginary_ohm = same->imaginary_ohm;
    } else {
        if (use.file.empty())
            throw InputError(MessageId::DefinitionIncomplete,
                             {definition, "file for the spectrum \"" + use.name + "\"", "the key \"file\""});
        MeasuredSpectrum read = readSpectrum(pathToUtf8(folder / pathFromUtf8(use.file)));
        for (const std::string& note : read.notes)
            notes.push_back(use.name + ": " + note);
        use.source = read.sourceFile;
        use.sourceSha256 = read.sourceSha256;
        use.frequency_Hz = std::move(read.frequency_Hz);
        use.real_ohm = std::move(read.real_ohm);
        use.imaginary_ohm = std::move(read.imaginary_ohm);
    }
    use.file.clear();
}

/// What is known already: nothing, or what the current analysis of a study has.
struct Known
{
    std::optional<CellText> cell;
    std::vector<Dataset> data;
    std::vector<SpectrumUse> spectra;
};

/// What is not known already is read from files beside the definition.
StudyContents readContents(const std::string& definitionFile, const std::string& parameterSets,
                           const Known& known, const RunContext& context)
{
    const fs::path folder = pathFromUtf8(definitionFile).parent_path();
    Definition definition = readDefinition(definitionFile);
    StudyContents out;
    out.title = definition.title;
    out.edit.label = "Read the definition";
    const bool sameCell = known.cell && known.cell->name == definition.parameters;
    if (!definition.parameters.empty() && !sameCell)
        out.edit.cell = CellText{definition.parameters,
                                 formatBpx(cellNamed(definition.parameters, folder, parameterSets))};
    for (DataUse& use : definition.data) {
        if (context.stopRequested())
            return out;
        if (std::ranges::find(known.data, use.name, &Dataset::name) == known.data.end()) {
            context.report(static_cast<double>(out.edit.data.size()) /
                           static_cast<double>(definition.data.size()));
            out.edit.data.push_back(readUse(use, folder, definitionFile));
        }
        use.file.clear();
    }
    for (SpectrumUse& use : definition.spectra)
        takeSpectrum(use, known.spectra, folder, definitionFile, out.notes);
    out.edit.definition = std::move(definition);
    return out;
}

} // namespace

StudyContents readStudyContents(const std::string& definitionFile, const std::string& parameterSets,
                                const RunContext& context)
{
    return readContents(definitionFile, parameterSets, {}, context);
}

StudyContents readAnalysisContents(const std::string& definitionFile, const std::string& parameterSets,
                                   Study& study, const RunContext& context)
{
    return readContents(definitionFile, parameterSets,
                        {study.cell(), study.datasets(), study.definition().spectra}, context);
}

} // namespace interphase
