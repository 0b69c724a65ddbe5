#include "app/window/study_contents.h"

#include "core/files.h"
#include "core/message.h"

#include <algorithm>

namespace interphase {
namespace {

namespace fs = std::filesystem;

constexpr const char* kDefinitionName = "definition.json";

std::optional<ExampleView> exampleIn(const fs::path& folder)
try {
    const Definition definition = readDefinition(pathToUtf8(folder / kDefinitionName));
    return ExampleView{QString::fromStdString(pathToUtf8(folder.filename())),
                       QString::fromStdString(definition.title), QString::fromStdString(definition.note)};
} catch (const InputError&) {
    return std::nullopt;
}

} // namespace

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
