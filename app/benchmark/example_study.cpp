#include "app/benchmark/example_study.h"

#include "app/window/study_contents.h"

namespace interphase {

void makeExampleStudy(const Resources& resources, const QString& example, const QString& path)
{
    const std::string definition = resources.examples() + '/' + example.toStdString() + "/definition.json";
    const StudyContents contents = readStudyContents(definition, resources.parameterSets());
    Study study = Study::create(path.toStdString());
    study.edit(contents.edit);
}

} // namespace interphase
