#pragma once
#include "app/resources.h"

#include <QString>

namespace interphase {

/// Makes a study of an example that comes with the program, as its definition says. Throws InputError.
void makeExampleStudy(const Resources& resources, const QString& example, const QString& path);

} // namespace interphase
