#pragma once
#include "cell/json_source.h"

namespace interphase::bpx {

/// What the "Header" of a BPX file says.
struct Header
{
    bool legacy = false;         ///< version 0.x
    bool singleParticle = false; ///< model SPM: no electrolyte, separator or pores
    std::string title;
    std::string description;
    std::string references;
};

/// Also checks the names at the top of the file. Throws InputError: BpxVersion, BpxMissingField,
/// BpxUnknownField, BpxWrongType, and BpxNotSupported for partial files.
Header readHeader(const JsonSource& source);

} // namespace interphase::bpx
