#pragma once
#include "study/definition.h"

namespace interphase {

/// In what two definitions differ, in the words of the window's pages.
struct DefinitionChanges
{
    bool text = false; ///< title, note
    bool cell = false; ///< parameter set or values
    bool model = false;
    bool data = false;   ///< which data, windows, points, initial state of charge
    bool priors = false; ///< free parameters and their priors
    bool noise = false;
    bool derived = false; ///< computed anew from the same draws
    bool sampler = false; ///< a run of another length still has the same posterior

    /// Whether a run made with the one does not hold for the other.
    bool stale() const { return cell || model || data || priors || noise; }
    bool operator==(const DefinitionChanges&) const = default;
};

DefinitionChanges compareDefinitions(const Definition& before, const Definition& after);

} // namespace interphase
