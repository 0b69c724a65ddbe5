#include "app/command/argument_parser.h"
#include "app/command/command.h"
#include "app/command/terminal_progress.h"
#include "calibrate/analysis.h"
#include "cell/bpx.h"
#include "cell/parameter_sets.h"
#include "core/files.h"
#include "core/message.h"
#include "core/text.h"
#include "data/table.h"
#include "study/study.h"
#include "study/study_file.h"

#include <algorithm>

namespace interphase {
namespace {

namespace fs = std::filesystem;

constexpr const char* kDescription =
    "Makes a study from the definition of an analysis, a JSON file that is described key by key in\n"
    "help/definition.md beside the parameter sets. The measured files it names are read and kept in the "
    "study. In\n"
    "the place of a file, the name of an example that comes with the program can stand.";
constexpr const char* kExample = "interphase new spm_discharge my.interphase";

/// What a definition refers to, read.
struct Contents
{
    Definition definition;
    Cell cell;
    std::vector<Dataset> data;
};

fs::path definitionFile(const std::string& word, const Resources& resources)
{
    const fs::path file = pathFromUtf8(word);
    std::error_code error;
    if (fs::is_regular_file(file, error) || file.has_extension() || file.has_parent_path())
        return file;
    const std::vector<std::string> names = resources.exampleNames();
    if (std::ranges::count(names, word) == 0)
        throw InputError(MessageId::InvalidArgument,
                         {word, "neither a file nor an example",
                          names.empty() ? "the file of a definition" : "one of " + join(names, ", ")});
    return pathFromUtf8(resources.examples()) / file / "definition.json";
}

Cell cellNamed(const std::string& name, const fs::path& folder, const Resources& resources)
{
    const fs::path beside = folder / pathFromUtf8(name);
    std::error_code error;
    const bool isFile = pathFromUtf8(name).has_extension() || fs::exists(beside, error);
    const auto bundled = bundledSets(resources.parameterSets());
    if (isFile && std::ranges::count(bundled, name) == 0)
        return readBpx(pathToUtf8(beside));
    return loadCell(name, resources.parameterSets());
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

/// Puts the analysis together once, so that what does not fit is found now; says in which file.
void check(const Contents& contents, const std::string& file)
try {
    prepareAnalysis(contents.definition, contents.cell, contents.data);
} catch (const InputError& error) {
    if (error.message().id != MessageId::InvalidArgument)
        throw;
    Message message = error.message();
    message.arguments.front() = file + ": " + message.arguments.front();
    throw InputError(message);
}

Contents readContents(const std::string& word, const Resources& resources)
{
    const fs::path path = definitionFile(word, resources);
    const std::string file = pathToUtf8(path);
    Contents out;
    out.definition = readDefinition(file);
    requireComplete(out.definition, file);
    out.cell = cellNamed(out.definition.parameters, path.parent_path(), resources);
    for (const DataUse& use : out.definition.data)
        out.data.push_back(readUse(use, path.parent_path(), file));
    check(out, file);
    return out;
}

void writeStudy(const std::string& path, Contents contents)
{
    for (DataUse& use : contents.definition.data)
        use.file.clear();
    StudyEdit edit;
    edit.label = "Read the definition";
    edit.definition = contents.definition;
    edit.cell = CellText{contents.definition.parameters, formatBpx(contents.cell)};
    edit.data = std::move(contents.data);
    Study study = Study::create(path);
    try {
        study.edit(edit);
    } catch (...) {
        discardStudyFile(path);
        throw;
    }
}

} // namespace

int runNew(const Arguments& words, const CommandContext& context)
{
    std::string definition, study;
    ArgumentParser parser("new", kDescription, kExample);
    parser.positional("DEFINITION", definition, "a JSON file, or the name of an example");
    parser.positional("STUDY", study, "the study that is made; it must not exist yet");
    if (!parser.parse(words))
        return kDone;
    Contents contents = readContents(definition, context.resources);
    TerminalProgress line;
    for (const Dataset& data : contents.data) {
        for (const std::string& note : data.notes)
            line.note(data.name + ": " + note);
        for (const Message& finding : data.findings)
            line.note(data.name + ": " + finding.english());
    }
    writeStudy(study, std::move(contents));
    return kDone;
}

} // namespace interphase
