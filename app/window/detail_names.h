#pragma once
#include "protocol/model_details.h"

#include <QString>

#include <string_view>

namespace interphase {

/// What a person calls a DetailProfile of that name; the name itself where it is none of those that are
/// known.
QString profileName(const std::string& name);

/// What a person calls an observable, the losses with their sign in the voltage; empty: not shown. Those of
/// one kind of particle are called by its name in the cell's file.
QString observableName(std::string_view key, const ModelDetails& details);

} // namespace interphase
