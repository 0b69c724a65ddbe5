#include "app/command/argument_parser.h"
#include "app/command/command.h"
#include "app/command/terminal_progress.h"
#include "calibrate/analysis.h"
#include "calibrate/analysis_temperature.h"
#include "calibrate/study_contents.h"
#include "cell/bpx.h"
#include "core/files.h"
#include "core/message.h"
#include "core/text.h"
#include "data/current_sign.h"
#include "protocol/cell_model.h"
#include "study/study_file.h"

#include <algorithm>

namespace interphase {
namespace {

namespace fs = std::filesystem;

constexpr const char* kDescription =
    "Makes a study from the definition of an analysis, a JSON file that is described key by key in\n"
    "help/definition.md beside the parameter sets. The measured files it names are read and kept in the "
    "study. In\n"
    "the place of a file, the name of an example that comes with the program can stand. A definition "
    "without\n"
    "data or free parameters makes a study whose cell can be simulated.";
constexpr const char* kExample = "interphase new spm_discharge my.interphase";

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

/// Puts the analysis together once, so that what does not fit is found now; says in which file.
void check(const StudyEdit& contents, const std::string& file)
try {
    const Cell cell = parseBpx(contents.cell->json, contents.cell->name);
    prepareAnalysis(*contents.definition, cell, contents.data);
} catch (const InputError& error) {
    if (error.message().id != MessageId::InvalidArgument)
        throw;
    Message message = error.message();
    message.arguments.front() = file + ": " + message.arguments.front();
    throw InputError(message);
}

/// Of a study that is there to simulate, as the window begins one: a cell, and a model that suits it.
void requireCell(const StudyEdit& contents, const std::string& file)
{
    if (!contents.cell)
        throw InputError(MessageId::DefinitionIncomplete,
                         {file, "parameter set", "the key /cell/parameters"});
    const ModelDefinition& model = contents.definition->model;
    const Cell cell = cellOf(*contents.definition, parseBpx(contents.cell->json, contents.cell->name));
    SimulationOptions options;
    options.model = model.kind;
    adapt(options, cell);
    requireSupported(cell, model.physics);
}

/// What a definition says of its model and no model uses.
void sayContradictions(const StudyEdit& contents, TerminalProgress& line)
{
    const ModelDefinition& model = contents.definition->model;
    if (model.physics.seiFillsPores && model.physics.sei == SeiKind::None)
        line.note("The pores stay open: \"pores\": \"closing\" needs an SEI that grows, \"sei\".");
    for (const Dataset& d : contents.data)
        if (temperatureIsIgnored(d, model.physics.thermal, model.temperature_K))
            line.note(d.name + ": the temperature it measured is not used: the model stays at " +
                      formatRounded(model.temperature_K, 6) + " K; \"thermal\": \"measured\" follows it.");
}

/// Nothing where it was stopped.
std::optional<StudyContents> readContents(const std::string& word, const CommandContext& context)
{
    const std::string file = pathToUtf8(definitionFile(word, context.resources));
    StudyContents contents = readStudyContents(file, context.resources.parameterSets(), {context.stop, {}});
    if (!contents.edit.definition)
        return {};
    requireCell(contents.edit, file);
    if (isComplete(*contents.edit.definition))
        check(contents.edit, file);
    return contents;
}

void say(const StudyContents& contents)
{
    TerminalProgress line;
    for (const std::string& note : contents.notes)
        line.note(note);
    const Definition& definition = *contents.edit.definition;
    if (!isComplete(definition))
        line.note(std::string("The study has no ") +
                  (definition.data.empty() && definition.spectra.empty() && definition.capacities.empty()
                       ? "data"
                       : "free parameters") +
                  ": its cell can be simulated in the window; to calibrate it, add some.");
    sayContradictions(contents.edit, line);
    for (const Dataset& d : contents.edit.data) {
        for (const std::string& note : d.notes)
            line.note(d.name + ": " + note);
        for (const Message& finding : d.findings)
            line.note(d.name + ": " + finding.english());
        if (currentSignFromPhysics(d.current_A, d.voltage_V).sign == CurrentSign::ChargePositive)
            line.note(
                d.name +
                ": WARNING: the sign of the current looks reversed: here discharge is positive, and the "
                "voltage rises with it; expected another \"current_sign\" in the definition.");
    }
}

void writeStudy(const std::string& path, const StudyEdit& contents)
{
    Study study = Study::create(path);
    try {
        study.edit(contents);
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
    const std::optional<StudyContents> contents = readContents(definition, context);
    if (!contents)
        return kInterrupted;
    say(*contents);
    writeStudy(study, contents->edit);
    return kDone;
}

} // namespace interphase
