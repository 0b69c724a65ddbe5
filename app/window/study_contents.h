#pragma once
#include "core/run_context.h"
#include "study/study.h"
#include "ui/view/shell_view.h"

#include <string>
#include <vector>

namespace interphase {

/// All that a definition names, read: what a new study begins with.
struct StudyContents
{
    StudyEdit edit;
    std::string title;
};

/// Reads a definition, its cell and its data. `parameterSets` is the folder of the bundled sets; files are
/// looked for beside the definition. Throws InputError that names the file.
StudyContents readStudyContents(const std::string& definitionFile, const std::string& parameterSets,
                                const RunContext& context = {});

/// The examples in a folder: each a folder of its own with a definition.json. One that cannot be read is left
/// out.
std::vector<ExampleView> findExamples(const std::string& folder);

} // namespace interphase
