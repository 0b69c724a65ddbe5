#include "app/window/study_contents.h"

#include "cell/bpx.h"
#include "cell/parameter_sets.h"
#include "core/files.h"
#include "core/message.h"
#include "data/table.h"

#include <algorithm>

namespace interphase {
namespace {

namespace fs = std::filesystem;

constexpr const char* kDefinitionName = "definition.json";

Cell cellNamed(const std::string& name, const fs::path& folder, const std::string& parameterSets)
{
    const std::vector<std::string> bundled = bundledSets(parameterSets);
    if (std::ranges::count(bundled, name) > 0)
        return loadCell(name, parameterSets);
    const fs::path beside = folder / pathFromUtf8(name);
    std::error_code error;
    return fs::exists(beside, error) ? readBpx(pathToUtf8(beside)) : loadCell(name, parameterSets);
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

std::optional<ExampleView> exampleIn(const fs::path& folder)
try {
    const Definition definition = readDefinition(pathToUtf8(folder / kDefinitionName));
    return ExampleView{QString::fromStdString(pathToUtf8(folder.filename())),
                       QString::fromStdString(definition.title), QString::fromStdString(definition.note)};
} catch (const InputError&) {
    return std::nullopt;
}

} // namespace

StudyContents readStudyContents(const std::string& definitionFile, const std::string& parameterSets,
                                const RunContext& context)
{
    const fs::path folder = pathFromUtf8(definitionFile).parent_path();
    Definition definition = readDefinition(definitionFile);
    StudyContents out;
    out.title = definition.title;
    out.edit.label = "Read the definition";
    if (!definition.parameters.empty())
        out.edit.cell = CellText{definition.parameters,
                                 formatBpx(cellNamed(definition.parameters, folder, parameterSets))};
    for (DataUse& use : definition.data) {
        if (context.stopRequested())
            return out;
        context.report(static_cast<double>(out.edit.data.size()) /
                       static_cast<double>(definition.data.size()));
        out.edit.data.push_back(readUse(use, folder, definitionFile));
        use.file.clear();
    }
    out.edit.definition = std::move(definition);
    return out;
}

std::vector<ExampleView> findExamples(const std::string& folder)
{
    std::vector<ExampleView> out;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(pathFromUtf8(folder), error))
        if (entry.is_directory(error) && fs::exists(entry.path() / kDefinitionName, error))
            if (auto example = exampleIn(entry.path()))
                out.push_back(std::move(*example));
    std::ranges::sort(out, {}, [](const ExampleView& example) { return example.id; });
    return out;
}

} // namespace interphase
