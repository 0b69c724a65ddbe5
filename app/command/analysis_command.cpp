#include "app/command/argument_parser.h"
#include "app/command/command.h"
#include "app/command/text_table.h"
#include "calibrate/study_contents.h"
#include "core/message.h"
#include "core/text.h"
#include "study/definition_terms.h"
#include "study/study.h"

#include <iostream>

namespace interphase {
namespace {

constexpr const char* kDescription =
    "The analyses of a study, each a definition with runs of its own. Without a word the list, the selected\n"
    "one marked by a star; else\n"
    "  list                 the same\n"
    "  add NAME             a copy of the selected analysis; with --definition what that file says, with "
    "the\n"
    "                       study's data sets and cell where they have the same names\n"
    "  select NAME          what calibrate, summary and the window work on\n"
    "  rename NAME NEW      another name\n"
    "  weight NAME NUMBER   how plausible it is before the data, against the others; 1 at first\n"
    "  remove NAME          takes it off the list, with its runs";
constexpr const char* kExample =
    "interphase new spm_discharge my.interphase\n"
    "interphase analysis my.interphase rename \"Analysis 1\" \"Gaussian noise\"\n"
    "interphase export my.interphase --definition second.json\n"
    "interphase analysis my.interphase add AR1 --definition second.json\n"
    "interphase analysis my.interphase list";

int printList(Study& study)
{
    const std::int64_t selected = study.currentAnalysis();
    TextTable table{{"", "model", "free", "prior weight", "draws", "evidence"}};
    for (const AnalysisInfo& info : study.analyses()) {
        study.lookAt(info.id);
        const Definition d = study.definition();
        const auto state = [&study](RunPurpose purpose, bool count) -> std::string {
            const std::optional<RunInfo> run = study.latestRun(purpose);
            if (!run)
                return "-";
            return (count ? std::to_string(run->draws) : "yes") + std::string(run->stale() ? ", stale" : "");
        };
        table.push_back({(info.id == selected ? "* " : "  ") + info.name,
                         std::string(kModelWords[static_cast<std::size_t>(d.model.kind)]),
                         std::to_string(d.free.size()), formatRounded(d.priorWeight, 4),
                         state(RunPurpose::Sample, true), state(RunPurpose::Evidence, false)});
    }
    std::cout << aligned(table);
    return kDone;
}

void add(Study& study, const std::string& name, const std::string& definition, const CommandContext& context)
{
    if (definition.empty()) {
        study.addAnalysis(name);
        return;
    }
    // Read before anything is added: what is wrong with the file leaves the study as it was.
    const StudyContents contents =
        readAnalysisContents(definition, context.resources.parameterSets(), study, {context.stop, {}});
    if (!contents.edit.definition)
        return;
    requireComplete(*contents.edit.definition, definition);
    study.addAnalysis(name);
    study.edit(contents.edit);
}

void weigh(Study& study, const std::string& name, const std::string& word)
{
    const std::optional<double> weight = parseNumber(word);
    if (!weight || !(*weight > 0.0) || *weight > 1e300)
        throw InputError(MessageId::InvalidArgument,
                         {"weight " + name, "found \"" + word + "\"", "a number above 0"});
    study.lookAt(study.analysisNamed(name));
    Definition definition = study.definition();
    definition.priorWeight = *weight;
    study.setDefinition(definition, "Weigh the analysis");
    study.lookAt({});
}

[[noreturn]] void refuseWords(const std::vector<std::string>& words)
{
    throw InputError(MessageId::InvalidArgument,
                     {"interphase analysis", "found \"" + join(words, " ") + "\"",
                      "list, add NAME, select NAME, rename NAME NEW, weight NAME NUMBER or remove NAME"});
}

void change(Study& study, const std::vector<std::string>& words, const std::string& definition,
            const CommandContext& context)
{
    const std::string& verb = words.front();
    if (verb == "add" && words.size() == 2)
        return add(study, words[1], definition, context);
    if (verb == "select" && words.size() == 2)
        return study.selectAnalysis(study.analysisNamed(words[1]));
    if (verb == "rename" && words.size() == 3)
        return study.renameAnalysis(study.analysisNamed(words[1]), words[2]);
    if (verb == "weight" && words.size() == 3)
        return weigh(study, words[1], words[2]);
    if (verb == "remove" && words.size() == 2)
        return study.removeAnalysis(study.analysisNamed(words[1]));
    refuseWords(words);
}

} // namespace

int runAnalysis(const Arguments& arguments, const CommandContext& context)
{
    std::string path, definition;
    std::vector<std::string> words;
    ArgumentParser parser("analysis", kDescription, kExample);
    parser.positional("STUDY", path, "the study");
    parser.positionals("WORDS", words, "what is done, see above", false);
    parser.text("--definition", "FILE.json", definition, "for add: what the new analysis is");
    if (!parser.parse(arguments))
        return kDone;
    if (words.empty() || (words.size() == 1 && words.front() == "list")) {
        Study study = Study::open(path, StudyMode::ReadOnly);
        return printList(study);
    }
    Study study = Study::open(path);
    change(study, words, definition, context);
    return context.stop.stop_requested() ? kInterrupted : kDone;
}

} // namespace interphase
