#include "calibrate/study_contents.h"

#include "cell/bpx.h"
#include "cell/parameter_sets.h"
#include "core/files.h"
#include "core/message.h"
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

/// What is not known already, in `cell` and `data`, is read from files beside the definition.
StudyContents readContents(const std::string& definitionFile, const std::string& parameterSets,
                           const std::optional<CellText>& cell, const std::vector<Dataset>& data,
                           const RunContext& context)
{
    const fs::path folder = pathFromUtf8(definitionFile).parent_path();
    Definition definition = readDefinition(definitionFile);
    StudyContents out;
    out.title = definition.title;
    out.edit.label = "Read the definition";
    const bool sameCell = cell && cell->name == definition.parameters;
    if (!definition.parameters.empty() && !sameCell)
        out.edit.cell = CellText{definition.parameters,
                                 formatBpx(cellNamed(definition.parameters, folder, parameterSets))};
    for (DataUse& use : definition.data) {
        if (context.stopRequested())
            return out;
        if (std::ranges::find(data, use.name, &Dataset::name) == data.end()) {
            context.report(static_cast<double>(out.edit.data.size()) /
                           static_cast<double>(definition.data.size()));
            out.edit.data.push_back(readUse(use, folder, definitionFile));
        }
        use.file.clear();
    }
    out.edit.definition = std::move(definition);
    return out;
}

} // namespace

StudyContents readStudyContents(const std::string& definitionFile, const std::string& parameterSets,
                                const RunContext& context)
{
    return readContents(definitionFile, parameterSets, {}, {}, context);
}

StudyContents readAnalysisContents(const std::string& definitionFile, const std::string& parameterSets,
                                   Study& study, const RunContext& context)
{
    return readContents(definitionFile, parameterSets, study.cell(), study.datasets(), context);
}

} // namespace interphase
