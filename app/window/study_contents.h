#pragma once
#include "calibrate/study_contents.h"
#include "ui/view/shell_view.h"

#include <string>
#include <vector>

namespace interphase {

/// The examples in a folder: each a folder of its own with a definition.json. One that cannot be read is left
/// out.
std::vector<ExampleView> findExamples(const std::string& folder);

} // namespace interphase
