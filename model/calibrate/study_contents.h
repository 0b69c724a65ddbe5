#pragma once
#include "core/run_context.h"
#include "study/study.h"

#include <string>

namespace interphase {

/// All that a definition names, read: what a new study begins with.
struct StudyContents
{
    StudyEdit edit;
    std::string title;
    std::vector<std::string> notes; ///< what was assumed of the spectra, one sentence each
};

/// Reads a definition, its cell and its data, for the window and the command line. `parameterSets` is the
/// folder of the bundled sets, whose names come before those of files; files are looked for beside the
/// definition. What the definition leaves open stays so. Throws InputError that names the file. Once stopped,
/// a part is missing.
StudyContents readStudyContents(const std::string& definitionFile, const std::string& parameterSets,
                                const RunContext& context = {});

/// The same for another analysis of a study: a data set that the study's current analysis has under the same
/// name is taken from there, and so is the cell, so that their files need not be at hand.
StudyContents readAnalysisContents(const std::string& definitionFile, const std::string& parameterSets,
                                   Study& study, const RunContext& context = {});

} // namespace interphase
